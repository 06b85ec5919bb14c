import type { EditionList, WireEdition } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { periodText } from '../../format/period.ts';
import { useReadyStatus } from '../../shell/use-scope.ts';

type Sheet = { readonly district: string; readonly form: string; readonly period: string };

/** The sheets an edition rests on: whose, which form and period, from which file, and whether accepted. */
export function SheetsBehind(props: {
  readonly edition: WireEdition;
  readonly forms: EditionList['forms'];
}): JSX.Element | null {
  const { m } = useWords();
  const name = useSheetName(props.forms, props.edition.period);
  const { submissions } = props.edition;
  if (submissions.length === 0) return null;
  return (
    <details className="edition-sheets">
      <summary>{m.bulletin.restsOn(submissions.length)}</summary>
      <ul>
        {submissions.map((each) => (
          <li key={each.id}>
            {name(each)}
            <small className="quiet">
              {m.bulletin.sheetStates[each.state]} · {m.bulletin.revision(each.revision)} ·{' '}
              <span title={each.sha256}>{each.file}</span>
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The sheets that are open: before signing a warning, afterwards what was decided. */
export function OpenSheets(props: {
  readonly edition: WireEdition;
  readonly forms: EditionList['forms'];
  /** Whether the person has decided to sign all the same; null where nothing is to be decided. */
  readonly decided: boolean | null;
  readonly onDecide: (decided: boolean) => void;
}): JSX.Element | null {
  const { m } = useWords();
  const name = useSheetName(props.forms, props.edition.period);
  const { openSheets, approved } = props.edition;
  if (openSheets.length === 0) return null;
  const waiting = openSheets.filter(({ state }) => state === 'sent').length;
  const missing = openSheets.length - waiting;
  return (
    <div className="edition-open">
      <p>
        <b>{(approved ? m.bulletin.signedDespite : m.bulletin.openSheets)(waiting, missing)}</b>
      </p>
      <details>
        <summary>{m.bulletin.whichSheets}</summary>
        <ul>
          {openSheets.map((each) => (
            <li key={`${each.district} ${each.form} ${each.period}`}>
              {name(each)} <small className="quiet">{m.bulletin.sheetStates[each.state]}</small>
            </li>
          ))}
        </ul>
      </details>
      {props.decided !== null && (
        <label className="check">
          <input
            type="checkbox"
            checked={props.decided}
            onChange={(event) => props.onDecide(event.target.checked)}
          />
          {m.bulletin.signDespite}
        </label>
      )}
    </div>
  );
}

/** A sheet by the names of its district and form, and its period where it is another one. */
function useSheetName(forms: EditionList['forms'], own: string): (sheet: Sheet) => string {
  const { lang } = useWords();
  const districts = useReadyStatus()?.districts ?? [];
  return ({ district, form, period }) => {
    const where = districts.find(({ id }) => id === district)?.[lang] ?? district;
    const what = forms.find(({ id }) => id === form)?.title[lang] ?? form;
    const when = period === own ? [] : [periodText(period, lang)];
    return [where, what, ...when].join(' · ');
  };
}
