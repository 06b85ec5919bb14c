import { idRows, type Segment, type SegmentCodes } from '@sanyi/facts';
import type { Quantity } from '@sanyi/kernel';
import { lineHook, siteOf } from '../ask-price.ts';
import { lineParts } from '../claim-arithmetic.ts';
import { unknownItem } from '../claim-row.ts';
import { LIMITS } from '../limits.ts';
import type { LinePrice } from '../settlement.ts';
import type { ClaimBlock } from './claim-block.ts';
import { DayNumbers } from './day-numbers.ts';
import { hookReads } from './hook-reads.ts';
import { NotInColumns, wholeFen } from './not-in-columns.ts';
import { Outcomes } from './outcomes.ts';
import { PagedTable } from './paged-table.ts';
import type { PlaceClasses } from './place-classes.ts';
import type { RuleCalendar } from './rule-calendar.ts';
import { RuleLists } from './rule-lists.ts';
import { type Both, ofBoth, type Side } from './sides.ts';

/** What a line comes to on one side: amount, hospital's part, amount in scope. */
export const LINE = { total: 0, hospital: 1, inScope: 2, side: 3 } as const;

/** Lists of rules that have a bit of their own; the last bit says that others are cited too. */
export const LISTS_WITH_BIT = 31;

/** Sums of an item: quantity, amount before and after. */
const ITEM_WIDTH = 3;

/**
 * What each act costs under both sets of rules, asked of them once per price and then looked up: an
 * act is an item in a quantity, so a line is nothing but its number.
 */
export class LineOutcomes {
  readonly days: DayNumbers;
  readonly pages: PagedTable;
  readonly outcomes: Outcomes;
  readonly lists: RuleLists = new RuleLists();
  /** By outcome: whether it holds only for lines of which nobody says what was charged. */
  readsCharged: Uint8Array = new Uint8Array(1024);
  readonly #sides: Both<Side>;
  readonly #places: PlaceClasses;
  /** Item and quantity of each act: those of the codes, then those that refunds leave. */
  readonly #item: Int32Array;
  readonly #quantity: Int32Array;
  #acts: number;
  readonly #left = new Map<string, number>();
  /** Rows of the items of the codes in the table of items. */
  readonly #itemRow: Int32Array;
  readonly #itemIds: Uint32Array;
  readonly #actOf: number[] = [0];
  readonly #rare: Float64Array;
  readonly #sets: (readonly number[])[] = [];
  readonly #setNumbers = new Map<string, number>();

  constructor(
    sides: Both<Side>,
    codes: SegmentCodes,
    of: { readonly places: PlaceClasses; readonly calendar: RuleCalendar },
  ) {
    this.#sides = sides;
    this.#places = of.places;
    const { acts } = codes;
    const size = acts.count + LIMITS.leftActs;
    this.#item = new Int32Array(size);
    this.#quantity = new Int32Array(size);
    this.#item.set(acts.item);
    this.#quantity.set(acts.quantity);
    this.#acts = acts.count;
    const rowOf = idRows(sides[0].rules.items.map(({ item }) => item));
    this.#itemIds = codes.items;
    this.#itemRow = Int32Array.from(codes.items, rowOf);
    this.#rare = new Float64Array(codes.items.length * ITEM_WIDTH);
    const readsDay = ofBoth(sides, (side) => hookReads(side, 'price.line', 'day'));
    this.days = new DayNumbers(of.calendar, (day, side) =>
      readsDay[side] ? day.ruleDay : sides[side].prices.lines.version(day),
    );
    this.pages = new PagedTable(size, of.places.count);
    this.outcomes = new Outcomes(2 * LINE.side, this.lists);
  }

  /** The acts that there are, with those that refunds left. */
  get acts(): number {
    return this.#acts;
  }

  itemOf(act: number): number {
    return this.#item[act] ?? 0;
  }

  /** Thousandths. */
  quantityOf(act: number): number {
    return this.#quantity[act] ?? 0;
  }

  /**
   * The act of the same item in another quantity.
   *
   * @throws NotInColumns where refunds leave more different quantities than there is room for
   */
  withQuantity(act: number, quantity: number): number {
    const key = `${this.#item[act]} ${quantity}`;
    const known = this.#left.get(key);
    if (known !== undefined) return known;
    if (this.#acts >= this.#item.length) throw new NotInColumns('too many quantities are left');
    const made = this.#acts++;
    this.#item[made] = this.#item[act] ?? 0;
    this.#quantity[made] = quantity;
    this.#left.set(key, made);
    return made;
  }

  /** Makes room before a block: no page is forgotten while its base is in use. */
  trim(): void {
    if (this.pages.entries.length > LIMITS.actPages) this.pages.clear();
  }

  /**
   * The outcome of an act on a page; 0 where it is too rare to be kept: then `values` hold it at 0
   * until the next question, and `addRare` counts it.
   *
   * @param charged - what was charged per unit in fen, NaN where nobody says
   */
  of(base: number, act: number, charged: number): number {
    const known = this.pages.entries[base + act] ?? 0;
    if (known > 0 && (Number.isNaN(charged) || this.readsCharged[known] === 0)) return known;
    const found = this.#ask(base, act, charged);
    if (Number.isNaN(charged) || this.readsCharged[found] === 0) {
      this.pages.entries[base + act] = found;
    }
    return found;
  }

  /** Counts the outcome asked last, which was too rare to be kept. */
  addRare(act: number, times: number): void {
    this.#addTo(this.#rare, act, { outcome: 0, times });
  }

  /** A number below 0 for the lists that the lines of a claim cite, where bits do not reach. */
  setOf(block: ClaimBlock, { act, lineStart, charged }: Segment, row: number): number {
    const claim = block.claim[row] ?? 0;
    const lists = new Set<number>();
    for (let line = lineStart[claim] ?? 0; line < (lineStart[claim + 1] ?? 0); line++) {
      const asked = charged?.[line] ?? Number.NaN;
      const outcome = this.of(block.linePage[row] ?? 0, act[line] ?? 0, asked);
      lists.add(this.outcomes.list[outcome] ?? 0);
    }
    const sorted = [...lists].sort((a, b) => a - b);
    const key = sorted.join();
    const found = this.#setNumbers.get(key) ?? this.#sets.push(sorted) - 1;
    this.#setNumbers.set(key, found);
    return -1 - found;
  }

  /** The lists that bits, or a number below 0, stand for. */
  listsOf(lists: number): readonly number[] {
    if (lists < 0) return this.#sets[-1 - lists] ?? [];
    return Array.from({ length: LISTS_WITH_BIT }, (_, list) => list).filter(
      (list) => (lists >>> list) & 1,
    );
  }

  /** Quantity and both amounts of each item of the codes, of all lines counted so far. */
  items(): Float64Array {
    const sums = this.#rare.slice();
    for (let outcome = 1; outcome < this.outcomes.count; outcome++) {
      const times = this.outcomes.counts[outcome] ?? 0;
      if (times !== 0) this.#addTo(sums, this.#actOf[outcome] ?? 0, { outcome, times });
    }
    return sums;
  }

  clearCounts(): void {
    this.outcomes.counts.fill(0);
    this.#rare.fill(0);
  }

  /** Adds what a refund takes off an item: quantity and both amounts. */
  addItem(item: number, more: readonly number[]): void {
    for (const [of, amount] of more.entries()) {
      const at = item * ITEM_WIDTH + of;
      this.#rare[at] = (this.#rare[at] ?? 0) + amount;
    }
  }

  #addTo(
    sums: Float64Array,
    act: number,
    { outcome, times }: { readonly outcome: number; readonly times: number },
  ): void {
    const { values, width } = this.outcomes;
    const at = (this.#item[act] ?? 0) * ITEM_WIDTH;
    const from = outcome * width;
    sums[at] = (sums[at] ?? 0) + times * (this.#quantity[act] ?? 0);
    sums[at + 1] = (sums[at + 1] ?? 0) + times * (values[from] ?? 0);
    sums[at + 2] = (sums[at + 2] ?? 0) + times * (values[from + LINE.side] ?? 0);
  }

  #ask(base: number, act: number, charged: number): number {
    const quantity = this.#quantity[act] ?? 0;
    if (quantity < 0) throw new NotInColumns('a line of less than nothing');
    const page = this.pages.pageOf(base);
    const prices = this.#prices(page, act, charged);
    const numbers = prices.map(({ number }) => number);
    const isCharged = prices.some(({ reads }) => reads);
    const key = `${act} ${numbers.join(' ')} ${isCharged}`;
    const known = this.outcomes.find(key);
    if (known !== undefined) return known;
    const values = prices.flatMap(({ price }) => {
      // Columns of quantities hold thousandths.
      const parts = lineParts(price, BigInt(quantity) as Quantity);
      return [parts.amount, parts.hospital, parts.inScope].map(wholeFen);
    });
    if (numbers.some((number) => number < 0)) {
      this.outcomes.values.set(values, 0);
      this.outcomes.list[0] = this.lists.numberOf(ofBoth(prices, ({ price }) => price.rules));
      this.readsCharged[0] = 1;
      return 0;
    }
    const made = this.outcomes.add(
      key,
      values,
      ofBoth(prices, ({ price }) => price.rules),
    );
    this.#actOf[made] = act;
    if (made >= this.readsCharged.length) {
      const more = new Uint8Array(made * 2);
      more.set(this.readsCharged);
      this.readsCharged = more;
    }
    this.readsCharged[made] = Number(isCharged);
    return made;
  }

  #prices(
    page: { readonly day: number; readonly place: number },
    act: number,
    charged: number,
  ): Both<{ readonly number: number; readonly price: LinePrice; readonly reads: boolean }> {
    const item = this.#item[act] ?? 0;
    const itemRow = this.#itemRow[item] ?? -1;
    if (itemRow < 0) throw unknownItem(this.#itemIds[item] ?? -1);
    const days = this.days.days[page.day];
    if (!days) throw new Error('a page without days was asked');
    return ofBoth(this.#sides, ({ rules, prices: { lines, sites } }, side) => {
      const siteClass = this.#places.sites[side][page.place] ?? 0;
      const place = { itemRow, siteClass, day: days[side], page: null };
      const number = lines.entry(place, charged);
      const price = lines.prices.all[number] ?? lines.ask(place, charged);
      const institution = sites.classes[siteClass];
      if (!institution) throw new Error('a class without institutions was asked');
      const { inputs } = lineHook(rules, days[side], siteOf(institution));
      return { number, price, reads: inputs.includes('chargedPrice') };
    });
  }
}
