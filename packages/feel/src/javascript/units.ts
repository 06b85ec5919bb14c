import type { Node, Stage, TableNode } from '../check/program.ts';
import { answersOnce } from '../check/walk.ts';
import { atom } from './atom.ts';
import type { Block } from './block.ts';
import { type Code, plain } from './code.ts';
import { emitColumn } from './emit-answer.ts';
import { madeRow } from './emit-collections.ts';
import { emitHit } from './emit-hit.ts';
import type { Writer } from './writer.ts';

/** Makes a required decision readable: its entries one by one where they have slots. */
export function addStage(stage: Stage, writer: Writer): void {
  const { node, slot, decision } = stage;
  if (node.op === 'context' && node.answer === null) {
    const entries = node.entries.map(({ name, slot: of, value }) => {
      const answering = { decision, entry: name, type: value.type };
      add(of, writer, (block) => answered(answering, writer.emit(value, block), block, writer));
      return { name, slot: of };
    });
    if (stage.whole) addWhole(slot, entries, writer);
    return;
  }
  if (node.op === 'table' && !node.single && answersOnce(node)) {
    addTable(node, decision, writer);
    if (stage.whole) addWhole(slot, node.outputs, writer);
    return;
  }
  const answering = { decision, entry: null, type: node.type };
  addEntries(node, writer);
  add(slot, writer, (block) =>
    answered(answering, outermostOf(node, block, writer), block, writer),
  );
}

/** The named entries of a box with a result are read when they are needed, if at all. */
export function addEntries(node: Node, writer: Writer): void {
  if (node.op !== 'context' || node.answer === null) return;
  for (const { slot, value } of node.entries) {
    add(slot, writer, (block) => writer.emit(value, block));
  }
}

/** The code of a decision's logic. */
export const outermostOf = (node: Node, block: Block, writer: Writer): Code =>
  writer.emit(node.op === 'context' && node.answer !== null ? node.answer : node, block);

/** The rule is found once, in the table's own slot; each output is evaluated when it is read. */
function addTable(node: Node & TableNode, decision: string, writer: Writer): void {
  add(node.hitSlot, writer, (block) => plain(emitHit(node, { block, writer })));
  node.outputs.forEach((output, column) => {
    const type = (node.type.is === 'context' && node.type.entries[output.name]) || node.type;
    const answering = { decision, entry: output.name, type };
    add(output.slot, writer, (block) => {
      const hit = writer.read(node.hitSlot, block);
      const code = emitColumn(node, column, hit.text, { block, writer });
      return answered(answering, code, block, writer);
    });
  });
}

function addWhole(
  slot: number,
  entries: readonly { readonly name: string; readonly slot: number }[],
  writer: Writer,
): void {
  add(slot, writer, (block) => {
    const held = entries.map((entry) => atom(writer.read(entry.slot, block), block, writer));
    return madeRow(
      entries.map(({ name }) => name),
      held,
      writer,
    );
  });
}

function add(slot: number, writer: Writer, body: (block: Block) => Code): void {
  writer.units.set(slot, { slot, body });
}

type Answering = Parameters<NonNullable<Writer['trace']>['answered']>[0];

function answered(of: Answering, code: Code, block: Block, writer: Writer): Code {
  return writer.trace === null ? code : writer.trace.answered(of, code, block);
}
