import type { DecisionTable } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { type AnsweredOtherwise, answeredOtherwise } from './answered-otherwise.ts';
import { ruleTitles } from './rule-title.ts';

/** Rules that move together, and what they have in common. */
export type RuleGroup = { readonly title: Text; readonly rules: readonly AnsweredOtherwise[] };

/** Columns that are tried as what rules have in common: their choices are 2 to this power. */
const MOST_COLUMNS = 8;

/**
 * The rules of a package that can move alone, one by one where there are no more than a limit; else those
 * that ask the same in some of their columns move together. The columns are those that leave most groups
 * within the limit, the fewest and first of them.
 */
export function ruleGroups(
  whole: PolicyPackage,
  { library, limit }: { readonly library: Library; readonly limit: number },
): RuleGroup[] {
  const rules = answeredOtherwise(whole, library);
  const titleOf = ruleTitles(whole, library);
  const alone = (rule: AnsweredOtherwise): RuleGroup => {
    return { title: titleOf({ ...rule, cells: rule.rule.inputs }), rules: [rule] };
  };
  if (rules.length <= limit) return rules.map(alone);
  const tables = [...groupedBy(rules, ({ table }) => table)];
  // Each table has its share of the groups, and at least one.
  const share = Math.max(1, Math.floor(limit / tables.length));
  return tables.flatMap(([table, own]): RuleGroup[] => {
    const columns = bestColumns(table, own, share);
    return [...groupedBy(own, (rule) => keyOf(rule, columns)).values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      if (group.length === 1) return [alone(first)];
      const cells = first.rule.inputs.map((cell, at) => (columns.includes(at) ? cell : '-'));
      return [{ title: counted(titleOf({ ...first, cells }), group.length), rules: group }];
    });
  });
}

const counted = ({ en, zh }: Text, count: number): Text => ({
  en: `${en} (${count} rules)`,
  zh: `${zh}（${count} 条规则）`,
});

function bestColumns(
  table: DecisionTable,
  rules: readonly AnsweredOtherwise[],
  limit: number,
): readonly number[] {
  const columns = table.inputs.map((_, at) => at).slice(0, MOST_COLUMNS);
  let best: readonly number[] = [];
  let most = 1;
  for (let choice = 1; choice < 2 ** columns.length; choice += 1) {
    const chosen = columns.filter((at) => Math.floor(choice / 2 ** at) % 2 === 1);
    const count = new Set(rules.map((rule) => keyOf(rule, chosen))).size;
    const isBetter = count > most || (count === most && chosen.length < best.length);
    if (count > limit || !isBetter) continue;
    best = chosen;
    most = count;
  }
  return best;
}

const keyOf = ({ rule }: AnsweredOtherwise, columns: readonly number[]): string =>
  JSON.stringify(columns.map((at) => rule.inputs[at] ?? '-'));

function groupedBy<Key>(
  rules: readonly AnsweredOtherwise[],
  keyOf: (rule: AnsweredOtherwise) => Key,
): Map<Key, AnsweredOtherwise[]> {
  const groups = new Map<Key, AnsweredOtherwise[]>();
  for (const rule of rules) {
    const key = keyOf(rule);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}
