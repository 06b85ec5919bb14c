import type { CheckedDecision } from '../check/checked.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Environment, Row, Value } from '../value.ts';
import { emitNode } from './emit.ts';
import type { Emitter, Frame, Run } from './emitter.ts';
import { addStage, emitOutermost, lazySlots } from './lazy.ts';
import { loader } from './load.ts';
import type { Trace } from './trace.ts';
import { type Tracer, tracer } from './tracer.ts';

/**
 * A decision ready to run, one row at a time.
 *
 * @example
 * ```ts
 * const row = compileRow(checked);
 * const output = row.evaluate({ age: 61n }, { parameters: {} });
 * ```
 */
export type RowDecision = {
  /**
   * The answer for one input. Indexes of the rules that fired (into `CheckedDecision.rules`) are
   * appended to `fired`, so that one array can be reused after setting its length to 0.
   *
   * @throws ProblemError with a `RULE_*` or `FEEL_INPUT_KIND` problem
   */
  evaluate(input: Row, environment: Environment, fired?: number[]): Value;
  /**
   * The answer with the rules that fired and every expression's value.
   *
   * @throws ProblemError as `evaluate`
   */
  trace(input: Row, environment: Environment): Trace;
};

/**
 * Compiles a checked decision to closures over one frame of slots. The result is not re-entrant and
 * keeps no state between evaluations but the parameters it last saw.
 *
 * @param decision - from `checkDecision`
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * const { evaluate } = compileRow(unwrap(checkDecision(model, 'fee', types, 'strict')));
 * evaluate({ age: 61n }, { parameters: {} }); // 150n
 * ```
 */
export function compileRow(decision: CheckedDecision): RowDecision {
  let traced: { readonly tracer: Tracer; readonly evaluate: RowDecision['evaluate'] } | null = null;
  return {
    evaluate: compiled(decision, null),
    trace: (input, environment) => {
      if (traced === null) {
        const noting = tracer();
        traced = { tracer: noting, evaluate: compiled(decision, noting) };
      }
      traced.tracer.clear();
      const fired: number[] = [];
      const output = traced.evaluate(input, environment, fired);
      const rules = fired.map((index) => decision.rules[index] as RuleRef);
      const { tracer: noted } = traced;
      return { output, fired: rules, decisions: noted.decisions(), steps: noted.steps() };
    },
  };
}

function compiled(decision: CheckedDecision, noting: Tracer | null): RowDecision['evaluate'] {
  const program = noting === null ? decision.fast : decision.program;
  const run: Run = { fired: null, tick: 0 };
  const emitter = emitterFor(run, program.slots, noting);
  const load = loader(program.loads, decision.decision);
  for (const stage of program.stages) addStage(stage, emitter);
  const of = { decision: decision.decision, entry: null, type: program.result.type };
  const result = emitter.answered(of, emitOutermost(program.result, emitter));
  const frame: Frame = new Array<Value>(program.slots).fill(null);
  return (input, environment, fired) => {
    run.fired = fired ?? null;
    run.tick += 1;
    load(frame, input, environment);
    return result(frame);
  };
}

function emitterFor(run: Run, slots: number, noting: Tracer | null): Emitter {
  const emitter: Emitter = {
    run,
    tracing: noting !== null,
    lazy: lazySlots(run, slots),
    answered: (of, plain) => (noting === null ? plain : noting.answered(of, plain)),
    emit: (node) => {
      const plain = emitNode(node, emitter);
      return noting === null ? plain : noting.step(node, plain);
    },
  };
  return emitter;
}
