/** A cell of a published table: a count, or null where it is hidden. */
export type PublishedCell = number | null;

const SMALLEST_SHOWN = 5;

/**
 * Hides counts of 1 to 4 in a table whose row and column totals are published, and with them the
 * next smallest cell of the same row and column wherever a total would give the hidden one away.
 *
 * @param table - rows of counts, each row of the same length, totals not included
 * @example
 * ```ts
 * suppress([[3, 10, 20], [30, 40, 50]]); // [[null, null, 20], [null, null, 50]]
 * ```
 */
export function suppress(table: readonly (readonly number[])[]): PublishedCell[][] {
  const hidden = table.map((row) => row.map((count) => count > 0 && count < SMALLEST_SHOWN));
  const width = table[0]?.length ?? 0;
  const rows = table.map((row, r) => row.map((_, c) => [r, c] as const));
  const columns = Array.from({ length: width }, (_, c) => table.map((_, r) => [r, c] as const));
  for (let changed = true; changed; ) {
    changed = [...rows, ...columns].some((cells) => hideNext(table, hidden, cells));
  }
  return table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
}

/** Hides one more cell of a row or column that has exactly one hidden cell. */
function hideNext(
  table: readonly (readonly number[])[],
  hidden: boolean[][],
  cells: readonly (readonly [number, number])[],
): boolean {
  if (cells.filter(([r, c]) => hidden[r]?.[c]).length !== 1) return false;
  const open = cells.filter(([r, c]) => !hidden[r]?.[c] && (table[r]?.[c] ?? 0) > 0);
  const next = open.sort(
    ([r1, c1], [r2, c2]) => (table[r1]?.[c1] ?? 0) - (table[r2]?.[c2] ?? 0),
  )[0];
  const row = next && hidden[next[0]];
  if (!row) return false;
  row[next[1]] = true;
  return true;
}
