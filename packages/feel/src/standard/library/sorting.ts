import { compare } from '../value/compare.ts';
import type { FeelFunction, FeelValue } from '../value/value.ts';
import { type Builtins, callable, list, optional, takes } from './signature.ts';

/** `sort` by a function that tells whether its first value stands before its second. */
export const SORTING: Builtins = {
  sort: [
    takes([list('list'), optional(callable('precedes'))], ([items, precedes]) => {
      if (precedes === null) return naturalOrder(items);
      return precedes.accepts(2) ? merged(items, precedes) : null;
    }),
  ],
};

function naturalOrder(items: readonly FeelValue[]): FeelValue {
  const [first = null] = items;
  if (items.some((item) => compare(item, first) === null)) return null;
  return [...items].sort((a, b) => compare(a, b) ?? 0);
}

/** A merge sort: stable, and each pair is asked once, whatever the function answers. */
function merged(items: readonly FeelValue[], precedes: FeelFunction): readonly FeelValue[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = merged(items.slice(0, middle), precedes);
  const right = merged(items.slice(middle), precedes);
  const result: FeelValue[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const takesRight = precedes.run([right[r] ?? null, left[l] ?? null]) === true;
    result.push((takesRight ? right[r] : left[l]) ?? null);
    if (takesRight) r += 1;
    else l += 1;
  }
  return [...result, ...left.slice(l), ...right.slice(r)];
}
