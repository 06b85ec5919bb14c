import type { ClaimRules } from '../claim-rules.ts';
import { type PriceTables, priceTables } from '../price/price-tables.ts';

/** Something under the old rules and under the new ones. */
export type Both<T> = readonly [old: T, now: T];

/** One of the two sets of rules, with the prices met under it. */
export type Side = { readonly rules: ClaimRules; readonly prices: PriceTables };

/** The sides of a replay, from its rules made ready. */
export function sidesOf([old, now]: Both<ClaimRules>): Both<Side> {
  const side = (rules: ClaimRules): Side => ({ rules, prices: priceTables(rules) });
  const first = side(old);
  return [first, old === now ? first : side(now)];
}

/** The same of both sides. */
export const ofBoth = <From, To>(
  [old, now]: Both<From>,
  make: (from: From, side: 0 | 1) => To,
): Both<To> => [make(old, 0), make(now, 1)];

/** The same of both sides, asked of their rules; once where both have the same rules. */
export function ofSides<To>([old, now]: Both<Side>, make: (side: Side, at: 0 | 1) => To): Both<To> {
  const first = make(old, 0);
  return [first, old === now ? first : make(now, 1)];
}
