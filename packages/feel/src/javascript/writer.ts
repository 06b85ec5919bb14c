import type { Node, RoundingMode, TableNode } from '../check/program.ts';
import type { Answering } from '../row/emitter.ts';
import type { Block } from './block.ts';
import type { Code } from './code.ts';

/** A slot that is filled when it is first read in an evaluation. */
export type Unit = { readonly slot: number; body(block: Block): Code };

/** Notes in the generated code what a traced evaluation does. */
export type TraceWriter = {
  /** The statement that forgets the evaluation before. */
  readonly start: string;
  /** The statement that tells how much was noted. */
  readonly end: string;
  step(node: Node, code: Code, block: Block): Code;
  answered(of: Answering, code: Code, block: Block): Code;
  /** Notes a run of a table; `columns` are the notes of its columns as text. */
  table(node: Node & TableNode, columns: readonly string[], block: Block): void;
};

/** Notes which rules fired where nobody passes a list to the program. */
export type RuleNotes = {
  /** The rule at a place of a table fired; a place behind the rules is none. */
  hit(node: TableNode, place: string, block: Block): void;
  /** The rules at a list of places fired. */
  all(node: TableNode, list: string, block: Block): void;
};

/** The state of writing one program as JavaScript. */
export type Writer = {
  readonly numbers: Numbers;
  readonly trace: TraceWriter | null;
  readonly notes: RuleNotes | null;
  readonly units: Map<number, Unit>;
  /** Declarations and functions beside the main function. */
  readonly declarations: string[];
  /** What stands for a node instead of its code, while arithmetic is written a second time. */
  readonly instead: Map<Node, Code>;
  /** A name that nothing else has. */
  fresh(prefix: string): string;
  /** A name in the code for a value that is not written in it. */
  keep(value: unknown): string;
  /** The name of a constructor of rows with these entries. */
  rowOf(names: readonly string[]): string;
  read(slot: number, block: Block): Code;
  emit(node: Node, block: Block): Code;
};

/**
 * A tier of numbers: how integers at a known scale are held and computed in generated code. The
 * first tier holds them as doubles, proves or tests that each one is a safe integer, and leaves
 * when one is not; the second as `bigint` without bounds.
 */
export type Numbers = {
  readonly tier: 'double' | 'bigint';
  constant(value: bigint, block: Block): Code;
  add(left: Code, right: Code, at: At): Code;
  subtract(left: Code, right: Code, at: At): Code;
  multiply(left: Code, right: Code, at: At): Code;
  negate(of: Code): Code;
  abs(of: Code, at: At): Code;
  /** The smaller or the larger of two names or literals. */
  extreme(name: 'min' | 'max', left: string, right: string): string;
  /** Rounds `numerator / divisor`; the divisor is not zero. */
  round(mode: RoundingMode, quotient: Quotient, at: At): Code;
  /** An integer quotient by a small constant, towards zero, and what is left. */
  divide(of: Code, by: number): Code;
  rest(of: Code, by: number, at: At): Code;
  /** A number of this tier from a plain JavaScript integer below 2^31, and back. */
  fromPlain(text: string): Code;
  toPlain(of: Code): string;
};

export type At = { readonly block: Block; readonly writer: Writer };

export type Quotient = { readonly numerator: Code; readonly divisor: Code };
