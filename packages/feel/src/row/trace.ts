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
 * How an answer came about: the answer, the rules that fired in order, and every step.
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
  readonly steps: readonly Step[];
};
