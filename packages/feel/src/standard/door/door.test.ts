import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision } from '../../check/check-decision.ts';
import { compileRow } from '../../compile-row.ts';
import type { DecisionTypes } from '../../kind.ts';
import { modelWith } from '../../testing/evaluate.ts';
import type { Value } from '../../value.ts';

const INPUTS = {
  amount: { kind: 'money' },
  rate: { kind: 'rate' },
  day: { kind: 'day', optional: true },
  level: { kind: 'code', set: 'level', codes: ['high', 'low'] },
  items: { kind: 'list', of: { kind: 'count' } },
  parameters: { kind: 'context', entries: { cap: { kind: 'money' } } },
} as const satisfies DecisionTypes['inputs'];

const ROW = { amount: 10_000n, rate: 150_000n, day: null, level: 'high', items: [1n, 2n] } as const;

function decide(text: string, output: DecisionTypes['output'], mode: 'strict' | 'standard'): Value {
  const model = modelWith({ form: 'literal', text });
  const types = { inputs: INPUTS, output };
  const checked =
    mode === 'strict'
      ? unwrap(checkDecision(model, 'd', types, 'strict'))
      : unwrap(checkDecision(model, 'd', types, 'standard'));
  return compileRow(checked, 'closures').evaluate(ROW, { parameters: { cap: 5000n } });
}

describe('the door of standard mode', () => {
  test.each<[string, DecisionTypes['output'], Value]>([
    ['min(amount * rate, parameters.cap)', { kind: 'money' }, 1500n],
    ['rate', { kind: 'rate' }, 150_000n],
    ['sum(items) + 1', { kind: 'count' }, 4n],
    ['level', { kind: 'code', set: 'level', codes: ['high', 'low'] }, 'high'],
    ['if day = null then date("2017-04-08") else day', { kind: 'day' }, 17_264],
    ['items[item > 1]', { kind: 'list', of: { kind: 'count' } }, [2n]],
    ['{a: amount}', { kind: 'context', entries: { a: { kind: 'money' } } }, { a: 10_000n }],
  ])('FEEL-24 %s answers alike in both modes', (text, output, expected) => {
    expect(decide(text, output, 'standard')).toEqual(decide(text, output, 'strict'));
    expect(decide(text, output, 'standard')).toEqual(expected);
  });

  test.each<[string, DecisionTypes['output'], string]>([
    ['amount / 0', { kind: 'money' }, 'RULE_VALUE_MISSING'],
    ['amount / 3', { kind: 'money' }, 'RULE_MONEY_NOT_ROUNDED'],
    ['1.5', { kind: 'count' }, 'RULE_TOO_MANY_DECIMALS'],
    ['2', { kind: 'rate' }, 'RULE_RATE_OUT_OF_BOUNDS'],
    ['"middle"', { kind: 'code', set: 'level', codes: ['high'] }, 'RULE_CODE_UNKNOWN'],
    ['"a"', { kind: 'flag' }, 'FEEL_TYPE'],
    ['{b: 1}', { kind: 'context', entries: {} }, 'FEEL_OUTPUT_ENTRY_UNKNOWN'],
  ])('FEEL-24 %s is refused where it does not fit', (text, output, code) => {
    expect(() => decide(text, output, 'standard')).toThrow(code);
  });

  test('FEEL-24 null is an answer where the kind is optional, and traces carry digits and scale', () => {
    expect(decide('amount / 0', { kind: 'money', optional: true }, 'standard')).toBe(null);
    const types = { inputs: INPUTS, output: { kind: 'money' } } as const;
    const model = modelWith({ form: 'literal', text: 'amount * 0.125' });
    const row = compileRow(unwrap(checkDecision(model, 'd', types, 'standard')), 'javascript');
    const { output, steps } = row.trace(ROW, { parameters: {} });
    expect(output).toBe(1250n);
    expect(row.evaluatePlain(ROW, { parameters: {} })).toBe(1250);
    expect(steps.map(({ value, text, scale }) => [value, text, scale])).toContainEqual([
      125n,
      '0.125',
      3,
    ]);
    const unknown = checkDecision(model, 'no', types, 'standard');
    expect(unknown.ok ? '' : unknown.problems[0]?.code).toBe('DMN_DECISION_UNKNOWN');
    const wrong = checkDecision(modelWith({ form: 'literal', text: 'x' }), 'd', types, 'standard');
    expect(wrong.ok ? '' : wrong.problems[0]?.code).toBe('FEEL_UNKNOWN_NAME');
  });
});

describe('laws of the two modes', () => {
  const amount = fc.constantFrom('amount', 'parameters.cap', '12.50', '0', '-3.07');
  const flag = fc.constantFrom('amount > 50', 'level = "high"', 'day = null', 'true');
  const numbers: fc.Arbitrary<string> = fc.letrec<{ number: string }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 3 },
      amount,
      fc
        .tuple(tie('number'), fc.constantFrom('+', '-'), tie('number'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      tie('number').map((a) => `round half up(${a} * rate, 2)`),
      tie('number').map((a) => `round half even(${a} / 7, 2)`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'sum'), tie('number'), tie('number'))
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
      fc
        .tuple(flag, tie('number'), tie('number'))
        .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
      tie('number').map((a) => `abs(${a})`),
    ),
  })).number;

  test('FEEL-24 what strict mode answers, standard mode answers too', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        expect(decide(text, { kind: 'money' }, 'standard')).toBe(
          decide(text, { kind: 'money' }, 'strict'),
        );
      }),
      { numRuns: 300, seed: 20170408 },
    );
  });
});
