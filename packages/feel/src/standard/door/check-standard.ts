import { failOf, ok, type Problem, type Result } from '@sanyi/kernel';
import type { DmnModel } from '../../dmn/model.ts';
import type { DecisionTypes, Kind } from '../../kind.ts';
import type { RuleRef } from '../../rule-ref.ts';
import { compileStandard, type StandardModel } from '../model/standard-model.ts';

/**
 * A decision that passed the checker in standard mode: every name, function and type in it is known.
 *
 * @example
 * ```ts
 * declare const decision: StandardDecision;
 * const row = compileRow(decision, 'closures');
 * ```
 */
export type StandardDecision = {
  readonly mode: 'standard';
  readonly decision: string;
  readonly inputs: { readonly [name: string]: Kind };
  readonly output: Kind;
  readonly rules: readonly RuleRef[];
  readonly model: StandardModel;
};

/** Compiles a decision whose hook's fields are inputs that every decision of the file may read. */
export function checkStandard(
  model: DmnModel,
  decision: string,
  types: DecisionTypes,
): Result<StandardDecision> {
  const compiled = compileStandard(withFields(model, Object.keys(types.inputs)));
  const problems: readonly Problem[] = compiled.problemsOf(decision);
  const { inputs, output } = types;
  return (
    failOf(problems) ??
    ok({ mode: 'standard', decision, inputs, output, rules: compiled.rules, model: compiled })
  );
}

function withFields(model: DmnModel, fields: readonly string[]): DmnModel {
  const taken = new Set([...model.inputs, ...model.decisions].map(({ name }) => name));
  const added = fields.filter((name) => !taken.has(name));
  const inputs = [...model.inputs, ...added.map((name) => ({ id: `field-${name}`, name }))];
  const decisions = model.decisions.map((each) => ({
    ...each,
    requires: [...new Set([...each.requires, ...inputs.map(({ name }) => name)])],
  }));
  return { ...model, inputs, decisions };
}
