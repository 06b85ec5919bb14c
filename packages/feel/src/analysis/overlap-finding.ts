import type { ProblemCode } from '@sanyi/kernel';
import type { Node, TableRow } from '../check/program.ts';
import type { Overlap } from './analysis.ts';
import type { Box } from './cover.ts';
import type { Table } from './evaluator.ts';
import { exampleAt } from './examples.ts';
import { pointsOfRules } from './meetings.ts';
import { type Assumption, assumption, spotIn, type Telling, tell } from './telling.ts';
import { textOfNode } from './variables.ts';

/** How two answers stand to each other. */
type Answers = 'same' | 'differ' | 'unknown';

function answersOf(a: TableRow | undefined, b: TableRow | undefined): Answers {
  const found = (a?.outputs ?? []).map((output, at) => sameAnswer(output, b?.outputs[at]));
  if (found.includes('differ')) return 'differ';
  return found.includes('unknown') ? 'unknown' : 'same';
}

function sameAnswer(a: Node, b: Node | undefined): Answers {
  if (!b) return 'unknown';
  if (a.op === 'constant' && b.op === 'constant') return a.value === b.value ? 'same' : 'differ';
  return textOfNode(a) === textOfNode(b) ? 'same' : 'unknown';
}

/** Whether the hit policy makes it a question that two rules meet. */
export const isQuestion = (a: number, b: number, { table }: Telling): boolean =>
  overlapCode(table, table.rules[a], table.rules[b]) !== null;

/** Whether two rules meet for values that certainly occur together. */
export const isCertain = (a: number, b: number, telling: Telling): boolean =>
  assumptionOf(pointsOfRules(telling.byRule, [a, b]), telling) === null;

const assumptionOf = (points: Box, telling: Telling): Assumption | null =>
  assumption(telling, (at) => points[at]?.length !== telling.space.axes[at]?.points.length);

/** Two rules that meet, when the hit policy makes that a question; null when it is meant. */
export function overlapOf(a: number, b: number, telling: Telling): Overlap | null {
  const { table, rules, space, titles } = telling;
  const [first, second] = [table.rules[a], table.rules[b]];
  const code = overlapCode(table, first, second);
  const [refA, refB] = [rules[first?.rule ?? -1], rules[second?.rule ?? -1]];
  if (!code || !refA || !refB) return null;
  const points = pointsOfRules(telling.byRule, [a, b]);
  const assumed = assumptionOf(points, telling);
  const example = exampleAt(space.axes, spotIn(points, space), titles);
  const details = {
    rule: refA.rule,
    row: String(refA.row),
    other: refB.rule,
    otherRow: String(refB.row),
  };
  return {
    rules: [refA, refB],
    example,
    certain: assumed === null,
    fault: code === 'TABLE_OVERLAP' || code === 'TABLE_ANSWERS_DIFFER',
    problem: tell(code, telling, { example, assumed, details, rule: refA.rule }),
  };
}

function overlapCode(
  { policy, single }: Table,
  a: TableRow | undefined,
  b: TableRow | undefined,
): ProblemCode | null {
  const answers = answersOf(a, b);
  if (policy === 'U') return 'TABLE_OVERLAP';
  if (policy === 'A') {
    if (answers === 'same') return null;
    return answers === 'differ' ? 'TABLE_ANSWERS_DIFFER' : 'TABLE_ANSWERS_MAY_DIFFER';
  }
  if (policy !== 'C' || single) return null;
  const [left, right] = [a?.outputs[0], b?.outputs[0]];
  return left && right && sameAnswer(left, right) === 'same' ? 'TABLE_REPEATED' : null;
}
