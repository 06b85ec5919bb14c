import type { Node } from '../check/program.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, either, plain } from './code.ts';
import type { Writer } from './writer.ts';

/** `and`, `or`: the right side runs only when it decides. */
export function emitLogical(
  node: Node & { readonly op: 'and' | 'or' },
  block: Block,
  writer: Writer,
): Code {
  const left = writer.emit(node.left, block);
  const then = inside(block);
  const right = writer.emit(node.right, then);
  const operator = node.op === 'and' ? '&&' : '||';
  if (then.lines.length === 0) return plain(`(${left.text} ${operator} ${right.text})`);
  const result = writer.fresh('t');
  const runs = node.op === 'and' ? result : `!${result}`;
  then.lines.push(`${result} = ${right.text};`);
  block.lines.push(`let ${result} = ${left.text};`, `if (${runs}) ${braced(then)}`);
  return plain(result);
}

/** `if`: only the branch that is taken runs. */
export function emitIf(node: Node & { readonly op: 'if' }, block: Block, writer: Writer): Code {
  const condition = writer.emit(node.condition, block);
  const [yes, no] = [inside(block), inside(block)];
  const first = writer.emit(node.yes, yes);
  const second = writer.emit(node.no, no);
  const interval = either(first, second);
  if (yes.lines.length === 0 && no.lines.length === 0) {
    return { text: `(${condition.text} ? ${first.text} : ${second.text})`, ...interval };
  }
  const result = writer.fresh('t');
  yes.lines.push(`${result} = ${first.text};`);
  no.lines.push(`${result} = ${second.text};`);
  block.lines.push(`let ${result};`, `if (${condition.text}) ${braced(yes)} else ${braced(no)}`);
  return { text: result, ...interval };
}
