import { assert } from '@sanyi/kernel';
import type { Load } from '../check/program.ts';
import type { Column, ColumnKeys } from './column.ts';
import type { ColumnRows } from './column-types.ts';
import { columnName } from './fields.ts';
import type { Shape } from './row-reader.ts';

type Sides = {
  readonly keys: ColumnKeys | null;
  /** How many sets of parameters there are. */
  readonly intervals: number;
  readonly carries: readonly { readonly name: string }[];
  codesOf(load: Load): readonly string[] | null;
};

/** Columns and masks by name, and how they are held. */
export type ReadColumns = {
  readonly columns: { readonly [name: string]: Column['values'] };
  readonly masks: { readonly [name: string]: Uint8Array | undefined };
  readonly shape: Shape;
};

/** The columns of an evaluation by name, once they are known to hold what code may look up. */
export function columnsOf(
  loads: readonly Load[],
  rows: ColumnRows,
  { carries, codesOf, keys, intervals }: Sides,
): ReadColumns {
  if (rows.known !== true) checkPlaces(rows, keys, intervals);
  const columns: { [name: string]: Column['values'] } = Object.create(null);
  const masks: { [name: string]: Uint8Array | undefined } = Object.create(null);
  const whole = new Set<string>();
  const masked = new Set<string>();
  for (const load of loads) {
    const name = columnName(load);
    if (load.from === 'acc' && carries.some((each) => each.name === load.name)) continue;
    const { column, checked } = sourceOf(name, rows, keys);
    assert(column !== undefined && column.values.length >= checked.to, `no column ${name}`);
    const { values, missing } = column;
    columns[name] = values;
    masks[name] = missing;
    if (!(values instanceof Float64Array) && !(values instanceof Uint32Array)) whole.add(name);
    if (missing) masked.add(name);
    const positions = positionsOf(load, codesOf);
    if (positions !== null && rows.known !== true) checkPositions(name, column, checked, positions);
  }
  return { columns, masks, shape: { whole, masked } };
}

/** Rows, and keys, name sets of parameters and keys that there are. */
function checkPlaces(rows: ColumnRows, keys: ColumnKeys | null, intervals: number): void {
  const { interval, key } = rows;
  if (interval) checkPositions('interval', { values: interval }, rows, intervals);
  if (keys === null) return;
  if (key) checkPositions('key', { values: key }, rows, keys.count);
  if (keys.interval) {
    checkPositions('interval', { values: keys.interval }, { to: keys.count }, intervals);
  }
}

/** The column of a field, by key or by row, and which of its values are read. */
function sourceOf(
  name: string,
  rows: ColumnRows,
  keys: ColumnKeys | null,
): { readonly column: Column | undefined; readonly checked: Pick<ColumnRows, 'from' | 'to'> } {
  const byKey = keys?.inputs[name];
  if (byKey && keys) return { column: byKey, checked: { to: keys.count } };
  return { column: rows.inputs[name], checked: rows };
}

function positionsOf(load: Load, codesOf: Sides['codesOf']): number | null {
  if (load.type.is === 'flag') return 2;
  const codes = codesOf(load);
  if (load.type.is === 'text') return codes?.length ?? 0;
  return load.type.is === 'list' ? 2 ** (codes?.length ?? 0) : null;
}

/** A look-up beside its table would be nothing, unseen: so positions are looked at first. */
function checkPositions(
  name: string,
  column: Column,
  rows: Pick<ColumnRows, 'from' | 'to'>,
  size: number,
): void {
  const { values, missing } = column;
  let largest = -1;
  let least = 0;
  for (let at = rows.from ?? 0; at < rows.to; at += 1) {
    if (missing !== undefined && missing[at] !== 0) continue;
    const value = values[at] as number;
    if (value > largest) largest = value;
    if (value < least) least = value;
  }
  assert(largest < size && least >= 0, `column ${name} holds a position of nothing`);
}
