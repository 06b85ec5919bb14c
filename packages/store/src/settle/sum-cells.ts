import { CHARGE_FAMILIES, type ClaimBatch, type SettlementBatch, VISIT_KINDS } from '@sanyi/facts';
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
/** A row of a cell: its key, then its sums. */
const ROW = WIDTH + 1;
const OLD_RULES = CELL_SUMS.indexOf('old_rules_total_fen');
const STAY = VISIT_KINDS.at('inpatientDay');

/** Says which cell each claim belongs to. */
export type CellKeys = {
  /** How many cells there may be. */
  readonly count: number;
  /** Writes the cell of each claim of a batch. */
  fill(claims: ClaimBatch, keys: Int32Array): void;
};

/** Adds settled claims up by cells, of which few of all that there may be are filled. */
export class SumCells {
  readonly #keysOf: CellKeys;
  /** The slot of each row of the claims added last: scenarios of one batch share them. */
  #cells = new Int32Array(0);
  #cellsOf: ClaimBatch | null = null;
  readonly #slots: Int32Array;
  #keys = new Int32Array(1024);
  #sums = new Float64Array(1024 * WIDTH);
  #count = 0;

  constructor(keys: CellKeys) {
    this.#keysOf = keys;
    this.#slots = new Int32Array(keys.count).fill(-1);
  }

  /**
   * Adds the settlement under the rules asked for. A refund is no claim, but its money counts. A cell is
   * one place of memory, so claims are added one by one, in the order of `CELL_SUMS`; every index is one
   * of a column.
   */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const cells = this.#cellsFor(claims);
    const sums = this.#sums;
    const [width, stay] = [WIDTH, STAY];
    const { reverses, visitKind, bedDays, lineStart, count } = claims;
    const { total, hospital, fixedFund, fund, patient } = result;
    const families = CHARGE_FAMILIES.map((family) => result.byCategory[family]);
    for (let row = 0; row < count; row++) {
      let at = (cells[row] as number) * width;
      if (reverses[row] === 0) {
        const isStay = visitKind[row] === stay ? 1 : 0;
        const lines = (lineStart[row + 1] as number) - (lineStart[row] as number);
        sums[at] = (sums[at] as number) + 1;
        sums[at + 1] = (sums[at + 1] as number) + 1 - isStay;
        sums[at + 2] = (sums[at + 2] as number) + isStay;
        sums[at + 3] = (sums[at + 3] as number) + (bedDays[row] as number);
        sums[at + 4] = (sums[at + 4] as number) + lines;
      }
      const amount = total[row] as number;
      const fixed = fixedFund[row] as number;
      sums[at + 5] = (sums[at + 5] as number) + amount;
      sums[at + 6] = (sums[at + 6] as number) + (hospital[row] as number);
      sums[at + 7] = (sums[at + 7] as number) + fixed;
      sums[at + 8] = (sums[at + 8] as number) + (fund[row] as number) + fixed;
      sums[at + 9] = (sums[at + 9] as number) + (patient[row] as number);
      at += 10;
      for (let family = 0; family < families.length; family++) {
        const part = (families[family] as Float64Array)[row] as number;
        sums[at + family] = (sums[at + family] as number) + part;
      }
      at += families.length;
      const yuan = Math.round(amount / 100);
      sums[at] = (sums[at] as number) + yuan * yuan;
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

  /** The filled cells in the order of their keys: each its key, then its sums. */
  rows(): Float64Array {
    const keys = this.#keysInOrder();
    const rows = new Float64Array(keys.length * ROW);
    for (let cell = 0; cell < keys.length; cell++) {
      const key = keys[cell] as number;
      const from = (this.#slots[key] as number) * WIDTH;
      rows[cell * ROW] = key;
      for (let sum = 0; sum < WIDTH; sum++) {
        rows[cell * ROW + 1 + sum] = this.#sums[from + sum] as number;
      }
    }
    return rows;
  }

  /** Forgets all cells; their memory is used again. */
  clear(): void {
    const { count } = this;
    for (let cell = 0; cell < count; cell++) this.#slots[this.#keys[cell] as number] = -1;
    this.#sums.fill(0, 0, count * WIDTH);
    this.#count = 0;
    this.#cellsOf = null;
  }

  /** Adds rows of the same keys. */
  addRows(rows: Float64Array): void {
    for (let row = 0; row < rows.length; row += ROW) {
      const into = this.#slot(rows[row] as number) * WIDTH;
      const sums = this.#sums;
      for (let sum = 0; sum < WIDTH; sum++) {
        sums[into + sum] = (sums[into + sum] as number) + (rows[row + 1 + sum] as number);
      }
    }
  }

  get count(): number {
    return this.#count;
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
    const keys = new Int32Array(2 * this.#keys.length);
    keys.set(this.#keys);
    const sums = new Float64Array(2 * this.#sums.length);
    sums.set(this.#sums);
    this.#keys = keys;
    this.#sums = sums;
  }
}
