import type { Problem, Text } from '@sanyi/kernel';
import type { TableNode } from '../check/program.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Row, Value } from '../value.ts';

/**
 * What an analysis may know and how much it may do. `parameters` are the values in force: without
 * them a cell such as `< parameters.age` is compared with a value that could be anything, and what
 * is found there is not `certain`. `bounds` are the least and the greatest value of inputs by name,
 * at the scale of their kind; without one, numbers from inputs are 0 or more. `findings` is how many
 * gaps and overlaps of a table are told (50), `work` how many steps one table may take (60
 * million, about a second).
 *
 * @example
 * ```ts
 * const options: AnalysisOptions = { parameters: { waiverAge: 60n }, bounds: { age: { low: 0n, high: 120n } } };
 * ```
 */
export type AnalysisOptions = {
  readonly parameters?: Row;
  readonly bounds?: { readonly [input: string]: ValueBounds };
  readonly findings?: number;
  readonly work?: number;
};

/**
 * The least and the greatest value of an input, both included; null where there is none.
 *
 * @example
 * ```ts
 * const age: ValueBounds = { low: 0n, high: 120n };
 * ```
 */
export type ValueBounds = {
  readonly low: bigint | number | null;
  readonly high: bigint | number | null;
};

/**
 * What is to be said of one decision table. `gaps`: inputs that no rule answers. `overlaps`: inputs
 * that two rules answer, where the hit policy makes that a question. `unreachable`: rules that never
 * answer. What is not listed is not there, unless `stopped` says that the work ran out or `more` that
 * the list was cut. `more` counts what is not listed; of gaps,
 * and of pairs of a table with hundreds of thousands of them, it says 1 for "at least one".
 *
 * @example
 * ```ts
 * const faults = (analysis: TableAnalysis): number =>
 *   [...analysis.gaps, ...analysis.overlaps, ...analysis.unreachable].filter((each) => each.fault).length;
 * ```
 */
export type TableAnalysis = {
  /** The decision, or knowledge model, that the table stands in. */
  readonly decision: string;
  readonly policy: TableNode['policy'];
  readonly rules: number;
  readonly columns: readonly AnalysedColumn[];
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  readonly unreachable: readonly UnreachableRule[];
  readonly unique: UniqueProof;
  readonly more: { readonly gaps: number; readonly overlaps: number };
  /** Why the analysis is not whole, in words; null when it is. */
  readonly stopped: Problem | null;
};

/**
 * An input column: the expression, its Chinese label, and why findings that rest on it may be about
 * inputs that never occur; null when its values are known exactly.
 *
 * @example
 * ```ts
 * const inexact = analysis.columns.filter((column) => column.assumed !== null);
 * ```
 */
export type AnalysedColumn = {
  readonly label: string;
  readonly title: string;
  readonly assumed: Text | null;
};

/**
 * Inputs without an answer: one cell per column, in FEEL, as a rule that would close the gap, and one
 * input inside it. `certain` is false when a column is computed, so that the values may never meet.
 * A `fault` stops a settlement; otherwise the table answers with an empty list, which may be meant.
 *
 * @example
 * ```ts
 * const rows = analysis.gaps.map((gap) => gap.cells.join(' | ')); // ['"outpatient" | >= 60']
 * ```
 */
export type Gap = {
  readonly cells: readonly string[];
  readonly where: Text;
  readonly example: ExampleInput;
  readonly certain: boolean;
  readonly fault: boolean;
  readonly problem: Problem;
};

/**
 * Inputs that two rules answer. A fault under UNIQUE, and under ANY when the answers differ.
 *
 * @example
 * ```ts
 * const pairs = analysis.overlaps.map(({ rules: [a, b] }) => `${a.rule} / ${b.rule}`);
 * ```
 */
export type Overlap = {
  readonly rules: readonly [RuleRef, RuleRef];
  readonly example: ExampleInput;
  readonly certain: boolean;
  readonly fault: boolean;
  readonly problem: Problem;
};

/**
 * A rule that never answers: its cells exclude each other (`contradiction`), rules before it answer
 * all its inputs (`masked`), or another rule matches wherever it does, so that UNIQUE always stops
 * (`clash`). `example` is an input that the rule is about and `by` who takes it.
 *
 * @example
 * ```ts
 * const dead = analysis.unreachable.map((each) => each.rule.rule);
 * ```
 */
export type UnreachableRule = {
  readonly rule: RuleRef;
  readonly why: 'contradiction' | 'masked' | 'clash';
  readonly by: readonly RuleRef[];
  readonly example: ExampleInput | null;
  readonly fault: boolean;
  readonly problem: Problem;
};

/**
 * Whether at most one rule can match, whatever the input: proved, disproved by an example, or not
 * decided, with the reason.
 *
 * @example
 * ```ts
 * if (analysis.unique.is === 'undecided') console.log(analysis.unique.reason.en);
 * ```
 */
export type UniqueProof =
  | { readonly is: 'proved' | 'disproved' }
  | { readonly is: 'undecided'; readonly reason: Text };

/**
 * One input, as far as the table looks at it. `words` is a sentence part such as `age = 60, level =
 * "tertiary"` with the labels of the language.
 *
 * @example
 * ```ts
 * const row = Object.fromEntries(example.values.flatMap((each) => each.input ? [[each.input.name, each.value]] : []));
 * ```
 */
export type ExampleInput = { readonly values: readonly ExampleValue[]; readonly words: Text };

/**
 * One value of an example: the field of the hook it belongs to, or null when it is computed; the
 * value at the scale of its kind, and as FEEL text. `other` marks a text that stands for any that the
 * table does not name.
 *
 * @example
 * ```ts
 * const age: ExampleValue = { label: 'age', title: '年龄', value: 60n, text: '60', other: false,
 *   input: { from: 'input', name: 'age' } };
 * ```
 */
export type ExampleValue = {
  readonly label: string;
  readonly title: string;
  readonly value: Value;
  readonly text: string;
  readonly other: boolean;
  readonly input: { readonly from: 'input' | 'acc' | 'parameters'; readonly name: string } | null;
};

/**
 * An input at the edge of a rule: one with a value on, the smallest step below or above a bound that
 * one of its cells names, or (`inside`, with an empty `bound`) anywhere in it. All other values are
 * such that the rule would match.
 *
 * @example
 * ```ts
 * const edge = (each: BoundaryInput): string => `${each.label} ${each.side} ${each.bound}`; // 'age below 60'
 * ```
 */
export type BoundaryInput = {
  readonly decision: string;
  readonly rule: RuleRef;
  readonly side: 'inside' | 'below' | 'at' | 'above';
  readonly label: string;
  readonly title: string;
  readonly bound: string;
  readonly example: ExampleInput;
};

/** Findings of each kind that are told of one table. */
export const FINDINGS_MAX = 50;

/** Steps one table may take, each 32 points of a column for one rule: a second on a slow machine. */
export const WORK_MAX_TABLE = 60_000_000;

/** Combinations of values of columns that hang together; beyond, they are taken as independent. */
export const COMBINATIONS_MAX = 20_000;

/** Words of rule sets held at once for one column: 32 MB. */
export const SET_WORDS_MAX = 8_000_000;
