import type { Library, ListGap, PolicyPackage } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { keysOf } from './list-keys.ts';

/** What the price lists of a package name that a city does not have, and what they leave untouched. */
export function listGaps(facts: Facts, original: PolicyPackage, library: Library): ListGap[] {
  const { place } = facts.manifest;
  const items = new Set(facts.reference.items.map(({ code }) => code));
  const levels = new Set<string>(facts.reference.institutions.map(({ level }) => level));
  return [...original.lists.values()]
    .filter(({ kind }) => kind === 'price')
    .map((list): ListGap => {
      const named = keysOf(list, 'item');
      const priced = [...library.values()]
        .filter((each) => each.place === place && each.adopted?.from !== original.id)
        .flatMap((each) => each.lists.get(list.name)?.rows ?? [])
        .map(({ keys }) => keys[list.keys.indexOf('item')] ?? '');
      return {
        list: list.name,
        rows: list.rows.length,
        missingItems: [...named].filter((item) => !items.has(item)).sort(),
        missingLevels: [...keysOf(list, 'level')].filter((level) => !levels.has(level)).sort(),
        untouchedItems: [...new Set(priced)].filter((item) => items.has(item) && !named.has(item))
          .length,
      };
    });
}
