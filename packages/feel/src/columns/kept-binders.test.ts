import { expect, test } from 'vitest';
import type { BoundColumns, ColumnRules } from './column-types.ts';
import { keptBinders, keptFor } from './kept-binders.ts';

/** Tells for which rules code was written; a binding is known by its number. */
function counted(parameters: readonly string[]) {
  const written: ColumnRules[] = [];
  const bind = keptBinders({ parameters }, (rules) => {
    const made = { number: written.push(rules) } as unknown as BoundColumns;
    return () => made;
  });
  return { written, numberOf: (rules: ColumnRules) => Object.values(bind(rules)(null))[0] };
}

test('FEEL-64 code is written once for rules that are the same to the decision', () => {
  const { written, numberOf } = counted(['cap']);
  const first = numberOf({ parameters: [{ cap: 20n, other: 1n }] });
  expect(numberOf({ parameters: [{ cap: 20n, other: 2n }] })).toBe(first);
  expect(numberOf({ parameters: [{ cap: 21n, other: 1n }] })).not.toBe(first);
  // What is 20 as a number of text is another value.
  expect(numberOf({ parameters: [{ cap: '20n' }] })).not.toBe(first);
  expect(numberOf({ parameters: [{ cap: 20n }], cites: true })).not.toBe(first);
  expect(numberOf({ parameters: [{ cap: 20n }, { cap: 20n }] })).not.toBe(first);
  expect(written).toHaveLength(5);
});

test('FEEL-64 keys are those of some data, so their code is not kept', () => {
  const { written, numberOf } = counted([]);
  const keys = { count: 1, inputs: {} };
  numberOf({ parameters: [{}], keys });
  numberOf({ parameters: [{}], keys });
  expect(written).toHaveLength(2);
});

test('FEEL-64 code that was not asked for a while is forgotten', () => {
  const { written, numberOf } = counted(['cap']);
  for (let cap = 0n; cap < 7n; cap++) numberOf({ parameters: [{ cap }] });
  numberOf({ parameters: [{ cap: 6n }] });
  expect(written).toHaveLength(7);
  numberOf({ parameters: [{ cap: 0n }] });
  expect(written).toHaveLength(8);
});

test('FEEL-64 tables are made once for parameters that are the same to the decision, whatever they are bound to', () => {
  let made = 0;
  const tables = keptFor({ parameters: ['cap'] }, (_: Pick<ColumnRules, 'parameters'>) => ++made);
  const first = tables({ parameters: [{ cap: 20n, other: 1n }] });
  expect(tables({ parameters: [{ cap: 20n, other: 2n }] })).toBe(first);
  expect(tables({ parameters: [{ cap: 21n, other: 1n }] })).not.toBe(first);
  expect(made).toBe(2);
});
