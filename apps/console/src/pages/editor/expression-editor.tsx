import type { EditTable, PlacedProblem } from '@sanyi/policy';
import { Plus, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { Button } from '../../ui/button.ts';
import { FormulaField } from './formula-field.tsx';
import { TakenInput } from './parameters-editor.tsx';
import { UndoTools } from './sheet-tools.tsx';
import { structureWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';
import { useOffers } from './use-offers.ts';

type ExpressionProps = {
  readonly table: EditTable;
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly mayEdit: boolean;
};

/** A decision that is a calculation: one formula, or steps with names, checked as they are written. */
export function ExpressionEditor(props: ExpressionProps): JSX.Element {
  const words = useWords();
  const s = structureWords(words);
  const { table, session, mayEdit } = props;
  const offers = useOffers(session, table);
  if (!table.editable) {
    return (
      <div className="expression">
        <pre className="code block">{table.expression}</pre>
        <p className="quiet">{s.notHere}</p>
      </div>
    );
  }
  return (
    <>
      <div className="sheet-tools" role="toolbar" aria-label={s.formula}>
        <UndoTools session={session} mayEdit={mayEdit} />
      </div>
      <div className="expression">
        {table.entries === null ? (
          <FormulaField
            {...props}
            entry={null}
            text={table.expression ?? ''}
            label={words.say(table.title)}
            offers={offers.filter(({ from }) => from !== 'answer')}
          />
        ) : (
          <Steps {...props} offers={offers.filter(({ from }) => from !== 'answer')} />
        )}
      </div>
    </>
  );
}

/** The steps of a context; each may name those above it. */
function Steps(
  props: ExpressionProps & { readonly offers: ReturnType<typeof useOffers> },
): JSX.Element {
  const s = structureWords(useWords());
  const { table, session, mayEdit } = props;
  const { file, decision } = table;
  const entries = table.entries ?? [];
  return (
    <>
      <ol className="steps">
        {inOrder(entries, ({ name, text }, entry) => (
          <li>
            <div className="step-name">
              {name === null ? (
                <b>{s.result}</b>
              ) : (
                <TakenInput
                  text={name}
                  label={s.entryName}
                  disabled={!mayEdit}
                  onTake={(next) =>
                    session.edit({ kind: 'nameEntry', file, decision, entry, text: next })
                  }
                />
              )}
              <button
                type="button"
                className="tool"
                aria-label={s.dropEntry(name ?? s.result)}
                disabled={!mayEdit || entries.length < 2}
                onClick={() => session.edit({ kind: 'dropEntry', file, decision, entry })}
              >
                <Trash2 size={14} strokeWidth={1.7} aria-hidden="true" />
              </button>
            </div>
            <FormulaField {...props} entry={entry} text={text} label={name ?? s.result} />
          </li>
        ))}
      </ol>
      {mayEdit && (
        <AddStep onAdd={(name) => session.edit({ kind: 'addEntry', file, decision, name })} />
      )}
    </>
  );
}

function AddStep(props: { readonly onAdd: (name: string) => void }): JSX.Element {
  const s = structureWords(useWords());
  const [name, setName] = useState('');
  return (
    <form
      className="add-column"
      onSubmit={(event) => {
        event.preventDefault();
        props.onAdd(name.trim());
        setName('');
      }}
    >
      <input
        className="text-input"
        value={name}
        placeholder={s.entryName}
        aria-label={s.entryName}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        size="small"
        htmlType="submit"
        disabled={name.trim() === ''}
        icon={<Plus size={13} strokeWidth={2} aria-hidden="true" />}
      >
        {s.addEntry}
      </Button>
    </form>
  );
}
