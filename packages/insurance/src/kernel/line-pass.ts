import { type IdRows, idRows, VISIT_KINDS } from '@sanyi/facts';
import { assert, type Day, type Quantity } from '@sanyi/kernel';
import { lineParts, visitParts } from '../claim-arithmetic.ts';
import { unknownItem } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { PLAIN } from '../line-prices.ts';
import type { LinePlace, LineTable } from '../line-table.ts';
import type { PricePage } from '../price-pages.ts';
import {
  DIRECT_MAX,
  halfUp,
  type RowCharges,
  type RowPricing,
  type RowQuestion,
} from '../price-row.ts';
import { priceTables } from '../price-tables.ts';
import { refuseNegative } from '../refunds.ts';
import type { RuleDay } from '../rule-days.ts';
import type { ChargeParts } from '../settlement.ts';
import type { CodedVisit, VisitTable } from '../visit-table.ts';

const INPATIENT = VISIT_KINDS.at('inpatientDay');
/** Amount, hospital's part, fixed part and amount in scope of a visit, one after the other. */
const VISIT_WIDTH = 4;

/**
 * Prices rows as sums: each line is one look-up in the page of its day and a rounding, each visit one
 * look-up. Nothing is cited and no family is told apart; the arithmetic is CLM-2 and CLM-3 as in
 * `RowPricer`, from the same tables.
 */
export class LinePass implements RowPricing {
  readonly #lines: LineTable;
  readonly #visits: VisitTable;
  readonly #place: LinePlace;
  readonly #itemRow: IdRows;
  readonly #pages = new Map<RuleDay, PricePage | null>();
  #lastDay: RuleDay | null = null;
  #lastPage: PricePage | null = null;
  #visitSums = new Float64Array(1024 * VISIT_WIDTH).fill(Number.NaN);
  private readonly sums: RowCharges = {
    total: 0,
    hospital: 0,
    fixedFund: 0,
    inScope: 0,
    families: new Float64Array(0),
    rules: new Uint16Array(0),
    ruleCount: 0,
  };
  readonly #asked: CodedVisit = { visitKind: 0, title: 0, scheme: 0, specialNeeds: 0, age: 0 };

  constructor(rules: ClaimRules) {
    const { lines, visits } = priceTables(rules);
    this.#lines = lines;
    this.#visits = visits;
    this.#place = { itemRow: 0, siteClass: 0, day: rules.days(0 as Day), page: null };
    this.#itemRow = idRows(rules.items.map((item) => item.item));
  }

  /** The sums of a row; the same object for every row, with no families and no rules. */
  price(question: RowQuestion): RowCharges {
    const { sums } = this;
    sums.total = 0;
    sums.hospital = 0;
    sums.fixedFund = 0;
    sums.inScope = 0;
    this.#addVisit(question);
    this.#addLines(question);
    return sums;
  }

  cite(): void {
    // Whoever asks for sums alone asks for no rules.
  }

  #addVisit({ batch, row, siteClass, visitDay, scheme, age }: RowQuestion): void {
    const asked = this.#asked;
    asked.visitKind = batch.visitKind[row] ?? 0;
    asked.title = batch.title[row] ?? 0;
    asked.specialNeeds = batch.specialNeeds[row] ?? 0;
    asked.scheme = scheme;
    asked.age = age;
    const entry = this.#visits.entry(asked, { siteClass, day: visitDay });
    // A stay is charged by the bed-day; inpatient care without any bed-day costs no fee.
    if (asked.visitKind === INPATIENT) {
      const times = BigInt(batch.bedDays[row] ?? 0);
      for (const charge of this.#visits.prices[entry]?.charges ?? []) {
        this.#addParts(visitParts(charge, times));
      }
      return;
    }
    const known = this.#visitOnce(entry);
    const from = entry * VISIT_WIDTH;
    const { sums } = this;
    sums.total = known[from] ?? 0;
    sums.hospital = known[from + 1] ?? 0;
    sums.fixedFund = known[from + 2] ?? 0;
    sums.inScope = known[from + 3] ?? 0;
  }

  #visitOnce(entry: number): Float64Array {
    const from = entry * VISIT_WIDTH;
    if (from >= this.#visitSums.length) {
      const larger = new Float64Array(from * 2).fill(Number.NaN);
      larger.set(this.#visitSums);
      this.#visitSums = larger;
    }
    if (Number.isNaN(this.#visitSums[from])) {
      this.#visitSums.fill(0, from, from + VISIT_WIDTH);
      for (const charge of this.#visits.prices[entry]?.charges ?? []) {
        const parts = visitParts(charge, 1n);
        [parts.amount, parts.hospital, parts.fixedFund, parts.inScope].forEach((part, at) => {
          this.#visitSums[from + at] = (this.#visitSums[from + at] ?? 0) + Number(part);
        });
      }
    }
    return this.#visitSums;
  }

  #addLines({ batch, row, quantity, siteClass, lineDay }: RowQuestion): void {
    const { item, charged } = batch;
    const place = this.#place;
    place.siteClass = siteClass;
    place.day = lineDay;
    place.page = this.#page(lineDay);
    const end = batch.lineStart[row + 1] ?? 0;
    for (let line = batch.lineStart[row] ?? 0; line < end; line += 1) {
      place.itemRow = this.#itemRow(item[line] ?? -1);
      if (place.itemRow < 0) throw unknownItem(item[line] ?? -1);
      const units = quantity[line] ?? 0;
      if (units < 0) refuseNegative({ batch }, line);
      this.#addLine(charged === null ? Number.NaN : (charged[line] ?? Number.NaN), units);
    }
  }

  #addLine(charged: number, units: number): void {
    const { prices } = this.#lines;
    const entry = this.#lines.entry(this.#place, charged);
    const from = entry * PLAIN.width;
    const exact = entry < 0 ? Number.NaN : (prices.plain[from + PLAIN.unit] ?? Number.NaN) * units;
    if (exact >= 0 && exact <= DIRECT_MAX) {
      this.#addDirect(from, halfUp(exact, 1000), units);
      return;
    }
    const price = entry < 0 ? this.#lines.ask(this.#place, charged) : prices.all[entry];
    assert(price !== undefined, 'a price was forgotten');
    this.#addParts(lineParts(price, BigInt(units) as Quantity));
  }

  #addDirect(from: number, amount: number, units: number): void {
    const { sums } = this;
    const { plain } = this.#lines.prices;
    sums.total += amount;
    const share = plain[from + PLAIN.share] ?? -1;
    if (share < 0) return;
    const above = plain[from + PLAIN.above] ?? 0;
    const left = above === 0 ? amount : amount - halfUp(above * units, 1000);
    sums.inScope += share === 0 ? left : left - halfUp(left * share, 1_000_000);
  }

  #addParts(parts: ChargeParts): void {
    const { sums } = this;
    sums.total += Number(parts.amount);
    sums.hospital += Number(parts.hospital);
    sums.fixedFund += Number(parts.fixedFund);
    sums.inScope += Number(parts.inScope);
  }

  #page(day: RuleDay): PricePage | null {
    if (day === this.#lastDay) return this.#lastPage;
    let page = this.#pages.get(day);
    if (page === undefined) {
      page = this.#lines.page(day);
      this.#pages.set(day, page);
    }
    this.#lastDay = day;
    this.#lastPage = page;
    return page;
  }
}
