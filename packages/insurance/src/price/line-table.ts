import { type Day, fen } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { ClaimRules } from '../claim-rules.ts';
import { LIMITS } from '../limits.ts';
import type { RuleDay } from '../rule-days.ts';
import type { LinePrice } from '../settlement.ts';
import { askLine, lineHook, siteOf } from './ask-price.ts';
import { hookSpans } from './hook-spans.ts';
import { type LinePrices, linePrices } from './line-prices.ts';
import { countUpTo, type PricePage, pricePages } from './price-pages.ts';
import type { SiteTable } from './site-table.ts';
import { DEPENDS, SpanPool } from './span-pool.ts';

/** Where a line price is asked: the row of its item, the class of its site, its day. */
export type LinePlace = {
  itemRow: number;
  siteClass: number;
  day: RuleDay;
  /** The page of the day, from {@link LineTable.page}. */
  page: PricePage | null;
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
  /** The page that prices of a day are looked up in first. */
  page(day: RuleDay): PricePage | null;
  /** A number for a rule day: days of the same number have the same prices. */
  version(day: RuleDay): number;
  readonly prices: LinePrices;
};

export function lineTable(rules: ClaimRules, sites: SiteTable): LineTable {
  const prices = linePrices();
  const classes = sites.classes.length;
  const pool = new SpanPool(rules.items.length * classes);
  const kept = new Map<string, number>();
  const ruleSpans = spansFrom(daysOfRules(rules.stack, sites));
  const spansOf = spansByItem(rules, ruleSpans);
  const partsOf = (place: LinePlace): SlotParts => slotParts(rules, sites, place);
  const ask = (place: LinePlace, charged: number): LinePrice => {
    const { item, institution } = partsOf(place);
    const { code, category, separatelyChargeable } = item;
    const chargedPrice = Number.isNaN(charged) ? null : fen(BigInt(charged));
    const line = { item: code, category, separatelyChargeable, chargedPrice };
    return askLine(rules, line, { day: place.day, institution }).price;
  };

  const dependsOf = (place: LinePlace): number => {
    const { inputs } = lineHook(rules, place.day, siteOf(partsOf(place).institution));
    if (inputs.includes('day')) return DEPENDS.day;
    return inputs.includes('chargedPrice') ? DEPENDS.charged : DEPENDS.span;
  };

  /** Prices that depend on the day or on what was charged are kept by those, up to a limit. */
  const special = (place: LinePlace, charged: number, when: string): number => {
    const key = `${place.itemRow} ${place.siteClass} ${when} ${charged}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= LIMITS.chargedPrices) return -1;
    const made = prices.add(ask(place, charged));
    kept.set(key, made);
    return made;
  };

  const unknown = (place: LinePlace, charged: number, span: number): number => {
    let depends = pool.depends[span] ?? DEPENDS.unknown;
    if (depends === DEPENDS.unknown) {
      depends = dependsOf(place);
      pool.depends[span] = depends;
    }
    if (depends === DEPENDS.day) return special(place, charged, `day ${place.day.ruleDay}`);
    if (depends === DEPENDS.charged && !Number.isNaN(charged)) {
      return special(place, charged, `span ${span}`);
    }
    const made = prices.add(ask(place, Number.NaN));
    pool.price[span] = made;
    return made;
  };

  const bySpan = (place: LinePlace, charged: number, slot: number): number => {
    if (!pool.has(slot)) pool.open(slot, spansOf(place.itemRow, partsOf(place)));
    const span = pool.find(slot, place.day.ruleDay);
    const known = pool.price[span] ?? -1;
    const uncharged = Number.isNaN(charged);
    const plain = uncharged || pool.depends[span] === DEPENDS.span;
    const entry = known >= 0 && plain ? known : unknown(place, charged, span);
    if (place.page && uncharged && pool.depends[span] !== DEPENDS.day) place.page[slot] = entry + 1;
    return entry;
  };

  return {
    prices,
    ask,
    ...versionsOf(rules, sites, ruleSpans),
    entry: (place, charged) => {
      const slot = place.itemRow * classes + place.siteClass;
      const found = place.page !== null && Number.isNaN(charged) ? (place.page[slot] ?? 0) : 0;
      return found > 0 ? found - 1 : bySpan(place, charged, slot);
    },
  };
}

type SlotParts = {
  readonly item: ClaimRules['items'][number];
  readonly institution: SiteTable['classes'][number];
};

function slotParts(rules: ClaimRules, sites: SiteTable, place: LinePlace): SlotParts {
  const item = rules.items[place.itemRow];
  const institution = sites.classes[place.siteClass];
  if (!item || !institution) throw new Error('a line outside the tables was priced');
  return { item, institution };
}

function versionsOf(
  rules: ClaimRules,
  sites: SiteTable,
  ruleSpans: Int32Array,
): Pick<LineTable, 'page' | 'version'> {
  let known: Int32Array | null = null;
  const starts = (): Int32Array => {
    known ??= spanStarts(rules, sites, ruleSpans);
    return known;
  };
  const pageOn = pricePages(rules.items.length * sites.classes.length, starts);
  return {
    page: (day) => pageOn(day.ruleDay),
    version: (day) => countUpTo(starts(), day.ruleDay),
  };
}

/** Every day on which any price can change. */
function spanStarts(rules: ClaimRules, sites: SiteTable, ruleSpans: Int32Array): Int32Array {
  const days = new Set(ruleSpans);
  const classes = sites.classes.slice(0, rules.lists.byPlace ? undefined : 1);
  for (const [row, item] of rules.items.entries()) {
    for (const day of rules.purchases.breaks(row)) days.add(day);
    for (const institution of classes) {
      for (const day of listBreaks(rules, { item, institution })) days.add(day);
    }
  }
  return Int32Array.from(days).sort();
}

const BEFORE_ALL_DAYS = -(2 ** 31);

function listBreaks(rules: ClaimRules, { item, institution }: SlotParts): readonly Day[] {
  const { level, grassroots, district } = institution;
  const { code, category } = item;
  return rules.lists.breaks({ item: code, category, level, grassroots, district });
}

/** The days on which rules begin to price lines otherwise. */
function daysOfRules(stack: Stack, { classes }: SiteTable): Day[] {
  const spans = hookSpans(stack, classes, 'price.line');
  return stack.intervals.filter((_, interval) => spans[interval] === interval);
}

/**
 * Gives the days on which the price of an item at a class of sites can change; `ruleSpans` where only
 * rules do. Most classes of sites find the same rows, so an item has its days once.
 */
function spansByItem(
  rules: ClaimRules,
  ruleSpans: Int32Array,
): (itemRow: number, of: SlotParts) => Int32Array {
  const last: { readonly listed: readonly Day[]; readonly spans: Int32Array }[] = [];
  return (itemRow, of) => {
    const listed = listBreaks(rules, of);
    const known = last[itemRow];
    if (known?.listed === listed) return known.spans;
    const own = [...listed, ...rules.purchases.breaks(itemRow)];
    const spans = own.length === 0 ? ruleSpans : spansFrom([...ruleSpans, ...own]);
    last[itemRow] = { listed, spans };
    return spans;
  };
}

/** First days of spans, ascending, each once, of which the first lies before all days. */
function spansFrom(days: readonly number[]): Int32Array {
  const spans = Int32Array.of(BEFORE_ALL_DAYS, ...days).sort();
  let count = 0;
  for (const day of spans) {
    if (count === 0 || day !== spans[count - 1]) spans[count++] = day;
  }
  return spans.slice(0, count);
}
