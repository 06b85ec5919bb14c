import { unwrap } from '@sanyi/kernel';
import {
  type AnalysisOptions,
  analyseTables,
  checkDecision,
  type DecisionTable,
  type DmnModel,
  type Kind,
  type TableAnalysis,
} from '../index.ts';
import { INPUTS, modelOf, tableOf } from './model.ts';

/** Builders for the tests of the analysis. */

export const COUNT: Kind = { kind: 'count' };

/** The analysis of one table over the sample inputs. */
export function analysed(
  table: DecisionTable,
  options: AnalysisOptions = {},
  more: { readonly output?: Kind; readonly model?: (model: DmnModel) => DmnModel } = {},
): TableAnalysis {
  const model = (more.model ?? ((same) => same))(modelOf({ fee: table }));
  const types = { inputs: INPUTS, output: more.output ?? COUNT };
  const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
  const [found] = analyseTables(model, checked, options);
  if (!found) throw new Error('no table');
  return found;
}

/** A table with one output, from rows of texts; the first cell of a row is the rule's id. */
export const table = (
  policy: DecisionTable['hitPolicy'],
  inputs: readonly string[],
  rows: readonly (readonly string[])[],
): DecisionTable => tableOf(policy, { inputs, outputs: ['fee'] }, rows);
