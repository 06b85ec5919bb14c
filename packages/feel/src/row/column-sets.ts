import type { Node, Order, TableColumn, Test } from '../check/program.ts';
import { childrenOf, testValues } from '../check/walk.ts';
import type { Value } from '../value.ts';
import { addRule, type RuleSet, wordsFor } from './rule-sets.ts';

/** The cells of one column, rule by rule. */
export type Cells = readonly (readonly Test[])[];

export type Ordered = bigint | number;

/** Whether a column says nothing about any rule. */
export const isIdle = (cells: Cells): boolean =>
  cells.every((cell) => cell.some((test) => test.test === 'any'));

/** Whether the rules that a value leaves are known in advance, because all cells are constants. */
export function isTabulated(column: TableColumn, cells: Cells): boolean {
  const { is } = column.tested.type;
  return is !== 'list' && is !== 'context' && cells.every((cell) => cell.every(isConstant));
}

/** Whether the values of a column have an order, so that stretches between bounds are looked up. */
export const isOrdered = ({ tested }: TableColumn): boolean =>
  tested.type.is === 'number' ||
  tested.type.is === 'day' ||
  tested.type.is === 'days' ||
  tested.type.is === 'months';

function isConstant(test: Test): boolean {
  if (test.test === 'flag' || test.test === 'member') return false;
  if (test.test === 'not') return test.tests.every(isConstant);
  return testValues(test).every((value) => value.op === 'constant');
}

/** Rules by value: a set for each value that a cell names, and one for all others. */
export type ValueSets = { readonly sets: ReadonlyMap<Value, RuleSet>; readonly others: RuleSet };

/** Codes, texts and flags. */
export function valueSets(cells: Cells): ValueSets {
  const sets = new Map<Value, RuleSet>();
  const rules = rulesByConstant(cells);
  const others = rulesWhere(cells, () => null);
  for (const [value, speaking] of rules) {
    const set = others.slice();
    for (const rule of speaking) {
      const holds = holdsIn(cells[rule] ?? [], (constant) => (constant === value ? 0 : null));
      mark(set, rule, holds);
    }
    sets.set(value, set);
  }
  return { sets, others };
}

/** Rules by stretch: region `2i + 1` is bound `i` itself, `2i` what lies before it. */
export type RegionSets = {
  readonly bounds: readonly Ordered[];
  readonly regions: readonly RuleSet[];
  readonly missing: RuleSet;
};

/** Numbers, days and durations. */
export function regionSets(cells: Cells): RegionSets {
  const bounds = [...rulesByConstant(cells).keys()].filter(
    (value): value is Ordered => value !== null,
  );
  bounds.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const place = new Map<Value, number>(bounds.map((bound, at) => [bound, 2 * at + 1]));
  const regions = Array.from({ length: 2 * bounds.length + 1 }, (_, region) =>
    rulesWhere(cells, (constant) => {
      const at = place.get(constant);
      if (at === undefined) return null;
      return region < at ? -1 : region > at ? 1 : 0;
    }),
  );
  const missing = rulesWhere(cells, (constant) => (constant === null ? 0 : null));
  return { bounds, regions, missing };
}

/** The region of a value that is there. */
export function regionOf(bounds: readonly Ordered[], value: Ordered): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const bound = bounds[middle] as Ordered;
    if (bound === value) return 2 * middle + 1;
    if (bound < value) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** The constants of the cells, each with the rules that name it. */
function rulesByConstant(cells: Cells): Map<Value, number[]> {
  const rules = new Map<Value, number[]>();
  cells.forEach((cell, rule) => {
    for (const value of new Set(cell.flatMap(testValues).map(constantOf))) {
      const known = rules.get(value);
      if (known) known.push(rule);
      else rules.set(value, [rule]);
    }
  });
  return rules;
}

/** Where a subject stands to a constant: before, at, after, or not comparable at all. */
type Standing = (constant: Value) => -1 | 0 | 1 | null;

function rulesWhere(cells: Cells, standing: Standing): RuleSet {
  const rules = new Int32Array(wordsFor(cells.length));
  cells.forEach((cell, rule) => {
    if (holdsIn(cell, standing)) addRule(rules, rule);
  });
  return rules;
}

function mark(set: RuleSet, rule: number, holds: boolean): void {
  const word = rule >>> 5;
  const bit = 1 << (rule & 31);
  set[word] = holds ? (set[word] ?? 0) | bit : (set[word] ?? 0) & ~bit;
}

const holdsIn = (cell: readonly Test[], standing: Standing): boolean =>
  cell.some((test) => holds(test, standing));

function holds(test: Test, standing: Standing): boolean {
  switch (test.test) {
    case 'any':
      return true;
    case 'equal':
      return standing(constantOf(test.value)) === 0;
    case 'unequal':
      return standing(constantOf(test.value)) !== 0;
    case 'order':
      return inOrder(standing(constantOf(test.value)), test.operator);
    case 'range':
      return (
        inOrder(standing(constantOf(test.low)), test.lowClosed ? '>=' : '>') &&
        inOrder(standing(constantOf(test.high)), test.highClosed ? '<=' : '<')
      );
    case 'not':
      return !test.tests.some((inner) => holds(inner, standing));
    default:
      return false;
  }
}

function inOrder(standing: -1 | 0 | 1 | null, operator: Order): boolean {
  if (standing === null) return false;
  if (standing === 0) return operator === '<=' || operator === '>=';
  return standing < 0 ? operator.startsWith('<') : operator.startsWith('>');
}

const constantOf = (node: Node): Value => (node.op === 'constant' ? node.value : null);

/** Cells with the same text, which are evaluated once for all their rules. */
export type TestGroup = { readonly tests: readonly Test[]; readonly rules: RuleSet };

/** The cells of a column that must be evaluated; those that admit everything are left out. */
export function testGroups(cells: Cells): TestGroup[] {
  const bySource = new Map<string, { tests: readonly Test[]; rules: RuleSet }>();
  cells.forEach((tests, rule) => {
    if (tests.some((test) => test.test === 'any')) return;
    const key = sourceOfTests(tests) || `rule ${rule}`;
    const group = bySource.get(key) ?? { tests, rules: new Int32Array(wordsFor(cells.length)) };
    addRule(group.rules, rule);
    bySource.set(key, group);
  });
  return [...bySource.values()];
}

/** The whole cell's text, found through any expression in it. */
function sourceOfTests(tests: readonly Test[]): string {
  return tests.flatMap(testValues)[0]?.span.text ?? '';
}

/** Whether a node always gives the same value. */
export const isFixed = (node: Node): boolean =>
  node.op === 'constant' ||
  ((node.op === 'list' || node.op === 'context') && childrenOf(node).every(isFixed));
