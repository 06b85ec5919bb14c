import type { ColumnOffer, EditTable } from '@sanyi/policy';
import { Plus } from 'lucide-react';
import { type JSX, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Button } from '../../ui/button.ts';
import { structureWords } from './test-words.ts';
import { offersBy } from './use-offers.ts';

/** What is chosen to write a name or formula that nobody offers. */
const OWN = '';

/** A new column: one of what the platform knows, or a name of one's own. */
export function AddColumn(props: {
  readonly table: EditTable;
  readonly role: 'input' | 'output';
  readonly offers: readonly ColumnOffer[];
  readonly onAdd: (name: string, label: string) => void;
}): JSX.Element {
  const words = useWords();
  const s = structureWords(words);
  const { table, role } = props;
  const id = useId();
  const open = openOffers(props);
  const isFixed = role === 'output' && table.hook !== null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [own, setOwn] = useState({ name: '', label: '' });
  const value = open.find(({ name }) => name === chosen)?.name ?? open[0]?.name ?? OWN;
  const name = chosen === OWN || value === OWN ? own.name : value;
  if (isFixed && open.length === 0) return <p className="quiet">{s.answersHook}</p>;
  const add = (): void => {
    const offer = chosen === OWN ? undefined : open.find((each) => each.name === name);
    props.onAdd(name.trim(), offer?.title.zh ?? own.label.trim());
    setChosen(null);
    setOwn({ name: '', label: '' });
  };
  return (
    <form
      className="add-column"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label htmlFor={id}>{role === 'input' ? s.addInput : s.addOutput}</label>
      <select
        id={id}
        value={chosen === OWN ? OWN : value}
        onChange={(event) => setChosen(event.target.value)}
      >
        <OfferGroups offers={open} />
        {!isFixed && <option value={OWN}>{role === 'input' ? s.ownFormula : s.ownName}</option>}
      </select>
      {(chosen === OWN || value === OWN) && <OwnFields role={role} own={own} onOwn={setOwn} />}
      <Button
        size="small"
        htmlType="submit"
        disabled={name.trim() === ''}
        icon={<Plus size={13} strokeWidth={2} aria-hidden="true" />}
      >
        {s.add}
      </Button>
    </form>
  );
}

/** What may still become a column: of a condition all that can be read, of an answer what is missing. */
function openOffers({
  table,
  role,
  offers,
}: Parameters<typeof AddColumn>[0]): readonly ColumnOffer[] {
  const taken = new Set(
    table.columns.filter((column) => column.role === role).map(({ name }) => name),
  );
  return offers.filter(
    ({ name, from }) =>
      !taken.has(name) &&
      (role === 'output' ? from === 'answer' : from !== 'answer' && from !== 'parameter'),
  );
}

function OfferGroups({ offers }: { readonly offers: readonly ColumnOffer[] }): JSX.Element {
  const words = useWords();
  const s = structureWords(words);
  return (
    <>
      {offersBy(offers).map(([from, list]) => (
        <optgroup key={from} label={s.offers[from]}>
          {list.map(({ name, title }) => (
            <option key={name} value={name}>
              {words.say(title)} ({name})
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

type Own = { readonly name: string; readonly label: string };

function OwnFields(props: {
  readonly role: 'input' | 'output';
  readonly own: Own;
  readonly onOwn: (own: Own) => void;
}): JSX.Element {
  const s = structureWords(useWords());
  const { own, onOwn } = props;
  const lead = props.role === 'input' ? s.formula : s.called;
  return (
    <>
      <input
        className="text-input"
        value={own.name}
        placeholder={lead}
        aria-label={lead}
        spellCheck={false}
        onChange={(event) => onOwn({ ...own, name: event.target.value })}
      />
      <input
        className="text-input"
        value={own.label}
        placeholder={s.label}
        aria-label={s.label}
        onChange={(event) => onOwn({ ...own, label: event.target.value })}
      />
    </>
  );
}
