import type { Node } from '../check/program.ts';
import { ANY_SAFE, COUNTS, plainFunction } from '../row/plain-functions.ts';
import { atom } from './atom.ts';
import type { Block } from './block.ts';
import { type Code, either, type Interval, plain } from './code.ts';
import { emitArithmetic } from './emit-arithmetic.ts';
import { emitBuiltin } from './emit-builtins.ts';
import { emitCollection } from './emit-collections.ts';
import { emitConversion } from './emit-conversion.ts';
import { emitIf, emitLogical } from './emit-logic.ts';
import { emitRounding } from './emit-rounding.ts';
import { emitTable } from './emit-table.ts';
import { emitCompare, emitTestNode } from './emit-tests.ts';
import { missing } from './failures.ts';
import { emitConstant } from './fixed.ts';
import type { Writer } from './writer.ts';

/** A function that is the same in every tier; numbers inside lists keep their interval. */
function emitPlain(node: Node & { readonly op: 'plain' }, block: Block, writer: Writer): Code {
  const args = node.args.map((arg) => atom(writer.emit(arg, block), block, writer));
  const call = `${writer.keep(plainFunction(node.name, node.span))}(${args.map(({ text }) => text).join(', ')})`;
  const isDouble = writer.numbers.tier === 'double';
  if (COUNTS.has(node.name)) {
    return { ...writer.numbers.fromPlain(call), text: isDouble ? call : `${call}.map(BigInt)` };
  }
  if (ANY_SAFE.has(node.name)) {
    return atom(plain(isDouble ? call : `BigInt(${call})`), block, writer);
  }
  if (node.type.is === 'number') return writer.numbers.fromPlain(call);
  const interval = args.reduce<Interval>(either, { low: 0n, high: 0n });
  return { text: call, low: interval.low, high: interval.high };
}

/** The code of a node, by its form. */
export function emitNode(node: Node, block: Block, writer: Writer): Code {
  switch (node.op) {
    case 'constant':
      return emitConstant(node, block, writer);
    case 'slot':
      return writer.read(node.slot, block);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'negate':
      return emitArithmetic(node, writer.numbers, { block, writer });
    case 'round':
      return emitRounding(node, { block, writer });
    case 'join': {
      const left = atom(writer.emit(node.left, block), block, writer);
      return plain(`(${left.text} + ${writer.emit(node.right, block).text})`);
    }
    case 'compare':
      return emitCompare(node, block, writer);
    case 'test':
      return emitTestNode(node, block, writer);
    case 'call':
      return emitBuiltin(node, block, writer);
    case 'plain':
      return emitPlain(node, block, writer);
    case 'convert':
      return emitConversion(node, block, writer);
    case 'table':
      return emitTable(node, block, writer);
    case 'and':
    case 'or':
      return emitLogical(node, block, writer);
    case 'not':
      return plain(`!${writer.emit(node.of, block).text}`);
    case 'if':
      return emitIf(node, block, writer);
    case 'required': {
      const of = atom(writer.emit(node.of, block), block, writer);
      block.lines.push(`if (${of.text} === null) ${missing(node.span, writer)}();`);
      return of;
    }
    default:
      return emitCollection(node, block, writer);
  }
}
