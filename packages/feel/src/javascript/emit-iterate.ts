import type { Node } from '../check/program.ts';
import { integers } from '../row/integers.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, either, plain } from './code.ts';
import type { Writer } from './writer.ts';

type Iterate = Node & { readonly op: 'iterate' };

/** `for`, `some`, `every` as nested loops; the last two end when they are decided. */
export function emitIterate(node: Iterate, block: Block, writer: Writer): Code {
  const result = writer.fresh('t');
  const label = writer.fresh('w');
  const decisive = node.what === 'some';
  let interval: Code = plain('');
  const loop = (at: number, outer: Block): void => {
    const iterator = node.iterators[at];
    if (!iterator) {
      interval = writer.emit(node.body, outer);
      outer.lines.push(
        node.what === 'for'
          ? `${result}.push(${interval.text});`
          : `if (${interval.text} === ${decisive}) { ${result} = ${decisive}; break ${label}; }`,
      );
      return;
    }
    const of = writer.emit(iterator.of, outer);
    const item = writer.fresh('t');
    const body = inside(outer, { repeats: true });
    body.known.set(iterator.slot, { ...of, text: item });
    loop(at + 1, body);
    outer.lines.push(`for (const ${item} of ${of.text}) ${braced(body)}`);
  };
  const loops = inside(block);
  loop(0, loops);
  const start = node.what === 'for' ? '[]' : String(!decisive);
  block.lines.push(`let ${result} = ${start};`, `${label}: ${braced(loops)}`);
  return { ...interval, text: result };
}

/** The integers of a range, in the tier of the program. */
export function emitIntegers(
  node: Node & { readonly op: 'integers' },
  block: Block,
  writer: Writer,
): Code {
  const from = atom(writer.emit(node.from, block), block, writer);
  const to = atom(writer.emit(node.to, block), block, writer);
  const { span } = node;
  const double = writer.numbers.tier === 'double';
  const list = writer.keep((low: number | bigint, high: number | bigint) => {
    const found = integers(BigInt(low), BigInt(high), span);
    return double ? found.map(Number) : found;
  });
  return atom({ ...either(from, to), text: `${list}(${from.text}, ${to.text})` }, block, writer);
}
