import type { Value } from '../value.ts';
import type { Node } from './program.ts';
import type { NumberType, Type } from './type.ts';
import { sameForm } from './types.ts';

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The node as a value of a wider type: more decimals, or the same with null. */
export function widen(node: Node, type: Type): Node {
  if (node.type.is === 'hole') return node;
  if (sameForm(node.type, type)) return node;
  if (node.op === 'constant') {
    return { ...node, value: widenValue(node.value, node.type, type), type };
  }
  return { op: 'convert', of: node, kind: null, type, span: node.span };
}

/** A number at a scale at least its own. */
export const atScale = (node: Node, scale: number): Node =>
  widen(node, { ...node.type, is: 'number', scale } as NumberType);

/** A constant of one type as a constant of a wider one. */
export function widenValue(value: Value, from: Type, to: Type): Value {
  if (value === null) return null;
  if (from.is === 'number' && to.is === 'number' && typeof value === 'bigint') {
    return value * powerOfTen(to.scale - from.scale);
  }
  if (from.is === 'list' && to.is === 'list' && Array.isArray(value)) {
    return value.map((item: Value) => widenValue(item, from.of, to.of));
  }
  return value;
}
