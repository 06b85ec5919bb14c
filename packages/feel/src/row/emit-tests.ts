import type { Comparison, Node, Order, Test } from '../check/program.ts';
import type { Value } from '../value.ts';
import { type Emitter, type Eval, type FlagEval, type Frame, flag, list } from './emitter.ts';
import { sameValue } from './same-value.ts';

type Ordered = bigint | number;

/** A comparison of two values of one type and scale. */
export function emitCompare(node: Node & { readonly op: 'compare' }, emitter: Emitter): FlagEval {
  const [left, right] = [emitter.emit(node.left), emitter.emit(node.right)];
  if (node.operator === '=' || node.operator === '!=') {
    const deep = isDeep(node.left) || isDeep(node.right);
    if (!deep && node.right.op === 'constant') return equalsConstant(node, node.right.value, left);
    return equality(node.operator, { left, right, deep });
  }
  // The checker admits an order only between present values of one ordered type.
  return order(
    node.operator,
    left as (frame: Frame) => Ordered,
    right as (frame: Frame) => Ordered,
  );
}

/** Most conditions compare a field with a written code or with zero. */
function equalsConstant(
  node: Node & { readonly op: 'compare' },
  constant: Value,
  left: Eval,
): FlagEval {
  return node.operator === '='
    ? (frame) => left(frame) === constant
    : (frame) => left(frame) !== constant;
}

const isDeep = (node: Node): boolean => node.type.is === 'list' || node.type.is === 'context';

type Sides = { readonly left: Eval; readonly right: Eval; readonly deep: boolean };

function equality(operator: Comparison, { left, right, deep }: Sides): FlagEval {
  if (deep) {
    const wanted = operator === '=';
    return (frame) => sameValue(left(frame), right(frame)) === wanted;
  }
  return operator === '='
    ? (frame) => left(frame) === right(frame)
    : (frame) => left(frame) !== right(frame);
}

function order(
  operator: Order,
  left: (frame: Frame) => Ordered,
  right: (frame: Frame) => Ordered,
): FlagEval {
  switch (operator) {
    case '<':
      return (frame) => left(frame) < right(frame);
    case '<=':
      return (frame) => left(frame) <= right(frame);
    case '>':
      return (frame) => left(frame) > right(frame);
    default:
      return (frame) => left(frame) >= right(frame);
  }
}

/** A compiled test of a subject's value. */
type TestEval = (value: Value, frame: Frame) => boolean;

/** `x in (...)`: one test that holds is enough. */
export function emitTestNode(node: Node & { readonly op: 'test' }, emitter: Emitter): FlagEval {
  const subject = emitter.emit(node.subject);
  const test = emitTests(node.tests, emitter);
  return (frame) => test(subject(frame), frame);
}

/** A cell: one test that holds is enough. */
export function emitTests(tests: readonly Test[], emitter: Emitter): TestEval {
  const compiled = tests.map((test) => emitTest(test, emitter));
  const [only] = compiled;
  if (only && compiled.length === 1) return only;
  return (value, frame) => {
    for (const test of compiled) if (test(value, frame)) return true;
    return false;
  };
}

function emitTest(test: Test, emitter: Emitter): TestEval {
  switch (test.test) {
    case 'any':
      return () => true;
    case 'equal': {
      const other = emitter.emit(test.value);
      return (value, frame) => sameValue(value, other(frame));
    }
    case 'unequal': {
      const other = emitter.emit(test.value);
      return (value, frame) => !sameValue(value, other(frame));
    }
    case 'order':
      return orderTest(test.operator, emitter.emit(test.value));
    case 'range':
      return rangeTest(test, emitter);
    case 'member': {
      const items = list(emitter.emit(test.list));
      return (value, frame) => items(frame).some((item) => sameValue(item, value));
    }
    case 'flag': {
      const condition = flag(emitter.emit(test.condition));
      if (test.present) return (value, frame) => value !== null && condition(frame);
      return (_value, frame) => condition(frame);
    }
    default: {
      const inner = emitTests(test.tests, emitter);
      return (value, frame) => !inner(value, frame);
    }
  }
}

/** An order test of null does not hold. */
function orderTest(operator: Order, of: Eval): TestEval {
  // The checker admits an order only between values of one ordered type.
  const other = of as (frame: Frame) => Ordered;
  switch (operator) {
    case '<':
      return (value, frame) => value !== null && (value as Ordered) < other(frame);
    case '<=':
      return (value, frame) => value !== null && (value as Ordered) <= other(frame);
    case '>':
      return (value, frame) => value !== null && (value as Ordered) > other(frame);
    default:
      return (value, frame) => value !== null && (value as Ordered) >= other(frame);
  }
}

function rangeTest(test: Test & { readonly test: 'range' }, emitter: Emitter): TestEval {
  const low = orderTest(test.lowClosed ? '>=' : '>', emitter.emit(test.low));
  const high = orderTest(test.highClosed ? '<=' : '<', emitter.emit(test.high));
  return (value, frame) => low(value, frame) && high(value, frame);
}
