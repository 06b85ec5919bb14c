import type { CaseTable } from './case-table.ts';
import type { Column, ColumnKeys } from './column.ts';
import { placesOf } from './keyed.ts';

/** Keys that no table tells apart: the group of each key, and the first key of each group. */
export type KeyGroups = { readonly groupOf: Int32Array; readonly first: readonly number[] };

/** Puts keys together whose case is the same on every side of all tables: what is asked of one holds for all. */
export function keyGroups(tables: Iterable<CaseTable | null>, keys: ColumnKeys): KeyGroups {
  const groupOf = new Int32Array(keys.count);
  let first: number[] = keys.count > 0 ? [0] : [];
  const seen = new Set<string>();
  for (const table of tables) {
    for (const dimension of table?.dimensions ?? []) {
      if (seen.has(dimension.key)) continue;
      seen.add(dimension.key);
      const places = placesOf(dimension, keys);
      if (places !== null) first = parted(groupOf, places);
    }
  }
  return { groupOf, first };
}

/** Parts groups by the case of their keys; the first key of each. */
function parted(groupOf: Int32Array, places: Int32Array): number[] {
  const size = 1 + places.reduce((most, place) => Math.max(most, place), 0);
  const known = new Map<number, number>();
  const first: number[] = [];
  for (let key = 0; key < groupOf.length; key++) {
    const pair = (groupOf[key] as number) * size + (places[key] as number);
    let group = known.get(pair);
    if (group === undefined) {
      group = first.push(key) - 1;
      known.set(pair, group);
    }
    groupOf[key] = group;
  }
  return first;
}

/**
 * Some of many keys.
 *
 * @param some - their numbers, which are numbered from 0 on in what is returned
 * @example
 * ```ts
 * const keys = { count: 3, inputs: { level: { values: Uint8Array.of(0, 1, 2) } } };
 * [...(keysAt(keys, [2, 1]).inputs.level?.values ?? [])]; // [2, 1]
 * ```
 */
export function keysAt(keys: ColumnKeys, some: readonly number[]): ColumnKeys {
  const { inputs, interval } = keys;
  const at = (values: ArrayLike<number>): Int32Array =>
    Int32Array.from(some, (key) => values[key] ?? 0);
  const columns = Object.entries(inputs).map(([name, column]): [string, Column] => {
    const { values, missing } = column;
    const isWide = values instanceof Float64Array || values instanceof Uint32Array;
    const of = Float64Array.from(some, (key) => values[key] ?? 0);
    return [
      name,
      {
        values: isWide ? of : at(values),
        ...(missing ? { missing: Uint8Array.from(at(missing)) } : {}),
      },
    ];
  });
  return {
    count: some.length,
    inputs: Object.fromEntries(columns),
    ...(interval ? { interval: Uint16Array.from(at(interval)) } : {}),
  };
}
