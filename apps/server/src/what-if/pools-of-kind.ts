import type { PoolCount, ReplayPool } from '@sanyi/api';

/** Budgets that a page shows of each kind; the command gives all of them. */
const SHOWN = 24;

/** Whether hospitals share a budget by points: one whose key names a hospital is paid to it alone. */
export const isSharedPool = ({ key }: Pick<ReplayPool, 'key'>): boolean =>
  key.every(({ name }) => name !== 'institution');

/** Of each kind the budgets that matter most, in their own order, and how many there are. */
export function poolsOfKinds<Row extends Pick<ReplayPool, 'key'>>(
  rows: readonly Row[],
  size: (row: Row) => number,
): { readonly rows: readonly Row[]; readonly count: PoolCount } {
  const shared = rows.filter(isSharedPool);
  const single = rows.filter((row) => !isSharedPool(row));
  const largest = (of: readonly Row[]): readonly Row[] =>
    of.toSorted((a, b) => size(b) - size(a)).slice(0, SHOWN);
  const shown = new Set([...largest(shared), ...largest(single)]);
  return {
    rows: rows.filter((row) => shown.has(row)),
    count: { shared: shared.length, single: single.length },
  };
}
