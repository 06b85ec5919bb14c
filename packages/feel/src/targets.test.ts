import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision, compileRow, type Kind, type Value } from './index.ts';
import { caught, literal, modelOf, tableOf, targetsAgree } from './testing/model.ts';
import {
  environment,
  INPUTS,
  input,
  LEVELS,
  lists,
  MONEY,
  POLICIES,
  tableWith,
} from './testing/random-tables.ts';

/**
 * Random typed tables and decisions on random inputs: generated code answers, cites and fails as
 * closures do, with `bigint` and with plain numbers.
 */

describe('targets', () => {
  test.each(POLICIES)(
    'FEEL-25 random tables answer alike as closures and as code: %s',
    (policy) => {
      let answers = 0;
      const asked = fc.array(fc.tuple(input, environment), { minLength: 4, maxLength: 8 });
      fc.assert(
        fc.property(tableWith(policy), asked, (rules, rows) => {
          const output: Kind = lists(policy) ? { kind: 'list', of: MONEY } : MONEY;
          const types = { inputs: INPUTS, output };
          const checked = checkDecision(modelOf({ fee: rules }), 'fee', types, 'strict');
          if (!checked.ok) return;
          const agree = targetsAgree(checked.value);
          for (const [row, around] of rows) {
            if ((agree(row, around) as { output?: Value }).output !== undefined) answers += 1;
          }
        }),
        { numRuns: 40 },
      );
      expect(answers).toBeGreaterThan(0);
    },
  );

  test('FEEL-25 required decisions, contexts and loops answer alike', () => {
    const fee = tableOf('U', { inputs: ['level', 'age'], outputs: ['fee', 'rate'] }, [
      ['a', '"tertiary"', '< 18', 'money * 2', '0.5'],
      ['b', '"tertiary"', '>= 18', 'money', 'parameters.share'],
      ['c', 'not("tertiary")', '-', '2.50', '0.7'],
    ]);
    const part = literal('round half up(fee.fee * fee.rate, 2)');
    const total = literal('sum(for x in [part, fee.fee, acc.paid] return x + part)');
    const answer = literal(
      '{part: part, rest: if insured then fee.fee - part else total, high: some x in [part, total] satisfies x > parameters.cap}',
    );
    const output: Kind = {
      kind: 'context',
      entries: { part: MONEY, rest: MONEY, high: { kind: 'flag' } },
    };
    const model = modelOf({ fee, part, total, answer });
    const types = { inputs: INPUTS, output };
    const agree = targetsAgree(unwrap(checkDecision(model, 'answer', types, 'strict')));
    fc.assert(
      fc.property(input, environment, (row, around) => {
        agree(row, around);
      }),
      { numRuns: 300 },
    );
  });

  test('FEEL-25 large tables, looked up by a graph of columns, answer like a scan of the rules', () => {
    const names = Array.from({ length: 40 }, (_, at) => `n${at}`);
    const rules = names.flatMap((name, at) =>
      LEVELS.map((level, place) => [
        `${name}-${level}`,
        `"${name}"`,
        `"${level}"`,
        `[${at}..${at + 40})`,
        `${at * 10 + place}`,
      ]),
    );
    const inputs = { ...INPUTS, note: { kind: 'text' } as const };
    const columns = { inputs: ['note', 'level', 'age'], outputs: ['fee'] };
    const model = modelOf({ fee: tableOf('F', columns, rules) });
    const checked = unwrap(
      checkDecision(model, 'fee', { inputs, output: { kind: 'count' } }, 'strict'),
    );
    const row = compileRow(checked, 'javascript');
    const around = { parameters: {} };
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...LEVELS),
        fc.bigInt(0n, 90n),
        (note, level, age) => {
          const at = names.indexOf(note);
          const matches = age >= BigInt(at) && age < BigInt(at + 40);
          const ask = (): Value => row.evaluate({ note, level, age }, around);
          if (matches) expect(ask()).toBe(BigInt(at * 10 + LEVELS.indexOf(level)));
          else expect(caught(ask)[0]?.code).toBe('RULE_NO_MATCH');
        },
      ),
      { numRuns: 400 },
    );
  });
});
