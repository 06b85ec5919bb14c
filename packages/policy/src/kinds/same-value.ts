import type { Row, Value } from '@sanyi/feel';
import { isList } from './value-text.ts';

/** Whether two values are equal; an entry that is absent equals one that is null. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((each, index) => sameValue(each, b[index] ?? null));
  }
  return sameRow(a, b);
}

function sameRow(a: Row, b: Row): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameValue(a[name] ?? null, b[name] ?? null));
}
