import { unwrap } from '@sanyi/kernel';
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
