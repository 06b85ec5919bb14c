import { cellParts, type EditColumn } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { editorWords, MARKS } from './test-words.ts';

/** What a column offers to choose from, as buttons; nothing for a column that is written freely. */
export function CellChoices(props: {
  readonly column: EditColumn;
  readonly text: string;
  readonly onChoose: (text: string) => void;
  readonly disabled: boolean;
}): JSX.Element | null {
  const words = useWords();
  const choices = choicesOf(props.column, words);
  if (choices.length === 0) return null;
  const chosen = new Set(cellParts(props.text));
  const choose = (value: string): void => props.onChoose(nextText(props.column, chosen, value));
  return (
    <span className="choices">
      {choices.map(({ value, word }) => (
        <button
          key={value}
          type="button"
          className="choice"
          aria-pressed={value === '-' ? isAny(props.text) : chosen.has(value)}
          disabled={props.disabled}
          // The cell that is being written keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(value)}
        >
          {word}
        </button>
      ))}
    </span>
  );
}

const isAny = (text: string): boolean => text.trim() === '-' || text.trim() === '';

type Choice = { readonly value: string; readonly word: string };

function choicesOf(
  { role, kind, codes, name }: EditColumn,
  words: ReturnType<typeof useWords>,
): readonly Choice[] {
  const { m, say } = words;
  const any = role === 'input' ? [{ value: '-', word: editorWords(words).any }] : [];
  if (role === 'note') {
    if (name !== 'provenance') return [];
    return MARKS.map((value) => ({ value, word: m.provenance[value] }));
  }
  if (kind === 'flag') {
    const flags = [
      { value: 'true', word: m.claim.yes },
      { value: 'false', word: m.claim.no },
    ];
    return [...any, ...flags];
  }
  const titles = Object.entries(codes);
  if (titles.length === 0 || titles.length > MOST) return [];
  return [...any, ...titles.map(([code, title]) => ({ value: `"${code}"`, word: say(title) }))];
}

/** More codes than this are written, not chosen. */
const MOST = 16;

/** One value of an output, flag or mark takes the place of the other; codes of a test are gathered. */
export function nextText(
  { role, kind }: EditColumn,
  chosen: ReadonlySet<string>,
  value: string,
): string {
  if (role !== 'input' || kind === 'flag' || value === '-') return value;
  const next = new Set([...chosen].filter((each) => each !== '-'));
  if (!next.delete(value)) next.add(value);
  return next.size === 0 ? '-' : [...next].join(',');
}

/** What can be written in a cell of a column. */
export function hintOf(column: EditColumn, words: ReturnType<typeof useWords>): string {
  const { hints } = editorWords(words);
  if (column.role === 'note') return hints.note;
  if (column.kind === 'flag' && column.role === 'input') return hints.flag;
  if (choicesOf(column, words).length > 0 && column.role === 'input') return hints.code;
  if (column.role === 'input') return hints.test;
  return NUMBERS.has(column.kind) ? hints.number : hints.answer;
}

const NUMBERS: ReadonlySet<string> = new Set(['money', 'rate', 'count', 'quantity']);
