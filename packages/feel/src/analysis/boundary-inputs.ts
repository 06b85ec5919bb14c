import { type Day, isoDate } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import { powerOfTen } from '../check/convert.ts';
import type { DmnModel } from '../dmn/model.ts';
import { membersOf, type RuleSet } from '../row/rule-sets.ts';
import type { Value } from '../value.ts';
import {
  type AnalysisOptions,
  type BoundaryInput,
  type ExampleInput,
  WORK_MAX_TABLE,
} from './analysis.ts';
import { type Asked, askedTables, madeSpace, tellingOf } from './asked.ts';
import { literalText } from './cell-text.ts';
import type { Column } from './columns.ts';
import { type Box, uncovered } from './cover.ts';
import { exampleAt, withValue } from './examples.ts';
import { meetings, pointsOfRules } from './meetings.ts';
import { boundsIn } from './predicate.ts';
import { isOrderedVariable, limitsOf } from './space.ts';
import { spotIn, type Telling } from './telling.ts';
import { before, RULE_SHARE } from './unreachable.ts';
import type { Bound, Variable } from './variables.ts';

/**
 * Inputs on, just below and just above every bound that a rule names: numbers by the last decimal of
 * their kind, dates by a day. They are where a slip of `<` for `<=` shows. A rule of a FIRST table is
 * tried where no earlier one answers.
 *
 * @returns for each rule that can match, one input inside it and those at its bounds, by table
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="urn:f">
 *   <decision id="d" name="fee"><decisionTable hitPolicy="FIRST">
 *     <input><inputExpression><text>age</text></inputExpression></input><output name="fee"/>
 *     <rule id="old"><inputEntry><text>&gt;= 60</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
 *   </decisionTable></decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'count' } } as const;
 * const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
 * boundaryInputs(model, checked).map((each) => each.example.words.en); // ['age = 60', 'age = 59', 'age = 60', 'age = 61']
 * ```
 */
export function boundaryInputs(
  model: DmnModel,
  checked: CheckedDecision,
  options: AnalysisOptions = {},
): readonly BoundaryInput[] {
  return askedTables(model, checked, options).flatMap(inputsOf);
}

function inputsOf(asked: Asked): BoundaryInput[] {
  const { space, columns } = madeSpace(asked);
  if (space === null) return [];
  const telling = tellingOf(asked, space, { left: asked.options.work ?? WORK_MAX_TABLE });
  const { table, rules, titles } = telling;
  const meeting = meetings(space);
  return table.rules.flatMap((row, at) => {
    const rule = rules[row.rule];
    const within = answering(at, meeting, telling);
    if (!rule || !within) return [];
    const example = exampleAt(space.axes, spotIn(within, space), titles);
    const of = { decision: table.name, rule };
    const inside: BoundaryInput = {
      ...of,
      side: 'inside',
      label: '',
      title: '',
      bound: '',
      example,
    };
    return [
      inside,
      ...columns.flatMap((column) => edges(column, at, { asked, titles, example, of })),
    ];
  });
}

/** Where a rule answers: its points, in a FIRST table those that no earlier rule takes. */
function answering(
  at: number,
  meeting: ReturnType<typeof meetings>,
  { table, byRule, work }: Telling,
): Box | null {
  const within = pointsOfRules(byRule, [at]);
  if (within.some((points) => points.length === 0)) return null;
  const set = meeting[at];
  if (table.policy !== 'F' || !set) return within;
  const part = byRule.map((sets) => sets[at] as RuleSet);
  const rules = membersOf(before(set, at));
  const search = { byRule, within: part, rules, limit: 1, work, share: RULE_SHARE };
  return uncovered(search).boxes[0] ?? null;
}

type At = {
  readonly asked: Asked;
  readonly titles: Telling['titles'];
  readonly example: ExampleInput;
  readonly of: Pick<BoundaryInput, 'decision' | 'rule'>;
};

function edges(column: Column, at: number, { asked, titles, example, of }: At): BoundaryInput[] {
  const { direct } = column;
  const name = direct?.load?.from === 'input' ? direct.load.name : null;
  const cell = column.cells.find(({ rules }) => rules.includes(at));
  if (!direct || name === null || !cell || !isOrderedVariable(direct)) return [];
  const { low, high } = limitsOf(direct, asked.options.bounds);
  const label = direct.label;
  return boundsIn(cell.tests, asked.evaluator).flatMap((bound) =>
    sides(direct, bound).flatMap(({ side, value }) => {
      const beyond = (low !== null && value < low) || (high !== null && value > high);
      if (beyond) return [];
      const held: Value = direct.type.is === 'day' ? Number(value) : value;
      const text = literalText(held, direct.type);
      const shown = { value: held, text };
      const own = { side, label, title: titles.ofVariable(label), bound: boundText(direct, bound) };
      return [{ ...of, ...own, example: withValue(example, name, shown) }];
    }),
  );
}

type Side = { readonly side: BoundaryInput['side']; readonly value: bigint };

/** The nearest values of the variable's own scale; a bound between two of them has none on it. */
function sides({ type }: Variable, { value, scale }: Bound): Side[] {
  if (typeof value !== 'bigint' && typeof value !== 'number') return [];
  const step = powerOfTen(Math.max(0, scale - (type.is === 'number' ? type.scale : 0)));
  const widened =
    BigInt(value) * powerOfTen(Math.max(0, (type.is === 'number' ? type.scale : 0) - scale));
  const rest = ((widened % step) + step) % step;
  const down = (widened - rest) / step;
  if (rest !== 0n)
    return [
      { side: 'below', value: down },
      { side: 'above', value: down + 1n },
    ];
  return [
    { side: 'below', value: down - 1n },
    { side: 'at', value: down },
    { side: 'above', value: down + 1n },
  ];
}

const boundText = ({ type }: Variable, { value, scale }: Bound): string =>
  type.is === 'day'
    ? isoDate(Number(value) as Day)
    : literalText(value, type.is === 'number' ? { ...type, scale } : type);
