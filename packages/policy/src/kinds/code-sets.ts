import { CODE_SETS } from '@sanyi/facts';
import type { Kind } from '@sanyi/feel';

/** Codes by set name. */
export type CodeSets = ReadonlyMap<string, readonly string[]>;

/** Sets of codes that come from facts and are never listed in a package. */
export const FACT_CODE_SETS: CodeSets = new Map(CODE_SETS.map((set) => [set.name, set.codes]));

/** Sets whose codes are data of a city, so that no package can list them. */
const OPEN_CODE_SETS: ReadonlySet<string> = new Set(['item', 'caseGroup']);

/** A kind whose code sets carry their codes, as far as they are known. */
export function withCodes(kind: Kind, sets: CodeSets): Kind {
  if (kind.kind === 'code') {
    const codes = sets.get(kind.set);
    return codes === undefined ? kind : { ...kind, codes };
  }
  if (kind.kind === 'list') return { ...kind, of: withCodes(kind.of, sets) };
  if (kind.kind !== 'context') return kind;
  const entries = Object.entries(kind.entries).map(([name, each]) => {
    return [name, withCodes(each, sets)] as const;
  });
  const open = kind.open === undefined ? {} : { open: withCodes(kind.open, sets) };
  return { ...kind, entries: Object.fromEntries(entries), ...open };
}

/** The code sets that a kind speaks of and nobody lists. */
export function unknownSets(kind: Kind, sets: CodeSets): string[] {
  if (kind.kind === 'code') {
    return sets.has(kind.set) || OPEN_CODE_SETS.has(kind.set) ? [] : [kind.set];
  }
  if (kind.kind === 'list') return unknownSets(kind.of, sets);
  if (kind.kind !== 'context') return [];
  const kinds = [...Object.values(kind.entries), ...(kind.open ? [kind.open] : [])];
  return kinds.flatMap((each) => unknownSets(each, sets));
}
