import { dayOf, type IsoDate } from '@sanyi/kernel';
import type { PolicyList, Stack } from '@sanyi/policy';
import { sqlName, sqlText } from '../duck/database.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';

/** The reference lists of a stack, each once. */
function referenceLists(stack: Stack): Map<string, PolicyList> {
  const lists = new Map<string, PolicyList>();
  for (const each of stack.packages) {
    for (const list of each.lists.values()) {
      if (list.kind === 'reference') lists.set(list.name, list);
    }
  }
  return lists;
}

const viewName = (list: string): string =>
  `list_${list.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** Names of the views over reference lists: `list_<name>`, in snake_case. */
export const listNames = (settled: SettledFacts): string[] =>
  [...referenceLists(settled.stack).keys()].map(viewName);

/** One view per reference list, with the rows in force on the last day of the facts. */
export function listSql(settled: SettledFacts): string[] {
  // A manifest's days were written by isoDate.
  const day = dayOf(settled.facts.manifest.to as IsoDate);
  return [...referenceLists(settled.stack)].map(([name, list]) => {
    const columns = [...list.keys, ...list.columns.map((column) => column.name)];
    const rows = settled.stack
      .listRows(name, day)
      .map(({ row }) => [...row.keys, ...row.values.map(cellText)]);
    return `CREATE VIEW ${sqlName(viewName(name))} AS ${valuesSql(columns, rows)}`;
  });
}

/** Values keep the scale of their kind: money in fen, rates in millionths, days as numbers. */
const cellText = (value: unknown): string | null => (value === null ? null : String(value));

function valuesSql(columns: readonly string[], rows: readonly (string | null)[][]): string {
  const names = columns.map(sqlName).join(', ');
  if (rows.length === 0) {
    return `SELECT ${columns.map((name) => `NULL::VARCHAR AS ${sqlName(name)}`).join(', ')} WHERE false`;
  }
  const tuples = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : sqlText(cell))).join(', ')})`,
  );
  return `SELECT * FROM (VALUES ${tuples.join(', ')}) AS rows(${names})`;
}
