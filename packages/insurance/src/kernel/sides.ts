import type { ClaimRules } from '../claim-rules.ts';
import { type PriceTables, priceTables } from '../price/price-tables.ts';

/** Something under the old rules and under the new ones. */
export type Both<T> = readonly [old: T, now: T];

/** One of the two sets of rules, with the prices met under it. */
export type Side = { readonly rules: ClaimRules; readonly prices: PriceTables };

/** The sides of a replay, from its rules made ready. */
export const sidesOf = (rules: Both<ClaimRules>): Both<Side> =>
  ofBoth(rules, (each) => ({ rules: each, prices: priceTables(each) }));

/** The same of both sides. */
export const ofBoth = <From, To>(
  [old, now]: Both<From>,
  make: (from: From, side: 0 | 1) => To,
): Both<To> => [make(old, 0), make(now, 1)];
