import { type Day, fen } from '@sanyi/kernel';
import { askLine, lineHook, siteOf } from './ask-price.ts';
import type { ClaimRules } from './claim-rules.ts';
import { LIMITS } from './limits.ts';
import type { RuleDay } from './rule-days.ts';
import type { LinePrice } from './settlement.ts';
import type { SiteTable } from './site-table.ts';

/** Where a line price is asked: the row of its item, the class of its site, its day. */
export type LinePlace = {
  itemRow: number;
  siteClass: number;
  day: RuleDay;
};

/**
 * Prices of lines, asked of the rules once per item, class of site and span of days in which
 * neither rules, nor list rows, nor the purchase price change.
 */
export type LineTable = {
  /**
   * Number of the price in `prices`, or -1 where it is too rare to be kept: then `ask` for it.
   *
   * @param charged - the unit price charged in fen, NaN where the source says nothing
   */
  entry(place: LinePlace, charged: number): number;
  ask(place: LinePlace, charged: number): LinePrice;
  readonly prices: readonly LinePrice[];
};

/** What a price of a span depends on beside the span. */
const UNKNOWN = 0;
const SPAN_ONLY = 1;
const CHARGED = 2;
const EACH_DAY = 3;

type Slot = {
  /** First rule day of each span, ascending; the first lies before all days. */
  readonly from: Int32Array;
  readonly entry: Int32Array;
  readonly mode: Uint8Array;
};

export function lineTable(rules: ClaimRules, sites: SiteTable): LineTable {
  const prices: LinePrice[] = [];
  const slots: (Slot | undefined)[] = new Array(rules.items.length * sites.classes.length);
  const kept = new Map<string, number>();

  const ask = (place: LinePlace, charged: number): LinePrice => {
    const item = rules.items[place.itemRow];
    const institution = sites.classes[place.siteClass];
    if (!item || !institution) throw new Error('a line outside the tables was priced');
    const chargedPrice = Number.isNaN(charged) ? null : fen(BigInt(charged));
    const line = { ...item, item: item.code, chargedPrice };
    return askLine(rules, line, { day: place.day, institution }).price;
  };

  const modeOf = (place: LinePlace): number => {
    const institution = sites.classes[place.siteClass];
    if (!institution) throw new Error('a site outside the tables was priced');
    const { inputs } = lineHook(rules, place.day, siteOf(institution));
    if (inputs.includes('day')) return EACH_DAY;
    return inputs.includes('chargedPrice') ? CHARGED : SPAN_ONLY;
  };

  /** Prices that depend on the day or on what was charged are kept by those, up to a limit. */
  const special = (place: LinePlace, charged: number, when: string): number => {
    const key = `${place.itemRow} ${place.siteClass} ${when} ${charged}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= LIMITS.chargedPrices) return -1;
    const made = prices.push(ask(place, charged)) - 1;
    kept.set(key, made);
    return made;
  };

  const slotOf = (itemRow: number, siteClass: number): Slot => {
    const index = itemRow * sites.classes.length + siteClass;
    const known = slots[index];
    if (known) return known;
    const from = spans(rules, itemRow, sites.classes[siteClass]);
    const entry = new Int32Array(from.length).fill(-1);
    const made = { from, entry, mode: new Uint8Array(from.length) };
    slots[index] = made;
    return made;
  };

  return {
    prices,
    ask,
    entry: (place, charged) => {
      const slot = slotOf(place.itemRow, place.siteClass);
      const span = spanOf(slot.from, place.day.ruleDay);
      const known = slot.entry[span] ?? -1;
      let mode = slot.mode[span] ?? UNKNOWN;
      if (known >= 0 && (mode === SPAN_ONLY || Number.isNaN(charged))) return known;
      if (mode === UNKNOWN) {
        mode = modeOf(place);
        slot.mode[span] = mode;
      }
      if (mode === EACH_DAY) return special(place, charged, `day ${place.day.ruleDay}`);
      if (mode === CHARGED && !Number.isNaN(charged)) return special(place, charged, `${span}`);
      const made = prices.push(ask(place, Number.NaN)) - 1;
      slot.entry[span] = made;
      return made;
    },
  };
}

/** The days on which the price of an item at a class of sites can change. */
function spans(
  rules: ClaimRules,
  itemRow: number,
  institution: SiteTable['classes'][number] | undefined,
): Int32Array {
  const item = rules.items[itemRow];
  if (!item || !institution) throw new Error('a line outside the tables was priced');
  const { level, grassroots, district } = institution;
  const keys = { item: item.code, category: item.category, level, grassroots, district };
  const days: Day[] = [
    ...rules.stack.intervals,
    ...rules.lists.breaks(keys),
    ...rules.purchases.breaks(itemRow),
  ];
  const ascending = Int32Array.from(new Set<number>(days)).sort();
  return Int32Array.of(-(2 ** 31), ...ascending.filter((day) => day > -(2 ** 31)));
}

function spanOf(from: Int32Array, day: number): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((from[middle] ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
