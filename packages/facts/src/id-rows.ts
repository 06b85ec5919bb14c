/** Finds the row of an id; -1 when there is none. */
export type IdRows = (id: number) => number;

/** Ids up to this many times the number of rows are looked up in an array, others in a map. */
const DENSE_FACTOR = 8;

/**
 * Indexes a column of ids, whole numbers from 0. Dense ids cost one array read.
 *
 * @example
 * ```ts
 * const rowOf = idRows([7, 3]);
 * rowOf(3); // 1
 * rowOf(4); // -1
 * ```
 */
export function idRows(ids: ArrayLike<number>): IdRows {
  let highest = 0;
  for (let row = 0; row < ids.length; row++) highest = Math.max(highest, ids[row] ?? 0);
  if (highest <= ids.length * DENSE_FACTOR + 1024) {
    const rows = new Int32Array(highest + 1).fill(-1);
    for (let row = 0; row < ids.length; row++) rows[ids[row] ?? 0] = row;
    return (id) => rows[id] ?? -1;
  }
  const rows = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) rows.set(ids[row] ?? 0, row);
  return (id) => rows.get(id) ?? -1;
}
