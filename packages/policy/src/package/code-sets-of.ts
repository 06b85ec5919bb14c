import { type CodeSets, FACT_CODE_SETS } from '../kinds/code-sets.ts';
import type { PolicyPackage } from './policy-package.ts';

/** The code sets that packages list, with those of facts. A code belongs to its set on any day. */
export function codeSetsOf(packages: readonly PolicyPackage[]): CodeSets {
  const sets = new Map<string, readonly string[]>(FACT_CODE_SETS);
  for (const whole of packages) {
    for (const list of whole.lists.values()) {
      if (list.kind !== 'code') continue;
      const own = list.rows.flatMap((row) => row.keys.slice(0, 1));
      sets.set(list.name, [...new Set([...(sets.get(list.name) ?? []), ...own])]);
    }
  }
  return sets;
}
