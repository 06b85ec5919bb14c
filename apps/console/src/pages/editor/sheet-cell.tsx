import type { EditColumn, EditRule, EditTable, PlacedProblem } from '@sanyi/policy';
import { type JSX, useEffect, useRef } from 'react';
import type { Words } from '../../app/words.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { type CellWriting, useWritten } from './cell-writing.ts';
import { cellInWords, MARKS } from './test-words.ts';
import type { RuleLight } from './try-lights.ts';

/** Columns with `!` or `?`, in one text, so that rows are compared quickly. */
export type RowMarks = string;

/** Columns of a row that have a problem, and how grave it is; `-1` is the whole row. */
export function marksOf(problems: readonly PlacedProblem[], row: number): RowMarks {
  return problems
    .filter(({ rows }) => rows.includes(row))
    .map(({ column, grave }) => `${column ?? -1}${grave ? '!' : '?'}`)
    .sort()
    .join(' ');
}

/** The look of a cell with a problem. */
export const markAt = (marks: RowMarks, column: number): string => {
  const found = marks.split(' ');
  if (found.includes(`${column}!`)) return 'wrong';
  return found.includes(`${column}?`) ? 'warned' : '';
};

/** What a row of the sheet shows. */
export type RowProps = {
  readonly table: EditTable;
  readonly rule: EditRule;
  readonly row: number;
  readonly at: number | null;
  /** What is written in this row; null while nothing is. */
  readonly writing: CellWriting | null;
  readonly wrong: RowMarks;
  readonly light: RuleLight | null;
  readonly lit: boolean;
  readonly words: Words;
  readonly onWrite: (text: string) => void;
  /** The field lost the focus: what was written is taken. */
  readonly onLeave: () => void;
};

/** One cell: its words, or the field it is written in. */
export function SheetCell(
  props: RowProps & { readonly column: EditColumn; readonly index: number },
): JSX.Element {
  const { column, index, rule, words } = props;
  const isAt = props.at === index;
  const text = rule.cells[index] ?? '';
  const inWords = cellInWords(text, column, words);
  const mark = markAt(props.wrong, index);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
    <td
      data-cell={`${props.row},${index}`}
      tabIndex={isAt ? 0 : -1}
      aria-selected={isAt}
      aria-invalid={mark === 'wrong' || undefined}
      className={[column.role, isAt ? 'at' : '', mark, ...tonesOf(props, { text, inWords })]
        .filter(Boolean)
        .join(' ')}
      title={column.role === 'note' ? text : undefined}
    >
      {isAt && props.writing !== null ? (
        <Writing
          writing={props.writing}
          label={words.say(column.title)}
          onWrite={props.onWrite}
          onLeave={props.onLeave}
        />
      ) : (
        <CellText text={text} inWords={inWords} mark={column.name === 'provenance'} />
      )}
    </td>
  );
}

/** How a cell looks: in words, asking nothing, and lit by a tried input. */
function tonesOf(
  {
    column,
    index,
    light,
  }: Pick<RowProps, 'light'> & {
    readonly column: EditColumn;
    readonly index: number;
  },
  { text, inWords }: { readonly text: string; readonly inWords: string },
): readonly string[] {
  const asksNothing = column.role === 'input' && text.trim() === '-';
  const met = column.role === 'input' && !asksNothing ? light?.cells[index] : undefined;
  return [
    inWords === text || column.role === 'note' ? '' : 'worded',
    asksNothing ? 'any' : '',
    met === undefined ? '' : met ? 'met' : 'missed',
  ];
}

function CellText(props: {
  readonly text: string;
  readonly inWords: string;
  readonly mark: boolean;
}): JSX.Element {
  const mark = props.mark ? MARKS.find((each) => each === props.text) : undefined;
  return (
    <span className="cell-text">
      {mark && <ProvenanceMark provenance={mark} silent />}
      {props.inWords}
    </span>
  );
}

/** The field a cell is written in. */
export function Writing(props: {
  readonly writing: CellWriting;
  readonly label: string;
  readonly onWrite: (text: string) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const written = useWritten(props.writing);
  useEffect(() => {
    field.current?.focus();
    const end = field.current?.value.length ?? 0;
    field.current?.setSelectionRange(end, end);
  }, []);
  return (
    <input
      ref={field}
      className="writing"
      value={written?.text ?? ''}
      aria-label={props.label}
      aria-invalid={written !== null && written.problems.length > 0 ? true : undefined}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => props.onWrite(event.target.value)}
      onBlur={props.onLeave}
    />
  );
}
