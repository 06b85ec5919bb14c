import type { GridCell, TableColumn, TableGrid, TableRow, WireText } from '@sanyi/api';
import { wordsOf } from '@sanyi/policy';

/** Inputs that people look for at the side and at the top, in this order. */
const SIDE: readonly string[] = ['level', 'scheme', 'category'];
const TOP: readonly string[] = ['title', 'personClass', 'scheme', 'category', 'level'];

/** What of a decision table is laid out. */
export type GridTable = {
  readonly inputs: readonly TableColumn[];
  readonly outputs: readonly TableColumn[];
  readonly rows: readonly TableRow[];
};

type Placed = { readonly rule: TableRow; readonly rows: string[]; readonly columns: Column[] };
type Column = { readonly code: string; readonly title: WireText };

/**
 * Lays a decision table out over two of its inputs, as people read a price notice. A rule that
 * leaves the top open but names one code of a further input (emergency) gets a column of its own;
 * a rule that fits no cell stands beside the table.
 *
 * @returns null where the table has no two code inputs
 */
export function gridOf(table: GridTable): TableGrid | null {
  const side = pick(table, SIDE, -1);
  const top = pick(table, TOP, side);
  const rowInput = table.inputs[side];
  const columnInput = table.inputs[top];
  if (!rowInput || !columnInput) return null;
  const placed = table.rows.map((rule) => place(table, rule, { side, top }));
  const fitting = placed.filter((each) => each.rows.length > 0 && each.columns.length > 0);
  const rows = inSetOrder(unique(fitting.flatMap((each) => each.rows)), rowInput);
  const named = uniqueColumns(fitting.flatMap((each) => each.columns));
  const columns = named.filter(
    (column, at) => !named.slice(0, at).some((other) => sameRules(fitting, other, column)),
  );
  return {
    rowInput,
    columnInput,
    rows: rows.map((code) => ({ code, title: codeTitle(rowInput, code) })),
    columns,
    cells: rows.flatMap((row) => columns.map((column) => cell(table, fitting, { row, column }))),
    beside: placed.filter((each) => !fitting.includes(each)).map((each) => each.rule.id),
  };
}

function pick(table: GridTable, names: readonly string[], taken: number): number {
  const usable = (at: number): boolean =>
    at !== taken &&
    takesCodes(table.inputs[at]) &&
    unique(table.rows.flatMap((row) => codesIn(row.inputs[at]))).length > 1;
  const found = names
    .map((name) => table.inputs.findIndex((input) => input.name === name))
    .find((at) => at >= 0 && usable(at));
  return found ?? -1;
}

function place(
  table: GridTable,
  rule: TableRow,
  { side, top }: { readonly side: number; readonly top: number },
): Placed {
  const named = codesIn(rule.inputs[top]);
  const columns =
    named.length > 0
      ? named.map((code) => ({ code, title: codeTitle(table.inputs[top], code) }))
      : ownColumn(table, rule, [side, top]);
  return { rule, rows: codesIn(rule.inputs[side]), columns };
}

/** The column of a rule that leaves the top open: the one code of a further input. */
function ownColumn(table: GridTable, rule: TableRow, taken: readonly number[]): Column[] {
  for (const [at, input] of table.inputs.entries()) {
    const codes = codesIn(rule.inputs[at]);
    const [code] = codes;
    if (taken.includes(at) || !takesCodes(input) || codes.length !== 1 || code === undefined)
      continue;
    return [{ code, title: codeTitle(input, code) }];
  }
  return [];
}

function cell(
  table: GridTable,
  placed: readonly Placed[],
  at: { readonly row: string; readonly column: Column },
): GridCell {
  const speaking = placed.filter(
    (each) =>
      each.rows.includes(at.row) && each.columns.some(({ code }) => code === at.column.code),
  );
  const first = speaking[0]?.rule;
  const main = Math.max(
    0,
    table.outputs.findIndex((output) => output.kind === 'money'),
  );
  const details = table.outputs.flatMap((output, index) => {
    const value = first?.outputs[index];
    return index === main || value === undefined ? [] : [{ name: output.name, value }];
  });
  return {
    row: at.row,
    column: at.column.code,
    rules: speaking.map((each) => each.rule.id),
    value: first?.outputs[main] ?? null,
    details,
    provenance: first?.provenance ?? null,
    share: null,
  };
}

/** The codes a cell names: `"a","b"` names two, `-` or a test names none. */
function codesIn(cell: string | undefined): string[] {
  if (!cell || !/^\s*"[^"]*"(\s*,\s*"[^"]*")*\s*$/.test(cell)) return [];
  return [...cell.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
}

const takesCodes = (column: TableColumn | undefined): boolean =>
  Object.keys(column?.codes ?? {}).length > 0;

const codeTitle = (column: TableColumn | undefined, code: string): WireText =>
  column?.codes[code] ?? { en: wordsOf(code), zh: code };

function inSetOrder(codes: readonly string[], { codes: set }: TableColumn): string[] {
  const order = Object.keys(set);
  return [...codes].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Two columns for which the same rules speak, such as "ordinary" and "no title", are one. */
const sameRules = (placed: readonly Placed[], a: Column, b: Column): boolean =>
  placed.every(
    ({ columns }) =>
      columns.some(({ code }) => code === a.code) === columns.some(({ code }) => code === b.code),
  );

const unique = (codes: readonly string[]): string[] => [...new Set(codes)];

const uniqueColumns = (columns: readonly Column[]): Column[] =>
  columns.filter(({ code }, at) => columns.findIndex((each) => each.code === code) === at);
