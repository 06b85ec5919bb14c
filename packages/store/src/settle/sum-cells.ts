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

const WIDTH = CELL_SUMS.length;
const OLD_RULES = CELL_SUMS.indexOf('old_rules_total_fen');
const STAY = VISIT_KINDS.at('inpatientDay');

/** Says which cell each claim belongs to. */
export type CellKeys = {
  /** How many cells there may be. */
  readonly count: number;
  /** Writes the cell of each claim of a batch. */
  fill(claims: ClaimBatch, keys: Int32Array): void;
};

/** Filled cells: the key of each, and its sums one after the other. */
export type FilledCells = {
  readonly count: number;
  readonly keys: Int32Array;
  readonly sums: Float64Array;
};

/** Memory that nobody writes to costs nothing, and growing copies what is there. */
const FIRST_CELLS = 65_536;
/** Cells lie far apart: those of so many claims stay in the cache of a core between short loops over them. */
const ROWS_AT_ONCE = 256;

const sharedKeys = (cells: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT));
const sharedSums = (cells: number): Float64Array<SharedArrayBuffer> =>
  new Float64Array(new SharedArrayBuffer(cells * WIDTH * Float64Array.BYTES_PER_ELEMENT));

/** Adds settled claims up by cells, of which few of all that there may be are filled. */
export class SumCells {
  readonly #keysOf: CellKeys;
  /** The slot of each row of the claims added last: scenarios of one batch share them. */
  #cells = new Int32Array(0);
  #cellsOf: ClaimBatch | null = null;
  readonly #slots: Int32Array;
  #keys = sharedKeys(FIRST_CELLS);
  #sums = sharedSums(FIRST_CELLS);
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
      addAmounts(sums, rows, result);
      addFamilies(sums, rows, result);
    }
  }

  /** Adds the totals of the same claims under the rules of the year before. */
  addOldRules(claims: ClaimBatch, result: SettlementBatch): void {
    const cells = this.#cellsFor(claims);
    const sums = this.#sums;
    const { total } = result;
    for (let row = 0; row < claims.count; row++) {
      const at = (cells[row] as number) * WIDTH + OLD_RULES;
      sums[at] = (sums[at] as number) + (total[row] as number);
    }
  }

  /** What was added by now; shared, so that other threads see it without a copy. */
  get filled(): FilledCells {
    return { count: this.#count, keys: this.#keys, sums: this.#sums };
  }

  /** Adds cells of the same keys. */
  addFilled({ count, keys, sums }: FilledCells): void {
    while (this.#keys.length < this.#count + count) this.#grow();
    const into = this.#sums;
    // Every index is one of a column, so that what is read is a number.
    for (let cell = 0; cell < count; cell++) {
      const to = this.#slot(keys[cell] as number) * WIDTH;
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
    return CELL_SUMS.map((name, sum): ParquetColumn => {
      const values = new Float64Array(keys.length);
      for (let cell = 0; cell < keys.length; cell++) {
        const at = (this.#slots[keys[cell] as number] as number) * WIDTH + sum;
        const value = this.#sums[at] as number;
        assert(Number.isSafeInteger(value), 'a sum of a cell fits an exact column');
        values[cell] = value;
      }
      return { kind: 'bigint', name, values };
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
    const keys = sharedKeys(2 * this.#keys.length);
    keys.set(this.#keys);
    const sums = sharedSums(keys.length);
    sums.set(this.#sums);
    this.#keys = keys;
    this.#sums = sums;
  }
}

/** Rows of a batch, and the cell of each row. */
type Rows = { readonly from: number; readonly to: number; readonly cells: Int32Array };

// Claims are added one by one: a cell is one place of memory. Positions are those of `CELL_SUMS`; every
// index is one of a column.

function addCounts(sums: Float64Array, { from, to, cells }: Rows, claims: ClaimBatch): void {
  const { reverses, visitKind, bedDays, lineStart } = claims;
  const [width, stay] = [WIDTH, STAY];
  for (let row = from; row < to; row++) {
    if (reverses[row] !== 0) continue;
    const at = (cells[row] as number) * width;
    const isStay = visitKind[row] === stay ? 1 : 0;
    const lines = (lineStart[row + 1] as number) - (lineStart[row] as number);
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + 1 - isStay;
    sums[at + 2] = (sums[at + 2] as number) + isStay;
    sums[at + 3] = (sums[at + 3] as number) + (bedDays[row] as number);
    sums[at + 4] = (sums[at + 4] as number) + lines;
  }
}

function addAmounts(
  sums: Float64Array,
  { from, to, cells }: Rows,
  { total, hospital, fixedFund, fund, patient }: SettlementBatch,
): void {
  const width = WIDTH;
  for (let row = from; row < to; row++) {
    const at = (cells[row] as number) * width;
    const amount = total[row] as number;
    const fixed = fixedFund[row] as number;
    const yuan = Math.round(amount / 100);
    sums[at + 5] = (sums[at + 5] as number) + amount;
    sums[at + 6] = (sums[at + 6] as number) + (hospital[row] as number);
    sums[at + 7] = (sums[at + 7] as number) + fixed;
    sums[at + 8] = (sums[at + 8] as number) + (fund[row] as number) + fixed;
    sums[at + 9] = (sums[at + 9] as number) + (patient[row] as number);
    sums[at + 17] = (sums[at + 17] as number) + yuan * yuan;
  }
}

function addFamilies(
  sums: Float64Array,
  { from, to, cells }: Rows,
  { byCategory }: SettlementBatch,
): void {
  const { visit, drug, herbal, consumable, test, service, other } = byCategory;
  const width = WIDTH;
  for (let row = from; row < to; row++) {
    const at = (cells[row] as number) * width;
    sums[at + 10] = (sums[at + 10] as number) + (visit[row] as number);
    sums[at + 11] = (sums[at + 11] as number) + (drug[row] as number);
    sums[at + 12] = (sums[at + 12] as number) + (herbal[row] as number);
    sums[at + 13] = (sums[at + 13] as number) + (consumable[row] as number);
    sums[at + 14] = (sums[at + 14] as number) + (test[row] as number);
    sums[at + 15] = (sums[at + 15] as number) + (service[row] as number);
    sums[at + 16] = (sums[at + 16] as number) + (other[row] as number);
  }
}
