import type { Problem } from '@sanyi/kernel';
import type { DmnModel } from '../../dmn/model.ts';
import { STEPS_MAX } from '../../limits.ts';
import type { TableTrace } from '../../row/trace.ts';
import type { RuleRef } from '../../rule-ref.ts';
import type { SourceSpan } from '../../source.ts';
import type { FeelValue } from '../value/value.ts';
import { type Compiled, compileModel } from './compile-model.ts';
import type { StandardInputs, StandardOptions } from './standard-options.ts';

/**
 * How an answer came about: the rules that fired and the decisions that ran, in order, and the value
 * of each expression with its place in the file. At most 20,000 steps are kept.
 *
 * @example
 * ```ts
 * declare const model: StandardModel;
 * console.log(model.trace('fee', new Map([['age', 61]])).fired.map((rule) => rule.rule));
 * ```
 */
export type StandardTrace = {
  readonly answer: FeelValue;
  readonly fired: readonly RuleRef[];
  readonly decisions: readonly { readonly decision: string; readonly answer: FeelValue }[];
  readonly steps: readonly { readonly expression: SourceSpan; readonly value: FeelValue }[];
  /** Every table that ran, with the cells that matched in each of its rules. */
  readonly tables: readonly TableTrace[];
};

/**
 * A compiled model: closures made once and run any number of times, one evaluation at a time.
 *
 * @example
 * ```ts
 * declare const model: StandardModel;
 * if (model.problemsOf('fee').length === 0) model.decide('fee', new Map([['age', 61]]));
 * ```
 */
export type StandardModel = {
  /** Every rule of every table, in the order in which `fired` counts them. */
  readonly rules: readonly RuleRef[];
  /** Problems of a decision or service and of all that it reaches; it answers null where they are. */
  readonly problemsOf: (name: string) => readonly Problem[];
  /**
   * The answer of a decision, null where the standard says so and for an unknown name.
   *
   * @throws ProblemError with `FEEL_WORK_LIMIT` when a rule does not come to an end
   */
  readonly decide: (name: string, inputs: StandardInputs) => FeelValue;
  /** The answer of a decision service or knowledge model for its parameters by name. */
  readonly serve: (name: string, values: StandardInputs) => FeelValue;
  /** As `decide` and `serve`, with what happened on the way. */
  readonly trace: (name: string, inputs: StandardInputs) => StandardTrace;
  /** Indexes into `rules` of those that fired in the last `decide` or `serve`. */
  readonly fired: readonly number[];
};

/**
 * Compiles a model under the semantics of the DMN standard: errors are null, numbers are decimals of
 * 34 digits rounded half to even after each operation, texts are counted in code points. Nothing
 * is refused here; ask `problemsOf` for what is wrong.
 *
 * @param model - from `readDmn`
 * @param options - imported models, external functions, the clock
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="f" name="f" namespace="urn:f"><decision id="d" name="third"><literalExpression>
 *   <text>1 / 3</text></literalExpression></decision></definitions>`;
 * const model = compileStandard(unwrap(readDmn(xml, DMN_LIMITS)));
 * valueText(model.decide('third', new Map())); // '0.3333333333333333333333333333333333'
 * model.decide('fourth', new Map()); // null
 * ```
 */
export function compileStandard(model: DmnModel, options: StandardOptions = {}): StandardModel {
  const { rules, fired, problemsOf, decide, serve } = compileModel(model, options, null);
  let traced: ReturnType<typeof tracing> | null = null;
  return {
    rules,
    fired,
    problemsOf,
    decide,
    serve,
    trace: (name, inputs) => {
      traced ??= tracing(model, options);
      return traced(name, inputs);
    },
  };
}

/** The second compilation, in which every expression tells its value. */
function tracing(
  model: DmnModel,
  options: StandardOptions,
): (name: string, inputs: StandardInputs) => StandardTrace {
  let decisions: { decision: string; answer: FeelValue }[] = [];
  let steps: { expression: SourceSpan; value: FeelValue }[] = [];
  let tables: TableTrace[] = [];
  const compiled: Compiled = compileModel(model, options, {
    watch: (expression, value) => {
      if (steps.length < STEPS_MAX) steps.push({ expression, value });
    },
    watchTable: (table) => {
      if (tables.length < STEPS_MAX) tables.push(table);
    },
    answered: (decision, answer) => decisions.push({ decision, answer }),
  });
  return (name, inputs) => {
    decisions = [];
    steps = [];
    tables = [];
    const isDecision = model.decisions.some((each) => each.name === name);
    const answer = isDecision ? compiled.decide(name, inputs) : compiled.serve(name, inputs);
    const fired = compiled.fired.map((index) => compiled.rules[index] as RuleRef);
    return { answer, fired, decisions, steps, tables };
  };
}
