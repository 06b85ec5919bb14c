import type { GrowthSplit } from '@sanyi/api';
import {
  type GrowthParts,
  type GrowthPoints,
  type GrowthSums,
  growthSplit,
  splitPoints,
} from '@sanyi/oversight';
import { type FigureBook, INDICATOR } from './figure-book.ts';
import { type Weigh, weighAll } from './weighted.ts';

/** The split of a place's growth as its figures say it, and the base of its points. */
export type PlaceSplit = {
  readonly parts: GrowthParts;
  readonly points: GrowthPoints;
  /** Expense of the year before, in fen of the facts. */
  readonly c0: bigint;
};

/** The split of a place in a quarter; null where there is no year before. */
export function placeSplit(book: FigureBook, place: string, period: string): PlaceSplit | null {
  const [price, volume, mix] = [INDICATOR.price, INDICATOR.volume, INDICATOR.mix].map((id) =>
    book.measured(id, place, period),
  );
  if (!price || !volume || !mix || price.denominator <= 0n) return null;
  const parts = {
    price: price.numerator,
    volume: volume.numerator,
    mix: mix.numerator,
  };
  return { parts, points: splitPoints(parts, price.denominator), c0: price.denominator };
}

/**
 * The split of sums on the wire, weighed up: price is what the weighed amounts say, mix is the rest,
 * so that the parts add up to the difference of the two amounts that are shown.
 */
export function weighedSplit(
  sums: GrowthSums,
  points: { readonly [Part in keyof GrowthSplit]: string },
  weigh: Weigh,
): GrowthSplit {
  const total = weigh(sums.c1) - weigh(sums.c0);
  const price = weigh(sums.c1) - weigh(sums.c1AtOldRules);
  const volume = weigh(growthSplit(sums).volume);
  return {
    price: { fen: String(price), points: points.price },
    volume: { fen: String(volume), points: points.volume },
    mix: { fen: String(total - price - volume), points: points.mix },
    total: { fen: String(total), points: points.total },
  };
}

/** A split on the wire, its amounts weighed up; parts add up to the total. */
export function wireSplit(
  parts: GrowthParts,
  points: {
    readonly price: string;
    readonly volume: string;
    readonly mix: string;
    readonly total: string;
  },
  weigh: Weigh,
): GrowthSplit {
  const [price = 0n, volume = 0n, mix = 0n] = weighAll(
    [parts.price, parts.volume, parts.mix],
    weigh,
  );
  return {
    price: { fen: String(price), points: points.price },
    volume: { fen: String(volume), points: points.volume },
    mix: { fen: String(mix), points: points.mix },
    total: { fen: String(price + volume + mix), points: points.total },
  };
}
