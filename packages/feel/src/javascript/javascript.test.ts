import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { checkDecision, compileRow, type Kind, type RowDecision } from '../index.ts';
import { INPUTS, literal, modelOf, problemsOf, tableOf } from '../testing/model.ts';
import { DOUBLES } from './doubles.ts';
import { programCode } from './program-code.ts';

const TEXT: Kind = { kind: 'text' };
const MONEY: Kind = { kind: 'money' };
const NONE = { parameters: { cap: 0n, bearer: 'fund' }, acc: { paid: 0n } };

const coded = (text: string, output: Kind, inputs = INPUTS): RowDecision =>
  compileRow(
    unwrap(checkDecision(modelOf({ d: literal(text) }), 'd', { inputs, output }, 'strict')),
    'javascript',
  );

const HOSTILE = [
  '"; globalThis.escaped = true; "',
  "'; globalThis.escaped = true; '",
  `\`$\{globalThis.escaped = true}\``,
  '\\"; globalThis.escaped = true; //',
  '\u2028globalThis.escaped = true\u2029',
  '*/ globalThis.escaped = true; /*',
  '</script><script>globalThis.escaped = true</script>',
  '\ud800 a lone surrogate',
  '__proto__ constructor $& $1',
];

describe('rule text in generated code', () => {
  test.each(HOSTILE)('FEEL-26 a text stays a text: %j', (hostile) => {
    const written = JSON.stringify(hostile.replaceAll(/[\u2028\u2029\ud800]/g, '·'));
    const row = coded(`if name = ${written} then ${written} + "!" else "no"`, TEXT);
    expect(row.evaluate({ name: JSON.parse(written) }, NONE)).toBe(`${JSON.parse(written)}!`);
    expect(Object.hasOwn(globalThis, 'escaped')).toBe(false);
  });

  test.each(HOSTILE)('FEEL-26 so do names of fields, parameters and cells: %j', (hostile) => {
    const inputs = {
      x: { kind: 'context', entries: { [hostile]: { kind: 'text' } } },
      [hostile]: { kind: 'count' },
      parameters: { kind: 'context', entries: { [hostile]: { kind: 'count' } } },
    } as const;
    const table = tableOf('U', { inputs: ['x'], outputs: [hostile, 'second'] }, [
      [hostile, '-', '1', '2'],
    ]);
    const output: Kind = {
      kind: 'context',
      entries: { [hostile]: { kind: 'count' }, second: { kind: 'count' } },
    };
    const types = { inputs: { ...inputs, x: { kind: 'text' } as const }, output };
    const row = compileRow(
      unwrap(checkDecision(modelOf({ [hostile]: table }), hostile, types, 'strict')),
      'javascript',
    );
    expect(row.evaluate({ x: hostile }, { parameters: {} })).toEqual({ [hostile]: 1n, second: 2n });
    expect(Object.hasOwn(globalThis, 'escaped')).toBe(false);
  });

  test('FEEL-26 nothing of a rule stands in the code but quoted literals', () => {
    const model = modelOf({ d: literal('if name = "eval(1)" then "a\\"b" else name + "\\n"') });
    const checked = unwrap(checkDecision(model, 'd', { inputs: INPUTS, output: TEXT }, 'strict'));
    const asked = { program: checked.fast, decision: 'd', numbers: DOUBLES, tracing: null };
    const bare = programCode(asked).text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(bare).not.toContain('eval');
    expect(bare).not.toMatch(/[`'\\]/);
  });
});

describe('numbers beyond a tier', () => {
  const wide = 2n ** 53n;
  test.each([
    ['money * 3', wide / 3n],
    ['money + 0.01', wide - 1n],
    ['money - 0.01', -wide + 1n],
    ['round half up(money * rate, 2)', wide],
    ['round half up(money * rate * rate * rate / 3, 2)', 12_345_678_901n],
    ['max(money, money * 2) - money * 2 + money', wide * wide],
    ['-money', -wide],
    ['abs(money)', -wide * 7n],
    ['sum([money, money, money])', wide / 2n],
  ])('FEEL-27 %s of %s is exact', (text, money) => {
    const checked = unwrap(
      checkDecision(
        modelOf({ d: literal(text) }),
        'd',
        { inputs: INPUTS, output: MONEY },
        'strict',
      ),
    );
    const input = { money, rate: 333_333n };
    const [code, closures] = [compileRow(checked, 'javascript'), compileRow(checked, 'closures')];
    expect(code.evaluate(input, NONE)).toBe(closures.evaluate(input, NONE));
    expect(code.evaluate({ ...input, money: 100n }, NONE)).toBe(
      closures.evaluate({ ...input, money: 100n }, NONE),
    );
  });

  test('FEEL-27 plain numbers come back plain, and as bigint beyond 2^53', () => {
    const row = coded('money * 2', MONEY);
    expect(row.evaluatePlain({ money: 21 }, NONE)).toBe(42);
    expect(row.evaluatePlain({ money: -21n }, NONE)).toBe(-42);
    expect(Object.is(row.evaluatePlain({ money: 0 }, NONE), 0)).toBe(true);
    expect(row.evaluatePlain({ money: wide }, NONE)).toBe(2n * wide);
    expect(problemsOf(() => row.evaluatePlain({ money: 2 ** 53 }, NONE))).toEqual([
      'FEEL_INPUT_KIND d/money:1',
    ]);
    expect(problemsOf(() => row.evaluatePlain({ money: 0.5 }, NONE))).toEqual([
      'FEEL_INPUT_KIND d/money:1',
    ]);
  });

  test('FEEL-27 rules that fired before a tier was left are cited once', () => {
    const fee = tableOf('U', { inputs: ['insured'], outputs: ['fee'] }, [
      ['yes', 'true', '1'],
      ['no', 'false', '2'],
    ]);
    const model = modelOf({ fee, d: literal('fee + money * 3') });
    const checked = unwrap(checkDecision(model, 'd', { inputs: INPUTS, output: MONEY }, 'strict'));
    const fired: number[] = [7];
    compileRow(checked, 'javascript').evaluate({ insured: true, money: wide }, NONE, fired);
    expect(fired).toEqual([7, 0]);
  });
});
