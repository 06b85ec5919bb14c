import { keep, membersOf, type RuleSet } from '../row/rule-sets.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { UnreachableRule } from './analysis.ts';
import { type Box, isEmpty, uncovered } from './cover.ts';
import { exampleAt } from './examples.ts';
import { pointsOfRules } from './meetings.ts';
import type { Axis } from './space.ts';
import { spotIn, type Telling, tell } from './telling.ts';

/** Why a rule never answers, null when it does, and `unread` when the work ran out before that was known. */
export function unreachableOf(
  at: number,
  meeting: RuleSet,
  telling: Telling,
): UnreachableRule | 'unread' | null {
  const { table, rules } = telling;
  const rule = rules[table.rules[at]?.rule ?? -1];
  if (!rule) return null;
  const within = pointsOfRules(telling.byRule, [at]);
  const empty = within.findIndex((points) => points.length === 0);
  if (empty >= 0) return contradiction(rule, empty, telling);
  if (table.policy !== 'F' && table.policy !== 'U') return null;
  const others = table.policy === 'F' ? before(meeting, at) : meeting;
  const taking = takenBy({ at, within, others }, telling);
  return taking === null || taking === 'unread' ? taking : taken(rule, { within, taking }, telling);
}

function contradiction(rule: RuleRef, axis: number, telling: Telling): UnreachableRule {
  const columns = (telling.space.axes[axis]?.columns ?? []).map(({ label }) => label).join(', ');
  const details = { rule: rule.rule, row: String(rule.row), columns };
  const told = { example: null, assumed: null, details, rule: rule.rule };
  const said = tell('TABLE_CONTRADICTION', telling, told);
  return { rule, why: 'contradiction', by: [], example: null, fault: true, problem: said };
}

/** The part of the work left that one rule may take, so that a hard rule leaves some for others. */
export const RULE_SHARE = 8;

type Taking = readonly number[] | 'unread' | null;

type Place = { readonly at: number; readonly within: Box; readonly others: RuleSet };

/** The one rule, or else the rules, that match wherever a rule does; null when they do not. */
function takenBy({ at, within, others }: Place, telling: Telling): Taking {
  const { space, byRule, work } = telling;
  const taking = membersOf(others);
  if (taking.length === 0) return null;
  if (isFreeSomewhere(space.axes, within, others)) return null;
  const part = byRule.map((sets) => sets[at] as RuleSet);
  const alone = taking.find((rule) => part.every((own, axis) => isIn(own, byRule[axis]?.[rule])));
  if (alone !== undefined) return [alone];
  const search = { byRule, within: part, rules: taking, limit: 1, work, share: RULE_SHARE };
  const { boxes, stopped } = uncovered(search);
  if (boxes.length > 0) return null;
  return stopped ? 'unread' : taking;
}

const isIn = (set: RuleSet, other: RuleSet | undefined): boolean =>
  set.every((word, at) => (word & ~(other?.[at] ?? 0)) === 0);

/** Whether no other rule matches where fewest rules do, which settles most rules without a search. */
function isFreeSomewhere(axes: readonly Axis[], within: Box, others: RuleSet): boolean {
  const left = others.slice();
  axes.forEach(({ points }, axis) => {
    const fewest = (within[axis] ?? []).reduce((best, at) => {
      return (points[at]?.left ?? 0) < (points[best]?.left ?? 0) ? at : best;
    }, within[axis]?.[0] ?? 0);
    keep(left, points[fewest]?.rules ?? left);
  });
  return isEmpty(left);
}

type Taken = { readonly within: Box; readonly taking: readonly number[] };

function taken(rule: RuleRef, { within, taking }: Taken, telling: Telling): UnreachableRule {
  const { table, rules, space, titles } = telling;
  const by = taking.flatMap((other) => rules[table.rules[other]?.rule ?? -1] ?? []);
  const example = exampleAt(space.axes, spotIn(within, space), titles);
  const named = by.slice(0, NAMED_MAX).map((each) => `"${each.rule}"`);
  const details = {
    rule: rule.rule,
    row: String(rule.row),
    by: named.join(', '),
    byZh: named.join('、'),
  };
  const why = table.policy === 'F' ? 'masked' : 'clash';
  const code = why === 'masked' ? 'TABLE_MASKED' : 'TABLE_ALWAYS_CLASHES';
  const said = tell(code, telling, { example, assumed: null, details, rule: rule.rule });
  return { rule, why, by, example, fault: true, problem: said };
}

/** Rules that one sentence names. */
const NAMED_MAX = 5;

/** The rules of a set that stand before one. */
export function before(set: RuleSet, at: number): RuleSet {
  const left = set.slice();
  const word = at >>> 5;
  left[word] = (left[word] as number) & ((1 << (at & 31)) - 1);
  return left.fill(0, word + 1);
}
