import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BoundColumns,
  type Column,
  checkDecision,
  compileColumns,
  type Kind,
} from '../index.ts';
import { columnsAgree, foldAgrees, kernelOf } from '../testing/columns.ts';
import { literal, modelOf, tableOf } from '../testing/model.ts';
import {
  environment,
  INPUTS,
  input,
  lists,
  MONEY,
  POLICIES,
  tableWith,
} from '../testing/random-tables.ts';

const asked = fc.array(fc.tuple(input, environment), { minLength: 4, maxLength: 8 });
const NUMBERS_TO_ALL = { numRuns: 60 };

describe('columns', () => {
  test.each(POLICIES)(
    'FEEL-42 random tables answer in columns as row by row, or are refused: %s',
    (policy) => {
      let answered = 0;
      let refused = 0;
      fc.assert(
        fc.property(tableWith(policy), asked, (rules, rows) => {
          const output: Kind = lists(policy) ? { kind: 'list', of: MONEY } : MONEY;
          const types = { inputs: INPUTS, output };
          const checked = checkDecision(modelOf({ fee: rules }), 'fee', types, 'strict');
          if (!checked.ok) return;
          if ('refused' in compileColumns(checked.value)) refused += 1;
          else {
            const hasSmallNumbers = !JSON.stringify(rules).includes(String(2n ** 53n));
            answered += columnsAgree(checked.value, rows, hasSmallNumbers).answered;
          }
        }),
        NUMBERS_TO_ALL,
      );
      expect(answered + refused).toBeGreaterThan(0);
      if (policy === 'U' || policy === 'F' || policy === 'P') expect(refused).toBe(0);
    },
  );

  test('FEEL-42 required decisions, branches and optional entries answer as row by row', () => {
    const fee = tableOf('U', { inputs: ['level', 'age'], outputs: ['fee', 'rate'] }, [
      ['a', '"tertiary"', '< 18', 'money * 2', '0.5'],
      ['b', '"tertiary"', '>= 18', 'money', 'parameters.share'],
      ['c', 'not("tertiary")', '-', '2.50', '0.7'],
    ]);
    const part = literal('round half up(fee.fee * fee.rate, 2)');
    const funds = literal(
      'if insured then {pooled: part, other: part + acc.paid} else {other: part}',
    );
    const name = literal('if part > 5 then "large" else if insured then "small" else null');
    const answer = literal(
      '{part: part, funds: funds, name: name, left: if price = null then null else price + part, high: part > parameters.cap, on: day}',
    );
    const output: Kind = {
      kind: 'context',
      entries: {
        part: MONEY,
        funds: { kind: 'context', entries: {}, open: MONEY, names: ['pooled', 'other', 'never'] },
        name: { kind: 'code', set: 'size', codes: ['small', 'large'], optional: true },
        left: { kind: 'money', optional: true },
        high: { kind: 'flag' },
        on: { kind: 'day' },
      },
    };
    const model = modelOf({ fee, part, funds, name, answer });
    const checked = unwrap(checkDecision(model, 'answer', { inputs: INPUTS, output }, 'strict'));
    let answered = 0;
    fc.assert(
      fc.property(asked, (rows) => {
        answered += columnsAgree(checked, rows).answered;
      }),
      NUMBERS_TO_ALL,
    );
    expect(answered).toBeGreaterThan(0);
  });

  test('FEEL-43 carried accumulators go on from row to row and start again where rows say so', () => {
    const text =
      'if insured then {paid: min(money, max(0, parameters.cap - acc.paid)), add: {paid: max(0, money), seen: money * 0.5}} else {paid: 0, add: {paid: 0, seen: acc.seen}}';
    const money = { kind: 'money' } as const;
    const types = {
      inputs: {
        ...INPUTS,
        acc: { kind: 'context', entries: { paid: money, seen: money } },
      } as const,
      output: {
        kind: 'context',
        entries: { paid: money, add: { kind: 'context', entries: { paid: money, seen: money } } },
      } as const,
    };
    const checked = unwrap(checkDecision(modelOf({ pay: literal(text) }), 'pay', types, 'strict'));
    const carries = [
      { name: 'paid', start: 0n },
      { name: 'seen', start: 7n },
    ];
    const starting = fc.array(fc.tuple(input, environment, fc.boolean()), { minLength: 1 });
    let answered = 0;
    fc.assert(
      fc.property(starting, (all) => {
        const rows = all.filter(([row]) => Number.isSafeInteger(Number(row.money)));
        answered += foldAgrees(checked, carries, rows).answered;
      }),
      NUMBERS_TO_ALL,
    );
    expect(answered).toBeGreaterThan(0);
  });

  test('FEEL-43 an accumulator beyond 2^53 goes on exactly, row by row', () => {
    const text = '{left: acc.paid - money, add: {paid: money}}';
    const money = { kind: 'money' } as const;
    const acc = { kind: 'context', entries: { paid: money } } as const;
    const types = {
      inputs: { ...INPUTS, acc },
      output: { kind: 'context', entries: { left: money, add: acc } },
    } as const;
    const model = modelOf({ pay: literal(text) });
    const checked = unwrap(checkDecision(model, 'pay', types, 'strict'));
    const large = BigInt(Number.MAX_SAFE_INTEGER);
    const amounts = [5n, large, large, -large, -large, 7n, large, 1n];
    const rows = amounts.map((one, at) => {
      return [{ money: one }, { parameters: {} }, at === 6] as const;
    });
    const carries = [{ name: 'paid', start: 0n }];
    expect(foldAgrees(checked, carries, rows).answered).toBe(amounts.length);
  });

  test('FEEL-44 what is not proved to stay below 2^53 is tested, and nothing else', () => {
    const bound = (text: string, values: Column['values']): BoundColumns => {
      const types = { inputs: INPUTS, output: MONEY };
      const checked = unwrap(checkDecision(modelOf({ d: literal(text) }), 'd', types, 'strict'));
      const made = kernelOf(checked).bind({ parameters: [{ cap: 5n, share: 900_000n }] });
      made.evaluate({ to: 1, inputs: { money: { values }, age: { values } } });
      return made;
    };
    const rounded = 'round half up(money * parameters.share, 2)';
    expect(bound(rounded, Int32Array.of(5)).facts.tests).toBe(0);
    expect(bound(rounded, Float64Array.of(5)).facts.tests).toBe(1);
    expect(bound('money * age', Int32Array.of(5)).facts.tests).toBe(1);
  });

  test('FEEL-44 rows beyond the bounds are answered by the row program and counted', () => {
    const types = { inputs: INPUTS, output: MONEY };
    const model = modelOf({ d: literal('money + 1') });
    const bound = kernelOf(unwrap(checkDecision(model, 'd', types, 'strict'))).bind({
      parameters: [{}],
    });
    const values = Float64Array.of(1, 2 ** 40, 3, Number.MAX_SAFE_INTEGER, 5);
    const { columns, rowByRow } = bound.evaluate({ to: 5, inputs: { money: { values } } });
    expect([...(columns.d?.values ?? [])]).toEqual([101, 2 ** 40 + 100, 103, Number.NaN, 105]);
    expect(rowByRow).toBe(2);
  });

  test('FEEL-45 a decision without column form is refused in both languages', () => {
    const refusal = (text: string, output: Kind): string[] => {
      const types = { inputs: INPUTS, output };
      const checked = unwrap(checkDecision(modelOf({ d: literal(text) }), 'd', types, 'strict'));
      const made = compileColumns(checked);
      return 'refused' in made ? [made.refused.code, made.refused.en, made.refused.zh] : [];
    };
    const list: Kind = { kind: 'list', of: MONEY };
    const [code, en, zh] = refusal('[money, money + 1]', list);
    expect(code).toBe('COLUMNS_ROW_ONLY');
    expect(en).toContain('"[money, money + 1]" makes a list');
    expect(zh).toContain('逐行运行');
    expect(refusal('if insured then [1, 2] else []', list)).toEqual([]);
    const sorted = 'if insured then sort([2, 1], function(a, b) a < b) else []';
    expect(refusal(sorted, list)).toEqual([]);
    const open: Kind = { kind: 'context', entries: {}, open: MONEY };
    expect(refusal('{a: money}', open)[0]).toBe('COLUMNS_OUTPUT_FORM');
  });

  test('FEEL-45 positions without a code are a wrong call, not a wrong answer', () => {
    const types = { inputs: INPUTS, output: { kind: 'flag' } } as const;
    const model = modelOf({ d: literal('level = "primary"') });
    const bound = kernelOf(unwrap(checkDecision(model, 'd', types, 'strict'))).bind({
      parameters: [{}],
    });
    const ask = (position: number) => () =>
      bound.evaluate({ to: 1, inputs: { level: { values: Uint8Array.of(position) } } });
    expect([...(ask(2)().columns.d?.values ?? [])]).toEqual([1]);
    expect(ask(3)).toThrow('a position of nothing');
  });
});
