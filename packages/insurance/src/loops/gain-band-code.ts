import { type Code, chosen, double, int } from '@sanyi/feel/loops';

/** Bands of gains, and that of those for whom nothing changes. */
export const BANDS = 5;
export const NO_GAIN = 2;

/**
 * The band of who pays more than before, which is not nothing, and whether it cannot be said. `large` begins with the
 * share of a large change, what one is, and how far products are exact.
 */
export function gainBandCode(
  large: Code,
  { more, paid }: { readonly more: Code; readonly paid: Code },
): { readonly band: Code; readonly isBeyond: Code } {
  const change = double.times(double.abs(more), double.load(large, 8));
  const before = double.times(double.abs(paid), double.load(large));
  const exact = double.load(large, 16);
  const isLarge = double.isMore(change, before);
  const isGain = double.isLess(more, double.of(0));
  return {
    band: chosen(int.minus(int.of(1), isLarge), int.plus(int.of(3), isLarge), isGain),
    isBeyond: int.or(double.isMore(change, exact), double.isMore(before, exact)),
  };
}
