import { assert, type Result } from '@sanyi/kernel';
import type { DmnModel } from '../dmn/model.ts';
import type { DecisionTypes } from '../kind.ts';
import type { CheckedDecision, Mode } from './checked.ts';

/** Checks a decision. */
export function checkDecision(
  _model: DmnModel,
  _decision: string,
  _types: DecisionTypes,
  _mode: Mode,
): Result<CheckedDecision> {
  assert(false, 'not written');
}
