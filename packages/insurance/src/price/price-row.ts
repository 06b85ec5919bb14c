import { CHARGE_FAMILIES, type ClaimBatch, type IdRows, idRows, VISIT_KINDS } from '@sanyi/facts';
import { assert, fen, type Quantity } from '@sanyi/kernel';
import { lineParts, visitParts } from '../claim-arithmetic.ts';
import { unknownItem } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { partMemo } from '../part-memo.ts';
import { refuseNegative } from '../refunds.ts';
import { familyOf } from '../row-outcome.ts';
import type { RuleDay } from '../rule-days.ts';
import type { ChargeParts, LinePrice } from '../settlement.ts';
import { PLAIN } from './line-prices.ts';
import type { LinePlace, LineTable } from './line-table.ts';
import { priceTables } from './price-tables.ts';
import type { CodedVisit, VisitTable } from './visit-table.ts';

/** The charges of one row added up: whole fen. The same object for every row. */
export type RowCharges = {
  total: number;
  hospital: number;
  fixedFund: number;
  inScope: number;
  readonly families: Float64Array;
  /** Rules of all charges, once each, in order of use: the first `ruleCount` of the numbers. */
  readonly rules: Uint16Array;
  ruleCount: number;
};

/** What is priced: the lines of a row with quantities of their own, at a place, on its days. */
export type RowQuestion = {
  readonly batch: ClaimBatch;
  readonly row: number;
  readonly quantity: Int32Array;
  /** Receives the amount of each line of the row. */
  readonly lineAmount: Float64Array;
  /** Position of the person's scheme, and the age in the year of the claim. */
  readonly scheme: number;
  readonly age: number;
  readonly siteClass: number;
  readonly visitDay: RuleDay;
  readonly lineDay: RuleDay;
};

/** Prices rows by tables: the arithmetic itself is that of single claims, remembered. */
export class RowPricer {
  private readonly lines: LineTable;
  private readonly visits: VisitTable;
  private readonly lineMemo: ReturnType<typeof partMemo>;
  private readonly visitMemo: ReturnType<typeof partMemo>;
  private readonly itemRow: IdRows;
  private readonly itemFamily: Uint8Array;
  private readonly visitFamily: number;
  /** Per rule the number of the row that cited it last, so that each is cited once. */
  private readonly citedBy: Uint32Array;
  private citedLists: Uint32Array = new Uint32Array(64);
  private rowNumber = 0;
  private readonly asked: CodedVisit = {
    visitKind: 0,
    title: 0,
    scheme: 0,
    specialNeeds: 0,
    age: 0,
  };
  private readonly sums: RowCharges;

  constructor(rules: ClaimRules) {
    const { lines, visits } = priceTables(rules);
    this.lines = lines;
    this.visits = visits;
    this.lineMemo = partMemo((entry, quantity) => {
      const price = this.lines.prices.all[entry];
      assert(price !== undefined, 'a price was forgotten');
      return lineParts(price, thousandths(quantity));
    });
    this.visitMemo = partMemo((entry, times) => this.visitSum(entry, BigInt(times)));
    this.itemRow = idRows(rules.items.map((item) => item.item));
    this.itemFamily = Uint8Array.from(rules.items, (item) => familyOf(item.category));
    this.visitFamily = familyOf('visit');
    this.citedBy = new Uint32Array(rules.stack.rules.length);
    const families = new Float64Array(FAMILIES);
    this.sums = {
      total: 0,
      hospital: 0,
      fixedFund: 0,
      inScope: 0,
      families,
      rules: new Uint16Array(rules.stack.rules.length),
      ruleCount: 0,
    };
  }

  price(question: RowQuestion): RowCharges {
    const { sums } = this;
    sums.total = 0;
    sums.hospital = 0;
    sums.fixedFund = 0;
    sums.inScope = 0;
    for (let at = 0; at < FAMILIES; at++) sums.families[at] = 0;
    sums.ruleCount = 0;
    this.rowNumber += 1;
    this.addVisit(question);
    this.addLines(question);
    return sums;
  }

  private addVisit(question: RowQuestion): void {
    const { batch, row, siteClass, visitDay: day } = question;
    const { asked } = this;
    asked.visitKind = batch.visitKind[row] ?? 0;
    asked.title = batch.title[row] ?? 0;
    asked.specialNeeds = batch.specialNeeds[row] ?? 0;
    asked.scheme = question.scheme;
    asked.age = question.age;
    const entry = this.visits.entry(asked, { siteClass, day });
    // A stay is charged by the bed-day; inpatient care without any bed-day costs no fee.
    const times = asked.visitKind === INPATIENT ? (batch.bedDays[row] ?? 0) : 1;
    const at = this.visitMemo.find(entry, times);
    const { amount, hospital, fixedFund, inScope } = this.visitMemo.columns();
    const { sums } = this;
    sums.total += amount[at] ?? 0;
    sums.hospital += hospital[at] ?? 0;
    sums.fixedFund += fixedFund[at] ?? 0;
    sums.inScope += inScope[at] ?? 0;
    sums.families[this.visitFamily] = amount[at] ?? 0;
    this.cite(this.visits.prices[entry]?.rules ?? []);
  }

  private addLines({ batch, row, quantity, lineAmount, siteClass, lineDay }: RowQuestion): void {
    const place = { itemRow: 0, siteClass, day: lineDay, page: this.lines.page(lineDay) };
    const end = batch.lineStart[row + 1] ?? 0;
    for (let line = batch.lineStart[row] ?? 0; line < end; line++) {
      place.itemRow = this.itemRow(batch.item[line] ?? -1);
      if (place.itemRow < 0) throw unknownItem(batch.item[line] ?? -1);
      const charged = batch.charged === null ? Number.NaN : (batch.charged[line] ?? Number.NaN);
      const units = quantity[line] ?? 0;
      if (units < 0) refuseNegative({ batch }, line);
      lineAmount[line] = this.addLine(place, charged, units);
    }
  }

  private addLine(place: LinePlace, charged: number, quantity: number): number {
    const { sums, lines } = this;
    const family = this.itemFamily[place.itemRow] ?? 0;
    const entry = lines.entry(place, charged);
    if (entry < 0) return this.addRare(lines.ask(place, charged), { quantity, family });
    const { plain } = lines.prices;
    const at = entry * PLAIN.width;
    this.citeList(plain[at + PLAIN.ruleList] ?? 0);
    const exact = (plain[at + PLAIN.unit] ?? Number.NaN) * quantity;
    const direct = exact >= 0 && exact <= DIRECT_MAX;
    const amount = direct
      ? this.addDirect(at, halfUp(exact, 1000), quantity)
      : this.addParts(entry, quantity);
    sums.total += amount;
    sums.families[family] = (sums.families[family] ?? 0) + amount;
    return amount;
  }

  /** CLM-2 and CLM-3 in whole numbers that a double holds exactly. */
  private addDirect(at: number, amount: number, quantity: number): number {
    const { plain } = this.lines.prices;
    const share = plain[at + PLAIN.share] ?? -1;
    if (share < 0) return amount;
    const above = plain[at + PLAIN.above] ?? 0;
    const left = above === 0 ? amount : amount - halfUp(above * quantity, 1000);
    this.sums.inScope += share === 0 ? left : left - halfUp(left * share, 1_000_000);
    return amount;
  }

  private addParts(entry: number, quantity: number): number {
    const { sums } = this;
    const at = this.lineMemo.find(entry, quantity);
    const columns = this.lineMemo.columns();
    sums.hospital += columns.hospital[at] ?? 0;
    sums.inScope += columns.inScope[at] ?? 0;
    return columns.amount[at] ?? 0;
  }

  /** Cites a list of rules, once per row. */
  private citeList(list: number): void {
    if (this.citedLists[list] === this.rowNumber) return;
    if (list >= this.citedLists.length) {
      const larger = new Uint32Array(list * 2 + 16);
      larger.set(this.citedLists);
      this.citedLists = larger;
    }
    this.citedLists[list] = this.rowNumber;
    this.cite(this.lines.prices.ruleLists[list] ?? []);
  }

  private addRare(
    price: LinePrice,
    line: { readonly quantity: number; readonly family: number },
  ): number {
    const { sums } = this;
    const parts = lineParts(price, thousandths(line.quantity));
    const amount = Number(parts.amount);
    sums.total += amount;
    sums.hospital += Number(parts.hospital);
    sums.inScope += Number(parts.inScope);
    sums.families[line.family] = (sums.families[line.family] ?? 0) + amount;
    this.cite(price.rules);
    return amount;
  }

  /** Adds rules to those of the row, each once. */
  cite(rules: readonly number[]): void {
    for (let at = 0; at < rules.length; at++) {
      const rule = rules[at] ?? 0;
      if (this.citedBy[rule] === this.rowNumber) continue;
      this.citedBy[rule] = this.rowNumber;
      this.sums.rules[this.sums.ruleCount++] = rule;
    }
  }

  /** All charges of a visit as one: their sum is all a row needs. */
  private visitSum(entry: number, times: bigint): ChargeParts {
    const charges = this.visits.prices[entry]?.charges ?? [];
    const parts = charges.map((charge) => visitParts(charge, times));
    const sum = (name: keyof ChargeParts) =>
      fen(parts.reduce<bigint>((all, each) => all + each[name], 0n));
    return {
      amount: sum('amount'),
      overCeiling: sum('overCeiling'),
      selfPay: sum('selfPay'),
      hospital: sum('hospital'),
      fixedFund: sum('fixedFund'),
      inScope: sum('inScope'),
      outOfScope: sum('outOfScope'),
    };
  }
}

const FAMILIES = CHARGE_FAMILIES.length;

const INPATIENT = VISIT_KINDS.at('inpatientDay');

/** Up to here fen times thousandths, and twice fen times millionths, are exact in a double. */
const DIRECT_MAX = 2 ** 42;

/** Rounds a quotient of whole numbers that are not negative, half up. */
const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

// Columns of quantities hold thousandths.
const thousandths = (quantity: number): Quantity => BigInt(quantity) as Quantity;
