import { CHARGE_FAMILIES, type ClaimBatch, type SettlementBatch, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { Column } from '../duck/columns.ts';

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
const [CLAIMS, VISITS, STAYS, BED_DAYS, LINES] = [0, 1, 2, 3, 4] as const;
const FIRST_MONEY = CELL_SUMS.indexOf('total_fen');
const FUND = CELL_SUMS.indexOf('fund_fen');
const SQUARES = CELL_SUMS.indexOf('total_yuan_squares');
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

  /** Adds the settlement under the rules asked for. A refund is no claim, but its money counts. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const cells = this.#cellsFor(claims);
    for (const [sum, column] of moneyColumns(result).entries()) {
      this.#addColumn(cells, column, FIRST_MONEY + sum);
    }
    this.#addColumn(cells, result.fixedFund, FUND);
    for (let row = 0; row < claims.count; row++) {
      const at = (cells[row] ?? 0) * WIDTH;
      if (claims.reverses[row] === 0) this.#addAct(claims, row, at);
      const yuan = Math.round((result.total[row] ?? 0) / 100);
      this.#add(at + SQUARES, yuan * yuan);
    }
  }

  #addAct(claims: ClaimBatch, row: number, at: number): void {
    this.#add(at + CLAIMS, 1);
    this.#add(at + (claims.visitKind[row] === STAY ? STAYS : VISITS), 1);
    this.#add(at + BED_DAYS, claims.bedDays[row] ?? 0);
    this.#add(at + LINES, (claims.lineStart[row + 1] ?? 0) - (claims.lineStart[row] ?? 0));
  }

  #add(at: number, value: number): void {
    this.#sums[at] = (this.#sums[at] ?? 0) + value;
  }

  #addColumn(cells: Int32Array, column: Float64Array, sum: number): void {
    const sums = this.#sums;
    for (let row = 0; row < column.length; row++) {
      const at = (cells[row] ?? 0) * WIDTH + sum;
      sums[at] = (sums[at] ?? 0) + (column[row] ?? 0);
    }
  }

  /** Adds the totals of the same claims under the rules of the year before. */
  addOldRules(claims: ClaimBatch, result: SettlementBatch): void {
    this.#addColumn(this.#cellsFor(claims), result.total, OLD_RULES);
  }

  get count(): number {
    return this.#count;
  }

  /** Which cells were filled, in the order of the sums. */
  keys(): Int32Array {
    return this.#keys.slice(0, this.#count);
  }

  /** The sums of the filled cells. */
  columns(): Column[] {
    return CELL_SUMS.map(
      (name, sum): Column => ({
        kind: 'bigint',
        name,
        values: this.#sum(sum),
      }),
    );
  }

  #sum(sum: number): Float64Array {
    const values = new Float64Array(this.#count);
    for (let cell = 0; cell < this.#count; cell++) {
      const value = this.#sums[cell * WIDTH + sum] ?? 0;
      assert(Number.isSafeInteger(value), 'a sum of a cell fits an exact column');
      values[cell] = value;
    }
    return values;
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

/** The money of a settlement in the order of the sums from `total_fen` on. */
const moneyColumns = (result: SettlementBatch): readonly Float64Array[] => [
  result.total,
  result.hospital,
  result.fixedFund,
  result.fund,
  result.patient,
  ...CHARGE_FAMILIES.map((family) => result.byCategory[family]),
];
