import type { Node, Order, Test } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { FLAG } from '../check/types.ts';
import type { Evaluator } from './evaluator.ts';
import { predicateOf, stripped } from './predicate.ts';
import { textOfNode, type Variable, type Variables } from './variables.ts';

/** The cells of one column with what can be known, as tests that closures can run. */
export type Rewriting = {
  readonly evaluator: Evaluator;
  readonly variables: Variables;
  /** What stands in for expressions that are not looked into, by their text. */
  readonly standIns: Map<string, Variable>;
  /** The slots that this column comes to depend on. */
  readonly slots: Set<number>;
  /** Whether the column holds lists, which are asked about and never tried one by one. */
  readonly listed: boolean;
};

const COMPARED: Type = { is: 'number', scale: 0, nullable: false };

/**
 * A cell with constants in place of known parameters. A comparison with something that moves becomes
 * one with a variable of three values (below, equal, above), the same wherever the table compares
 * with the same text; any other condition becomes a flag.
 */
export function rewritten(test: Test, subject: string, rewriting: Rewriting): Test {
  const { evaluator } = rewriting;
  const known = (node: Node): Node | null => evaluator.constant(node);
  switch (test.test) {
    case 'equal':
    case 'unequal': {
      const value = known(test.value);
      if (value && !rewriting.listed) return { ...test, value };
      const equal: Test = flag(standing(test.value, subject, rewriting), '=', false);
      return test.test === 'equal' ? equal : { test: 'not', tests: [equal] };
    }
    case 'order': {
      const value = known(test.value);
      if (value) return { ...test, value };
      return flag(standing(test.value, subject, rewriting), test.operator, true);
    }
    case 'range':
      return rangeTest(test, subject, rewriting);
    case 'member': {
      const list = known(test.list);
      return list ? { ...test, list } : condition(test.list, subject, rewriting, false);
    }
    case 'flag':
      return flagTest(test, subject, rewriting);
    case 'not':
      return { test: 'not', tests: test.tests.map((each) => rewritten(each, subject, rewriting)) };
    default:
      return test;
  }
}

/** Both ends as tests of their own when one of them moves; a list of tests is "or", so "not" twice. */
function rangeTest(
  test: Test & { readonly test: 'range' },
  subject: string,
  rewriting: Rewriting,
): Test {
  const [low, high] = [test.low, test.high].map((node) => rewriting.evaluator.constant(node));
  if (low && high) return { ...test, low, high };
  const ends: Test[] = [
    { test: 'order', operator: test.lowClosed ? '>=' : '>', value: test.low },
    { test: 'order', operator: test.highClosed ? '<=' : '<', value: test.high },
  ];
  const tests = ends.map((end): Test => {
    return { test: 'not', tests: [rewritten(end, subject, rewriting)] };
  });
  return { test: 'not', tests };
}

function flagTest(
  test: Test & { readonly test: 'flag' },
  subject: string,
  rewriting: Rewriting,
): Test {
  const predicate = predicateOf(test.condition, [], rewriting.evaluator);
  if (!predicate) return condition(test.condition, subject, rewriting, test.present);
  for (const [slot, bounds] of predicate) {
    rewriting.slots.add(slot);
    rewriting.variables.get(slot)?.bounds.push(...bounds);
  }
  return test;
}

/** A flag that stands for a condition; its opposite is the same flag. */
function condition(node: Node, subject: string, rewriting: Rewriting, present: boolean): Test {
  if (node.op === 'not' && !present) {
    return { test: 'not', tests: [condition(node.of, subject, rewriting, false)] };
  }
  const label = textOfNode(node);
  const member = memberOf(node, rewriting.evaluator);
  const key = member ? label : `${subject} ? ${label}`;
  const variable = standIn(key, rewriting, { type: FLAG, label, only: null, member });
  return { test: 'flag', condition: slotOf(variable), present };
}

/** Where the subject stands to a value that moves: -1 below, 0 equal, 1 above. */
function standing(node: Node, subject: string, rewriting: Rewriting): Variable {
  const against = textOfNode(node);
  const label = `${subject} : ${against}`;
  const only = [-1n, 0n, 1n];
  return standIn(label, rewriting, { type: COMPARED, label, only, against, member: null });
}

function flag(variable: Variable, operator: Order | '=', present: boolean): Test {
  const right: Node = { op: 'constant', value: 0n, type: COMPARED, span: NO_SPAN };
  const left = slotOf(variable);
  const compared: Node = { op: 'compare', operator, left, right, type: FLAG, span: NO_SPAN };
  return { test: 'flag', condition: compared, present };
}

const NO_SPAN = { decision: '', from: 0, to: 0, text: '' };

export const slotOf = ({ slot, type }: Variable): Node => ({
  op: 'slot',
  slot,
  type,
  span: NO_SPAN,
});

/** The variable that stands for an expression, the same for the same text. */
export function standIn(
  key: string,
  { evaluator, variables, standIns, slots }: Rewriting,
  made: Pick<Variable, 'type' | 'label' | 'only' | 'against' | 'member'>,
): Variable {
  const known = standIns.get(key);
  const variable: Variable = known ?? {
    ...made,
    slot: evaluator.newSlot(),
    load: null,
    bounds: [],
    exact: made.member !== null,
  };
  standIns.set(key, variable);
  variables.set(variable.slot, variable);
  slots.add(variable.slot);
  return variable;
}

/** What a condition asks of a list of the input; such questions do not depend on each other. */
export function memberOf(node: Node, evaluator: Evaluator): Variable['member'] {
  if (node.op !== 'call' || node.name !== 'list contains') return null;
  const [list, item] = node.args;
  const [from, value] = [list && stripped(list, evaluator), item && evaluator.constant(item)];
  const load = from?.op === 'slot' ? evaluator.loads.get(from.slot) : undefined;
  return load && value ? { load, value: value.value } : null;
}
