import type { Kind } from '../kind.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Program } from './program.ts';

/**
 * How nulls and unmatched tables are treated: `strict` fails loudly; `standard` has the null semantics
 * of DMN.
 *
 * @example
 * ```ts
 * const mode: Mode = 'strict';
 * ```
 */
export type Mode = 'strict' | 'standard';

/**
 * The names a decision, or one entry of its output, depends on; sorted, each once.
 *
 * @example
 * ```ts
 * const set: ReadSet = { inputs: ['inScope'], parameters: [], acc: ['outpatientInScope'] };
 * ```
 */
export type ReadSet = {
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
  readonly acc: readonly string[];
};

/**
 * What a decision reads through the whole decision graph, and the same for each entry of its output
 * by dotted name (`funds.pooled`, `add.outpatientInScope`): the fold law is checked with it.
 *
 * @example
 * ```ts
 * const above = checked.reads.entries['add.outpatientInScope']?.acc ?? [];
 * ```
 */
export type Reads = ReadSet & { readonly entries: { readonly [entry: string]: ReadSet } };

/**
 * A decision that passed the checker in strict mode: every name, type and scale in it is known.
 *
 * @example
 * ```ts
 * const result = checkDecision(model, 'benefit', types, 'strict');
 * if (result.ok) console.log(result.value.rules.length, result.value.reads.acc);
 * ```
 */
export type CheckedDecision = {
  readonly decision: string;
  readonly mode: 'strict';
  readonly output: Kind;
  readonly rules: readonly RuleRef[];
  readonly reads: Reads;
  /** The typed program with every required decision by itself, for traces and other back ends. */
  readonly program: Program;
  /** The same program with decisions that are read once written into their place, for speed. */
  readonly fast: Program;
};
