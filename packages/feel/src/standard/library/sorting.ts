import { mergeSorted } from '../../merge-sort.ts';
import { compare } from '../value/compare.ts';
import type { FeelValue } from '../value/value.ts';
import { type Builtins, callable, list, optional, takes } from './signature.ts';

/** `sort` by a function that tells whether its first value stands before its second. */
export const SORTING: Builtins = {
  sort: [
    takes([list('list'), optional(callable('precedes'))], ([items, precedes]) => {
      if (precedes === null) return naturalOrder(items);
      if (!precedes.accepts(2)) return null;
      return mergeSorted(items, (a, b) => precedes.run([a, b]) === true);
    }),
  ],
};

function naturalOrder(items: readonly FeelValue[]): FeelValue {
  const [first = null] = items;
  if (items.some((item) => compare(item, first) === null)) return null;
  return [...items].sort((a, b) => compare(a, b) ?? 0);
}
