import type { Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import type { ColumnKeys } from './column.ts';
import type { Dimension } from './dimensions.ts';
import { columnName } from './fields.ts';

/** A side of a table that a key decides, with the case of each key. */
type Decided = { readonly stride: number; readonly place: Int32Array };

/** The sides of a table: those that a key decides, and the others with their strides. */
export type Split = {
  /** By key: the entry of the table in the first case of all other sides. */
  readonly entryOf: Int32Array;
  readonly rest: readonly { readonly dimension: Dimension; readonly stride: number }[];
};

/** The case of each key, by dimension: tables have dimensions in common. */
export type KeyPlaces = Map<string, Int32Array>;

/** Takes the sides of a table apart by whether keys decide them; null where keys decide none. */
export function splitByKeys(
  table: CaseTable,
  keys: ColumnKeys,
  places: KeyPlaces = new Map(),
): Split | null {
  const decided: Decided[] = [];
  const rest: { dimension: Dimension; stride: number }[] = [];
  for (const [at, dimension] of table.dimensions.entries()) {
    const stride = table.strides[at] ?? 1;
    const place = places.get(dimension.key) ?? placesOf(dimension, keys);
    if (place) places.set(dimension.key, place);
    if (place) decided.push({ stride, place });
    else rest.push({ dimension, stride });
  }
  if (decided.length === 0) return null;
  const entryOf = new Int32Array(keys.count);
  for (const { stride, place } of decided) {
    for (let key = 0; key < keys.count; key++) {
      entryOf[key] = (entryOf[key] as number) + stride * (place[key] as number);
    }
  }
  return { entryOf, rest };
}

/** The same table with one side for the keys in place of those that they decide. */
export function keyedTable(table: CaseTable, keys: ColumnKeys): CaseTable {
  const split = splitByKeys(table, keys);
  if (split === null) return table;
  const { entryOf, rest } = split;
  const dimensions: Dimension[] = [keySide(keys), ...rest.map(({ dimension }) => dimension)];
  const strides: number[] = [];
  let size = 1;
  for (const one of dimensions) {
    strides.push(size);
    size *= one.size;
  }
  const values: (Value | undefined)[] = [];
  const fired: (readonly number[])[] = [];
  for (let entry = 0; entry < size; entry++) {
    const from = (entryOf[entry % keys.count] ?? 0) + restEntry(rest, entry, keys.count);
    values.push(table.values[from]);
    fired.push(table.fired[from] ?? []);
  }
  return { dimensions, strides, values, fired };
}

function restEntry(rest: Split['rest'], entry: number, count: number): number {
  let left = Math.floor(entry / count);
  let from = 0;
  for (const { dimension, stride } of rest) {
    from += (left % dimension.size) * stride;
    left = Math.floor(left / dimension.size);
  }
  return from;
}

const keySide = ({ count }: ColumnKeys): Dimension => ({
  key: 'key',
  size: count,
  by: { what: 'key' },
  value: (at) => BigInt(at),
});

/** The case of a dimension for each key; null where rows decide it. */
export function placesOf({ by, size }: Dimension, keys: ColumnKeys): Int32Array | null {
  if (by.what === 'key') return null;
  if (by.what === 'interval') {
    const { interval } = keys;
    return interval ? Int32Array.from(interval) : null;
  }
  const column = keys.inputs[columnName(by.load)];
  if (!column || by.load.from === 'acc') return null;
  const { values, missing } = column;
  const breaks = by.what === 'position' ? null : by.breaks;
  const places = new Int32Array(keys.count);
  for (let key = 0; key < keys.count; key++) {
    const value = values[key] as number;
    const isMissing = by.load.type.nullable && missing !== undefined && missing[key] !== 0;
    places[key] = isMissing ? size - 1 : breaks === null ? value : reached(breaks, value);
  }
  return places;
}

/** How many breaks a value has reached. */
function reached(breaks: readonly number[], value: number): number {
  let at = 0;
  while (at < breaks.length && (breaks[at] as number) <= value) at += 1;
  return at;
}
