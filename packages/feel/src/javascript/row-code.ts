import type { CheckedDecision } from '../check/checked.ts';
import { outward, plainNumbers } from '../numbers/door.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Trace } from '../row/trace.ts';
import type { Environment, Row, Value } from '../value.ts';
import { BIGINTS } from './bigints.ts';
import { DOUBLES } from './doubles.ts';
import { type Outward, outwardCode } from './outward-code.ts';
import { programCode } from './program-code.ts';
import { type Running, runCode, runText } from './run-code.ts';
import { traceCode } from './trace-code.ts';

/** A decision as generated code: `evaluate` gives `bigint`, `evaluatePlain` plain numbers. */
export type RowCode = {
  evaluate(input: Row, environment: Environment, fired?: number[]): Value;
  evaluatePlain(input: Row, environment: Environment, fired?: number[]): Value;
  trace(input: Row, environment: Environment): Trace;
  tracePlain(input: Row, environment: Environment): Trace;
};

const NOTHING: Row = Object.freeze(Object.create(null));

/**
 * Compiles a decision to generated code: first with doubles, and, for an evaluation in which a
 * number does not fit, again with `bigint`.
 */
export function rowCode(decision: CheckedDecision): RowCode {
  const program = decision.fast;
  const code = (numbers: typeof DOUBLES): Running =>
    runCode(programCode({ program, decision: decision.decision, numbers, tracing: null }));
  const { type } = program.result;
  const made = outwardCode(program.result);
  const toBigint = made ? (runText(made.text, made.values) as Outward) : outward(type, 'double');
  const toPlain = plainNumbers(type);
  const narrow = code(DOUBLES);
  let wide: Running | null = null;
  const again = (input: Row, environment: Environment, fired: number[] | null): Value => {
    wide ??= code(BIGINTS);
    return wide(input, environment.parameters, environment.acc ?? NOTHING, fired);
  };
  let traced: ReturnType<typeof traceCode> | null = null;
  return {
    trace(input, environment) {
      traced ??= traceCode(decision);
      return traced(input, environment, 'exact');
    },
    tracePlain(input, environment) {
      traced ??= traceCode(decision);
      return traced(input, environment, 'plain');
    },
    evaluate(input, environment, fired) {
      const into = fired ?? null;
      const start = into === null ? 0 : into.length;
      let value: Value;
      try {
        value = narrow(input, environment.parameters, environment.acc ?? NOTHING, into);
      } catch (error) {
        if (error !== WIDE) throw error;
        if (into !== null) into.length = start;
        return again(input, environment, into);
      }
      return toBigint === null ? value : toBigint(value);
    },
    evaluatePlain(input, environment, fired) {
      const into = fired ?? null;
      const start = into === null ? 0 : into.length;
      try {
        return narrow(input, environment.parameters, environment.acc ?? NOTHING, into);
      } catch (error) {
        if (error !== WIDE) throw error;
        if (into !== null) into.length = start;
        const value = again(input, environment, into);
        return toPlain === null ? value : toPlain(value);
      }
    },
  };
}
