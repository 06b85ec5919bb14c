import type { Node } from '../check/program.ts';
import { atom } from './atom.ts';
import type { Code } from './code.ts';
import type { At, Numbers } from './writer.ts';

type Arithmetic = Node & { readonly op: 'add' | 'subtract' | 'multiply' | 'negate' };

/** Arithmetic on scaled integers in a tier: the checker made the scales of both sides fit. */
export function emitArithmetic(node: Arithmetic, numbers: Numbers, at: At): Code {
  if (node.op === 'negate') return numbers.negate(operand(node.of, numbers, at));
  const left = atom(operand(node.left, numbers, at), at.block, at.writer);
  const right = atom(operand(node.right, numbers, at), at.block, at.writer);
  return numbers[node.op](left, right, at);
}

/** An operand in a tier that may be another than the program's. */
export function operand(node: Node, numbers: Numbers, at: At): Code {
  const instead = at.writer.instead.get(node);
  if (instead) return instead;
  if (numbers !== at.writer.numbers) return inTier(node, numbers, at);
  return at.writer.emit(node, at.block);
}

/** Arithmetic written in another tier; its leaves stand in `instead`. */
function inTier(node: Node, numbers: Numbers, at: At): Code {
  switch (node.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'negate':
      return emitArithmetic(node, numbers, at);
    case 'constant':
      return numbers.constant(node.value as bigint, at.block);
    case 'convert':
      return numbers.multiply(operand(node.of, numbers, at), widening(node, numbers, at), at);
    default:
      throw new Error(`${node.op} has no code in another tier`);
  }
}

const widening = (node: Node & { readonly op: 'convert' }, numbers: Numbers, at: At): Code =>
  numbers.constant(factorOf(node), at.block);

/** By what a number grows when it gets more decimals. */
export const factorOf = ({ of, type }: Node & { readonly op: 'convert' }): bigint =>
  of.type.is === 'number' && type.is === 'number' ? 10n ** BigInt(type.scale - of.type.scale) : 1n;

/** The parts of a sum or product that are not arithmetic themselves, in the order of running. */
export function leavesOf(node: Node): Node[] {
  switch (node.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
      return [...leavesOf(node.left), ...leavesOf(node.right)];
    case 'negate':
      return leavesOf(node.of);
    case 'constant':
      return [];
    case 'convert':
      return isWidening(node) ? leavesOf(node.of) : [node];
    default:
      return [node];
  }
}

/** Only more decimals, of a number that is there. */
const isWidening = (node: Node & { readonly op: 'convert' }): boolean =>
  node.kind === null && node.of.type.is === 'number' && !node.of.type.nullable;
