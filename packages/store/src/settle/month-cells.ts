import { CHARGE_FAMILIES, type ClaimBatch, type SettlementBatch, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { Column } from '../duck/columns.ts';
import type { Months } from './months.ts';

/** Sums kept per month of the last day, institution and visit kind. */
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

/** Adds settled claims up by month, institution and visit kind. */
export class MonthCells {
  readonly #months: Months;
  readonly #institutions: ReadonlyMap<number, number>;
  readonly #slots: Int32Array;
  #keys = new Int32Array(1024);
  #sums = new Float64Array(1024 * WIDTH);
  #count = 0;

  constructor(months: Months, institutions: readonly number[]) {
    this.#months = months;
    this.#institutions = new Map(institutions.map((id, at) => [id, at]));
    const cells = months.first.length * institutions.length * VISIT_KINDS.codes.length;
    this.#slots = new Int32Array(cells).fill(-1);
  }

  /** Adds the settlement under the rules asked for. A refund is no claim, but its money counts. */
  add(claims: ClaimBatch, result: SettlementBatch): void {
    const money = moneyColumns(result);
    for (let row = 0; row < claims.count; row++) {
      const at = this.#cell(claims, row) * WIDTH;
      const sums = this.#sums;
      if (claims.reverses[row] === 0) this.#addAct(claims, row, at);
      for (let sum = 0; sum < money.length; sum++) {
        const to = at + FIRST_MONEY + sum;
        sums[to] = (sums[to] ?? 0) + (money[sum]?.[row] ?? 0);
      }
      const fund = at + FUND;
      sums[fund] = (sums[fund] ?? 0) + (result.fixedFund[row] ?? 0);
      const yuan = Math.round((result.total[row] ?? 0) / 100);
      sums[at + SQUARES] = (sums[at + SQUARES] ?? 0) + yuan * yuan;
    }
  }

  #addAct(claims: ClaimBatch, row: number, at: number): void {
    const sums = this.#sums;
    const add = (sum: number, value: number): void => {
      sums[at + sum] = (sums[at + sum] ?? 0) + value;
    };
    add(CLAIMS, 1);
    add(claims.visitKind[row] === STAY ? STAYS : VISITS, 1);
    add(BED_DAYS, claims.bedDays[row] ?? 0);
    add(LINES, (claims.lineStart[row + 1] ?? 0) - (claims.lineStart[row] ?? 0));
  }

  /** Adds the totals of the same claims under the rules of the year before. */
  addOldRules(claims: ClaimBatch, result: SettlementBatch): void {
    for (let row = 0; row < claims.count; row++) {
      const at = this.#cell(claims, row) * WIDTH + OLD_RULES;
      this.#sums[at] = (this.#sums[at] ?? 0) + (result.total[row] ?? 0);
    }
  }

  get count(): number {
    return this.#count;
  }

  /** The cells as columns: month (its first day), institution, visit kind and the sums. */
  columns(institutionIds: readonly number[]): Column[] {
    const kinds = VISIT_KINDS.codes.length;
    const month = new Int32Array(this.#count);
    const institution = new Uint32Array(this.#count);
    const kind = new Uint8Array(this.#count);
    for (let cell = 0; cell < this.#count; cell++) {
      const key = this.#keys[cell] ?? 0;
      kind[cell] = key % kinds;
      const place = Math.floor(key / kinds);
      institution[cell] = institutionIds[place % institutionIds.length] ?? 0;
      month[cell] = this.#months.first[Math.floor(place / institutionIds.length)] ?? 0;
    }
    return [
      { kind: 'date', name: 'month', values: month },
      { kind: 'uinteger', name: 'institution', values: institution },
      { kind: 'code', name: 'visit_kind', values: kind, codes: VISIT_KINDS.codes },
      ...CELL_SUMS.map((name, sum): Column => ({ kind: 'bigint', name, values: this.#sum(sum) })),
    ];
  }

  #sum(sum: number): Float64Array {
    const values = new Float64Array(this.#count);
    for (let cell = 0; cell < this.#count; cell++) {
      const value = this.#sums[cell * WIDTH + sum] ?? 0;
      assert(Number.isSafeInteger(value), 'a sum of a month fits an exact column');
      values[cell] = value;
    }
    return values;
  }

  #cell(claims: ClaimBatch, row: number): number {
    const place = this.#institutions.get(claims.institution[row] ?? 0);
    assert(place !== undefined, 'the institution of a claim is in the table');
    const month = this.#months.at(claims.endDay[row] ?? 0);
    const key =
      (month * this.#institutions.size + place) * VISIT_KINDS.codes.length +
      (claims.visitKind[row] ?? 0);
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
