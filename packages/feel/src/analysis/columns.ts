import type { Text } from '@sanyi/kernel';
import { widen } from '../check/convert.ts';
import type { Node, TableColumn, Test } from '../check/program.ts';
import { isIdle } from '../row/column-sets.ts';
import { memberOf, type Rewriting, rewritten, slotOf, standIn } from './cells.ts';
import { type Evaluator, freeSlots, type Table } from './evaluator.ts';
import { outcomes } from './outcomes.ts';
import { boundsIn, isMany, predicateOf, stripped } from './predicate.ts';
import { textOfNode, type Variable, type Variables } from './variables.ts';

/** An input column, ready to be run over values of its variables. */
export type Column = {
  readonly at: number;
  readonly label: string;
  readonly subject: Node;
  /** The input itself, when the column tests one and nothing else. */
  readonly direct: Variable | null;
  /** Different cells, each with its rules. */
  readonly cells: readonly Cell[];
  readonly slots: ReadonlySet<number>;
  /** Slots that conditions in cells read. */
  readonly besides: ReadonlySet<number>;
  /** What a value must pass to occur at all, as the file says; null when it says nothing. */
  readonly allowed: readonly Test[] | null;
  readonly assumed: Text | null;
};

type Cell = { readonly tests: readonly Test[]; readonly rules: readonly number[] };

export type Reading = {
  readonly evaluator: Evaluator;
  /** Columns that get a variable of their own, whatever they are computed from. */
  readonly apart: ReadonlySet<number>;
  readonly allowed: (at: number, column: TableColumn) => readonly Test[] | null;
};

/** The columns of a table that say anything, with the variables that they depend on. */
export function columnsOf(
  table: Table,
  { evaluator, apart, allowed: allowedIn }: Reading,
): { readonly columns: readonly Column[]; readonly variables: Variables } {
  const variables: Variables = new Map();
  const standIns: Rewriting['standIns'] = new Map();
  const columns = table.inputs.flatMap((input, at): Column[] => {
    const written = table.rules.map((rule) => rule.cells[at] ?? []);
    if (isIdle(written)) return [];
    const listed = isMany(input.tested.type);
    const rewriting: Rewriting = { evaluator, variables, standIns, slots: new Set(), listed };
    const alone = apart.has(at);
    const allowed = allowedIn(at, input);
    const label = input.label.trim();
    const groups = grouped(written);
    noteInputs(groups, rewriting);
    const cells = groups.map(({ tests, rules }): Cell => {
      return { rules, tests: tests.map((test) => rewritten(test, label, rewriting)) };
    });
    const besides = new Set(rewriting.slots);
    const subject = subjectOf(input.tested, { cells, alone, allowed }, rewriting);
    const direct = directOf(subject, rewriting);
    const assumed = assumptionOf(rewriting, subject);
    return [
      { at, label, subject, direct, cells, slots: rewriting.slots, besides, allowed, assumed },
    ];
  });
  return { columns, variables };
}

/** Cells of the same text are run once. */
function grouped(cells: readonly (readonly Test[])[]): Cell[] {
  const groups = new Map<string, { tests: readonly Test[]; rules: number[] }>();
  cells.forEach((tests, rule) => {
    const key = textOfCell(tests) ?? `rule ${rule}`;
    const known = groups.get(key);
    if (known) known.rules.push(rule);
    else groups.set(key, { tests, rules: [rule] });
  });
  return [...groups.values()];
}

/** The whole cell's text; every cell without an expression admits everything. */
function textOfCell(tests: readonly Test[]): string | null {
  if (tests.some(({ test }) => test === 'any')) return '-';
  for (const test of tests) {
    const text = spanText(test);
    if (text !== null) return text;
  }
  return null;
}

function spanText(test: Test): string | null {
  switch (test.test) {
    case 'any':
      return null;
    case 'not':
      return textOfCell(test.tests);
    case 'flag':
      return test.condition.span.text;
    case 'range':
      return test.low.span.text;
    case 'member':
      return test.list.span.text;
    default:
      return test.value.span.text;
  }
}

/** Inputs that conditions in cells read become variables before the conditions are read. */
function noteInputs(cells: readonly Cell[], { evaluator, variables }: Rewriting): void {
  for (const test of cells.flatMap(({ tests }) => tests).flatMap(conditionsIn)) {
    for (const slot of predicateOf(test, [], evaluator)?.keys() ?? []) {
      noteLoad(slot, evaluator, variables);
    }
  }
}

const conditionsIn = (test: Test): Node[] =>
  test.test === 'flag'
    ? [test.condition]
    : test.test === 'not'
      ? test.tests.flatMap(conditionsIn)
      : [];

function noteLoad(slot: number, evaluator: Evaluator, variables: Variables): void {
  const load = evaluator.loads.get(slot);
  if (!load || variables.has(slot)) return;
  const label = load.from === 'input' ? load.name : `${load.from}.${load.name}`;
  const { type } = load;
  variables.set(slot, {
    slot,
    type,
    load,
    label,
    bounds: [],
    exact: true,
    only: null,
    member: null,
  });
}

type Subject = {
  readonly cells: readonly Cell[];
  readonly alone: boolean;
  readonly allowed: Column['allowed'];
};

/** The subject as it is tested, or a variable of its own when it computes with its inputs. */
function subjectOf(tested: Node, { cells, alone, allowed }: Subject, rewriting: Rewriting): Node {
  const { evaluator, variables, slots } = rewriting;
  const tests = [...cells.flatMap((cell) => cell.tests), ...(allowed ?? [])];
  const bounds = boundsIn(tests, evaluator);
  const predicate = alone ? null : predicateOf(tested, bounds, evaluator);
  if (predicate) {
    for (const [slot, against] of predicate) {
      noteLoad(slot, evaluator, variables);
      slots.add(slot);
      variables.get(slot)?.bounds.push(...against);
    }
    return tested;
  }
  const plain = stripped(tested, evaluator);
  const { type } = tested;
  // What is asked of a list stands in the cells, each condition with a variable of its own.
  if (isMany(type) && !type.nullable) return { ...tested, op: 'constant', value: [] };
  const text = textOfNode(plain);
  const made = standIn(text, rewriting, {
    type: plain.type,
    label: text,
    only: isMany(type) ? [[]] : outcomes(plain, evaluator),
    member: memberOf(plain, evaluator),
  });
  made.bounds.push(...bounds);
  return isMany(type) ? slotOf(made) : widen(slotOf(made), type);
}

function directOf(subject: Node, { evaluator, variables }: Rewriting): Variable | null {
  const plain = stripped(subject, evaluator);
  if (plain.op !== 'slot') return null;
  return variables.get(plain.slot) ?? null;
}

const ASSUMED: { readonly [what: string]: Text } = {
  computed: {
    en: 'its value is computed, and every value of its type was tried beside every value of the other columns',
    zh: '该列的值是算出来的，分析时假定它可取任何值并与其他列任意组合',
  },
  compared: {
    en: 'its cells compare with values that are not known here, which were taken to be anything',
    zh: '该列单元格与此处未知的值比较，分析时假定这些值可为任何值',
  },
};

function assumptionOf({ variables, slots }: Rewriting, subject: Node): Text | null {
  const inexact = [...slots].filter((slot) => !variables.get(slot)?.exact);
  if (inexact.length === 0) return null;
  const own = [...freeSlots(subject)];
  const isOwn = inexact.some((slot) => own.includes(slot));
  return (isOwn ? ASSUMED.computed : ASSUMED.compared) ?? null;
}
