import type { DecisionTable, Kind, Value } from '../index.ts';
import { compile, INPUTS, modelOf, tableOf } from './model.ts';

/** Parameters, and nothing paid so far. */
export const NONE = { parameters: { cap: 100n, bearer: 'fund' }, acc: { paid: 0n } };
export const COUNT: Kind = { kind: 'count' };

/** What a table answers as a decision of its own, and the rules that fired. */
export function run(
  table: DecisionTable,
  input: { readonly [name: string]: Value },
  output: Kind = COUNT,
): { output: unknown; fired: number[] } {
  const fired: number[] = [];
  const row = compile(modelOf({ fee: table }), 'fee', { inputs: INPUTS, output });
  return { output: row.evaluate(input, NONE, fired), fired };
}

/** A table that answers a fee by age. */
export const byAge = (
  policy: DecisionTable['hitPolicy'],
  rows: readonly (readonly string[])[],
): DecisionTable => tableOf(policy, { inputs: ['age'], outputs: ['fee'] }, rows);
