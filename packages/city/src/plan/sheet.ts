import { assert, type Problem, problem } from '@sanyi/kernel';
import { readCsv } from './csv.ts';

/** One row of a table, read cell by cell; what cannot be read is noted as a problem. */
export type SheetRow = {
  readonly where: string;
  text(column: string): string;
  /** The cell as it stands, also when it is empty. */
  optional(column: string): string;
  /** A plain number not below `least`, 0 by default. */
  number(column: string, least?: number): number;
  flag(column: string): boolean;
  /** A cell that must be one of the codes. */
  code<Code extends string>(column: string, set: CodeLike<Code>): Code;
};

/** A set of codes as {@link SheetRow.code} needs it. */
export type CodeLike<Code extends string> = {
  readonly name: string;
  readonly codes: readonly Code[];
};

/**
 * Reads a table of the city folder row by row. Problems are gathered in `problems`; a row with a
 * wrong number of cells is left out.
 */
export function readSheet(
  name: string,
  text: string,
  options: { columns: readonly string[]; problems: Problem[] },
): SheetRow[] {
  const [head, ...rows] = readCsv(text);
  const columns = head?.cells ?? [];
  const missing = options.columns.filter((column) => !columns.includes(column));
  for (const column of missing) {
    options.problems.push(problem('CITY_COLUMN_MISSING', `${name}, line 1`, { column }));
  }
  if (missing.length > 0) return [];
  return rows.flatMap(({ line, cells }) => {
    const where = `${name}, line ${line}`;
    if (cells.length === columns.length) {
      const byColumn = new Map(columns.map((column, at) => [column, cells[at] ?? '']));
      return [sheetRow(where, byColumn, options.problems)];
    }
    const made = String(cells.length);
    const needed = String(columns.length);
    options.problems.push(problem('CITY_ROW_LENGTH', where, { made, columns: needed }));
    return [];
  });
}

function sheetRow(
  where: string,
  cells: ReadonlyMap<string, string>,
  problems: Problem[],
): SheetRow {
  const cell = (column: string): string => cells.get(column) ?? '';
  const refuse = (column: string, expected: string, expectedZh: string): void => {
    const at = `${where}, column ${column}`;
    const details = { text: cell(column), expected, expectedZh };
    problems.push(problem('CITY_VALUE_NOT_READABLE', at, details));
  };
  return {
    where,
    optional: cell,
    text: (column) => {
      if (cell(column) === '') refuse(column, 'a text', '文本');
      return cell(column);
    },
    number: (column, least = 0) => {
      const value = cell(column) === '' ? Number.NaN : Number(cell(column));
      if (!(value >= least && Number.isFinite(value))) {
        refuse(column, `a number from ${least} up`, `不小于 ${least} 的数`);
      }
      return value;
    },
    flag: (column) => {
      if (!['true', 'false'].includes(cell(column)))
        refuse(column, 'true or false', 'true 或 false');
      return cell(column) === 'true';
    },
    code: (column, set) => {
      const found = set.codes.find((code) => code === cell(column));
      if (found !== undefined) return found;
      problems.push(unknownCode(`${where}, column ${column}`, cell(column), set));
      const [first] = set.codes;
      assert(first !== undefined, `the set ${set.name} has codes`);
      // The caller throws the row away with the whole plan: any code does as a stand-in.
      return first;
    },
  };
}

/** The problem of a code that is not in its set. */
export const unknownCode = (where: string, code: string, set: CodeLike<string>): Problem =>
  problem('CITY_CODE_UNKNOWN', where, { code, set: set.name, known: set.codes.join(', ') });
