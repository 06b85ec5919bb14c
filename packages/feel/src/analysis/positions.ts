import { powerOfTen } from '../check/convert.ts';
import type { Node, Order, Test } from '../check/program.ts';
import type { Value } from '../value.ts';
import type { Classes } from './classes.ts';
import { MISSING } from './classes.ts';
import { boundOf } from './variables.ts';

/** Positions from one to another, both included; none when the first lies behind the last. */
export type Positions = { readonly from: number; readonly to: number };

/**
 * A cell over an ordered input as positions: the n-th bound of the column stands at 2n + 1 and what
 * lies before it at 2n. Plain numbers decide in place of long ones, which matters for tables with
 * thousands of bounds. Null when the cell asks for anything else.
 */
export function positionsOf(tests: readonly Test[], classes: Classes): readonly Positions[] | null {
  const found: Positions[] = [];
  for (const test of tests) {
    const own = one(test, classes);
    if (own === null) return null;
    found.push(...own);
  }
  return found;
}

function one(test: Test, classes: Classes): readonly Positions[] | null {
  const last = 2 * classes.ends.size;
  switch (test.test) {
    case 'any':
      return [{ from: MISSING, to: last }];
    case 'equal':
    case 'unequal': {
      const at = positionOf(test.value, classes);
      if (at === null) return null;
      const equal = [{ from: at, to: at }];
      return test.test === 'equal' ? equal : without(equal, last);
    }
    case 'order':
      return listed(order(test.operator, positionOf(test.value, classes), last));
    case 'range': {
      const low = order(test.lowClosed ? '>=' : '>', positionOf(test.low, classes), last);
      const high = order(test.highClosed ? '<=' : '<', positionOf(test.high, classes), last);
      return low && high && [{ from: low.from, to: high.to }];
    }
    case 'not': {
      const inner = positionsOf(test.tests, classes);
      return inner && without(inner, last);
    }
    default:
      return null;
  }
}

const listed = (positions: Positions | null): readonly Positions[] | null =>
  positions && [positions];

function order(operator: Order, at: number | null, last: number): Positions | null {
  if (at === null || at === MISSING) return null;
  switch (operator) {
    case '<':
      return { from: 0, to: at - 1 };
    case '<=':
      return { from: 0, to: at };
    case '>':
      return { from: at + 1, to: last };
    default:
      return { from: at, to: last };
  }
}

/** All other positions, that of a missing value among them. */
function without(positions: readonly Positions[], last: number): Positions[] {
  const left: Positions[] = [];
  let next = MISSING;
  for (const { from, to } of [...positions].sort((a, b) => a.from - b.from)) {
    if (from > next) left.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  return next > last ? left : [...left, { from: next, to: last }];
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
