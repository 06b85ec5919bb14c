import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useOfficerGroups } from '../../data/acting.ts';
import { SelectField } from '../../parts/fields.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';

/** A district, or the whole city. */
export function DistrictField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const { m, lang } = useWords();
  const districts = useReadyStatus()?.districts ?? [];
  return (
    <SelectField label={m.governance.district} value={props.value} onChange={props.onChange}>
      <option value="">{m.governance.city}</option>
      {districts.map((each) => (
        <option key={each.id} value={each.id}>
          {each[lang]}
        </option>
      ))}
    </SelectField>
  );
}

/** Exactly one officer; heads of health centres only of the district that is named. */
export function OwnerField(props: {
  readonly value: string;
  readonly district: string | null;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const { m, say } = useWords();
  // A centre answers to its own district: heads of others are no choice there.
  const groups = useOfficerGroups().map(({ label, rows }) => ({
    label,
    rows: rows.filter(({ role, district }) => role !== 'centre' || district === props.district),
  }));
  return (
    <SelectField label={m.governance.owner} value={props.value} onChange={props.onChange}>
      <option value="">{m.governance.ownerNone}</option>
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.rows.map((each) => (
            <option key={each.id} value={each.id}>
              {`${say(each.name)} · ${say(each.office)}`}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
