import { type Problem, type ProblemCode, problem, type Text } from '@sanyi/kernel';
import type { RuleSet } from '../row/rule-sets.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { ExampleInput } from './analysis.ts';
import type { Box, Work } from './cover.ts';
import type { Evaluator, Table } from './evaluator.ts';
import type { Titles } from './labels.ts';
import type { Space } from './space.ts';

/** What is needed to tell about one table. */
export type Telling = {
  readonly table: Table;
  readonly rules: readonly RuleRef[];
  readonly space: Space;
  /** The points of each axis that each rule admits. */
  readonly byRule: readonly RuleSet[][];
  readonly titles: Titles;
  readonly evaluator: Evaluator;
  readonly work: Work;
};

type Told = {
  readonly example: ExampleInput | null;
  readonly assumed: Assumption | null;
  readonly details: Readonly<Record<string, string>>;
  readonly rule?: string;
};

/** A finding as a problem of the registry. */
export function tell(code: ProblemCode, telling: Telling, told: Told): Problem {
  const { table } = telling;
  const { example, assumed, details, rule } = told;
  const where = rule === undefined ? table.name : `${table.name}/${rule}`;
  const assumedEn = assumed ? ` This rests on column "${assumed.column}": ${assumed.why.en}.` : '';
  const assumedZh = assumed ? `此结论涉及“${assumed.column}”列：${assumed.why.zh}。` : '';
  return problem(code, where, {
    decision: table.name,
    example: example?.words.en ?? '',
    exampleZh: example?.words.zh ?? '',
    assumed: assumedEn,
    assumedZh,
    ...details,
  });
}

/** A column that is not known exactly, and why. */
export type Assumption = { readonly column: string; readonly why: Text };

/** Why a finding may be about values that never meet, when it rests on such a column. */
export function assumption(
  { space }: Telling,
  matters: (axis: number) => boolean,
): Assumption | null {
  for (const [at, axis] of space.axes.entries()) {
    const column = axis.columns.find(({ assumed }) => assumed !== null);
    if (column?.assumed && matters(at)) return { column: column.label, why: column.assumed };
  }
  return null;
}

/** The first combination of each axis in a part of the space. */
export const spotIn = (points: Box, { axes }: Space): number[] =>
  points.map((list, at) => axes[at]?.points[list[0] ?? 0]?.members[0] ?? 0);
