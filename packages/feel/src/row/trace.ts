import type { RuleRef } from '../rule-ref.ts';
import type { SourceSpan } from '../source.ts';
import type { Value } from '../value.ts';

/**
 * One evaluated expression: its place, its value, the value as a reader sees it (`490.00`) and, for
 * numbers, the decimals the bigint carries.
 *
 * @example
 * ```ts
 * trace.steps.map((step) => `${step.expression.text} = ${step.text}`);
 * ```
 */
export type Step = {
  readonly expression: SourceSpan;
  readonly value: Value;
  readonly text: string;
  readonly scale: number | null;
};

/**
 * What a decision answered on the way: one line of an explanation. `entry` names the entry that was
 * read when the decision answers with a context and only parts of it were needed.
 *
 * @example
 * ```ts
 * trace.decisions.map((each) => `${each.decision} = ${each.text}`); // ['rate = 0.7', ...]
 * ```
 */
export type DecisionAnswer = {
  readonly decision: string;
  readonly entry: string | null;
  readonly value: Value;
  readonly text: string;
  readonly scale: number | null;
};

/**
 * A table that ran: what each input was (null for one that no rule looks at), and for every rule
 * which of its cells matched. Cells are told of rules that did not fire too, so that a reader sees
 * by how little a rule was missed.
 *
 * @example
 * ```ts
 * trace.tables[0]?.rules.filter((each) => each.matched).map((each) => each.rule.rule);
 * ```
 */
export type TableTrace = {
  readonly decision: string;
  readonly inputs: readonly { readonly label: string; readonly text: string | null }[];
  readonly rules: readonly {
    readonly rule: RuleRef;
    readonly cells: readonly boolean[];
    readonly matched: boolean;
  }[];
};

/**
 * How an answer came about: the answer, the rules that fired in order, the decisions that ran, each
 * after those it reads (the asked one last), and every step in the order of the program. Values are
 * put into words when they are read.
 *
 * @example
 * ```ts
 * const { output, fired } = row.trace(input, environment);
 * console.log(output, fired.map((rule) => `${rule.decision}/${rule.rule}`));
 * ```
 */
export type Trace = {
  readonly output: Value;
  readonly fired: readonly RuleRef[];
  readonly decisions: readonly DecisionAnswer[];
  readonly steps: readonly Step[];
  readonly tables: readonly TableTrace[];
};
