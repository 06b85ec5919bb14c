import type { Column } from '@sanyi/feel';
import type { Rows } from './rows.ts';

/**
 * Makes rows that still differ smaller: first fewer rows, then simpler values, for as long as
 * `differs` says so. For a fold the rows before the last one matter, so rows are left out one by one.
 */
export async function shrink(
  rows: Rows,
  last: number,
  differs: (rows: Rows) => Promise<boolean>,
): Promise<Rows> {
  const starts = [last, startOf(rows, last), 0];
  let now = part(rows, 0, last + 1);
  for (const from of starts) {
    now = part(rows, from, last + 1);
    if (await differs(now)) break;
  }
  for (let size = now.count; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from + size < now.count; ) {
      const fewer = without(now, from, size);
      if (await differs(fewer)) now = fewer;
      else from += size;
    }
  }
  for (const { name } of now.fields) {
    for (let row = 0; row < now.count; row += 1) now = await simpler(now, { name, row }, differs);
  }
  return now;
}

/** The first row of the person that a row belongs to. */
function startOf(rows: Rows, row: number): number {
  let at = row;
  while (at > 0 && rows.starts[at] !== 1) at -= 1;
  return at;
}

async function simpler(
  rows: Rows,
  at: { readonly name: string; readonly row: number },
  differs: (rows: Rows) => Promise<boolean>,
): Promise<Rows> {
  let now = rows;
  const valueNow = (): number => now.columns[at.name]?.values[at.row] ?? 0;
  for (let step = Math.abs(valueNow()); step >= 1; step = Math.floor(step / 2)) {
    while (Math.abs(valueNow()) >= step) {
      const made = withValue(now, at, valueNow() - Math.sign(valueNow()) * step);
      if (!(await differs(made))) break;
      now = made;
    }
  }
  return now;
}

const part = (rows: Rows, from: number, to: number): Rows =>
  chosen(rows, (at) => at >= from && at < to);

const without = (rows: Rows, from: number, size: number): Rows =>
  chosen(rows, (at) => at < from || at >= from + size);

function chosen(rows: Rows, isKept: (at: number) => boolean): Rows {
  const keep = Array.from({ length: rows.count }, (_, at) => at).filter(isKept);
  const columns: Record<string, Column> = {};
  for (const [name, { values, missing }] of Object.entries(rows.columns)) {
    const kept = Float64Array.from(keep, (at) => values[at] ?? 0);
    columns[name] = missing
      ? { values: kept, missing: Uint8Array.from(keep, (at) => missing[at] ?? 0) }
      : { values: kept };
  }
  return {
    ...rows,
    count: keep.length,
    columns,
    interval: Uint16Array.from(keep, (at) => rows.interval[at] ?? 0),
    starts: Uint8Array.from(keep, (at, place) => (place === 0 ? 1 : (rows.starts[at] ?? 0))),
  };
}

function withValue(
  rows: Rows,
  { name, row }: { readonly name: string; readonly row: number },
  value: number,
): Rows {
  const column = rows.columns[name];
  if (!column) return rows;
  const values = Float64Array.from(column.values);
  values[row] = value;
  return { ...rows, columns: { ...rows.columns, [name]: { ...column, values } } };
}
