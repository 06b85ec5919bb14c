import type { CheckedDecision } from '../check/checked.ts';
import type { Node, Program } from '../check/program.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Environment, Row, Value } from '../value.ts';
import { display } from './display.ts';
import { emitNode } from './emit.ts';
import type { Emitter, Eval, Frame, Run } from './emitter.ts';
import { addStage, emitOutermost, lazySlots } from './lazy.ts';
import { loader } from './load.ts';
import type { Step, Trace } from './trace.ts';

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
 * const { evaluate } = compileRow(checked);
 * evaluate({ visitKind: 'outpatient', level: 'tertiary' }, { parameters: {} });
 * ```
 */
export function compileRow(decision: CheckedDecision): RowDecision {
  const plain = compiled(decision, null);
  let tracing: { readonly steps: Step[]; readonly evaluate: RowDecision['evaluate'] } | null = null;
  return {
    evaluate: plain,
    trace: (input, environment) => {
      if (tracing === null) {
        const steps: Step[] = [];
        tracing = { steps, evaluate: compiled(decision, steps) };
      }
      tracing.steps.length = 0;
      const fired: number[] = [];
      const output = tracing.evaluate(input, environment, fired);
      const rules = fired.map((index) => decision.rules[index] as RuleRef);
      return { output, fired: rules, steps: [...tracing.steps] };
    },
  };
}

function compiled(decision: CheckedDecision, steps: Step[] | null): RowDecision['evaluate'] {
  const program = steps === null ? decision.fast : decision.program;
  const run: Run = { fired: null, tick: 0 };
  const emitter = emitterFor(run, program.slots, steps);
  const load = loader(program.loads, decision.decision);
  for (const stage of program.stages) addStage(stage, emitter);
  const result = emitOutermost(program.result, emitter);
  const frame = frameFor(program);
  return (input, environment, fired) => {
    run.fired = fired ?? null;
    run.tick += 1;
    load(frame, input, environment);
    return result(frame);
  };
}

const frameFor = (program: Program): Frame => new Array<Value>(program.slots).fill(null);

function emitterFor(run: Run, slots: number, steps: Step[] | null): Emitter {
  const emitter: Emitter = {
    run,
    tracing: steps !== null,
    lazy: lazySlots(run, slots),
    emit: (node) => {
      const plain = emitNode(node, emitter);
      return steps === null || !isStep(node) ? plain : noted(node, plain, steps);
    },
  };
  return emitter;
}

/** Constants and changes of form explain nothing; a whole context is told by its entries. */
const isStep = (node: Node): boolean =>
  node.op !== 'constant' && node.op !== 'convert' && node.span.to > node.span.from;

function noted(node: Node, plain: Eval, steps: Step[]): Eval {
  const scale = node.type.is === 'number' ? node.type.scale : null;
  return (frame) => {
    const value = plain(frame);
    steps.push({ expression: node.span, value, text: display(value, node.type), scale });
    return value;
  };
}
