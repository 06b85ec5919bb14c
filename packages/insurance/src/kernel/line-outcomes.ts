import type { Segment, SegmentCodes } from '@sanyi/facts';
import type { Quantity } from '@sanyi/kernel';
import { lineParts } from '../claim-arithmetic.ts';
import { LIMITS } from '../limits.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { LinePrice } from '../settlement.ts';
import { bitsOf } from './bits-of.ts';
import type { ClaimBlock } from './claim-block.ts';
import { DayNumbers } from './day-numbers.ts';
import { hookReads } from './hook-reads.ts';
import { LINE, LineRecords } from './line-records.ts';
import { NotInColumns, wholeFen } from './not-in-columns.ts';
import { type Page, PagedTable } from './paged-table.ts';
import type { PlaceClasses } from './place-classes.ts';
import { type PricePair, PricePairs } from './price-pairs.ts';
import type { RuleCalendar } from './rule-calendar.ts';
import { RuleLists } from './rule-lists.ts';
import { type Both, ofBoth, type Side } from './sides.ts';

/** Sums of an item: quantity, amount before and after. */
const ITEM_WIDTH = 3;

/**
 * What each act costs under both sets of rules, asked of them once per price and then looked up: an
 * act is an item in a quantity, so a line is nothing but its number.
 */
export class LineOutcomes {
  readonly days: DayNumbers;
  readonly pages: PagedTable;
  readonly records: LineRecords;
  readonly lists: RuleLists = new RuleLists();
  readonly #pairs: PricePairs;
  readonly #listOfPair: number[] = [];
  /** Acts of the codes; those that refunds leave stand behind them. */
  readonly codedActs: number;
  /** Item and quantity of each act. */
  readonly #item: Int32Array;
  readonly #quantity: Int32Array;
  #acts: number;
  readonly #left = new Map<string, number>();
  readonly #rare: Float64Array;
  readonly #sets: (readonly number[])[] = [];
  readonly #setNumbers = new Map<string, number>();

  constructor(
    sides: Both<Side>,
    codes: SegmentCodes,
    of: {
      readonly places: PlaceClasses;
      readonly calendar: RuleCalendar;
      readonly memory: BlockMemory;
    },
  ) {
    const { acts } = codes;
    const size = acts.count + LIMITS.leftActs;
    this.#item = new Int32Array(size);
    this.#quantity = new Int32Array(size);
    this.#item.set(acts.item);
    this.#quantity.set(acts.quantity);
    this.#acts = acts.count;
    this.codedActs = acts.count;
    this.#rare = new Float64Array(codes.items.length * ITEM_WIDTH);
    const readsDay = ofBoth(sides, (side) => hookReads(side, 'price.line', 'day'));
    this.days = new DayNumbers(of.calendar, of.memory, (day, side) =>
      readsDay[side] ? day.ruleDay : sides[side].prices.lines.version(day),
    );
    this.#pairs = new PricePairs(sides, codes, { places: of.places, days: this.days });
    this.pages = new PagedTable(size, of.places.count, { bases: of.memory });
    this.records = new LineRecords(size);
  }

  /** The acts that there are, with those that refunds left. */
  get acts(): number {
    return this.#acts;
  }

  /** Says what an act is for which the codes left room: the row of its item, and thousandths. */
  define(act: number, item: number, quantity: number): void {
    this.#item[act] = item;
    this.#quantity[act] = quantity;
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
    return this.leftAct(this.#item[act] ?? 0, quantity);
  }

  /**
   * The act of an item in a quantity that refunds leave.
   *
   * @throws NotInColumns where refunds leave more different quantities than there is room for
   */
  leftAct(item: number, quantity: number): number {
    const key = `${item} ${quantity}`;
    const known = this.#left.get(key);
    if (known !== undefined) return known;
    if (this.#acts >= this.#item.length) throw new NotInColumns('too many quantities are left');
    const made = this.#acts++;
    this.#item[made] = item;
    this.#quantity[made] = quantity;
    this.#left.set(key, made);
    return made;
  }

  /**
   * What an item costs on days and at places, where nobody says what was charged.
   *
   * @throws ProblemError where no rule prices it
   */
  pairOf(page: Page, item: number): PricePair {
    const pair = this.#pairs.pairs[this.#pairs.of(page, item, Number.NaN)];
    if (!pair) throw new Error('a pair of prices was forgotten');
    return pair;
  }

  /** Makes room before a block: no page is forgotten while its base is in use. */
  trim(): void {
    if (this.pages.used > LIMITS.actPages) this.pages.clear();
  }

  /**
   * The outcome of an act on a page; 0 where it is too rare to be kept: then it stands at 0
   * until the next question, and `addRare` counts it.
   *
   * @param charged - what was charged per unit in fen, NaN where nobody says
   */
  of(base: number, act: number, charged: number): number {
    const known = this.pages.entries[base + act] ?? 0;
    if (known > 0 && (Number.isNaN(charged) || !this.#readsCharged(known))) return known;
    const found = this.#ask(base, act, charged);
    if (Number.isNaN(charged) || !this.#readsCharged(found)) {
      this.pages.entries[base + act] = found;
    }
    return found;
  }

  /** The list that a pair of prices cites. */
  #listOf(pair: number, { prices }: PricePair): number {
    const known = this.#listOfPair[pair];
    if (pair > 0 && known !== undefined) return known;
    const made = this.lists.numberOf(ofBoth(prices, ({ rules }) => rules));
    this.#listOfPair[pair] = made;
    return made;
  }

  #readsCharged(outcome: number): boolean {
    return this.#pairs.pairs[this.records.pair[outcome] ?? 0]?.readsCharged ?? true;
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
      lists.add(this.records.list[outcome] ?? 0);
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
    return bitsOf(lists);
  }

  /** Quantity and both amounts of each item of the codes, of all lines counted so far. */
  items(): Float64Array {
    const sums = this.#rare.slice();
    const { records, count, act } = this.records;
    for (let outcome = 1; outcome < count; outcome++) {
      const times = records[outcome * LINE.width + LINE.count] ?? 0;
      if (times !== 0) this.#addTo(sums, act[outcome] ?? 0, { outcome, times });
    }
    return sums;
  }

  clearCounts(): void {
    this.records.clearCounts();
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
    const { records } = this.records;
    const at = (this.#item[act] ?? 0) * ITEM_WIDTH;
    const from = outcome * LINE.width;
    sums[at] = (sums[at] ?? 0) + times * (this.#quantity[act] ?? 0);
    sums[at + 1] = (sums[at + 1] ?? 0) + times * (records[from + LINE.totalOld] ?? 0);
    sums[at + 2] = (sums[at + 2] ?? 0) + times * (records[from + LINE.totalNow] ?? 0);
  }

  #ask(base: number, act: number, charged: number): number {
    const quantity = this.#quantity[act] ?? 0;
    if (quantity < 0) throw new NotInColumns('a line of less than nothing');
    const pair = this.#pairs.of(this.pages.pageOf(base), this.#item[act] ?? 0, charged);
    const known = pair === 0 ? 0 : this.records.find(act, pair);
    if (known > 0) return known;
    const found = this.#pairs.pairs[pair];
    if (!found) throw new Error('a pair of prices was forgotten');
    const [old, now] = found.prices;
    const before = partsOf(old, quantity);
    const values = [...before, ...(now === old ? before : partsOf(now, quantity))];
    const list = this.#listOf(pair, found);
    if (pair > 0) return this.records.add(values, { act, pair, list });
    this.records.set(0, values, list);
    return 0;
  }
}

/** Amount, hospital's part and part in scope of so many thousandths, in whole fen. */
function partsOf(price: LinePrice, quantity: number): readonly number[] {
  // Columns of quantities hold thousandths.
  const { amount, hospital, inScope } = lineParts(price, BigInt(quantity) as Quantity);
  return [wholeFen(amount), wholeFen(hospital), wholeFen(inScope)];
}
