import { idRows, type SegmentCodes } from '@sanyi/facts';
import { unknownItem } from '../claim-row.ts';
import { lineHook, siteOf } from '../price/ask-price.ts';
import type { LinePlace } from '../price/line-table.ts';
import type { LinePrice } from '../settlement.ts';
import type { DayNumbers } from './day-numbers.ts';
import { type Page, PagedTable } from './paged-table.ts';
import type { PlaceClasses } from './place-classes.ts';
import { type Both, ofBoth, ofSides, type Side } from './sides.ts';

/** What an item costs per unit on both sides. */
export type PricePair = {
  readonly prices: Both<LinePrice>;
  /** Whether it holds only for lines of which nobody says what was charged. */
  readonly readsCharged: boolean;
};

/** Where a side is asked on a page, and whether its decision reads there what was charged. */
type AskedPlace = { readonly place: LinePlace; readonly readsCharged: boolean };

/** Room for the prices of a side in the key of a pair. */
const PRICES = 2 ** 25;

/** Prices of items under both sets of rules, each pair by a number, asked once per item and page. */
export class PricePairs {
  /** By number, from 1; at 0 the pair asked last, where one of its prices is too rare to be kept. */
  readonly pairs: PricePair[] = [];
  readonly #sides: Both<Side>;
  readonly #places: PlaceClasses;
  readonly #days: DayNumbers;
  readonly #known = new Map<number, number>();
  /** Pairs of items of which nobody says what was charged. */
  readonly #pages: PagedTable;
  /** By number of days and class of places. */
  readonly #asked: Both<AskedPlace>[] = [];
  /** Rows of the items of the codes in the table of items. */
  readonly #itemRow: Int32Array;
  readonly #itemIds: Uint32Array;

  constructor(
    sides: Both<Side>,
    { items }: SegmentCodes,
    of: { readonly places: PlaceClasses; readonly days: DayNumbers },
  ) {
    this.#sides = sides;
    this.#places = of.places;
    this.#days = of.days;
    this.#pages = new PagedTable(items.length, of.places.count);
    this.#itemIds = items;
    this.#itemRow = Int32Array.from(items, idRows(sides[0].rules.items.map(({ item }) => item)));
  }

  /**
   * The pair of an item of the codes on the days and at the places of a page.
   *
   * @param charged - what was charged per unit in fen, NaN where nobody says
   * @throws ProblemError where no rule prices the item
   */
  of(page: Page, item: number, charged: number): number {
    const entry = this.#pages.base(page.day, page.place) + item;
    const known = this.#pages.entries[entry] ?? 0;
    if (known > 0 && (Number.isNaN(charged) || !this.pairs[known]?.readsCharged)) return known;
    const made = this.#ask(page, item, charged);
    if (Number.isNaN(charged) || !this.pairs[made]?.readsCharged) {
      this.#pages.entries[entry] = made;
    }
    return made;
  }

  #ask(page: Page, item: number, charged: number): number {
    const itemRow = this.#itemRow[item] ?? -1;
    if (itemRow < 0) throw unknownItem(this.#itemIds[item] ?? -1);
    const asked = this.#askedOn(page);
    const found = ofSides(this.#sides, ({ prices: { lines } }, side) => {
      const { place, readsCharged } = asked[side];
      place.itemRow = itemRow;
      const number = lines.entry(place, charged);
      const price = lines.prices.all[number] ?? lines.ask(place, charged);
      return { number, price, readsCharged };
    });
    const [old, now] = found;
    const readsCharged = old.readsCharged || now.readsCharged;
    const pair = { prices: ofBoth(found, ({ price }) => price), readsCharged };
    if (old.number < 0 || now.number < 0) {
      this.pairs[0] = pair;
      return 0;
    }
    const key = (old.number * PRICES + now.number) * 2 + Number(readsCharged);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = Math.max(1, this.pairs.length);
    this.pairs[made] = pair;
    this.#known.set(key, made);
    return made;
  }

  #askedOn(page: Page): Both<AskedPlace> {
    const key = page.day * this.#places.count + page.place;
    const known = this.#asked[key];
    if (known) return known;
    const days = this.#days.days[page.day];
    if (!days) throw new Error('a page without days was asked');
    const made = ofSides(this.#sides, ({ rules, prices: { lines, sites } }, side): AskedPlace => {
      const [siteClass, day] = [this.#places.sites[side][page.place] ?? 0, days[side]];
      const institution = sites.classes[siteClass];
      if (!institution) throw new Error('a class without institutions was asked');
      const { inputs } = lineHook(rules, day, siteOf(institution));
      const place = { itemRow: -1, siteClass, day, page: lines.page(day) };
      return { place, readsCharged: inputs.includes('chargedPrice') };
    });
    this.#asked[key] = made;
    return made;
  }
}
