import { assert, halfUp } from '@sanyi/kernel';
import { roundedText } from './figure.ts';

/** What the split of a place's growth is made from; money in fen. */
export type GrowthSums = {
  /** Expense of the year before. */
  readonly c0: bigint;
  /** Expense of the period. */
  readonly c1: bigint;
  /** The period's acts settled under the rules and prices of a year before. */
  readonly c1AtOldRules: bigint;
  /** Visits and stays of the year before. */
  readonly v0: bigint;
  /** Visits and stays of the period. */
  readonly v1: bigint;
};

/** The parts of a growth in fen. They add up to `c1 - c0` exactly. */
export type GrowthParts = { readonly price: bigint; readonly volume: bigint; readonly mix: bigint };

/** The parts in percentage points with one decimal. They add up to the rounded growth. */
export type GrowthPoints = {
  readonly price: string;
  readonly volume: string;
  readonly mix: string;
  readonly total: string;
};

/**
 * Splits growth exactly: price is what the period's acts cost more than under last year's rules and
 * prices, volume is last year's mean cost for the visits and stays added, mix is the rest.
 *
 * @returns all of it as mix where there were no visits the year before
 * @example
 * ```ts
 * growthSplit({ c0: 1000n, c1: 1200n, c1AtOldRules: 1150n, v0: 10n, v1: 11n });
 * // { price: 50n, volume: 100n, mix: 50n }
 * ```
 */
export function growthSplit({ c0, c1, c1AtOldRules, v0, v1 }: GrowthSums): GrowthParts {
  const price = c1 - c1AtOldRules;
  const volume = v0 === 0n ? 0n : halfUp(c0 * (v1 - v0), v0);
  const parts = { price, volume, mix: c1 - c0 - price - volume };
  assert(parts.price + parts.volume + parts.mix === c1 - c0, 'the parts add up to the growth');
  return parts;
}

/**
 * The parts as percentage points of last year's expense, rounded so that they add up to the rounded
 * growth.
 *
 * @param c0 - expense of the year before, above zero
 * @example
 * ```ts
 * splitPoints({ price: 50n, volume: 100n, mix: 50n }, 1000n).total; // '20.0'
 * ```
 */
export function splitPoints(parts: GrowthParts, c0: bigint): GrowthPoints {
  const [price = '', volume = '', mix = ''] = addingPoints(
    [parts.price, parts.volume, parts.mix],
    c0,
  );
  const total = roundedText((parts.price + parts.volume + parts.mix) * 100n, c0, 1);
  return { price, volume, mix, total };
}

/**
 * Amounts as percentage points of a base with one decimal, rounded by largest remainder so that they
 * add up to the rounded sum.
 *
 * @param base - above zero
 * @example
 * ```ts
 * addingPoints([1n, 1n, 1n], 300n); // ['0.3', '0.3', '0.4']
 * ```
 */
export function addingPoints(amounts: readonly bigint[], base: bigint): string[] {
  assert(base > 0n, 'points are of a base above zero');
  const target = halfUp(amounts.reduce((a, b) => a + b, 0n) * 1000n, base);
  const rounded = amounts.map((amount) => halfUp(amount * 1000n, base));
  const off = amounts.map((amount, index) => ({
    index,
    off: amount * 1000n - (rounded[index] ?? 0n) * base,
  }));
  let missing = target - rounded.reduce((a, b) => a + b, 0n);
  const step = missing > 0n ? 1n : -1n;
  off.sort(
    (a, b) =>
      Number((b.off - a.off) * step > 0n) - Number((b.off - a.off) * step < 0n) ||
      b.index - a.index,
  );
  for (const { index } of off) {
    if (missing === 0n) break;
    rounded[index] = (rounded[index] ?? 0n) + step;
    missing -= step;
  }
  return rounded.map((tenths) => roundedText(tenths, 10n, 1));
}

/**
 * The part that explains most of a growth, by size; null where there is no growth.
 *
 * @example
 * ```ts
 * leadingPart({ price: 1n, volume: 9n, mix: 3n }); // 'volume'
 * ```
 */
export function leadingPart(parts: GrowthParts): keyof GrowthParts | null {
  const growth = parts.price + parts.volume + parts.mix;
  if (growth === 0n) return null;
  const names: readonly (keyof GrowthParts)[] = ['price', 'volume', 'mix'];
  const towards = (name: keyof GrowthParts): bigint => (growth > 0n ? parts[name] : -parts[name]);
  return names.reduce((best, name) => (towards(name) > towards(best) ? name : best));
}
