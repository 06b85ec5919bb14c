import type { Node, Stage, TableNode } from '../check/program.ts';
import { answersOnce } from '../check/walk.ts';
import type { Value } from '../value.ts';
import { emitTable } from './emit-table.ts';
import type { Emitter, Eval, Frame, Lazy, Run } from './emitter.ts';
import { rowMaker } from './row-maker.ts';

/**
 * The lazy slots of one compiled decision: required decisions, and the entries of the outermost
 * contexts and tables of decisions. What nobody reads does not run and is not cited. Nothing inside
 * a knowledge model or a filter is lazy, because it may run several times in one evaluation.
 */
export function lazySlots(run: Run, slots: number): Lazy {
  const readers = new Map<number, Eval>();
  const stamps = new Float64Array(slots);
  return {
    readers,
    add: (slot, value) => {
      const read: Eval = (frame) => {
        if (stamps[slot] === run.tick) return frame[slot] as Value;
        const found = value(frame);
        frame[slot] = found;
        stamps[slot] = run.tick;
        return found;
      };
      readers.set(slot, read);
      return read;
    },
  };
}

/** Makes a required decision lazy: its entries one by one where they have slots. */
export function addStage(stage: Stage, emitter: Emitter): void {
  const { node, slot } = stage;
  const { lazy } = emitter;
  if (node.op === 'context' && node.answer === null) {
    const entries = lazyEntries(node, stage.decision, emitter);
    if (stage.whole) lazy.add(slot, rowOfReaders(entries));
    return;
  }
  if (node.op === 'table' && !node.single && answersOnce(node)) {
    const entries = lazyColumns(node, stage.decision, emitter);
    if (stage.whole) lazy.add(slot, rowOfReaders(entries));
    return;
  }
  const of = { decision: stage.decision, entry: null, type: node.type };
  lazy.add(slot, emitter.answered(of, emitOutermost(node, emitter)));
}

/** The closure of a decision's logic; the named entries of a box with a result are lazy. */
export function emitOutermost(node: Node, emitter: Emitter): Eval {
  if (node.op !== 'context' || node.answer === null) return emitter.emit(node);
  for (const { slot, value } of node.entries) emitter.lazy.add(slot, emitter.emit(value));
  return emitter.emit(node.answer);
}

type Reader = { readonly name: string; readonly read: Eval };

function lazyEntries(
  node: Node & { readonly op: 'context' },
  decision: string,
  emitter: Emitter,
): Reader[] {
  return node.entries.map(({ name, slot, value }) => {
    const of = { decision, entry: name, type: value.type };
    const read = emitter.lazy.add(slot, emitter.answered(of, emitter.emit(value)));
    return { name, read };
  });
}

/** The rule is found once, in the table's own slot; each output is evaluated when it is read. */
function lazyColumns(node: Node & TableNode, decision: string, emitter: Emitter): Reader[] {
  const { hit, outputs } = emitTable(node, emitter);
  const rule = emitter.lazy.add(node.hitSlot, hit as Eval);
  return node.outputs.map((output, at) => {
    const cells = outputs.map((row) => row[at] as Eval);
    const value: Eval = (frame) => (cells[rule(frame) as number] as Eval)(frame);
    const { name } = output;
    const type = (node.type.is === 'context' && node.type.entries[name]) || node.type;
    const of = { decision, entry: name, type };
    return { name, read: emitter.lazy.add(output.slot, emitter.answered(of, value)) };
  });
}

function rowOfReaders(entries: readonly Reader[]): Eval {
  const make = rowMaker();
  return (frame: Frame) => {
    const row = make();
    for (const { name, read } of entries) row[name] = read(frame);
    return row;
  };
}
