import { powerOfTen } from '../check/convert.ts';
import type { Node, Order, Test } from '../check/program.ts';
import type { Value } from '../value.ts';
import type { Classes } from './classes.ts';
import { boundOf } from './variables.ts';

/** Where a missing value stands: beside the order. */
export const MISSING = -1;

/**
 * A cell over an ordered input as a test of positions: the n-th bound of the column stands at 2n + 1
 * and what lies before it at 2n. Plain numbers decide in place of long ones, which matters for tables
 * with thousands of bounds. Null when the cell asks for anything else.
 */
export function positionTest(
  tests: readonly Test[],
  classes: Classes,
): ((position: number) => boolean) | null {
  const compiled = tests.map((test) => one(test, classes));
  const known = compiled.flatMap((test) => test ?? []);
  if (known.length < compiled.length) return null;
  return (position) => known.some((holds) => holds(position));
}

type Holds = (position: number) => boolean;

function one(test: Test, classes: Classes): Holds | null {
  switch (test.test) {
    case 'any':
      return () => true;
    case 'equal':
    case 'unequal': {
      const at = positionOf(test.value, classes);
      if (at === null) return null;
      const wanted = test.test === 'equal';
      return (position) => (position === at) === wanted;
    }
    case 'order':
      return order(test.operator, positionOf(test.value, classes));
    case 'range': {
      const low = order(test.lowClosed ? '>=' : '>', positionOf(test.low, classes));
      const high = order(test.highClosed ? '<=' : '<', positionOf(test.high, classes));
      return low && high && ((position) => low(position) && high(position));
    }
    case 'not': {
      const inner = positionTest(test.tests, classes);
      return inner && ((position) => !inner(position));
    }
    default:
      return null;
  }
}

function order(operator: Order, at: number | null): Holds | null {
  if (at === null || at === MISSING) return null;
  switch (operator) {
    case '<':
      return (position) => position !== MISSING && position < at;
    case '<=':
      return (position) => position !== MISSING && position <= at;
    case '>':
      return (position) => position > at;
    default:
      return (position) => position >= at;
  }
}

function positionOf(node: Node, { ends, scale }: Classes): number | null {
  if (node.op !== 'constant') return null;
  const { value, scale: own } = boundOf(node);
  if (value === null) return MISSING;
  const at = ends.get(scaled(value, scale - own));
  return at === undefined ? null : 2 * at + 1;
}

const scaled = (value: Value, decimals: number): bigint =>
  typeof value === 'bigint' || typeof value === 'number'
    ? BigInt(value) * powerOfTen(Math.max(0, decimals))
    : 0n;
