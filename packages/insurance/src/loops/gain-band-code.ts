import {
  type Code,
  chosen,
  double,
  int,
  type LoopFunction,
  type LoopMemory,
} from '@sanyi/feel/loops';
import { RATE_ONE, type Rate } from '@sanyi/kernel';

/** Bands of gains, and the middle one, of those for whom nothing changes. */
export const BANDS = 5;
export const NO_GAIN = 2;

/** What `gainBandCode` reads: the share of a large change, what one is, and how far their products are exact. */
export function largeIn(memory: LoopMemory, largeChange: Rate): Float64Array {
  const large = memory.float64(3);
  large.set([largeChange, RATE_ONE, BigInt(Number.MAX_SAFE_INTEGER)].map(Number));
  return large;
}

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
 * The band of who pays more than before, which is not nothing, and whether it cannot be said: products are exact so far
 * only, both together. `large` is where `largeIn` stands.
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
