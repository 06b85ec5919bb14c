import { type Code, chosen, double, int, type LoopFunction } from '@sanyi/feel/loops';

/** Bands of gains, and the middle one, of those for whom nothing changes. */
export const BANDS = 5;
export const NO_GAIN = 2;

/** What finds bands of gains in a loop. */
type GainBandCode = {
  /** Goes before the loop. */
  readonly begin: Code;
  /** Goes before the rest, for each. */
  readonly compare: Code;
  /** Whether the band cannot be said, and the band. */
  readonly isBeyond: Code;
  readonly band: Code;
};

/**
 * The band of who pays more than before, which is not nothing, and whether it cannot be said. `large` begins with the
 * share of a large change, what one is, and how far products, both together, are exact.
 */
export function gainBandCode(
  made: LoopFunction,
  { large, more, paid }: { readonly [name in 'large' | 'more' | 'paid']: Code },
): GainBandCode {
  const { share, one, exact } = made.locals('double', 'share', 'one', 'exact');
  const { change, before } = made.locals('double', 'change', 'before');
  const { isLarge } = made.locals('int', 'isLarge');
  return {
    begin: [share, one, exact].map((each, at) => each.set(double.load(large, 8 * at))),
    compare: [
      change.set(double.times(double.abs(more), one.get)),
      before.set(double.times(double.abs(paid), share.get)),
      isLarge.set(double.isMore(change.get, before.get)),
    ],
    isBeyond: double.isMore(double.plus(change.get, before.get), exact.get),
    band: chosen(
      int.minus(int.of(1), isLarge.get),
      int.plus(int.of(3), isLarge.get),
      double.isLess(more, double.of(0)),
    ),
  };
}
