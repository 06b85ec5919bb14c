import { DIGITS_MAX } from '../limits.ts';
import type { Value } from '../value.ts';
import type { Node, Program } from './program.ts';
import { flowsIn } from './reads.ts';
import { answersOf, childrenOf } from './walk.ts';

/** Digits that a field may bring: more than any amount, and than any count of its parts. */
const FIELD_DIGITS = 40;

/** Digits that a sum may add to those of its items: lists are shorter than a hundred million. */
const SUM_DIGITS = 8;

/**
 * The first expression that could give a number of more digits than any rule needs. Integers have no
 * end in strict mode, so squares of squares would fill the memory of whoever runs the rule.
 */
export function tooManyDigits(program: Program): Node | null {
  const sources = new Map<number, readonly Node[]>();
  const known = new Map<Node, number>();
  let found: Node | null = null;
  const declare = (node: Node): void => {
    for (const [slot, value] of flowsIn(node)) sources.set(slot, [value]);
    if (node.op === 'table') {
      node.outputs.forEach(({ slot }, at) => {
        sources.set(
          slot,
          answersOf(node).flatMap(({ outputs }) => outputs[at] ?? []),
        );
      });
    }
    for (const child of childrenOf(node)) declare(child);
  };
  const most = (nodes: readonly Node[]): number =>
    nodes.reduce((size, node) => Math.max(size, digits(node)), 0);
  const digits = (node: Node): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, FIELD_DIGITS);
    const size = digitsOf(node, most, (slot) => sources.get(slot) ?? null);
    if (size > DIGITS_MAX) found ??= node;
    const kept = Math.min(size, DIGITS_MAX);
    known.set(node, kept);
    return kept;
  };
  for (const { slot, node } of program.stages) {
    sources.set(slot, [node]);
    declare(node);
  }
  declare(program.result);
  for (const { node } of program.stages) digits(node);
  digits(program.result);
  return found;
}

function digitsOf(
  node: Node,
  most: (nodes: readonly Node[]) => number,
  sourcesOf: (slot: number) => readonly Node[] | null,
): number {
  switch (node.op) {
    case 'constant':
      return digitsOfValue(node.value);
    case 'slot': {
      const sources = sourcesOf(node.slot);
      return sources ? most(sources) : FIELD_DIGITS;
    }
    case 'add':
    case 'subtract':
      return most([node.left, node.right]) + 1;
    case 'multiply':
      return most([node.left]) + most([node.right]);
    case 'round':
      // What a division or a rounding loses is not counted.
      return most(childrenOf(node)) + String(node.up).length + String(node.multiple).length;
    case 'convert': {
      const [to, from] = [node.type, node.of.type];
      const more = to.is === 'number' && from.is === 'number' ? to.scale - from.scale : 0;
      return most([node.of]) + Math.max(0, more);
    }
    case 'call':
      return most(node.args) + (node.name === 'sum' ? SUM_DIGITS : 0);
    default:
      return most(childrenOf(node));
  }
}

function digitsOfValue(value: Value): number {
  if (typeof value === 'bigint') return String(value).length;
  if (!Array.isArray(value)) return 0;
  return value.reduce((size: number, item: Value) => Math.max(size, digitsOfValue(item)), 0);
}
