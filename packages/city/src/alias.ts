import { assert } from '@sanyi/kernel';

/**
 * A table to draw positions from in constant time, each with the likelihood of its weight
 * (Walker's alias method).
 */
export type Alias = {
  readonly count: number;
  /** Likelihood to stay at the position drawn first, else take `other`. */
  readonly keep: Float64Array;
  readonly other: Uint32Array;
};

/** Makes the table of weights that are not negative and not all zero. */
export function aliasOf(weights: ArrayLike<number>): Alias {
  const count = weights.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[i] ?? 0;
  assert(sum > 0, 'an alias table needs a weight above zero');
  const keep = new Float64Array(count);
  const other = new Uint32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < count; i++) {
    keep[i] = ((weights[i] ?? 0) * count) / sum;
    other[i] = i;
    ((keep[i] ?? 0) < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large[large.length - 1] ?? 0;
    other[less] = more;
    keep[more] = (keep[more] ?? 0) + (keep[less] ?? 0) - 1;
    if ((keep[more] ?? 0) < 1) small.push(large.pop() ?? 0);
  }
  // What is left is 1 but for rounding. A weight of zero must never be drawn.
  for (const i of [...small, ...large]) keep[i] = (weights[i] ?? 0) > 0 ? 1 : (keep[i] ?? 0);
  return { count, keep, other };
}

/** Draws a position with 32 random bits: the high part picks, the rest decides. */
export function draw(table: Alias, bits: number): number {
  const at = (bits * table.count) / 2 ** 32;
  const first = Math.floor(at);
  return at - first < (table.keep[first] ?? 1) ? first : (table.other[first] ?? first);
}
