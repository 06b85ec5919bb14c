import { type ClaimBatch, type SettlementBatch, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { ROW_GROUP_CLAIMS } from '../limits.ts';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import type { ParquetFile } from '../parquet/parquet-file.ts';

/** Sums kept of each cell. */
export const CELL_SUMS = [
  'claims',
  'visits',
  'stays',
  'bed_days',
  'lines',
  'total_fen',
  'hospital_fen',
  'fixed_fund_fen',
  'fund_fen',
  'patient_fen',
  'visit_fen',
  'drug_fen',
  'herbal_fen',
  'consumable_fen',
  'test_fen',
  'service_fen',
  'other_fen',
  'total_yuan_squares',
  'old_rules_total_fen',
] as const;

/** Sums of a cell as they are added up, two lines of the cache of a core; others follow from them. */
const KEPT = [
  ...['claims', 'stays', 'bed_days', 'lines'],
  ...['hospital_fen', 'fixed_fund_fen', 'fund_fen', 'patient_fen'],
  ...['visit_fen', 'drug_fen', 'herbal_fen', 'consumable_fen'],
  ...['test_fen', 'service_fen', 'other_fen', 'total_yuan_squares'],
] as const;

const WIDTH = KEPT.length;
const STAY = VISIT_KINDS.at('inpatientDay');

/** Says which cell each claim belongs to. */
export type CellKeys = {
  /** How many cells there may be. */
  readonly count: number;
  /** Writes the cell of each claim of a batch. */
  fill(claims: ClaimBatch, keys: Int32Array): void;
};

/** Filled cells: the key of each, its sums one after the other, and what it came to under the old rules. */
export type FilledCells = {
  readonly count: number;
  readonly keys: Int32Array;
  readonly sums: Float64Array;
  readonly old: Float64Array;
};

/** Memory that nobody writes to costs nothing, and growing copies what is there. */
const FIRST_CELLS = 262_144;
/** Cells lie far apart: those of so many claims stay in the cache of a core between short loops over them. */
const ROWS_AT_ONCE = 256;

const sharedKeys = (cells: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT));

/** So much memory is given from 16 bytes behind a line of the cache on: the first number is on the next one. */
const NEXT_LINE = 48;
const sharedSums = (sums: number): Float64Array<SharedArrayBuffer> => {
  const bytes = sums * Float64Array.BYTES_PER_ELEMENT;
  return new Float64Array(new SharedArrayBuffer(NEXT_LINE + bytes), NEXT_LINE, sums);
};

/** Adds settled claims up by cells, of which few of all that there may be are filled. */
export class SumCells {
  readonly #keysOf: CellKeys;
  /** The slot of each row of the claims added last: scenarios of one batch share them. */
  #cells = new Int32Array(0);
  #cellsOf: ClaimBatch | null = null;
  readonly #slots: Int32Array;
  #keys: Int32Array = sharedKeys(FIRST_CELLS);
  #sums: Float64Array = sharedSums(FIRST_CELLS * WIDTH);
  #old: Float64Array = sharedSums(FIRST_CELLS);
  #count = 0;

  constructor(keys: CellKeys) {
    this.#keysOf = keys;
    this.#slots = new Int32Array(keys.count).fill(-1);
  }

  /** Adds the settlement under the rules asked for. A refund is no claim, but its money counts. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const cells = this.#cellsFor(claims);
    const sums = this.#sums;
    for (let from = 0; from < claims.count; from += ROWS_AT_ONCE) {
      const rows = { from, to: Math.min(claims.count, from + ROWS_AT_ONCE), cells };
      addCounts(sums, rows, claims);
      addPayers(sums, rows, result);
      addFamilies(sums, rows, result);
    }
  }

  /** Adds the totals of the same claims under the rules of the year before. */
  addOldRules(claims: ClaimBatch, result: SettlementBatch): void {
    const cells = this.#cellsFor(claims);
    const old = this.#old;
    const { total } = result;
    for (let row = 0; row < claims.count; row++) {
      const cell = cells[row] as number;
      old[cell] = (old[cell] as number) + (total[row] as number);
    }
  }

  /** What was added by now; shared, so that other threads see it without a copy. */
  get filled(): FilledCells {
    return { count: this.#count, keys: this.#keys, sums: this.#sums, old: this.#old };
  }

  /** Adds cells of the same keys. The first are taken as they are: whoever gave them adds no more. */
  addFilled({ count, keys, sums, old }: FilledCells): void {
    if (this.#count === 0) {
      [this.#keys, this.#sums, this.#old, this.#count] = [keys, sums, old, count];
      for (let cell = 0; cell < count; cell++) this.#slots[keys[cell] as number] = cell;
      return;
    }
    while (this.#keys.length < this.#count + count) this.#grow();
    const [into, intoOld] = [this.#sums, this.#old];
    // Every index is one of a column, so that what is read is a number.
    for (let cell = 0; cell < count; cell++) {
      const slot = this.#slot(keys[cell] as number);
      intoOld[slot] = (intoOld[slot] as number) + (old[cell] as number);
      const to = slot * WIDTH;
      const from = cell * WIDTH;
      for (let sum = 0; sum < WIDTH; sum++) {
        into[to + sum] = (into[to + sum] as number) + (sums[from + sum] as number);
      }
    }
  }

  /** Which cells were filled, ascending. */
  #keysInOrder(): Int32Array {
    return this.#keys.slice(0, this.#count).sort();
  }

  /** Writes the filled cells in the order of their keys. */
  async write(file: ParquetFile): Promise<void> {
    const keys = this.#keysInOrder();
    await file.append(this.columns(keys.subarray(0, 0)), 0);
    for (let from = 0; from < keys.length; from += ROW_GROUP_CLAIMS) {
      const some = keys.subarray(from, from + ROW_GROUP_CLAIMS);
      await file.append(this.columns(some), some.length);
    }
  }

  /** The sums of cells. */
  protected columns(keys: Int32Array): ParquetColumn[] {
    const { length } = keys;
    const slots = keys.map((key) => this.#slots[key] as number);
    const kept = KEPT.map(() => new Float64Array(length));
    for (let from = 0; from < length; from += ROWS_AT_ONCE) {
      const rows = slots.subarray(from, from + ROWS_AT_ONCE);
      for (const [sum, column] of kept.entries())
        pick(this.#sums, { rows, sum, width: WIDTH }, column.subarray(from));
    }
    const old = new Float64Array(length);
    pick(this.#old, { rows: slots, sum: 0, width: 1 }, old);
    const of = (name: (typeof KEPT)[number]): Float64Array =>
      kept[KEPT.indexOf(name)] ?? new Float64Array(0);
    const [claims, stays] = [of('claims'), of('stays')];
    const [hospital, fund, patient] = [of('hospital_fen'), of('fund_fen'), of('patient_fen')];
    const values: Readonly<Record<(typeof CELL_SUMS)[number], Float64Array>> = {
      // Each name has its column.
      ...(Object.fromEntries(KEPT.map((name) => [name, of(name)])) as Record<
        (typeof KEPT)[number],
        Float64Array
      >),
      visits: combined([claims, stays], -1),
      total_fen: combined([hospital, combined([fund, patient], 1)], 1),
      old_rules_total_fen: old,
    };
    return CELL_SUMS.map((name): ParquetColumn => {
      assert(areSafe(values[name]), 'a sum of a cell fits an exact column');
      return { kind: 'bigint', name, values: values[name] };
    });
  }

  #cellsFor(claims: ClaimBatch): Int32Array {
    if (this.#cellsOf === claims) return this.#cells;
    if (this.#cells.length < claims.count) this.#cells = new Int32Array(claims.count);
    const cells = this.#cells;
    this.#keysOf.fill(claims, cells);
    for (let row = 0; row < claims.count; row++) cells[row] = this.#slot(cells[row] ?? 0);
    this.#cellsOf = claims;
    return cells;
  }

  #slot(key: number): number {
    const known = this.#slots[key] ?? -1;
    if (known >= 0) return known;
    const slot = this.#count++;
    if (slot >= this.#keys.length) this.#grow();
    this.#slots[key] = slot;
    this.#keys[slot] = key;
    return slot;
  }

  #grow(): void {
    const [keys, sums, old] = [this.#keys, this.#sums, this.#old];
    this.#keys = sharedKeys(2 * keys.length);
    this.#keys.set(keys);
    this.#sums = sharedSums(2 * sums.length);
    this.#sums.set(sums);
    this.#old = sharedSums(2 * old.length);
    this.#old.set(old);
  }
}

/** One column and so many times another, row by row. */
function combined(
  [left, right]: readonly [Float64Array, Float64Array],
  times: 1 | -1,
): Float64Array {
  const sums = new Float64Array(left.length);
  for (let row = 0; row < sums.length; row++) {
    sums[row] = (left[row] as number) + times * (right[row] as number);
  }
  return sums;
}

function areSafe(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    if (!Number.isSafeInteger(values[row])) return false;
  }
  return true;
}

/** Reads one sum of some cells, of which each has so many. */
function pick(
  sums: Float64Array,
  { rows, sum, width }: { readonly rows: Int32Array; readonly sum: number; readonly width: number },
  into: Float64Array,
): void {
  for (let at = 0; at < rows.length; at++) {
    into[at] = sums[(rows[at] as number) * width + sum] as number;
  }
}

/** Rows of a batch, and the cell of each row. */
type Rows = { readonly from: number; readonly to: number; readonly cells: Int32Array };

// Claims are added one by one: a cell is one place of memory. Positions are those of `KEPT`; every index
// is one of a column.

function addCounts(sums: Float64Array, { from, to, cells }: Rows, claims: ClaimBatch): void {
  const { reverses, visitKind, bedDays, lineStart } = claims;
  const [width, stay] = [WIDTH, STAY];
  for (let row = from; row < to; row++) {
    if (reverses[row] !== 0) continue;
    const at = (cells[row] as number) * width;
    const lines = (lineStart[row + 1] as number) - (lineStart[row] as number);
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + (visitKind[row] === stay ? 1 : 0);
    sums[at + 2] = (sums[at + 2] as number) + (bedDays[row] as number);
    sums[at + 3] = (sums[at + 3] as number) + lines;
  }
}

function addPayers(
  sums: Float64Array,
  { from, to, cells }: Rows,
  { hospital, fixedFund, fund, patient }: SettlementBatch,
): void {
  const width = WIDTH;
  for (let row = from; row < to; row++) {
    const at = (cells[row] as number) * width;
    const fixed = fixedFund[row] as number;
    sums[at + 4] = (sums[at + 4] as number) + (hospital[row] as number);
    sums[at + 5] = (sums[at + 5] as number) + fixed;
    sums[at + 6] = (sums[at + 6] as number) + (fund[row] as number) + fixed;
    sums[at + 7] = (sums[at + 7] as number) + (patient[row] as number);
  }
}

function addFamilies(
  sums: Float64Array,
  { from, to, cells }: Rows,
  { byCategory, total }: SettlementBatch,
): void {
  const { visit, drug, herbal, consumable, test, service, other } = byCategory;
  const width = WIDTH;
  for (let row = from; row < to; row++) {
    const at = (cells[row] as number) * width;
    const yuan = Math.round((total[row] as number) / 100);
    sums[at + 8] = (sums[at + 8] as number) + (visit[row] as number);
    sums[at + 9] = (sums[at + 9] as number) + (drug[row] as number);
    sums[at + 10] = (sums[at + 10] as number) + (herbal[row] as number);
    sums[at + 11] = (sums[at + 11] as number) + (consumable[row] as number);
    sums[at + 12] = (sums[at + 12] as number) + (test[row] as number);
    sums[at + 13] = (sums[at + 13] as number) + (service[row] as number);
    sums[at + 14] = (sums[at + 14] as number) + (other[row] as number);
    sums[at + 15] = (sums[at + 15] as number) + yuan * yuan;
  }
}
