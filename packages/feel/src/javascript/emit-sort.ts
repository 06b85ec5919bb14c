import type { Node } from '../check/program.ts';
import { mergeSorted } from '../merge-sort.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside } from './block.ts';
import type { Code } from './code.ts';
import type { Writer } from './writer.ts';

/** A sort; the test of two items is a function of its own, which leaves by throwing. */
export function emitSort(node: Node & { readonly op: 'sort' }, block: Block, writer: Writer): Code {
  const of = atom(writer.emit(node.of, block), block, writer);
  const [left, right, before] = [writer.fresh('t'), writer.fresh('t'), writer.fresh('t')];
  const body = inside(block, { repeats: true, leave: 'throw wide;' });
  body.known.set(node.left, { ...of, text: left });
  body.known.set(node.right, { ...of, text: right });
  const test = writer.emit(node.before, body);
  body.lines.push(`return ${test.text};`);
  block.lines.push(`const ${before} = (${left}, ${right}) => ${braced(body)};`);
  return atom({ ...of, text: `${writer.keep(mergeSorted)}(${of.text}, ${before})` }, block, writer);
}
