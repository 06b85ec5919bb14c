import { compare } from './compare.ts';
import { isContext, isList, isRange, kindOf } from './kind.ts';
import type { FeelContext, FeelRange, FeelValue } from './value.ts';

/** FEEL equality: null for values of different kinds, of which neither is null. */
export function equal(a: FeelValue, b: FeelValue): boolean | null {
  if (a === null || b === null) return a === b;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return null;
  if (kind === 'boolean' || kind === 'function') return a === b;
  if (isList(a) && isList(b)) return sameList(a, b);
  if (isContext(a) && isContext(b)) return sameContext(a, b);
  if (isRange(a) && isRange(b)) return sameRange(a, b);
  const order = compare(a, b);
  return order === null ? null : order === 0;
}

/** Whether two values are the same, for lists and sets: different kinds are simply not the same. */
export const same = (a: FeelValue, b: FeelValue): boolean => equal(a, b) === true;

function sameList(a: readonly FeelValue[], b: readonly FeelValue[]): boolean {
  return a.length === b.length && a.every((item, at) => same(item, b[at] ?? null));
}

function sameContext(a: FeelContext, b: FeelContext): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    if (!b.has(name) || !same(value, b.get(name) ?? null)) return false;
  }
  return true;
}

const sameRange = (a: FeelRange, b: FeelRange): boolean =>
  a.operator === b.operator &&
  a.lowClosed === b.lowClosed &&
  a.highClosed === b.highClosed &&
  same(a.low, b.low) &&
  same(a.high, b.high);
