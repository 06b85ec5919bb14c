import { assert, floorDiv } from '@sanyi/kernel';

/**
 * Rounds `parts / denominator` to integers that add up to `total`: each is rounded down, and what
 * is missing goes one each to the largest remainders, first come first. No part is off its exact
 * value by a whole unit or more as long as `total` is the rounded sum.
 */
export function roundedParts(
  parts: readonly bigint[],
  denominator: bigint,
  total: bigint,
): bigint[] {
  assert(denominator > 0n, 'parts are rounded over a positive denominator');
  const rounded = parts.map((part) => floorDiv(part, denominator));
  const order = parts
    .map((part, index) => ({ index, remainder: part - (rounded[index] ?? 0n) * denominator }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  let missing = total - rounded.reduce((sum, part) => sum + part, 0n);
  assert(missing >= 0n && missing <= BigInt(parts.length), 'the total is not the sum of the parts');
  for (const { index } of order) {
    if (missing === 0n) break;
    rounded[index] = (rounded[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return rounded;
}

/** Tenths as a decimal: 138 is `13.8`. */
export function tenthsText(tenths: bigint): string {
  const size = (tenths < 0n ? -tenths : tenths).toString().padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${size.slice(0, -1)}.${size.slice(-1)}`;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
