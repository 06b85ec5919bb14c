import { RATE_ONE } from '@sanyi/kernel';
import type { LinePrice } from '../settlement.ts';

/**
 * What lines are computed from lies packed, one price after the other, so that a line costs one
 * place of memory. Positions in the numbers of a price:
 */
export const PLAIN = {
  /** Fen per unit; NaN where a maximum quantity makes the arithmetic longer. */
  unit: 0,
  /** Fen of a unit above the ceiling, 0 without one. */
  above: 1,
  /** The patient's share in millionths; -1 where the line is out of scope. */
  share: 2,
  /** Number of the price's list of rules in `ruleLists`. */
  ruleList: 3,
  width: 4,
} as const;

/** Line prices by number. Equal prices have one number, so that hot tables stay small. */
export type LinePrices = {
  readonly all: readonly LinePrice[];
  readonly ruleLists: readonly (readonly number[])[];
  /** The numbers of all prices as `PLAIN` says; replaced when it grows, so read it after `add`. */
  plain: Float64Array;
  /** The number of a price. */
  add(price: LinePrice): number;
};

const FIRST_PRICES = 1024;

export function linePrices(): LinePrices {
  const all: LinePrice[] = [];
  const ruleLists: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const knownRules = new Map<string, number>();

  const ruleListOf = (rules: readonly number[]): number => {
    const key = rules.join();
    const found = knownRules.get(key) ?? ruleLists.push(rules) - 1;
    knownRules.set(key, found);
    return found;
  };

  const prices: LinePrices = {
    all,
    ruleLists,
    plain: new Float64Array(FIRST_PRICES * PLAIN.width),
    add: (price) => {
      const key = keyOf(price);
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = all.push(price) - 1;
      known.set(key, made);
      const at = made * PLAIN.width;
      if (at >= prices.plain.length) {
        const larger = new Float64Array(prices.plain.length * 2);
        larger.set(prices.plain);
        prices.plain = larger;
      }
      const { plain } = prices;
      plain[at + PLAIN.unit] = isPlain(price) ? Number(price.unitPrice) : Number.NaN;
      plain[at + PLAIN.above] = aboveCeiling(price);
      plain[at + PLAIN.share] = price.inScope ? Number(price.selfPayShare) : -1;
      plain[at + PLAIN.ruleList] = ruleListOf(price.rules);
      return made;
    },
  };
  return prices;
}

const isPlain = ({ maxQuantity, ceiling, selfPayShare }: LinePrice): boolean =>
  maxQuantity === null &&
  (ceiling === null || ceiling >= 0n) &&
  selfPayShare >= 0n &&
  selfPayShare <= RATE_ONE;

const aboveCeiling = ({ unitPrice, ceiling }: LinePrice): number =>
  ceiling === null || unitPrice <= ceiling ? 0 : Number(unitPrice - ceiling);

function keyOf(price: LinePrice): string {
  const { unitPrice, markup, selfPayShare, ceiling, maxQuantity, inScope, rules } = price;
  return `${unitPrice} ${markup} ${selfPayShare} ${ceiling} ${maxQuantity} ${inScope} ${rules.join()}`;
}
