import type { PolicyList } from '@sanyi/policy';

/** The codes that the rows of a list name under a key; none where the list has no such key. */
export function keysOf({ keys, rows }: PolicyList, key: string): ReadonlySet<string> {
  const at = keys.indexOf(key);
  const found = at < 0 ? [] : rows.map((row) => row.keys[at] ?? '');
  return new Set(found.filter((code) => code !== ''));
}
