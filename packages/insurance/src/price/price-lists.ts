import type { Category, Level } from '@sanyi/facts';
import { type Day, type Fen, fen } from '@sanyi/kernel';
import type { ListCitation, PolicyList, Site, Stack } from '@sanyi/policy';

/** What of an item and a place the key columns of a price list can ask for. */
type ListKeys = {
  readonly item: string;
  readonly category: Category;
  readonly level: Level;
  readonly grassroots: boolean;
  readonly district: string;
};

/** A price found in a list, with the row it stands in. */
type ListedPrice = { readonly price: Fen; readonly citation: ListCitation };

/** The price lists of a stack, asked together. */
export type PriceLists = {
  find(keys: ListKeys, ruleDay: Day, site: Site): ListedPrice | null;
  /** Rule days on which an answer for these keys can change; one object for keys that lists read alike. */
  breaks(keys: ListKeys): readonly Day[];
  /** Whether institutions of two districts can find different prices. */
  readonly byDistrict: boolean;
  /** Whether any two institutions can. */
  readonly byPlace: boolean;
};

/** Keys that say where an item is charged. */
const PLACE_KEYS: readonly string[] = ['level', 'grassroots', 'district'];

type PriceList = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly column: string;
};

export function priceLists(stack: Stack): PriceLists {
  const lists = listsOf(stack);
  const breaks = new Map<string, readonly Day[]>();
  const readAny = (names: readonly string[]): boolean =>
    lists.some((list) => list.keys.some((key) => names.includes(key)));
  return {
    byDistrict: readAny(['district']),
    byPlace: readAny(PLACE_KEYS),
    find: (keys, day, site) => {
      for (const list of lists) {
        const question = { day, column: list.column, site };
        const answer = stack.listValue(list.name, keyCells(list, keys), question);
        if (answer !== null && typeof answer.value === 'bigint') {
          return { price: fen(answer.value), citation: answer.citation };
        }
      }
      return null;
    },
    breaks: (keys) => {
      const asked = lists.map((list) => keyCells(list, keys));
      const key = asked.map((cells) => cells.join('\u0000')).join('\u0001');
      const known = breaks.get(key);
      if (known) return known;
      const made = lists.flatMap(({ name }, at) => stack.listBreaks(name, asked[at] ?? []));
      breaks.set(key, made);
      return made;
    },
  };
}

/** The lists of kind `price`, topmost package first, each name once. */
function listsOf(stack: Stack): PriceList[] {
  const found = new Map<string, PriceList>();
  for (const policy of [...stack.packages].reverse()) {
    for (const list of policy.lists.values()) {
      if (list.kind !== 'price' || found.has(list.name)) continue;
      found.set(list.name, { name: list.name, keys: list.keys, column: priceColumn(list) });
    }
  }
  return [...found.values()];
}

/** The column that holds the price: the first money column. */
const priceColumn = (list: PolicyList): string =>
  list.columns.find((column) => column.kind.kind === 'money')?.name ?? 'price';

const keyCells = (list: PriceList, keys: ListKeys): string[] =>
  list.keys.map((key) => {
    if (key === 'item') return keys.item;
    if (key === 'category') return keys.category;
    if (key === 'level') return keys.level;
    if (key === 'grassroots') return String(keys.grassroots);
    return key === 'district' ? keys.district : '';
  });
