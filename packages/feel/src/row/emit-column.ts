import type { Node, Order, TableColumn, Test } from '../check/program.ts';
import { childrenOf, testValues } from '../check/walk.ts';
import type { Value } from '../value.ts';
import { emitTests } from './emit-tests.ts';
import type { Emitter, Eval, Frame } from './emitter.ts';
import { addRule, drop, type RuleSet, wordsFor } from './rule-sets.ts';

/** Takes the rules that a column excludes out of the live set. */
export type ColumnEval = (frame: Frame, live: RuleSet) => void;

/** Which rules may still fire for a value of a column. */
type LookUp = (value: Value) => RuleSet;

/** A tabulated column: one look-up gives the rules that may still fire. */
export type TabulatedColumn = { readonly subject: Eval; readonly find: LookUp };

type Cells = readonly (readonly Test[])[];

/** Whether a column says nothing about any rule. */
export const isIdle = (cells: Cells): boolean =>
  cells.every((cell) => cell.some((test) => test.test === 'any'));

/** Tabulates a column whose cells are constants; null for others. */
export function tabulate(
  column: TableColumn,
  cells: Cells,
  emitter: Emitter,
): TabulatedColumn | null {
  if (!cells.every((cell) => cell.every(isConstant))) return null;
  const ordered = column.tested.type.is === 'number' || column.tested.type.is === 'day';
  const find = ordered ? regionLookUp(cells) : valueLookUp(cells);
  return { subject: emitter.emit(column.tested), find };
}

function isConstant(test: Test): boolean {
  if (test.test === 'flag' || test.test === 'member') return false;
  if (test.test === 'not') return test.tests.every(isConstant);
  return testValues(test).every((value) => value.op === 'constant');
}

/** Where a subject stands to a constant: before, at, after, or not comparable at all. */
type Standing = (constant: Value) => -1 | 0 | 1 | null;

function rulesWhere(cells: Cells, standing: Standing): RuleSet {
  const rules = new Int32Array(wordsFor(cells.length));
  cells.forEach((cell, rule) => {
    if (cell.some((test) => holds(test, standing))) addRule(rules, rule);
  });
  return rules;
}

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

const constantsOf = (cells: Cells): Value[] => [
  ...new Set(cells.flat().flatMap(testValues).map(constantOf)),
];

/** Codes, texts and flags: a set of rules for each value that a cell names, one for all others. */
function valueLookUp(cells: Cells): LookUp {
  const sets = new Map<Value, RuleSet>();
  for (const value of constantsOf(cells)) {
    sets.set(
      value,
      rulesWhere(cells, (constant) => (constant === value ? 0 : null)),
    );
  }
  const others = rulesWhere(cells, () => null);
  return (value) => sets.get(value) ?? others;
}

type Ordered = bigint | number;

/** Numbers and days: a set of rules for each written bound and for each stretch between two. */
function regionLookUp(cells: Cells): LookUp {
  const bounds = constantsOf(cells).filter((value): value is Ordered => value !== null);
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
  return (value) => {
    if (value === null) return missing;
    return regions[regionOf(bounds, value as Ordered)] ?? missing;
  };
}

function regionOf(bounds: readonly Ordered[], value: Ordered): number {
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

/** A column whose cells must be evaluated; equal texts are evaluated once for all their rules. */
export function testColumn(column: TableColumn, cells: Cells, emitter: Emitter): ColumnEval {
  const bySource = new Map<string, { tests: readonly Test[]; rules: RuleSet }>();
  cells.forEach((tests, rule) => {
    if (tests.some((test) => test.test === 'any')) return;
    const key = sourceOfTests(tests) || `rule ${rule}`;
    const group = bySource.get(key) ?? { tests, rules: new Int32Array(wordsFor(cells.length)) };
    addRule(group.rules, rule);
    bySource.set(key, group);
  });
  const groups = [...bySource.values()].map(({ tests, rules }) => ({
    rules,
    test: emitTests(tests, emitter),
  }));
  const subject = emitter.emit(column.tested);
  const raw = column.tested === column.subject ? subject : emitter.emit(column.subject);
  const { slot } = column;
  return (frame, live) => {
    const value = subject(frame);
    frame[slot] = raw === subject ? value : raw(frame);
    for (const group of groups) if (!group.test(value, frame)) drop(live, group.rules);
  };
}

/** The whole cell's text, found through any expression in it. */
function sourceOfTests(tests: readonly Test[]): string {
  return tests.flatMap(testValues)[0]?.span.text ?? '';
}

/** Whether a node always gives the same value. */
export const isFixed = (node: Node): boolean =>
  node.op === 'constant' ||
  ((node.op === 'list' || node.op === 'context') && childrenOf(node).every(isFixed));
