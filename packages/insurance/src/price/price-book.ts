import type { Scheme, Title, VisitKind } from '@sanyi/facts';
import { idRows } from '@sanyi/facts';
import { assert, type Day, type Fen } from '@sanyi/kernel';
import { unknownInstitution, unknownItem } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { LinePrice, VisitPrice } from '../settlement.ts';
import { siteOf } from './ask-price.ts';
import { hookSpans } from './hook-spans.ts';
import { priceTables } from './price-tables.ts';
import type { SiteTable } from './site-table.ts';
import { codedVisit } from './visit-table.ts';

/** Where and when a price is asked. */
export type PricePlace = { readonly institution: number; readonly day: Day };

/** What a visit is, as far as its charges depend on it. */
export type PricedVisit = {
  readonly visitKind: VisitKind;
  readonly title: Title;
  readonly specialNeeds: boolean;
  readonly scheme: Scheme;
  readonly age: number;
};

/** Prices under one stack, asked of the rules once and then looked up. */
export type PriceBook = {
  /**
   * The price of one unit of an item.
   *
   * @param charged - unit price that the source says was charged, if it does
   * @throws ProblemError for an unknown item or institution, or when no rule matches
   */
  line(item: number, at: PricePlace, charged?: Fen | null): LinePrice;
  /** The charges of one visit or bed-day. */
  visit(visit: PricedVisit, at: PricePlace): VisitPrice;
  /** A number for a day: days with the same number have the same prices, charged ones aside. */
  version(day: Day): number;
};

/**
 * Opens the price book of a stack and its price facts.
 *
 * @example
 * const book = priceBook(claimRules(stack, facts));
 * book.line(17, { institution: 3, day }).unitPrice;
 */
export function priceBook(rules: ClaimRules): PriceBook {
  const { sites, lines, visits } = priceTables(rules);
  const itemRowOf = idRows(rules.items.map((item) => item.item));
  const classAt = (institution: number): number => {
    const siteClass = sites.classOf[sites.rowOf(institution)];
    if (siteClass === undefined) throw unknownInstitution(institution);
    return siteClass;
  };
  const daily = asksForTheDay(rules, sites);
  const visitSpans = hookSpans(rules.stack, sites.classes, 'price.visit');
  return {
    version: (day) => {
      const on = rules.days(day);
      if (daily) return on.ruleDay;
      return lines.version(on) * visitSpans.length + (visitSpans[on.interval] ?? 0);
    },
    line: (item, at, charged = null) => {
      const itemRow = itemRowOf(item);
      if (itemRow < 0) throw unknownItem(item);
      const day = rules.days(at.day);
      const siteClass = classAt(at.institution);
      const place = { itemRow, siteClass, day, page: lines.page(day) };
      const fen = charged === null ? Number.NaN : Number(charged);
      return lines.prices.all[lines.entry(place, fen)] ?? lines.ask(place, fen);
    },
    visit: (visit, at) => {
      const place = { siteClass: classAt(at.institution), day: rules.days(at.day) };
      const found = visits.prices[visits.entry(codedVisit(visit), place)];
      assert(found !== undefined, 'a visit price was forgotten');
      return found;
    },
  };
}

/** Whether any price decision reads the day itself. */
const asksForTheDay = ({ stack }: ClaimRules, { classes }: SiteTable): boolean =>
  stack.intervals.some((_, interval) =>
    classes.some((site) => {
      const regime = stack.regime(interval, siteOf(site));
      const reads = (name: 'price.line' | 'price.visit') =>
        regime.hook(name)?.inputs.includes('day') ?? false;
      return reads('price.line') || reads('price.visit');
    }),
  );
