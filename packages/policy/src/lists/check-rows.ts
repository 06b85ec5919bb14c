import { isoDate, type Problem, problem } from '@sanyi/kernel';
import type { ListRow } from './policy-list.ts';

/** Notes rows of one key that hold on the same day. */
export function checkRows(file: string, rows: readonly ListRow[], problems: Problem[]): void {
  const byKey = new Map<string, ListRow[]>();
  for (const row of rows) {
    const key = row.keys.join(',');
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  for (const [key, same] of byKey) {
    if (same.length > 1) checkKey({ file, key, rows: same }, problems);
  }
}

function checkKey(
  group: { readonly file: string; readonly key: string; readonly rows: readonly ListRow[] },
  problems: Problem[],
): void {
  const ordered = [...group.rows].sort((a, b) => startOf(a) - startOf(b) || a.line - b.line);
  for (const [index, row] of ordered.slice(1).entries()) {
    const before = ordered[index];
    if (!before) continue;
    const where = `${group.file}:${row.line}`;
    const other = String(before.line);
    const from = row.from === null ? '-' : isoDate(row.from);
    if (startOf(row) === startOf(before)) {
      problems.push(problem('POLICY_ROW_TWICE', where, { key: group.key, from, other }));
    } else if (before.to === null || before.to > startOf(row)) {
      const until = before.to === null ? '-' : isoDate(before.to);
      problems.push(problem('POLICY_ROW_OVERLAP', where, { key: group.key, from, other, until }));
    }
  }
}

const startOf = (row: ListRow): number => row.from ?? Number.NEGATIVE_INFINITY;
