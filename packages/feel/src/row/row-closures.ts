import type { CheckedDecision } from '../check/checked.ts';
import type { Load, Node } from '../check/program.ts';
import { plainNumbers } from '../numbers/door.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Environment, Row, Value } from '../value.ts';
import { emitNode } from './emit.ts';
import type { Emitter, Frame, Run } from './emitter.ts';
import { addStage, emitOutermost, lazySlots } from './lazy.ts';
import { loader } from './load.ts';
import type { Trace } from './trace.ts';
import { tracePlaces } from './trace-places.ts';
import { type Form, tracesOf } from './traced-run.ts';
import { type Tracer, tracer } from './tracer.ts';

/** A decision as closures over one frame of slots; see `compileRow`. */
export function rowClosures(decision: CheckedDecision): {
  evaluate: Evaluate;
  evaluatePlain: Evaluate;
  trace(input: Row, environment: Environment): Trace;
  tracePlain(input: Row, environment: Environment): Trace;
} {
  let traced: Tracing | null = null;
  let plainly: Evaluate | null = null;
  const evaluate: Evaluate = (input, environment, fired) => {
    plainly ??= compiled(decision, null);
    return plainly(input, environment, fired);
  };
  const toPlain = plainNumbers(decision.fast.result.type);
  return {
    evaluate,
    evaluatePlain: (input, environment, fired) => {
      const value = evaluate(input, environment, fired);
      return toPlain === null ? value : toPlain(value);
    },
    trace: (input, environment) => {
      traced ??= tracing(decision);
      return traced(input, environment, 'exact');
    },
    tracePlain: (input, environment) => {
      traced ??= tracing(decision);
      return traced(input, environment, 'plain');
    },
  };
}

/**
 * Parts of a decision as closures, each asked by itself with the fields it reads. They share the
 * required decisions of the decision, which are compiled once.
 */
export function partClosures(
  decision: CheckedDecision,
): (node: Node, loads: readonly Load[]) => Evaluate {
  const program = decision.fast;
  const run: Run = { fired: null, tick: 0 };
  const emitter = emitterFor(run, program.slots, null);
  for (const stage of program.stages) addStage(stage, emitter);
  emitOutermost(program.result, emitter);
  const frame: Frame = new Array<Value>(program.slots).fill(null);
  return (node, loads) => {
    const load = loader(loads, decision.decision);
    const value = emitter.emit(node);
    return (input, environment, fired) => {
      run.fired = fired ?? null;
      run.tick += 1;
      load(frame, input, environment);
      return value(frame);
    };
  };
}

type Tracing = (input: Row, environment: Environment, form: Form) => Trace;

function tracing(decision: CheckedDecision): Tracing {
  const places = tracePlaces(decision.program, decision.decision);
  const noting = tracer(places);
  const evaluate = compiled(decision, noting);
  const made = tracesOf(places, 'bigint', decision.rules);
  return (input, environment, form) => {
    const notes = noting.start();
    const fired: number[] = [];
    const output = evaluate(input, environment, fired);
    return made(
      { output, fired: fired.map((index) => decision.rules[index] as RuleRef) },
      notes,
      form,
    );
  };
}

type Evaluate = (input: Row, environment: Environment, fired?: number[]) => Value;

function compiled(decision: CheckedDecision, noting: Tracer | null): Evaluate {
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

/** What emits closures that share a frame; with a tracer, closures that note what they find. */
export function emitterFor(run: Run, slots: number, noting: Tracer | null): Emitter {
  const emitter: Emitter = {
    run,
    tracing: noting !== null,
    noteTable: (node) => noting?.table(node) ?? null,
    lazy: lazySlots(run, slots),
    answered: (of, plain) => (noting === null ? plain : noting.answered(of, plain)),
    emit: (node) => {
      const plain = emitNode(node, emitter);
      return noting === null ? plain : noting.step(node, plain);
    },
  };
  return emitter;
}
