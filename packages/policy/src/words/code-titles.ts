import { CATEGORIES, LEVELS, PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Kind } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '../package/policy-package.ts';

/** Codes and what people call them. */
export type CodeTitles = Readonly<Record<string, Text>>;

/** Sets of codes that facts define; further sets are lists of packages. */
const OF_FACTS: ReadonlyMap<string, CodeTitles> = new Map(
  [CATEGORIES, LEVELS, PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS].map(
    (set) => [set.name, set.titles] as const,
  ),
);

/** Every code that facts define, with what people call it. */
export const FACT_CODE_TITLES: ReadonlyMap<string, Text> = new Map(
  [...OF_FACTS.values()].flatMap((titles) => Object.entries(titles)),
);

/**
 * The set a kind takes its codes from, null where it takes none.
 *
 * @example
 * ```ts
 * codeSetOf({ kind: 'code', set: 'level' }); // 'level'
 * ```
 */
export const codeSetOf = (kind: Kind | undefined): string | null =>
  kind?.kind === 'code' ? kind.set : null;

/**
 * What the codes of a set are called: from facts, or from the lists of the place's packages.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * codeTitles('level', whole, new Map()).tertiary?.zh; // '三级'
 * ```
 */
export function codeTitles(set: string | null, of: PolicyPackage, library: Library): CodeTitles {
  if (set === null) return {};
  const known = OF_FACTS.get(set);
  if (known) return known;
  const rows = [...library.values()]
    .filter(({ place }) => place === of.place || place === 'any')
    .flatMap(({ lists }) => lists.get(set)?.rows ?? []);
  return Object.fromEntries(
    rows.map(({ keys: [code = ''], values: [en, zh] }) => [
      code,
      { en: String(en ?? code), zh: String(zh ?? code) },
    ]),
  );
}
