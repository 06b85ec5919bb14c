import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDecision } from '../index.ts';
import { columnsAgree, foldAgrees } from '../testing/columns.ts';
import { literal, modelOf, tableOf } from '../testing/model.ts';
import { environment, INPUTS, input } from '../testing/random-tables.ts';
import type { CaseTable } from './case-table.ts';
import type { Dimension } from './dimensions.ts';
import { narrowTable } from './split-rows.ts';

const side = (key: string, size: number): Dimension => ({
  key,
  size,
  by: { what: 'interval' },
  value: (at) => BigInt(at),
});

/** Three kinds by two levels. */
const table: CaseTable = {
  dimensions: [side('kind', 3), side('level', 2)],
  strides: [1, 3],
  values: [10n, 20n, 20n, 11n, 21n, 21n],
  fired: [[0], [1], [1], [0], [2], [2]],
};

test('FEEL-42 a side goes where all places that are left are alike', () => {
  const narrow = narrowTable(table, 'kind', [1, 2]);
  expect(narrow.dimensions.map(({ key }) => key)).toEqual(['level']);
  expect(narrow.strides).toEqual([1]);
  expect(narrow.values).toEqual([20n, 21n]);
  expect(narrow.fired).toEqual([[1], [2]]);
  expect(narrowTable(table, 'level', [1])).toMatchObject({
    strides: [1],
    values: [11n, 21n, 21n],
    fired: [[0], [2], [2]],
  });
});

test('FEEL-42 a side stays where a value or a rule differs, and only places that are left are kept', () => {
  const narrow = narrowTable(table, 'kind', [0, 2]);
  expect(narrow.values).toEqual([10n, 10n, 20n, 11n, 11n, 21n]);
  expect(narrow.fired).toEqual([[0], [0], [1], [0], [0], [2]]);
  expect(narrow.strides).toEqual([1, 3]);
  const cited = { ...table, values: table.values.map(() => 5n) };
  expect(narrowTable(cited, 'kind', [0, 1]).dimensions).toHaveLength(2);
  expect(narrowTable(table, 'year', [0])).toBe(table);
});

const fees = tableOf('U', { inputs: ['level', 'age'], outputs: ['fee', 'rate'] }, [
  ['a', '"tertiary"', '< 18', 'money * 2', '0.5'],
  ['b', '"tertiary"', '>= 18', 'money', 'parameters.share'],
  ['c', 'not("tertiary")', '-', '2.50', '0.7'],
]);
const money = { kind: 'money' } as const;
const acc = { kind: 'context', entries: { paid: money } } as const;
const NUMBERS_TO_ALL = { numRuns: 60 };

test('FEEL-42 rows written apart by a condition that they ask often answer as row by row', () => {
  const stay = literal('if level = "tertiary" then fees.fee * fees.rate else 0');
  const visit = literal('if level = "tertiary" then 0 else min(money, parameters.cap)');
  const answer = literal(
    '{stay: stay, visit: visit, all: if level = "tertiary" then stay - 1 else visit + fees.fee, high: level = "tertiary"}',
  );
  const output = {
    kind: 'context',
    entries: { stay: money, visit: money, all: money, high: { kind: 'flag' } },
  } as const;
  const model = modelOf({ fees, stay, visit, answer });
  const checked = unwrap(checkDecision(model, 'answer', { inputs: INPUTS, output }, 'strict'));
  let answered = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(input, environment), { minLength: 4, maxLength: 8 }), (rows) => {
      answered += columnsAgree(checked, rows).answered;
    }),
    NUMBERS_TO_ALL,
  );
  expect(answered).toBeGreaterThan(0);
});

test('FEEL-43 a fold whose rows are written apart carries its accumulators through both', () => {
  const text =
    '{paid: if level = "tertiary" then min(money, max(0, parameters.cap - acc.paid)) else money, add: {paid: if level = "tertiary" then max(0, money) else if level = "tertiary" then 1 else money * 2}}';
  const types = {
    inputs: { ...INPUTS, acc },
    output: { kind: 'context', entries: { paid: money, add: acc } },
  } as const;
  const model = modelOf({ pay: literal(text) });
  const checked = unwrap(checkDecision(model, 'pay', types, 'strict'));
  const starting = fc.array(fc.tuple(input, environment, fc.boolean()), { minLength: 1 });
  let answered = 0;
  fc.assert(
    fc.property(starting, (all) => {
      const rows = all.filter(([row]) => Number.isSafeInteger(Number(row.money)));
      answered += foldAgrees(checked, [{ name: 'paid', start: 0n }], rows).answered;
    }),
    NUMBERS_TO_ALL,
  );
  expect(answered).toBeGreaterThan(0);
});
