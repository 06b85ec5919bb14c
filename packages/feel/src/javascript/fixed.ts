import type { Node } from '../check/program.ts';
import { inward } from '../numbers/door.ts';
import { isNumeric } from '../numbers/numeric.ts';
import { rowOf } from '../row/row-maker.ts';
import type { Value } from '../value.ts';
import type { Block } from './block.ts';
import { type Code, plain, SAFE } from './code.ts';
import { quoted } from './quoted.ts';
import type { Writer } from './writer.ts';

/** A value that was known when the rule was checked. */
export function emitConstant(
  node: Node & { readonly op: 'constant' },
  block: Block,
  writer: Writer,
): Code {
  const { value } = node;
  if (typeof value === 'bigint') return writer.numbers.constant(value, block);
  if (typeof value === 'string') return plain(quoted(value));
  if (value === null || typeof value !== 'object') return plain(String(value));
  return plain(writer.keep(inward(value, node.type, writer.numbers.tier)));
}

/** Whether a value known in advance can be held in the tier of the program. */
export function fits(node: Node, writer: Writer): boolean {
  if (node.op === 'list') return node.items.every((item) => fits(item, writer));
  if (node.op === 'context')
    return node.entries.every((entry) => fits(entry.output ?? entry.value, writer));
  if (writer.numbers.tier === 'bigint' || !isNumeric(node.type)) return true;
  return node.op === 'constant' && isSmall(node.value);
}

const isSmall = (value: Value): boolean =>
  typeof value !== 'bigint' || (value <= SAFE && value >= -SAFE);

/** The value of a node that always gives the same, in the tier of the program. */
export function fixedValue(node: Node, writer: Writer): Value {
  if (node.op === 'list') return node.items.map((item) => fixedValue(item, writer));
  if (node.op === 'context') {
    return rowOf(
      node.entries.map((entry) => [entry.name, fixedValue(entry.output ?? entry.value, writer)]),
    );
  }
  if (node.op !== 'constant') throw new Error(`${node.op} is not fixed`);
  return inward(node.value, node.type, writer.numbers.tier);
}
