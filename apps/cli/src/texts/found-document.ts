import type { Text } from '@sanyi/kernel';
import type { FoundWords, TakenOver } from '@sanyi/policy';

type Found = Pick<TakenOver, 'mapped' | 'local' | 'lists'>;

/** A code with what it is called, in both languages. */
type Named = { readonly code: string; readonly title: Text };

/** What a city found in taking a package over, for programmes and the people who read along: each code with its name. */
export function foundDocument<T extends Found>(found: T, words: FoundWords): object {
  const named = (code: string, title: Text): Named => ({ code, title });
  return {
    ...found,
    mapped: found.mapped.map((each) => ({ ...each, title: words.unit(each.unit, each.name) })),
    local: found.local.map((each) => ({
      ...each,
      thereTitle: words.value(each.name, each.there),
      hereTitle: each.here === null ? null : words.value(each.name, each.here),
    })),
    lists: found.lists.map((each) => ({
      ...each,
      missingItems: each.missingItems.map((code) => named(code, words.itemTitle(code))),
      missingLevels: each.missingLevels.map((code) => named(code, words.level(code))),
    })),
  };
}
