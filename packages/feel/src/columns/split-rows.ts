import type { Type } from '../check/type.ts';
import type { Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import type { Dimension } from './dimensions.ts';
import type { CaseTables } from './tabulate.ts';

/** A flag that one field of codes decides, or the key of a row. */
export type Condition = { readonly table: CaseTable; readonly type: Type };

/** How often a condition must stand in the code of a row for the rows to be written apart. */
const TIMES_LEAST = 3;

/** What decides such a flag. */
const SIDES: ReadonlySet<Dimension['by']['what']> = new Set(['position', 'key']);

/** Counts the conditions in the code of a row. */
export class Conditions {
  readonly #times = new Map<string, { readonly condition: Condition; times: number }>();

  /** Counts a table that is looked up, if it is such a condition. */
  note(table: CaseTable, type: Type): void {
    const [dimension, ...others] = table.dimensions;
    if (!dimension || !SIDES.has(dimension.by.what) || others.length > 0) return;
    const { values } = table;
    const isEither = values.includes(true) && values.includes(false);
    if (!isEither || !values.every((value) => typeof value === 'boolean')) return;
    const key = `${dimension.key} ${values.join()}`;
    const known = this.#times.get(key) ?? { condition: { table, type }, times: 0 };
    this.#times.set(key, { ...known, times: known.times + 1 });
  }

  /** The condition that stands most often; null where none stands often enough. */
  get most(): Condition | null {
    const [first] = [...this.#times.values()].sort((a, b) => b.times - a.times);
    return first && first.times >= TIMES_LEAST ? first.condition : null;
  }
}

/** The tables for rows whose condition is known. */
export function tablesWhere(tables: CaseTables, { table }: Condition, is: boolean): CaseTables {
  const [dimension] = table.dimensions;
  const places = [...table.values.keys()].filter((at) => table.values[at] === is);
  const made = new Map<CaseTable, CaseTable>();
  return {
    tableOf: (node) => {
      const whole = tables.tableOf(node);
      if (whole === null) return null;
      const known = made.get(whole) ?? narrowTable(whole, dimension?.key ?? '', places);
      made.set(whole, known);
      return known;
    },
  };
}

/**
 * A table for rows that have only some places on one side: what stands in all others is that of the first
 * of them, and the side goes where its places are alike.
 *
 * @param places - at least one
 */
export function narrowTable(table: CaseTable, side: string, places: readonly number[]): CaseTable {
  const at = table.dimensions.findIndex(({ key }) => key === side);
  const size = table.dimensions[at]?.size ?? 1;
  const stride = table.strides[at] ?? 1;
  const [first = 0] = places;
  if (at < 0) return table;
  const entries = [...table.values.keys()];
  const placeOf = (entry: number): number => Math.floor(entry / stride) % size;
  const firstOf = (entry: number): number => entry + (first - placeOf(entry)) * stride;
  const isMet = (entry: number): boolean => places.includes(placeOf(entry));
  const isAlike = entries.every((entry) => !isMet(entry) || sameCase(table, entry, firstOf(entry)));
  if (!isAlike) {
    return picked(
      table,
      entries.map((entry) => (isMet(entry) ? entry : firstOf(entry))),
    );
  }
  const without = <T>(all: readonly T[]): T[] => all.filter((_, each) => each !== at);
  return {
    ...picked(
      table,
      entries.filter((entry) => placeOf(entry) === first),
    ),
    dimensions: without(table.dimensions),
    strides: without(table.strides.map((each, of) => (of > at ? each / size : each))),
  };
}

const picked = (table: CaseTable, entries: readonly number[]): CaseTable => ({
  ...table,
  values: entries.map((entry): Value | undefined => table.values[entry]),
  fired: entries.map((entry) => table.fired[entry] ?? []),
});

const sameCase = ({ values, fired }: CaseTable, a: number, b: number): boolean =>
  values[a] === values[b] && fired[a]?.join() === fired[b]?.join();
