import type { Stack } from '@sanyi/policy';
import type { CitedRule } from './explanation.ts';

/** Numbers the rules of an explanation in the order they are met. */
export type Citations = {
  /** The numbers of rules given as indexes into `stack.rules`. */
  numbers(rules: readonly number[], hook: CitedRule['hook']): number[];
  list(): readonly CitedRule[];
};

export function citations(stack: Stack): Citations {
  const met: CitedRule[] = [];
  const known = new Map<number, number>();
  const titles = new Map(stack.packages.map((policy) => [policy.id, policy.title]));
  const numberOf = (rule: number, hook: CitedRule['hook']): number[] => {
    const found = known.get(rule);
    if (found !== undefined) return [found];
    const citation = stack.rules[rule];
    if (!citation) return [];
    const packageTitle = titles.get(citation.package) ?? {
      en: citation.package,
      zh: citation.package,
    };
    const number = met.push({ ...citation, number: met.length + 1, hook, packageTitle });
    known.set(rule, number);
    return [number];
  };
  return {
    numbers: (rules, hook) => [...new Set(rules)].flatMap((rule) => numberOf(rule, hook)),
    list: () => met,
  };
}
