import type { Problem } from '@sanyi/kernel';
import type { LoopMemory } from '../loops/index.ts';
import type { Row, Value } from '../value.ts';
import type { Column, ColumnField, ColumnKeys } from './column.ts';
import type { ResidualNumbers } from './residuals.ts';
import type { RowsWithin } from './within.ts';
import type { WithinNumbers } from './within-values.ts';

/**
 * Why a decision has no column form: it runs row by row, with the same answers.
 *
 * @example
 * ```ts
 * const kernel = compileColumns(checked);
 * if ('refused' in kernel) console.log(kernel.refused.en);
 * ```
 */
export type Refusal = { readonly refused: Problem };

/**
 * What a kernel is bound to. `parameters` are the values in force, one row per rule interval; a row
 * of data says by `ColumnRows.interval` which of them it takes. `codes` are the positions that
 * columns of codes hold, where they differ from those of `ColumnKernel.inputs`. `carries` makes a
 * fold: the accumulators that are carried from row to row, with their starts. `cites` asks which
 * rules fired. With `keys`, rows bring a key in place of the fields and the interval that it decides.
 * With `total`, the one column written, of this name, is the sum of the outputs `total.…`. With a
 * `memory`, the loop runs as WebAssembly where it can; columns that stand there are not copied.
 *
 * @example
 * ```ts
 * const rules: ColumnRules = { parameters: [{ cap: 2000000n }] };
 * ```
 */
export type ColumnRules = {
  readonly parameters: readonly Row[];
  readonly codes?: { readonly [input: string]: readonly string[] };
  readonly carries?: readonly { readonly name: string; readonly start: bigint }[];
  readonly cites?: boolean;
  readonly keys?: ColumnKeys;
  readonly total?: string;
  readonly memory?: LoopMemory;
};

/**
 * The rows of an evaluation, `from` (0 unless said) up to `to`. Accumulators that are not carried
 * are columns too, as `acc.name`. `starts` holds 1 where the accumulators start again: the first
 * row of a person, or of the person's year. `key` stands where the kernel was bound to keys. Positions
 * are looked at before they are used; `known` says that whoever filled the columns vouches for them.
 *
 * @example
 * ```ts
 * const rows: ColumnRows = { to: 1, inputs: { age: { values: Uint8Array.of(61) } } };
 * ```
 */
export type ColumnRows = {
  readonly from?: number;
  readonly to: number;
  readonly inputs: { readonly [name: string]: Column };
  readonly interval?: Uint8Array | Uint16Array;
  readonly starts?: Uint8Array;
  readonly key?: Uint16Array | Uint32Array;
  readonly known?: boolean;
};

/**
 * The answers, row by row, by dotted name (`funds.pooled`). `missing` stands beside outputs that may
 * be null or absent. Where a column holds codes, they are positions in `codes`. `rules` tells where
 * it was asked which rules fired, one bit each: rule `r` is bit `r % 32` of word `r / 32`, its index
 * that of `CheckedDecision.rules`. `rowByRow` counts
 * rows beyond what the columns were proved for, which the row program answered.
 *
 * @example
 * ```ts
 * const fen = answers.columns['funds.pooled']?.values[0] ?? 0;
 * ```
 */
export type ColumnAnswers = {
  readonly columns: { readonly [name: string]: AnswerColumn };
  readonly answers: readonly Value[];
  readonly rules: readonly Int32Array[];
  readonly rowByRow: number;
};

/**
 * One output of {@link ColumnAnswers}.
 *
 * @example
 * ```ts
 * const reason = column.codes?.[column.values[0] ?? 0];
 * ```
 */
export type AnswerColumn = {
  readonly values: Float64Array | Int32Array | Uint8Array;
  readonly missing: Uint8Array | null;
  readonly codes: readonly string[] | null;
};

/**
 * What makes columns for answers, as long as asked or longer.
 *
 * @example
 * ```ts
 * const room: AnswerRoom = new LoopMemory();
 * ```
 */
export type AnswerRoom = {
  uint8(length: number): Uint8Array;
  int32(length: number): Int32Array;
  float64(length: number): Float64Array;
};

/**
 * A kernel bound to parameters: its code is written and its tables are filled.
 *
 * @example
 * ```ts
 * const answers = bound.evaluate({ to: 2, inputs });
 * ```
 */
export type BoundColumns = {
  /** What was tabulated and what is tested on each row, for readers and reports. */
  readonly facts: ColumnFacts;
  /** Columns that {@link BoundColumns.evaluate} can write to again and again; `into` makes them. */
  answersFor(rows: number, into?: AnswerRoom): ColumnAnswers;
  /**
   * Answers rows. With `carries`, accumulators go on from the evaluation before unless a row starts
   * them again. `into` receives the answers at the same rows.
   *
   * @throws ProblemError what the row program says about the first row that it refuses
   */
  evaluate(rows: ColumnRows, into?: ColumnAnswers): ColumnAnswers;
  /** A number for what the decision does with rows of each key, of a binding without keys. */
  residuals(keys: ColumnKeys, numbers: ResidualNumbers): Int32Array;
  /**
   * A number for what is written for rows of a key, and how accumulators go on, as long as fields and
   * accumulators stay between ends; null where that cannot be told. Bindings of one decision can be compared.
   */
  within(rows: RowsWithin, numbers: WithinNumbers): number | null;
};

/**
 * How a bound kernel works.
 *
 * @example
 * ```ts
 * bound.facts.tests; // 0: every number is proved to stay below 2^53
 * ```
 */
export type ColumnFacts = {
  /** Tables made, and their entries. */
  readonly tables: number;
  readonly entries: number;
  /** Tests in the code that lead to the row program: of numbers not proved, of cases without answer. */
  readonly tests: number;
  /** What rows were answered with last; null before. */
  readonly form: 'webassembly' | 'javascript' | null;
};

/**
 * A decision over columns.
 *
 * @example
 * ```ts
 * const { inputs, outputs } = kernel;
 * ```
 */
export type ColumnKernel = {
  readonly inputs: readonly ColumnField[];
  readonly outputs: readonly ColumnField[];
  /** Fills the tables for the parameters in force and writes the code. */
  bind(rules: ColumnRules): BoundColumns;
};
