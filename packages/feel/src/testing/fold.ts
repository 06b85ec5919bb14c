import { unwrap } from '@sanyi/kernel';
import {
  type ColumnKernel,
  checkDecision,
  compileColumns,
  type DecisionTypes,
  type DmnModel,
  type Kind,
} from '../index.ts';

/** A decision of a fold for the tests of columns: two funds, and what is added to the sums. */

export const MONEY: Kind = { kind: 'money' };

/** Types of a fold of `inputs` that carries `sums`. */
export const foldTypes = (
  inputs: DecisionTypes['inputs'],
  sums: { readonly [name: string]: Kind },
): DecisionTypes => {
  const acc: Kind = { kind: 'context', entries: sums };
  const funds = { kind: 'context', entries: {}, open: MONEY, names: ['pooled', 'other'] } as const;
  return {
    inputs: { ...inputs, money: MONEY, acc },
    output: { kind: 'context', entries: { funds, add: acc } },
  };
};

/** The decision `answer` of a model in columns. */
export function answerInColumns(model: DmnModel, types: DecisionTypes): ColumnKernel {
  const made = compileColumns(unwrap(checkDecision(model, 'answer', types, 'strict')));
  if ('refused' in made) throw new Error(made.refused.en);
  return made;
}
