import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision, type DmnModel } from './index.ts';
import { CORPUS, PARTS } from './testing/hostile-texts.ts';
import { caught, INPUTS, knowledgeOf, literal, modelOf, targetsAgree } from './testing/model.ts';

// Packages are written by others too: any text is answered the same way by both targets, or refused
// with its place.

const OUTPUTS = ['money', 'flag', 'text', 'day'] as const;

function survives(model: DmnModel): void {
  for (const kind of OUTPUTS) {
    const types = { inputs: { ...INPUTS, x: { kind: 'money' } }, output: { kind } } as const;
    const checked = checkDecision(model, 'd', types, 'strict');
    if (!checked.ok) {
      for (const { code, where } of checked.problems)
        expect(`${code} ${where}`).toMatch(/^[A-Z_]+ ./);
      continue;
    }
    const input = { ...Object.fromEntries(Object.keys(INPUTS).map((name) => [name, null])), x: 5n };
    targetsAgree(unwrap(checked))(input, {
      parameters: { cap: 1n, bearer: 'fund' },
      acc: { paid: 0n },
    });
  }
}

const GROWING: readonly string[] = [
  '((((((2 ** 20) ** 20) ** 20) ** 20) ** 20) ** 20)',
  `{${Array.from({ length: 60 }, (_, at) => (at === 0 ? 'a0: x' : `a${at}: a${at - 1} * a${at - 1}`)).join(', ')}}.a59`,
  `{${Array.from({ length: 20 }, (_, at) => (at === 0 ? 'f0: function(y) y' : `f${at}: function(y) f${at - 1}(y) * f${at - 1}(y)`)).join(', ')}, r: f19(x)}.r`,
  '{f: function(g) g(g), r: f(f)}.r',
  '(function(x) x(x))(function(x) x(x))',
  'sort(sort(sort([3, 1, 2], function(a, b) a < b), function(a, b) a > b))[1]',
  'round half up(number("1e99"), 2)',
  'round half up(number("99999999999999999999"), 2)',
  'string length(replace(string(x), "(5)", "$1$1$1$1$1$1$1$1"))',
  'count(split("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a|aa)+b"))',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "((a*)*)*b")',
  'count(for i in [1..10000] return i)',
  'count(for i in 1..10000, j in 1..3 return 1)',
  'list replace([1], 99999999999999999999, 2)[1]',
];

describe('hostile packages', () => {
  test.each([...CORPUS, ...GROWING].map((text) => [text.slice(0, 60), text]))(
    'FEEL-21 survives %s',
    (_, text) => survives(modelOf({ d: literal(text) })),
  );

  test('FEEL-21 any sequence of words answers alike on both targets, or is a problem', () => {
    const words = fc
      .array(fc.constantFrom(...PARTS, 'money', 'level', 'round half up(', 'sort(', 'mean('), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (text) => survives(modelOf({ d: literal(text) }))),
      { numRuns: 400, seed: 20260417 },
    );
  });

  test('FEEL-8 a number of too many digits is refused where it is made', () => {
    const types = { inputs: INPUTS, output: { kind: 'count' } } as const;
    const model = modelOf({ d: literal('(((age ** 20) ** 20) ** 20)') });
    const [problem] = caught(() => unwrap(checkDecision(model, 'd', types, 'strict')));
    expect(`${problem?.code} ${problem?.where}`).toBe('FEEL_TOO_MANY_DIGITS d:3');
  });

  test('FEEL-1 circles of decisions and of models, and unknown functions, have their place', () => {
    const types = { inputs: INPUTS, output: { kind: 'count' } } as const;
    const problems = (model: DmnModel): string[] =>
      caught(() => unwrap(checkDecision(model, 'd', types, 'strict'))).map(
        ({ code, where }) => `${code} ${where}`,
      );
    expect(problems(modelOf({ d: literal('e'), e: literal('d + 1') }))).toContain('DMN_CYCLE d:1');
    const loop = knowledgeOf('loop', ['n'], 'loop(n)');
    const models = [{ ...loop, requires: ['loop'] }];
    expect(problems(modelOf({ d: literal('loop(1)') }, models))).toEqual(['FEEL_RECURSION loop:1']);
    expect(problems(modelOf({ d: literal('1 + nothing(2)') }))).toEqual([
      'FEEL_UNKNOWN_FUNCTION d:5',
    ]);
  });
});
