import type { Text } from '@sanyi/kernel';
import { addRule, keep, type RuleSet, sizeOf, wordsFor } from '../row/rule-sets.ts';
import type { Value } from '../value.ts';
import {
  type AnalysisOptions,
  COMBINATIONS_MAX,
  SET_WORDS_MAX,
  type ValueBounds,
} from './analysis.ts';
import { type Classes, classesOf, MISSING, type ValueClass } from './classes.ts';
import type { Column } from './columns.ts';
import type { Evaluator } from './evaluator.ts';
import { type Positions, positionsOf } from './positions.ts';
import { isOrderedType } from './predicate.ts';
import { SetIndex } from './set-index.ts';
import type { Variable, Variables } from './variables.ts';

/**
 * Columns that depend on the same variables, and what they leave of the rules for each combination
 * of classes. Columns of different axes do not depend on each other, so a table is the product of
 * its axes.
 */
export type Axis = {
  readonly variables: readonly Variable[];
  readonly classes: readonly Classes[];
  readonly columns: readonly Column[];
  readonly points: readonly Point[];
  readonly assumed: Text | null;
};

/** Combinations that leave the same rules: the rules, and the numbers of the combinations. */
type Point = {
  readonly rules: RuleSet;
  /** How many rules it leaves. */
  readonly left: number;
  readonly members: readonly number[];
};

export type Space = { readonly axes: readonly Axis[]; readonly rules: number };

/** A space, or the columns whose combinations are too many to try together. */
export type SpaceOutcome =
  | { readonly is: 'space'; readonly space: Space }
  | { readonly is: 'tooMany'; readonly columns: readonly Column[] };

export function spaceOf(
  rules: number,
  { columns, variables }: { readonly columns: readonly Column[]; readonly variables: Variables },
  evaluator: Evaluator,
  bounds: AnalysisOptions['bounds'],
): SpaceOutcome {
  const axes: Axis[] = [];
  for (const together of components(columns)) {
    const slots = [...new Set(together.flatMap((column) => [...column.slots]))];
    const own = slots.flatMap((slot) => variables.get(slot) ?? []);
    const classes = own.map((variable) => classesOf(variable, limitsOf(variable, bounds)));
    const combinations = classes.reduce((product, { list }) => product * list.length, 1);
    const tooMany = own.length > 1 && combinations > COMBINATIONS_MAX;
    if (tooMany || combinations * wordsFor(rules) > SET_WORDS_MAX) {
      return { is: 'tooMany', columns: together };
    }
    const assumed = together.find((column) => column.assumed)?.assumed ?? null;
    const axis = { variables: own, classes, columns: together, assumed };
    axes.push({ ...axis, points: pointsOf(axis, { rules, combinations }, evaluator) });
  }
  return { is: 'space', space: { axes, rules } };
}

/** The least and the greatest value of a variable: numbers that come from outside are 0 or more unless bounds say otherwise. */
export function limitsOf({ load, type }: Variable, bounds: AnalysisOptions['bounds']): ValueBounds {
  const said = load?.from === 'input' ? bounds?.[load.name] : undefined;
  if (said) return said;
  if (load?.limits) return load.limits;
  return { low: load && type.is === 'number' ? 0n : null, high: null };
}

/** Columns that share a variable, directly or through others. */
function components(columns: readonly Column[]): Column[][] {
  let groups: { slots: Set<number>; columns: Column[] }[] = [];
  for (const column of columns) {
    const [near, far] = [
      groups.filter(({ slots }) => [...column.slots].some((slot) => slots.has(slot))),
      groups.filter(({ slots }) => ![...column.slots].some((slot) => slots.has(slot))),
    ];
    const slots = new Set([...near.flatMap((group) => [...group.slots]), ...column.slots]);
    groups = [...far, { slots, columns: [...near.flatMap((group) => group.columns), column] }];
  }
  return groups.map((group) => group.columns);
}

/** The class of each variable in a combination. */
export function classesAt({ classes }: Pick<Axis, 'classes'>, combination: number): number[] {
  let rest = combination;
  return classes.map(({ list }) => {
    const at = rest % list.length;
    rest = (rest - at) / list.length;
    return at;
  });
}

type AxisDraft = Omit<Axis, 'points'>;
type Size = { readonly rules: number; readonly combinations: number };

function pointsOf(axis: AxisDraft, { rules, combinations }: Size, evaluator: Evaluator): Point[] {
  const words = wordsFor(rules);
  const columns = axis.columns.map((column) => compiled(column, { axis, words }, evaluator));
  const index = new SetIndex<number[]>();
  const points: Point[] = [];
  for (let combination = 0; combination < combinations; combination += 1) {
    const classes = place(axis, combination, evaluator);
    const left = new Int32Array(words).fill(-1);
    if (!columns.every((column) => column(left, classes))) continue;
    const known = index.get(left);
    if (known) {
      known.push(combination);
      continue;
    }
    const members = [combination];
    index.add(left, members);
    points.push({ rules: left, left: sizeOf(left), members });
  }
  return points;
}

/** Puts the values that stand for a combination where expressions read them; tells their classes. */
export function place(
  axis: Pick<Axis, 'variables' | 'classes'>,
  combination: number,
  evaluator: Evaluator,
): readonly ValueClass[] {
  const found = classesAt(axis, combination).flatMap((at, variable) => {
    return axis.classes[variable]?.list[at] ?? [];
  });
  axis.variables.forEach(({ slot }, at) => {
    evaluator.frame[slot] = found[at]?.value ?? null;
  });
  evaluator.next();
  return found;
}

type Matches = (left: RuleSet, classes: readonly ValueClass[]) => boolean;

/** Keeps the rules whose cell matches; says no where the subject has no value, or one not allowed. */
function compiled(
  column: Column,
  { axis, words }: { readonly axis: AxisDraft; readonly words: number },
  evaluator: Evaluator,
): Matches {
  const subject = evaluator.compile(column.subject);
  const occurs = column.allowed && evaluator.compileTests(column.allowed);
  const at = column.direct ? axis.variables.indexOf(column.direct) : -1;
  const ends = axis.classes[at];
  const placed = ends && ends.ends.size > 0 ? new PlacedCells(ends, words) : null;
  const others = column.cells.flatMap(({ tests, rules }) => {
    const positions = placed && ends ? positionsOf(tests, ends) : null;
    if (placed && positions) placed.add(positions, rules);
    return positions ? [] : [{ holds: evaluator.compileTests(tests), rules }];
  });
  return (left, classes) => {
    const value: Value | undefined = subject();
    if (value === undefined || (occurs && !occurs(value))) return false;
    const matching = placed?.at(classes[at]?.position ?? MISSING) ?? new Int32Array(words);
    for (const { holds, rules } of others) if (holds(value)) addRules(matching, rules);
    keep(left, matching);
    return true;
  };
}

/** The rules whose cells, told as positions, admit each position of an ordered column. */
class PlacedCells {
  readonly #byPosition: (RuleSet | undefined)[] = [];

  constructor({ list }: Classes, words: number) {
    for (const { position } of list) this.#byPosition[position - MISSING] = new Int32Array(words);
  }

  add(positions: readonly Positions[], rules: readonly number[]): void {
    for (const { from, to } of positions) {
      for (let position = from; position <= to; position += 1) {
        const set = this.#byPosition[position - MISSING];
        if (set) addRules(set, rules);
      }
    }
  }

  /** A set of its own for each caller. */
  at(position: number): RuleSet | undefined {
    return this.#byPosition[position - MISSING]?.slice();
  }
}

function addRules(set: RuleSet, rules: readonly number[]): void {
  for (const rule of rules) addRule(set, rule);
}

export const isOrderedVariable = ({ type, only }: Variable): boolean =>
  only === null && isOrderedType(type);
