import type { Column, ColumnKernel } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import type { Fold } from '@sanyi/policy';
import type { RuleDay } from './rule-days.ts';

/** The fields of `benefit.claim` in the order of a {@link FoldRow}. */
const FIELDS = [
  'scheme',
  'personClass',
  'age',
  'level',
  'grassroots',
  'visitKind',
  'stayNumber',
  'contracted',
  'referred',
  'allowed',
  'keyGroups',
  'incomeBand',
  'inScope',
  'outOfScope',
  'day',
] as const;

/** The fields of one claim by position; codes and sets of codes as positions. */
export type FoldRow = Float64Array;

export const foldRow = (): FoldRow => new Float64Array(FIELDS.length);

/** The position of a field. */
export const FIELD: Readonly<Record<(typeof FIELDS)[number], number>> = fieldPositions();

function fieldPositions(): Record<(typeof FIELDS)[number], number> {
  const entries = FIELDS.map((name, at) => [name, at] as const);
  // One entry was made for each field.
  return Object.fromEntries(entries) as Record<(typeof FIELDS)[number], number>;
}

/** Claims in fold order as columns of the fields that the benefit reads. */
export class FoldColumns {
  readonly inputs: Readonly<Record<string, Column>>;
  readonly interval: Uint16Array;
  readonly starts: Uint8Array;
  count = 0;
  /** Positions in a {@link FoldRow} that the columns of `#values` hold. */
  readonly #from: readonly number[];
  readonly #values: readonly Column['values'][];
  readonly #fold: Fold | null;
  #since = 0;

  constructor(kernel: ColumnKernel, fold: Fold | null, size: number) {
    const carried = new Set(fold?.accumulators.map(({ name }) => `acc.${name}`));
    const fields = kernel.inputs.filter(({ name }) => !carried.has(name));
    const columns = fields.map(({ name, form }) => {
      return [name, { values: form === 'number' ? new Float64Array(size) : new Int32Array(size) }];
    });
    this.inputs = Object.fromEntries(columns);
    this.#from = fields.map(({ name }) => (FIELDS as readonly string[]).indexOf(name));
    this.#values = fields.map(({ name }) => {
      const column = this.inputs[name];
      assert(column !== undefined, 'each field has a column');
      return column.values;
    });
    this.interval = new Uint16Array(size);
    this.starts = new Uint8Array(size);
    this.#fold = fold;
  }

  /** Adds a claim; `first` says that it is the first one of its person. */
  add(row: FoldRow, at: { readonly place: number; readonly day: RuleDay; first: boolean }): void {
    const { count } = this;
    for (let field = 0; field < this.#from.length; field += 1) {
      const values = this.#values[field];
      if (values) values[count] = row[this.#from[field] ?? 0] ?? 0;
    }
    this.interval[count] = at.place;
    this.starts[count] = Number(this.#restarts(at.day, at.first));
    this.count += 1;
  }

  /** INS-1, for claims in fold order. */
  #restarts(day: RuleDay, first: boolean): boolean {
    const reset = this.#fold?.reset ?? { every: 'never' };
    const now = reset.every === 'calendarYear' ? day.year : day.day;
    const over =
      first ||
      reset.every === 'stay' ||
      (reset.every === 'calendarYear' && this.#since !== now) ||
      (reset.every === 'rollingDays' && now >= this.#since + reset.days);
    if (over) this.#since = now;
    return over;
  }
}
