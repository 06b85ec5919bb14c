import type { RoundingMode } from '../check/program.ts';
import type { Block } from './block.ts';
import type { Code } from './code.ts';
import type { Writer } from './writer.ts';

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
