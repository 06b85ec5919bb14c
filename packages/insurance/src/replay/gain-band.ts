import type { Rate } from '@sanyi/kernel';
import { RATE_ONE } from '@sanyi/kernel';

/** The position of a change among the five bands, for what is paid: less is a gain. */
export type GainBand = (before: number, after: number) => number;

const [GAIN_LARGE, GAIN, NONE, LOSE, LOSE_LARGE] = [0, 1, 2, 3, 4];

/**
 * Bands of changes of whole fen: a change is large beyond the share of the amount before. Where
 * nothing was paid before, every change is large. Exact on any amount.
 */
export function gainBands(largeChange: Rate): GainBand {
  const share = Number(largeChange);
  const one = Number(RATE_ONE);
  const isLarge = (change: number, before: number): boolean => {
    const [left, right] = [change * one, before * share];
    if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left > right;
    return BigInt(change) * RATE_ONE > BigInt(before) * largeChange;
  };
  return (before, after) => {
    if (after === before) return NONE;
    const large = isLarge(Math.abs(after - before), Math.abs(before));
    if (after < before) return large ? GAIN_LARGE : GAIN;
    return large ? LOSE_LARGE : LOSE;
  };
}
