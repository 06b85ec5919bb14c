import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { bare } from '../tests/run-good.ts';
import { runPackageTests, type TestOptions } from '../tests/run-tests.ts';

/**
 * Which rules of a package something used, decision by decision: "17 of 18 rows".
 *
 * @example
 * ```ts
 * const words = (each: RuleUse): string => `${each.used} of ${each.rules.length} rows used`;
 * ```
 */
export type RuleUse = {
  readonly decision: string;
  readonly used: number;
  /** Every rule with how often it was used, in the order of the table. */
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
};

/**
 * Counts how often the tests of all packages make each rule of a package answer; a rule of a base is
 * often tested by the reform above it.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) testUse(library, id, {}).length;
 * ```
 */
export function testUse(library: Library, id: string, options: TestOptions): RuleUse[] {
  const counts = new Map<string, number>();
  for (const each of library.keys()) {
    for (const { rules } of runPackageTests(library, each, options).cases) {
      for (const cite of rules) counts.set(bare(cite), (counts.get(bare(cite)) ?? 0) + 1);
    }
  }
  return ruleUse(library.get(id), counts);
}

/**
 * The rules of a package with how often each was used.
 *
 * @param counts - by cite without version, `package#decision/rule`
 * @example
 * ```ts
 * ruleUse(undefined, new Map()); // []
 * ```
 */
export function ruleUse(
  whole: PolicyPackage | undefined,
  counts: ReadonlyMap<string, number>,
): RuleUse[] {
  const decisions = new Map<string, Map<string, number>>();
  for (const { checked } of whole?.linked.values() ?? []) {
    for (const { decision, rule } of checked.rules) {
      const rules = decisions.get(decision) ?? new Map<string, number>();
      rules.set(rule, counts.get(`${whole?.id}#${decision}/${rule}`) ?? 0);
      decisions.set(decision, rules);
    }
  }
  return [...decisions].map(([decision, rules]) => ({
    decision,
    used: [...rules.values()].filter((count) => count > 0).length,
    rules: [...rules].map(([rule, count]) => ({ rule, count })),
  }));
}
