import type { EditTable, PlacedProblem } from '@sanyi/policy';
import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { CellChoices, hintOf } from './cell-choices.tsx';
import { type CellWriting, useWritten } from './cell-writing.ts';
import type { SheetPlace } from './sheet-props.ts';
import { cellInWords, editorWords } from './test-words.ts';

/** What the chosen cell says in words, what can be chosen for it, and what is wrong with it. */
export function CellBar(props: {
  readonly table: EditTable;
  readonly at: SheetPlace;
  readonly writing: CellWriting;
  readonly problems: readonly PlacedProblem[];
  readonly mayEdit: boolean;
  readonly onChoose: (text: string) => void;
}): JSX.Element {
  const words = useWords();
  const { say } = words;
  const e = editorWords(words);
  const { table, at } = props;
  const rule = table.rules[at.row];
  const column = table.columns[at.column];
  const written = useWritten(props.writing);
  const text = written?.text ?? (column ? (rule?.cells[at.column] ?? '') : (rule?.id ?? ''));
  const title = column ? say(column.title) : e.ruleName;
  const lead =
    column?.role === 'input'
      ? e.condition(title)
      : column?.role === 'output'
        ? e.outcome(title)
        : title;
  const said = column ? cellInWords(text, column, words) : text;
  return (
    <div className="cell-bar">
      <p className="cell-says">
        <span className="quiet">{lead}</span> <b>{said === '' ? '—' : said}</b>
        {said !== text && <code>{text}</code>}
      </p>
      {column && (
        <CellChoices
          column={column}
          text={text}
          onChoose={props.onChoose}
          disabled={!props.mayEdit}
        />
      )}
      <CellTold
        problems={(written ?? props).problems.filter(
          (each) =>
            each.rows.includes(at.row) && (each.column === at.column || each.column === null),
        )}
        hint={column ? hintOf(column, words) : e.keys}
      />
    </div>
  );
}

function CellTold(props: {
  readonly problems: readonly PlacedProblem[];
  readonly hint: string;
}): JSX.Element {
  const { lang } = useWords();
  return (
    <div className="cell-told" aria-live="polite">
      {props.problems.length === 0 && <p className="quiet">{props.hint}</p>}
      {props.problems.slice(0, 2).map(({ problem }) => (
        <p key={problem.code + problem[lang]} className="cell-problem">
          <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" /> {problem[lang]}
        </p>
      ))}
    </div>
  );
}
