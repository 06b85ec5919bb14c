import { type BindingBound, groupTitle } from '@sanyi/insurance';
import type { Text } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';

/** Classes of persons and levels are code sets: their titles need no facts. */
const CODE_TITLES = groupTitle([], { ageBands: [] });

/**
 * What bounds of prices are of, in words: the hospital or the item as the facts name it, the class of
 * persons. What the facts do not know has its key.
 *
 * @returns the title of the bound with a kind and a key; of a price the key is its path
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * boundTitles(facts)({ kind: 'group', key: 'retired' }).en; // 'Retired'
 * ```
 */
export function boundTitles({
  reference,
}: Pick<Facts, 'reference'>): (bound: Pick<BindingBound, 'kind' | 'key'>) => Text {
  const hospitals = new Map(
    reference.institutions.map(({ institution, title }) => [String(institution), title]),
  );
  const items = new Map(reference.items.map(({ code, title }) => [code, title]));
  return ({ kind, key }) => {
    if (kind === 'group') return CODE_TITLES('personClass', key);
    if (kind === 'price') return priceTitle(key, items);
    if (kind === 'hospital') return hospitals.get(key) ?? { en: key, zh: key };
    return CODE_TITLES('all', key);
  };
}

/** What a price is of, by its path: the item, and the level where the row has one. */
function priceTitle(path: string, items: ReadonlyMap<string, Text>): Text {
  const [code = '', ...more] = (path.split('/').at(-1) ?? '').split(',');
  const titles = [
    items.get(code) ?? { en: code, zh: code },
    ...more.map((key) => CODE_TITLES('level', key)),
  ];
  return {
    en: titles.map(({ en }) => en).join(', '),
    zh: titles.map(({ zh }) => zh).join('，'),
  };
}
