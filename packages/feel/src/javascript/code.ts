/**
 * An emitted expression: JavaScript without side effects that may be written more than once, and
 * the interval that holds every number in its value, at the scale of its type.
 */
export type Code = Interval & { readonly text: string };

export type Interval = { readonly low: bigint; readonly high: bigint };

/** Integers that a double holds exactly, with all their neighbours. */
export const SAFE: bigint = 2n ** 53n - 1n;

/** An expression without numbers in it, or whose numbers are bounded by nothing but the tier. */
export const plain = (text: string): Code => ({ text, low: -SAFE, high: SAFE });

/** The interval that holds both. */
export const either = (a: Interval, b: Interval): Interval => ({
  low: smaller(a.low, b.low),
  high: larger(a.high, b.high),
});

/** The interval that holds all of at least one value. */
export const spanning = (values: readonly bigint[]): Interval => ({
  low: values.reduce(smaller),
  high: values.reduce(larger),
});

/** What is left of an interval between `-limit` and `limit`. */
export const within = ({ low, high }: Interval, limit: bigint): Interval => ({
  low: larger(low, -limit),
  high: smaller(high, limit),
});

// `Math.min` and `Math.max` take no `bigint`.
export function smaller(a: bigint, b: bigint): bigint {
  if (b < a) return b;
  return a;
}

export function larger(a: bigint, b: bigint): bigint {
  if (b > a) return b;
  return a;
}

/** Whether every number of the interval is a safe integer. */
export const isSafe = ({ low, high }: Interval): boolean => low >= -SAFE && high <= SAFE;
