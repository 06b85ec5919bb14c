import type { Item } from '@sanyi/facts';
import type { Stack } from '@sanyi/policy';
import type { ClaimInstitution } from './claim.ts';
import type { PriceFacts } from './price/price-facts.ts';
import { NO_PRICE_FACTS } from './price/price-facts.ts';
import { type PriceLists, priceLists } from './price/price-lists.ts';
import { type PurchasePrices, purchasePrices } from './price/purchase-prices.ts';
import { type RuleDays, ruleDays } from './rule-days.ts';

/**
 * A stack made ready for settling against the prices of a place: rule days, price lists and
 * purchase prices. Make it once and use it for many claims.
 */
export type ClaimRules = {
  readonly stack: Stack;
  readonly days: RuleDays;
  readonly lists: PriceLists;
  readonly purchases: PurchasePrices;
  readonly items: readonly Item[];
  readonly institutions: readonly ClaimInstitution[];
  /** Codes of diagnosis groups by their number. */
  readonly groups: readonly string[];
  /** Row of an item code in `items`, or -1. */
  itemRow(code: string): number;
};

/**
 * Makes a stack ready for settling.
 *
 * @example
 * const rules = claimRules(stack, facts);
 * settleClaim(claim, rules, {}).patient;
 */
export function claimRules(stack: Stack, facts: PriceFacts = NO_PRICE_FACTS): ClaimRules {
  const rows = new Map(facts.items.map((item, row) => [item.code, row]));
  return {
    stack,
    days: ruleDays(stack),
    lists: priceLists(stack),
    purchases: purchasePrices(facts.items, facts.purchasePrices),
    items: facts.items,
    institutions: facts.institutions,
    groups: facts.diagnosisGroups?.map(({ code }) => code) ?? [],
    itemRow: (code) => rows.get(code) ?? -1,
  };
}
