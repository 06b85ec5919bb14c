import { assert } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Environment, Row, Value } from '../value.ts';
import type { Trace } from './trace.ts';

/** A decision ready to run, one row at a time. */
export type RowDecision = {
  evaluate(input: Row, environment: Environment, fired?: number[]): Value;
  trace(input: Row, environment: Environment): Trace;
};

/** Compiles a decision. */
export function compileRow(_decision: CheckedDecision): RowDecision {
  assert(false, 'not written');
}
