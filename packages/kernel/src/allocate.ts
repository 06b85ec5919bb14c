import { assert } from './assert.ts';
import { type Fen, fen } from './fen.ts';
import { floorDiv } from './rounding.ts';

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly: every part is
 * rounded down, and the fen left over go one each to the largest remainders, first come first.
 *
 * @param weights - not negative, at least one above zero
 * @example
 * ```ts
 * allocate(fen(100n), [1n, 1n, 1n]); // [34n, 33n, 33n]
 * ```
 */
export function allocate(total: Fen, weights: readonly bigint[]): Fen[] {
  assert(
    weights.every((weight) => weight >= 0n),
    'weights must be >= 0 and not all 0',
  );
  return allocated(total, weights).parts.map(fen);
}

/** An amount split by weights, and the last part that got one more. */
export type Allocated = {
  readonly parts: readonly bigint[];
  /** Its place and its remainder; null where nothing was left over. */
  readonly cut: { readonly index: number; readonly remainder: bigint } | null;
};

/**
 * The same for weights of which some are below zero, and with the last part that got one more: whoever
 * knows it tells a part from its own weight alone.
 *
 * @param weights - their sum is above zero
 * @example
 * ```ts
 * allocated(100n, [1n, 1n, 1n]).cut; // { index: 0, remainder: 1n }
 * ```
 */
export function allocated(total: bigint, weights: readonly bigint[]): Allocated {
  const sum = weights.reduce((a, b) => a + b, 0n);
  assert(sum > 0n, 'weights must be >= 0 and not all 0');
  const parts = weights.map((weight) => floorDiv(total * weight, sum));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: total * weight - (parts[index] ?? 0n) * sum }))
    .sort(
      (a, b) =>
        Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
    );
  let left = total - parts.reduce((a, b) => a + b, 0n);
  let cut: Allocated['cut'] = null;
  for (const each of byRemainder) {
    if (left === 0n) break;
    parts[each.index] = (parts[each.index] ?? 0n) + 1n;
    cut = each;
    left -= 1n;
  }
  assert(left === 0n, 'allocate left fen over');
  return { parts, cut };
}
