import type { Node } from '../check/program.ts';
import { stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { emitBuiltin } from './emit-builtins.ts';
import { emitCollection } from './emit-collections.ts';
import { emitConversion } from './emit-conversion.ts';
import { emitNumber } from './emit-number.ts';
import { emitTable } from './emit-table.ts';
import { emitCompare, emitTestNode } from './emit-tests.ts';
import { type Emitter, type Eval, flag, sourceOf, text } from './emitter.ts';
import { COUNTS, plainFunction } from './plain-functions.ts';

/** The closure of a node. */
export function emitNode(node: Node, emitter: Emitter): Eval {
  switch (node.op) {
    case 'constant': {
      const { value } = node;
      return () => value;
    }
    case 'slot': {
      const { slot } = node;
      const lazy = emitter.lazy.readers.get(slot);
      if (lazy) return lazy;
      return (frame) => frame[slot] as Value;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'negate':
    case 'round':
      return emitNumber(node, emitter);
    case 'join': {
      const [left, right] = [text(emitter.emit(node.left)), text(emitter.emit(node.right))];
      return (frame) => left(frame) + right(frame);
    }
    case 'compare':
      return emitCompare(node, emitter);
    case 'test':
      return emitTestNode(node, emitter);
    case 'call':
      return emitBuiltin(node, emitter);
    case 'plain':
      return emitPlain(node, emitter);
    case 'convert':
      return emitConversion(node, emitter);
    case 'table':
      return emitTable(node, emitter).value;
    case 'and':
    case 'or':
    case 'not':
    case 'if':
      return emitLogical(node, emitter);
    case 'required':
      return emitRequired(node, emitter);
    default:
      return emitCollection(node, emitter);
  }
}

function emitPlain(node: Node & { readonly op: 'plain' }, emitter: Emitter): Eval {
  const args = node.args.map((arg) => emitter.emit(arg));
  const run = plainFunction(node.name, node.span);
  if (node.type.is === 'number') {
    return (frame) => BigInt(run(...args.map((arg) => arg(frame))) as number);
  }
  if (COUNTS.has(node.name)) {
    return (frame) => (run(...args.map((arg) => arg(frame))) as readonly number[]).map(BigInt);
  }
  return (frame) => run(...args.map((arg) => arg(frame)));
}

type Logical = Node & { readonly op: 'and' | 'or' | 'not' | 'if' };

function emitLogical(node: Logical, emitter: Emitter): Eval {
  switch (node.op) {
    case 'and': {
      const [left, right] = [flag(emitter.emit(node.left)), flag(emitter.emit(node.right))];
      return (frame) => left(frame) && right(frame);
    }
    case 'or': {
      const [left, right] = [flag(emitter.emit(node.left)), flag(emitter.emit(node.right))];
      return (frame) => left(frame) || right(frame);
    }
    case 'not': {
      const of = flag(emitter.emit(node.of));
      return (frame) => !of(frame);
    }
    default: {
      const condition = flag(emitter.emit(node.condition));
      const [yes, no] = [emitter.emit(node.yes), emitter.emit(node.no)];
      return (frame) => (condition(frame) ? yes(frame) : no(frame));
    }
  }
}

function emitRequired(node: Node & { readonly op: 'required' }, emitter: Emitter): Eval {
  const of = emitter.emit(node.of);
  const { span } = node;
  return (frame) => {
    const value = of(frame);
    if (value === null) stop('RULE_VALUE_MISSING', span, { expression: sourceOf(span) });
    return value;
  };
}
