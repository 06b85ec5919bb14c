import { keep, nextRule, type RuleSet } from '../row/rule-sets.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { UnreachableRule } from './analysis.ts';
import { type Box, isEmpty, uncovered } from './cover.ts';
import { exampleAt } from './examples.ts';
import { pointsOfRules, rulesIn } from './meetings.ts';
import type { Axis } from './space.ts';
import { spotIn, type Telling, tell } from './telling.ts';

/** Why a rule never answers, or null when it does, or when the work ran out before that was known. */
export function unreachableOf(
  at: number,
  meeting: RuleSet,
  telling: Telling,
): UnreachableRule | null {
  const { table, rules } = telling;
  const rule = rules[table.rules[at]?.rule ?? -1];
  if (!rule) return null;
  const within = pointsOfRules(telling.byRule, [at]);
  const empty = within.findIndex((points) => points.length === 0);
  if (empty >= 0) return contradiction(rule, empty, telling);
  if (table.policy !== 'F' && table.policy !== 'U') return null;
  const taking = takenBy(within, table.policy === 'F' ? before(meeting, at) : meeting, telling);
  return taking && taken(rule, { within, taking }, telling);
}

function contradiction(rule: RuleRef, axis: number, telling: Telling): UnreachableRule {
  const columns = (telling.space.axes[axis]?.columns ?? []).map(({ label }) => label).join(', ');
  const details = { rule: rule.rule, row: String(rule.row), columns };
  const told = { example: null, assumed: null, details, rule: rule.rule };
  const said = tell('TABLE_CONTRADICTION', telling, told);
  return { rule, why: 'contradiction', by: [], example: null, fault: true, problem: said };
}

/** The one rule, or else the rules, that match wherever a rule does; null when they do not. */
function takenBy(within: Box, others: RuleSet, { space, work }: Telling): readonly number[] | null {
  const { axes } = space;
  const taking = rulesIn(others);
  if (taking.length === 0) return null;
  if (isFreeSomewhere(axes, within, others)) return null;
  const alone = nextRule(admitting(axes, within, others), 0);
  if (alone >= 0) return [alone];
  const { boxes, more } = uncovered({ axes, within, rules: others, limit: 1, work });
  return boxes.length > 0 || more ? null : taking;
}

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

/** The rules that admit every point of a part of the space. */
function admitting(axes: readonly Axis[], within: Box, rules: RuleSet): RuleSet {
  const left = rules.slice();
  axes.forEach(({ points }, axis) => {
    for (const point of within[axis] ?? []) keep(left, points[point]?.rules ?? left);
  });
  return left;
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
