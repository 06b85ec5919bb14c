import type { Node, Stage, TableNode } from '../check/program.ts';
import { answersOnce } from '../check/walk.ts';
import type { Code, Emitted } from './code.ts';
import { boundCode } from './compare.ts';
import { boundWay } from './rule-marks.ts';
import { emitHit } from './table.ts';
import { wayOf } from './way.ts';
import type { Writer } from './writer.ts';

/**
 * Makes a required decision readable. It is written when somebody reads it first, and what goes
 * wrong in it is a problem only where it is read: row by row it does not run elsewhere.
 */
export function addStage(stage: Stage, writer: Writer): void {
  const { node, slot } = stage;
  if (node.op === 'context' && node.answer === null) {
    const readers = node.entries.map(({ name, slot: own, value }) => {
      const read = once(() => writer.emit(value), writer);
      writer.slots.set(own, read);
      return { name, read };
    });
    if (stage.whole) writer.slots.set(slot, () => rowOf(readers));
    return;
  }
  if (node.op === 'table' && !node.single && answersOnce(node)) {
    const readers = tableReaders(node, writer);
    if (stage.whole) writer.slots.set(slot, () => rowOf(readers));
    return;
  }
  writer.slots.set(
    slot,
    once(() => emitOutermost(node, writer), writer),
  );
}

/** The logic of a decision; the named entries of a box with a result run when they are read. */
export function emitOutermost(node: Node, writer: Writer): Emitted {
  if (node.op !== 'context' || node.answer === null) return writer.emit(node);
  for (const { slot, value } of node.entries) {
    writer.slots.set(
      slot,
      once(() => writer.emit(value), writer),
    );
  }
  return writer.emit(node.answer);
}

/** Some entries of a context by dotted name; what is not a context is written whole. */
export function emitOnly(node: Node, only: readonly string[], writer: Writer): Emitted {
  if (node.op !== 'context' || node.answer !== null) return emitOutermost(node, writer);
  for (const { slot, value } of node.entries) {
    writer.slots.set(
      slot,
      once(() => writer.emit(value), writer),
    );
  }
  const found = node.entries.flatMap(({ name, value, output }) => {
    const inner = only.flatMap((each) =>
      each.startsWith(`${name}.`) ? [each.slice(name.length + 1)] : [],
    );
    if (!only.includes(name) && inner.length === 0) return [];
    const whole = only.includes(name) || output !== null;
    const emitted = whole ? writer.emit(output ?? value) : emitOnly(value, inner, writer);
    return [[name, emitted] as const];
  });
  const entries = new Map(found.map(([name, { code }]): [string, Code] => [name, code]));
  return { code: { form: 'row', entries }, way: wayOf(found.map(([, { way }]) => way)) };
}

type Reader = { readonly name: string; readonly read: () => Emitted };

function tableReaders(node: Node & TableNode, writer: Writer): Reader[] {
  let hit: ReturnType<typeof emitHit> | null = null;
  return node.outputs.map(({ name, slot }, at) => {
    const read = once(() => {
      hit ??= emitHit(node, writer);
      const { code, way } = hit.output(at);
      return { code, way: wayOf([hit.way, way]) };
    }, writer);
    writer.slots.set(slot, read);
    return { name, read };
  });
}

function rowOf(readers: readonly Reader[]): Emitted {
  const all = readers.map(({ name, read }) => [name, read()] as const);
  const entries = new Map(all.map(([name, { code }]): [string, Code] => [name, code]));
  return { code: { form: 'row', entries }, way: wayOf(all.map(([, { way }]) => way)) };
}

/** Written once, and kept in columns. */
function once(make: () => Emitted, writer: Writer): () => Emitted {
  let made: Emitted | null = null;
  return () => {
    if (!made) {
      const { code, way } = make();
      made = { code: kept(code, writer), way: way && boundWay(way, writer) };
    }
    return made;
  };
}

function kept(code: Code, writer: Writer): Code {
  if (code.form !== 'row') return boundCode(code, writer);
  const entries = [...code.entries].map(([name, each]) => [name, kept(each, writer)] as const);
  return { form: 'row', entries: new Map(entries) };
}
