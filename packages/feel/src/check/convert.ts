import type { Value } from '../value.ts';
import type { EntryNode, Node } from './program.ts';
import type { ContextShape, NumberType, Type } from './type.ts';
import { sameForm } from './types.ts';

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The node as a value of a wider type: more decimals, or the same with null. */
export function widen(node: Node, type: Type): Node {
  if (node.type.is === 'hole') return node;
  if (sameForm(node.type, type)) return node;
  if (node.op === 'constant') {
    return { ...node, value: widenValue(node.value, node.type, type), type };
  }
  if (node.op === 'if') {
    return { ...node, yes: widen(node.yes, type), no: widen(node.no, type), type };
  }
  if (node.op === 'context' && node.answer === null && type.is === 'context') {
    const entries = node.entries.map((entry) => widenEntry(entry, type));
    return { ...node, entries, type };
  }
  return { op: 'convert', of: node, kind: null, type, span: node.span };
}

/** Later entries read an entry as it was written; what the context holds is widened beside it. */
function widenEntry(entry: EntryNode, to: Type & ContextShape): EntryNode {
  const { slot, value } = entry;
  const type = to.entries[entry.name] ?? to.open;
  if (!type || sameForm(value.type, type)) return entry;
  const read: Node =
    value.op === 'constant' ? value : { op: 'slot', slot, type: value.type, span: value.span };
  return { ...entry, output: widen(read, type) };
}

/** A number at a scale at least its own. */
export const atScale = (node: Node, scale: number): Node =>
  widen(node, { ...node.type, is: 'number', scale } as NumberType);

/** A constant of one type as a constant of a wider one. */
function widenValue(value: Value, from: Type, to: Type): Value {
  if (value === null) return null;
  if (from.is === 'number' && to.is === 'number' && typeof value === 'bigint') {
    return value * powerOfTen(to.scale - from.scale);
  }
  if (from.is === 'list' && to.is === 'list' && Array.isArray(value)) {
    return value.map((item: Value) => widenValue(item, from.of, to.of));
  }
  return value;
}
