import type { GrowthSplit, SplitPart } from '../figures/split.ts';
import { tenths } from './places.test-data.ts';

const part = (amount: bigint, points: number): SplitPart => ({
  fen: String(amount),
  points: tenths(points),
});

/** A split whose fen and points add up: 1 % price, 70 % volume, the rest mix. */
export function sampleSplit(amount: bigint, points: number): GrowthSplit {
  const price = amount / 100n;
  const volume = (amount * 7n) / 10n;
  const pricePoints = Math.round(points / 100);
  const volumePoints = Math.round(points * 0.7);
  return {
    price: part(price, pricePoints),
    volume: part(volume, volumePoints),
    mix: part(amount - price - volume, points - pricePoints - volumePoints),
    total: part(amount, points),
  };
}
