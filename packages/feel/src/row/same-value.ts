import type { Row, Value } from '../value.ts';

/** Equality of values of one type: lists item by item, contexts entry by entry. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((item, at) => sameValue(item, b[at] ?? null));
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameValue(a[name] ?? null, b[name] ?? null))
  );
}

export const isList = (value: readonly Value[] | Row): value is readonly Value[] =>
  Array.isArray(value);
