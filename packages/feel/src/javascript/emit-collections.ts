import type { EntryNode, Node } from '../check/program.ts';
import type { Row, Value } from '../value.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, either, plain } from './code.ts';
import { emitIntegers, emitIterate } from './emit-iterate.ts';
import { emitSort } from './emit-sort.ts';
import { quoted } from './quoted.ts';
import type { Writer } from './writer.ts';

/** Lists, contexts, their parts, and bindings. */
export function emitCollection(node: Node, block: Block, writer: Writer): Code {
  switch (node.op) {
    case 'path': {
      const of = atom(writer.emit(node.of, block), block, writer);
      const entry = `${of.text}[${quoted(node.name)}] ?? null`;
      const text = node.of.type.nullable ? `(${of.text} === null ? null : ${entry})` : `(${entry})`;
      return { ...of, text };
    }
    case 'project': {
      const { name } = node;
      const of = writer.emit(node.of, block);
      const columns = writer.keep((rows: readonly Value[]) =>
        rows.map((row) => entryOf(row, name)),
      );
      return { ...of, text: `${columns}(${of.text})` };
    }
    case 'item': {
      const of = writer.emit(node.of, block);
      // FEEL counts from 1, from the end with negative places, and has no place 0.
      if (node.at === 0) return plain('null');
      const at = writer.keep(node.at > 0 ? node.at - 1 : node.at);
      return { ...of, text: `(${of.text}.at(${at}) ?? null)` };
    }
    case 'filter':
    case 'each':
      return emitLoop(node, block, writer);
    case 'sort':
      return emitSort(node, block, writer);
    case 'iterate':
      return emitIterate(node, block, writer);
    case 'integers':
      return emitIntegers(node, block, writer);
    case 'list': {
      const items = node.items.map((item) => atom(writer.emit(item, block), block, writer));
      const interval = items.length === 0 ? { low: 0n, high: 0n } : items.reduce(both);
      return { ...interval, text: `[${items.map(({ text }) => text).join(', ')}]` };
    }
    case 'context':
      return emitContext(node, block, writer);
    case 'let':
      for (const { slot, value } of node.bindings) {
        block.known.set(slot, atom(writer.emit(value, block), block, writer));
      }
      return writer.emit(node.body, block);
    default:
      throw new Error(`no code for ${node.op}`);
  }
}

const both = (a: Code, b: Code): Code => ({ text: a.text, ...either(a, b) });

/** An entry of a context; absent entries and entries of null are null, as in FEEL. */
const entryOf = (value: Value, name: string): Value =>
  // The checker proved that this is a context.
  value === null ? null : ((value as Row)[name] ?? null);

function emitLoop(
  node: Node & { readonly op: 'filter' | 'each' },
  block: Block,
  writer: Writer,
): Code {
  const of = writer.emit(node.of, block);
  const [result, item] = [writer.fresh('t'), writer.fresh('t')];
  const body = inside(block, { repeats: true });
  body.known.set(node.slot, { ...of, text: item });
  let interval: Code = of;
  if (node.op === 'filter') {
    const condition = writer.emit(node.condition, body);
    body.lines.push(`if (${condition.text}) ${result}.push(${item});`);
  } else {
    interval = writer.emit(node.body, body);
    body.lines.push(`${result}.push(${interval.text});`);
  }
  block.lines.push(`const ${result} = [];`, `for (const ${item} of ${of.text}) ${braced(body)}`);
  return { ...interval, text: result };
}

function emitContext(node: Node & { readonly op: 'context' }, block: Block, writer: Writer): Code {
  const held: Code[] = [];
  for (const entry of node.entries) held.push(emitEntry(entry, block, writer));
  if (node.answer) return writer.emit(node.answer, block);
  return madeRow(
    node.entries.map(({ name }) => name),
    held,
    writer,
  );
}

function emitEntry({ slot, value, output }: EntryNode, block: Block, writer: Writer): Code {
  const code = atom(writer.emit(value, block), block, writer);
  block.known.set(slot, code);
  return output === null ? code : atom(writer.emit(output, block), block, writer);
}

/** A row of values in the order of its names. */
export function madeRow(names: readonly string[], held: readonly Code[], writer: Writer): Code {
  const interval = held.length === 0 ? plain('') : held.reduce(both);
  const text = `new ${writer.rowOf(names)}(${held.map((each) => each.text).join(', ')})`;
  return { ...interval, text: `(${text})` };
}
