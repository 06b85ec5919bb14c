/**
 * The part of a whole that falls to one of equal slices, so that the parts of all slices add up to
 * the rounded whole (cumulative rounding).
 */
export const portion = (whole: number, slice: { index: number; count: number }): number =>
  Math.round((whole * (slice.index + 1)) / slice.count) -
  Math.round((whole * slice.index) / slice.count);

/**
 * Splits a whole number over weights so that the parts add up to it: rounded down, the rest to the
 * largest remainders, first come first.
 */
export function split(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (whole * weight) / sum : 0));
  const parts = exact.map(Math.floor);
  const byRest = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = whole - parts.reduce((a, b) => a + b, 0);
  for (const { at } of byRest) {
    if (left <= 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    left--;
  }
  return parts;
}
