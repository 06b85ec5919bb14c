import type { Node, TableNode } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import type { SourceSpan } from '../source.ts';
import type { Value } from '../value.ts';
import type { TableNote } from './table-notes.ts';

/** The slots of one evaluation; one frame serves all evaluations of a compiled decision. */
export type Frame = Value[];

/** A compiled expression. */
export type Eval = (frame: Frame) => Value;
export type NumberEval = (frame: Frame) => bigint;
export type FlagEval = (frame: Frame) => boolean;

/** What changes from one evaluation to the next, beside the frame. */
export type Run = { fired: number[] | null; tick: number };

/** Slots that are filled when they are first read in an evaluation. */
export type Lazy = {
  readonly readers: ReadonlyMap<number, Eval>;
  /** Makes a slot lazy and gives its reader. */
  add(slot: number, value: Eval): Eval;
};

/** Which decision, or which entry of it, an answer belongs to. */
export type Answering = {
  readonly decision: string;
  readonly entry: string | null;
  readonly type: Type;
};

/** Turns nodes into closures. A tracing emitter wraps each one so that its value is noted. */
export type Emitter = {
  readonly run: Run;
  readonly tracing: boolean;
  readonly lazy: Lazy;
  /** Wraps the answer of a required decision, so that a trace can tell it. */
  answered(of: Answering, plain: Eval): Eval;
  emit(node: Node): Eval;
  /** What keeps the notes of a table's runs when tracing. */
  noteTable(node: Node & TableNode): ((note: TableNote) => void) | null;
};

// The checker proved the type of every node, so these only tell the compiler what it cannot see.
export const number = (of: Eval): NumberEval => of as NumberEval;
export const flag = (of: Eval): FlagEval => of as FlagEval;
export const text = (of: Eval): ((frame: Frame) => string) => of as (frame: Frame) => string;
export const list = (of: Eval): ((frame: Frame) => readonly Value[]) =>
  of as (frame: Frame) => readonly Value[];

/** The text of a span, for messages. */
export const sourceOf = (span: SourceSpan): string => span.text.slice(span.from, span.to);
