import { assert } from '@sanyi/kernel';
import { f64, u32 } from './column.ts';

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
  for (let at = 0; at < count; at++) sum += weights[at] ?? 0;
  assert(sum > 0, 'an alias table needs a weight above zero');
  const keep = Float64Array.from(weights, (weight) => (weight * count) / sum);
  const other = new Uint32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((part, at) => {
    (part < 1 ? small : large).push(at);
  });
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large.at(-1) ?? 0;
    other[less] = more;
    keep[more] = f64(keep, more) + f64(keep, less) - 1;
    if (f64(keep, more) < 1) small.push(large.pop() ?? 0);
  }
  // What is left is 1 but for rounding; a weight of zero must never be drawn, so it is not touched.
  for (const at of [...small, ...large]) {
    if (f64(keep, at) > 0) keep[at] = 1;
  }
  return { count, keep, other };
}

/** Draws a position with 32 random bits: the high part picks, the rest decides. */
export function draw(table: Alias, bits: number): number {
  const at = (bits * table.count) / 2 ** 32;
  const first = Math.floor(at);
  return at - first < f64(table.keep, first) ? first : u32(table.other, first);
}
