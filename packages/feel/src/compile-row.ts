import type { CheckedDecision } from './check/checked.ts';
import { rowCode } from './javascript/row-code.ts';
import { rowClosures } from './row/row-closures.ts';
import type { Trace } from './row/trace.ts';
import type { StandardDecision } from './standard/door/check-standard.ts';
import { standardRow } from './standard/door/standard-row.ts';
import type { Environment, Row, Value } from './value.ts';

/**
 * What a decision is compiled to: `javascript` writes code and is many times faster; `closures` run
 * where generated code is forbidden, as under the content security policy of the console. Both give
 * the same answers, rules and problems.
 *
 * @example
 * ```ts
 * const target: RowTarget = 'javascript';
 * ```
 */
export type RowTarget = 'javascript' | 'closures';

/**
 * A decision ready to run, one row at a time.
 *
 * @example
 * ```ts
 * const row = compileRow(checked, 'javascript');
 * const output = row.evaluate({ age: 61n }, { parameters: {} });
 * ```
 */
export type RowDecision = {
  /**
   * The answer for one input. Indexes of the rules that fired (into `CheckedDecision.rules`) are
   * appended to `fired`, so that one array can be reused after it was emptied, best with `pop`: a length of 0 frees it.
   *
   * @throws ProblemError with a `RULE_*` or `FEEL_INPUT_KIND` problem
   */
  evaluate(input: Row, environment: Environment, fired?: number[]): Value;
  /**
   * The same answer with plain numbers, each an integer at the scale of its kind, instead of
   * `bigint`; one beyond 2^53 - 1 still comes as `bigint`. For callers that hold money in columns.
   *
   * @throws ProblemError as `evaluate`
   */
  evaluatePlain(input: Row, environment: Environment, fired?: number[]): Value;
  /**
   * The answer with the rules that fired and every expression's value.
   *
   * @throws ProblemError as `evaluate`
   */
  trace(input: Row, environment: Environment): Trace;
  /**
   * The same trace with plain numbers, as `evaluatePlain` gives them.
   *
   * @throws ProblemError as `evaluate`
   */
  tracePlain(input: Row, environment: Environment): Trace;
};

/**
 * Compiles a checked decision. Numbers of inputs, parameters and accumulators may be given as
 * `bigint` or as plain safe integers, at the scale of their kinds. The result is not re-entrant and
 * keeps no state between evaluations but the parameters it last saw.
 *
 * @param decision - from `checkDecision`
 * @param target - what to compile to; decisions of standard mode are closures always
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
 * const { evaluate, evaluatePlain } = compileRow(checked, 'javascript');
 * evaluate({ age: 61n }, { parameters: {} }); // 150n
 * evaluatePlain({ age: 61 }, { parameters: {} }); // 150
 * ```
 */
export function compileRow(
  decision: CheckedDecision | StandardDecision,
  target: RowTarget,
): RowDecision {
  if (decision.mode === 'standard') return standardRow(decision);
  return target === 'closures' ? rowClosures(decision) : rowCode(decision);
}
