import type { PolicyList, PolicyPackage, Stack } from '@sanyi/policy';
import type { Both } from '../kernel/sides.ts';

/** What the lists of two stacks differ in. */
export type ListDifference = {
  /** Whether price lists differ, and the items whose rows do; null for all items. */
  readonly prices: boolean;
  readonly items: ReadonlySet<string> | null;
  /** Whether any other list differs. */
  readonly others: boolean;
};

/** Compares the lists of packages that only one of two stacks has. */
export function listDifference(stacks: Both<Stack>): ListDifference {
  const [old, now] = stacks;
  const isOwn = (each: PolicyPackage): boolean =>
    !old.packages.includes(each) || !now.packages.includes(each);
  const own = [old.packages.filter(isOwn), now.packages.filter(isOwn)] as const;
  const shared = [old.packages, now.packages].map((all) => all.filter((each) => !isOwn(each)));
  const isInOrder = shared[0]?.every((each, at) => each === shared[1]?.[at]) ?? false;
  const names = new Set(
    [...old.packages, ...now.packages].flatMap((each) =>
      [...each.lists.values()].filter(isPriceList).map(({ name }) => name),
    ),
  );
  const differ = (isPrice: boolean): boolean => {
    const [left, right] = stacks.map(({ packages }) =>
      textOf(
        packages.map((each) => (isOwn(each) ? said(each, names, isPrice) : '')).filter(Boolean),
      ),
    );
    return !isInOrder || left !== right;
  };
  const prices = differ(true);
  const isAmended = own.every((packages, side) =>
    packages.every((each) => amendsAll(each, stacks[side === 0 ? 0 : 1])),
  );
  const isSameOrder = priceLists(old).join() === priceLists(now).join();
  const items = prices && isInOrder && isAmended && isSameOrder ? itemsOf(own.flat()) : null;
  return { prices, items, others: differ(false) };
}

const isPriceList = ({ kind }: PolicyList): boolean => kind === 'price';

/** What a package says of price lists, or of the other lists; nothing where it says nothing. */
function said(whole: PolicyPackage, priced: ReadonlySet<string>, isPrice: boolean): string {
  const { id, version, effective, scope, lists, declarations } = whole;
  const declared = declarations.flatMap(({ how, unit, name, of }) =>
    unit === 'list' && priced.has(name) === isPrice ? [[how, name, of]] : [],
  );
  const rows = [...lists.values()]
    .filter((list) => isPriceList(list) === isPrice)
    .map((list) => [
      ...[list.name, list.kind, list.keys, list.columns],
      ...list.rows.map(({ keys, values, from, to }) => [keys, values, from, to]),
    ]);
  const isSilent = rows.length === 0 && declared.length === 0;
  return isSilent ? '' : textOf([id, version, effective, scope, declared, rows]);
}

/** Whether a package leaves the other rows of its price lists to the packages below. */
function amendsAll(whole: PolicyPackage, { packages }: Stack): boolean {
  return [...whole.lists.values()]
    .filter(isPriceList)
    .every(({ name }) =>
      packages
        .filter((each) => each !== whole && each.lists.has(name))
        .every(({ id }) =>
          whole.declarations.some(
            ({ how, unit, name: of, of: amended }) =>
              how === 'amends' && unit === 'list' && of === name && amended === id,
          ),
        ),
    );
}

/** The names of price lists in the order they are looked into. */
const priceLists = ({ packages }: Stack): string[] => [
  ...new Set(
    [...packages]
      .reverse()
      .flatMap(({ lists }) => [...lists.values()].filter(isPriceList).map(({ name }) => name)),
  ),
];

/** The items that rows of price lists name; null where a row is about any item. */
function itemsOf(packages: readonly PolicyPackage[]): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const { lists } of packages) {
    for (const { keys, rows } of [...lists.values()].filter(isPriceList)) {
      const at = keys.indexOf('item');
      for (const row of rows) {
        const item = at < 0 ? '' : (row.keys[at] ?? '');
        if (item === '') return null;
        found.add(item);
      }
    }
  }
  return found;
}

/** A value as a text: values that are alike have one text. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each)) ?? '';
