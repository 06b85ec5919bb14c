import type { ColumnOffer, EditTable, PlacedProblem } from '@sanyi/policy';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type JSX, type KeyboardEvent, useMemo, useRef } from 'react';
import { useWords } from '../../app/words.tsx';
import { cellWriting, useWritten } from './cell-writing.ts';
import { structureWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';
import { offersBy } from './use-offers.ts';

/** A formula: its text, what is wrong with it at every letter, and the names it may use. */
export function FormulaField(props: {
  readonly table: EditTable;
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly mayEdit: boolean;
  /** The step of a context; null for a single formula. */
  readonly entry: number | null;
  readonly text: string;
  readonly label: string;
  readonly offers: readonly ColumnOffer[];
}): JSX.Element {
  const s = structureWords(useWords());
  const { session, entry, mayEdit } = props;
  const { file, decision } = props.table;
  const writing = useMemo(() => cellWriting(session.checkCell), [session.checkCell]);
  const written = useWritten(writing);
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = (text: string) => ({ kind: 'expression', file, decision, entry, text }) as const;
  const take = (): void => {
    const now = writing.now();
    writing.end();
    if (now && now.text !== props.text) session.edit(edit(now.text));
  };
  const insert = (name: string): void => {
    const at = field.current;
    if (!at) return;
    at.setRangeText(name, at.selectionStart, at.selectionEnd, 'end');
    writing.write(at.value, edit(at.value));
    at.focus();
  };
  const text = written?.text ?? props.text;
  return (
    <div className="formula">
      <textarea
        ref={field}
        className="code"
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        disabled={!mayEdit}
        aria-label={props.label}
        aria-invalid={(written ?? props).problems.length > 0 || undefined}
        spellCheck={false}
        onChange={(event) => writing.write(event.target.value, edit(event.target.value))}
        onBlur={take}
        onKeyDown={(event) => onFormulaKey(event, { take, leave: writing.end })}
      />
      <FormulaTold problems={(written ?? props).problems} isWriting={written !== null} />
      {mayEdit && (
        <details className="names">
          {/* The formula that is being written is not left by opening the names. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the press only keeps the focus where it is */}
          <summary onMouseDown={(event) => event.preventDefault()}>{s.names}</summary>
          <Names offers={props.offers} onName={insert} />
        </details>
      )}
    </div>
  );
}

/** Ctrl+Enter takes what is written, also before it is saved; Esc gives it up. */
function onFormulaKey(
  event: KeyboardEvent,
  acts: { readonly take: () => void; readonly leave: () => void },
): void {
  const isTaken = event.ctrlKey && (event.key === 'Enter' || event.key === 's');
  if (isTaken) acts.take();
  if (event.key === 'Escape') acts.leave();
}

function FormulaTold(props: {
  readonly problems: readonly PlacedProblem[];
  readonly isWriting: boolean;
}): JSX.Element {
  const words = useWords();
  const s = structureWords(words);
  const [first] = props.problems;
  return (
    <p className={first ? 'cell-problem' : 'quiet'} aria-live="polite">
      {first ? (
        <>
          <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" /> {first.problem[words.lang]}
        </>
      ) : props.isWriting ? (
        <>
          <CircleCheck size={14} strokeWidth={1.8} aria-hidden="true" /> {s.noProblem}
        </>
      ) : (
        s.formulaHint
      )}
    </p>
  );
}

function Names(props: {
  readonly offers: readonly ColumnOffer[];
  readonly onName: (name: string) => void;
}): JSX.Element {
  const words = useWords();
  const s = structureWords(words);
  return (
    <dl>
      {offersBy(props.offers).map(([from, list]) => (
        <div key={from}>
          <dt>{s.offers[from]}</dt>
          <dd className="choices">
            {list.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                className="choice"
                title={name}
                // The formula keeps the focus and the place in it.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.onName(name)}
              >
                {words.say(title)}
              </button>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
