import type { ProblemCode } from '@sanyi/kernel';

/** One record of a CSV text and the line it begins on. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** A CSV text as records, or the line and reason it cannot be read. */
export type CsvText =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly code: ProblemCode };

type State = {
  readonly text: string;
  position: number;
  line: number;
  readonly records: CsvRecord[];
};

/** Reads CSV by RFC 4180; cells are trimmed, empty lines left out, a byte-order mark ignored. */
export function readCsv(text: string): CsvText {
  const state: State = { text: text.replace(/^\uFEFF/, ''), position: 0, line: 1, records: [] };
  while (state.position < state.text.length) {
    const line = state.line;
    const cells: string[] = [];
    let more = true;
    while (more) {
      const cell = state.text[state.position] === '"' ? quotedCell(state) : plainCell(state);
      if (cell === null) return { ok: false, line, code: 'POLICY_CSV_QUOTE_OPEN' };
      cells.push(cell);
      const end = cellEnd(state);
      if (end === 'broken') {
        return { ok: false, line: state.line, code: 'POLICY_CSV_QUOTE_TEXT' };
      }
      more = end === 'comma';
    }
    if (cells.length > 1 || cells[0] !== '') state.records.push({ line, cells });
  }
  return { ok: true, records: state.records };
}

/** Writes records as canonical CSV: quotes only where they are needed, one line feed per record. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  return records.map((cells) => `${cells.map(writeCell).join(',')}\n`).join('');
}

const writeCell = (cell: string): string =>
  /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function plainCell(state: State): string {
  const start = state.position;
  while (
    state.position < state.text.length &&
    !',\r\n'.includes(state.text[state.position] ?? '')
  ) {
    state.position++;
  }
  return state.text.slice(start, state.position).trim();
}

function quotedCell(state: State): string | null {
  let cell = '';
  state.position++;
  for (;;) {
    const quote = state.text.indexOf('"', state.position);
    if (quote < 0) return null;
    const part = state.text.slice(state.position, quote);
    state.line += part.split('\n').length - 1;
    cell += part;
    state.position = quote + 1;
    if (state.text[state.position] !== '"') return cell.trim();
    cell += '"';
    state.position++;
  }
}

function cellEnd(state: State): 'comma' | 'line' | 'broken' {
  const next = state.text[state.position];
  if (next === ',') {
    state.position++;
    return 'comma';
  }
  if (next === '\r' && state.text[state.position + 1] === '\n') state.position++;
  else if (next !== undefined && next !== '\n' && next !== '\r') return 'broken';
  state.position++;
  state.line++;
  return 'line';
}
