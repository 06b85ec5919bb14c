import { ceilDiv, floorDiv, halfDown, halfEven, halfUp, roundDown, roundUp } from '@sanyi/kernel';
import type { Node, Rounding, RoundingMode } from '../check/program.ts';
import { stop } from '../trouble.ts';
import { type Emitter, type Eval, type NumberEval, number } from './emitter.ts';

type NumberNode = Node & {
  readonly op: 'add' | 'subtract' | 'multiply' | 'negate' | 'round';
};

/** Arithmetic on scaled integers: the checker made the scales of both sides fit. */
export function emitNumber(node: NumberNode, emitter: Emitter): Eval {
  if (node.op === 'round') return emitRounding(node, emitter);
  if (node.op === 'negate') {
    const of = number(emitter.emit(node.of));
    return (frame) => -of(frame);
  }
  const [left, right] = [number(emitter.emit(node.left)), number(emitter.emit(node.right))];
  if (node.right.op === 'constant' && !emitter.tracing) {
    return withConstant(node.op, left, node.right.value as bigint);
  }
  return operation(node.op, left, right);
}

function withConstant(
  op: 'add' | 'subtract' | 'multiply',
  left: NumberEval,
  right: bigint,
): NumberEval {
  switch (op) {
    case 'add':
      return (frame) => left(frame) + right;
    case 'subtract':
      return (frame) => left(frame) - right;
    default:
      return (frame) => left(frame) * right;
  }
}

function operation(
  op: 'add' | 'subtract' | 'multiply',
  left: NumberEval,
  right: NumberEval,
): NumberEval {
  switch (op) {
    case 'add':
      return (frame) => left(frame) + right(frame);
    case 'subtract':
      return (frame) => left(frame) - right(frame);
    default:
      return (frame) => left(frame) * right(frame);
  }
}

const MODES: Readonly<Record<RoundingMode, (numerator: bigint, denominator: bigint) => bigint>> = {
  halfUp,
  halfDown,
  halfEven,
  up: roundUp,
  down: roundDown,
  floor: floorDiv,
  ceiling: ceilDiv,
};

function emitRounding(node: Node & Rounding, emitter: Emitter): NumberEval {
  const { up, down, multiple, span } = node;
  const numerator = number(emitter.emit(node.numerator));
  const round = MODES[node.mode];
  if (node.denominator) {
    const denominator = number(emitter.emit(node.denominator));
    return (frame) => {
      const divisor = denominator(frame);
      if (divisor === 0n) stop('RULE_DIVISION_BY_ZERO', span);
      return round(numerator(frame) * up, divisor * down) * multiple;
    };
  }
  if (node.mode === 'halfUp' && multiple === 1n && down > 1n) return halfUpBy(numerator, down);
  return (frame) => round(numerator(frame) * up, down) * multiple;
}

/** The rounding of money, without the general function's checks: the divisor is a power of ten. */
function halfUpBy(numerator: NumberEval, down: bigint): NumberEval {
  const half = down / 2n;
  return (frame) => {
    const value = numerator(frame);
    return value >= 0n ? (value + half) / down : (value - half) / down;
  };
}
