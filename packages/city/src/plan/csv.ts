/** A row of a table as read: its cells and the line of the file it begins on. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A cell, quoted or plain, and what ends it: a comma, a line break or the end. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold commas, quotes and line breaks.
 * Empty lines are left out. A cell with a stray quote ends the reading; the row it stands in is given
 * up to there, so that its number of cells is wrong and the row is reported.
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let started = 1;
  const cell = new RegExp(CELL);
  while (cell.lastIndex < text.length || cells.length > 0) {
    const match = cell.exec(text);
    const [whole = '', quoted, plain = '', end = ''] = match ?? [];
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: started, cells });
    if (!match) break;
    cells = [];
    started = line;
  }
  return rows;
}
