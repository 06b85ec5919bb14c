import { ZenEngine } from '@gorules/zen-engine';
import fc from 'fast-check';
import { evaluate, unaryTest } from 'feelin';
import { describe, expect, test } from 'vitest';
import type { Kind, Row } from './index.ts';
import { caught, compile, literal, modelOf, tableOf } from './testing/model.ts';

/**
 * Other engines as oracles, where they are right: `feelin` computes with doubles, so values stay
 * small and whole; it takes `between` with the bounds the wrong way round as if they were not, so
 * bounds stand in order. zen-engine has a language of its own, so only what both share is asked.
 */

const INPUTS: { readonly [name: string]: Kind } = {
  age: { kind: 'count' },
  size: { kind: 'count' },
  level: { kind: 'code', set: 'level', codes: ['tertiary', 'secondary', 'primary'] },
  insured: { kind: 'flag' },
};
const NONE = { parameters: {} };

const asked = fc.record({
  age: fc.integer({ min: -20, max: 120 }),
  size: fc.integer({ min: -9, max: 9 }),
  level: fc.constantFrom('tertiary', 'secondary', 'primary'),
  insured: fc.boolean(),
});

const { number, flag } = fc.letrec<{ number: string; flag: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('age', 'size', '0', '1', '7', '60'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'sum'), tie('number'), tie('number'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('flag'), tie('number'), tie('number'))
      .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    tie('number').map((a) => `abs(${a})`),
    fc.tuple(tie('number'), fc.constantFrom('2', '-3', '5')).map(([a, b]) => `modulo(${a}, ${b})`),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([a, b]) => `sum(for i in [${a}, ${b}] return i * 2)`),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([a, b]) => `count(distinct values([${a}, ${b}, 7]))`),
  ),
  flag: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('insured', 'level = "tertiary"', 'level in ("primary", "secondary")'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(tie('number'), tie('number'), tie('number'))
      .map(([a, b, c]) => `(${a} between min(${b}, ${c}) and max(${b}, ${c}))`),
    fc
      .tuple(tie('flag'), fc.constantFrom('and', 'or'), tie('flag'))
      .map((all) => `(${all.join(' ')})`),
    tie('flag').map((a) => `not(${a})`),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([a, b]) => `(some i in [${a}, ${b}] satisfies i > 0)`),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([a, b]) => `(every i in [${a}, ${b}] satisfies i > 0)`),
  ),
}));

describe('oracles', () => {
  test('FEEL-25 expressions of numbers and flags answer as in feelin', () => {
    fc.assert(
      fc.property(number, flag, asked, (numbers, flags, input) => {
        const row = (text: string, kind: Kind): unknown =>
          compile(modelOf({ d: literal(text) }), 'd', { inputs: INPUTS, output: kind }).evaluate(
            input,
            NONE,
          );
        expect(row(numbers, { kind: 'count' })).toBe(
          BigInt(Number(evaluate(numbers, input).value)),
        );
        expect(row(flags, { kind: 'flag' })).toBe(evaluate(flags, input).value);
      }),
      { numRuns: 60 },
    );
  });

  const cell = fc.oneof(
    fc.constantFrom(
      '-',
      '< 18',
      '>= 60',
      '[18..60)',
      '(0..60]',
      '7, 60',
      'not(61)',
      'not([18..60])',
    ),
    fc.integer({ min: -9, max: 99 }).map(String),
  );
  const level = fc.constantFrom('-', '"tertiary"', '"primary","secondary"', 'not("tertiary")');
  const rules = fc.array(fc.tuple(cell, level), { minLength: 1, maxLength: 6 });

  test('FEEL-18 the rules of a table match as the unary tests of feelin say', () => {
    fc.assert(
      fc.property(rules, asked, (rows, input) => {
        const table = tableOf(
          'C',
          { inputs: ['age', 'level'], outputs: ['at'] },
          rows.map(([age, code], at) => [`r${at}`, age, code, String(at)]),
        );
        const output: Kind = { kind: 'list', of: { kind: 'count' } };
        const row = compile(modelOf({ fee: table }), 'fee', { inputs: INPUTS, output });
        const matches = ([age, code]: readonly [string, string]): boolean =>
          holds(age, input.age, input) && holds(code, input.level, input);
        const expected = rows.flatMap((each, at) => (matches(each) ? [BigInt(at)] : []));
        expect(row.evaluate(input, NONE)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('FEEL-18 FIRST tables answer as in zen-engine', async () => {
    const zenCell = (text: string): string =>
      text === '-' ? '' : text.replace('7, 60', '[7, 60]');
    const plainCell = fc.constantFrom('-', '< 18', '>= 60', '[18..60)', '(0..60]');
    const plainLevel = fc.constantFrom('-', '"tertiary"', '"primary","secondary"');
    const tables = fc.array(fc.tuple(plainCell, plainLevel), { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(tables, asked, async (rows, input) => {
      const table = tableOf(
        'F',
        { inputs: ['age', 'level'], outputs: ['at'] },
        rows.map(([age, code], at) => [`r${at}`, age, code, String(at)]),
      );
      const types = { inputs: INPUTS, output: { kind: 'count' } as const };
      const row = compile(modelOf({ fee: table }), 'fee', types);
      const decision = new ZenEngine().createDecision(
        zenTable(rows.map(([age, code]) => [zenCell(age), zenCell(code)])),
      );
      const { result } = await decision.evaluate(input);
      const found: Row = result ?? {};
      let answer: unknown;
      const problems = caught(() => {
        answer = row.evaluate(input, NONE);
      });
      if (found.at === undefined) expect(problems[0]?.code).toBe('RULE_NO_MATCH');
      else expect(answer).toBe(BigInt(Number(found.at)));
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

const holds = (text: string, value: unknown, input: object): boolean =>
  text === '-' || unaryTest(text, { ...input, '?': value }).value === true;

/** A table of two inputs and the place of the rule, as zen-engine takes it. */
function zenTable(rows: readonly (readonly [string, string])[]): object {
  const fields = ['age', 'level'].map((field) => ({ id: field, name: field, field }));
  const content = {
    hitPolicy: 'first',
    inputs: fields,
    outputs: [{ id: 'at', name: 'at', field: 'at' }],
    rules: rows.map(([age, level], at) => ({ _id: `r${at}`, age, level, at: String(at) })),
  };
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'table', name: 'table', type: 'decisionTableNode', content },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}
