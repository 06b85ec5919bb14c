import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STRICT_FUNCTIONS } from './check/calls.ts';
import { isRefused, REFUSED } from './check/refused.ts';
import { childrenOf } from './check/walk.ts';
import { checkDecision, compileRow, type Logic } from './index.ts';
import { LIBRARY } from './standard/library/library.ts';
import {
  answer,
  bothTargets,
  caught,
  compile,
  ENVIRONMENT,
  INPUTS,
  knowledgeOf,
  literal,
  modelOf,
  problemsOf,
  VALUES,
} from './testing/model.ts';

const holds = (rule: string, rows: readonly (readonly [string, unknown, string?])[]): void => {
  for (const [text, value, kind] of rows) {
    test(`${rule} ${text}`, () => {
      expect(answer(text, kind ?? (typeof value === 'boolean' ? 'flag' : 'count'))).toEqual(value);
    });
  }
};

const refuses = (rule: string, rows: readonly (readonly [string, string])[]): void => {
  test.each(rows)(`${rule} refuses %s`, (text, problem) => {
    expect(problemsOf(() => answer(text))).toEqual([problem]);
  });
};

describe('boxes', () => {
  const box = (logic: Logic, output: 'count' | 'flag' | 'list' = 'count'): unknown => {
    const kind =
      output === 'list' ? ({ kind: 'list', of: { kind: 'count' } } as const) : { kind: output };
    const row = compile(modelOf({ d: logic }), 'd', { inputs: INPUTS, output: kind });
    return row.evaluate(VALUES, ENVIRONMENT);
  };
  const relation: Logic = {
    form: 'relation',
    columns: [{ name: 'n' }, { name: 'k' }],
    rows: [
      [literal('1'), literal('age')],
      [literal('2.50'), literal('7')],
    ],
  };
  const over = (form: 'for' | 'some' | 'every', body: string): Logic => {
    return { form, variable: 'x', in: literal('[1, 2, 3]'), body: literal(body) };
  };

  test('FEEL-60 lists, relations and conditionals', () => {
    expect(box({ form: 'list', items: [literal('1'), literal('age')] }, 'list')).toEqual([1n, 61n]);
    const filter: Logic = { form: 'filter', in: relation, match: literal('n > 2 and item.k < 9') };
    const entries = [
      { name: 'rows', logic: relation },
      { name: 'kept', logic: filter },
      { name: null, logic: literal('sum(rows.k) + count(kept) + kept[1].k') },
    ];
    expect(box({ form: 'context', entries })).toBe(76n);
    const branch = (condition: string): Logic => {
      return {
        form: 'conditional',
        condition: literal(condition),
        yes: literal('1'),
        no: literal('age'),
      };
    };
    expect([box(branch('insured')), box(branch('age < 3'))]).toEqual([1n, 61n]);
  });

  test('FEEL-60 for, some and every', () => {
    expect(box(over('for', 'x * age'), 'list')).toEqual([61n, 122n, 183n]);
    expect(box(over('some', 'x > 2'), 'flag')).toBe(true);
    expect(box(over('every', 'x > 2'), 'flag')).toBe(false);
  });

  test('FEEL-60 every problem of a box is told at its part', () => {
    const problems = (logic: Logic): string[] => problemsOf(() => box(logic));
    expect(problems(over('for', 'y'))).toEqual(['FEEL_UNKNOWN_NAME d/for:1']);
    expect(problems(over('some', 'x'))).toEqual(['FEEL_TYPE d/some:1']);
    const mixed: Logic = { form: 'list', items: [literal('1'), literal('"a"')] };
    expect(problems(mixed)).toEqual(['FEEL_TYPES_DIFFER d/2:1']);
    const body: Logic = { form: 'function', parameters: [{ name: 'a' }], body: literal('a') };
    expect(problems(body)).toEqual(['FEEL_REFUSED d:1']);
  });

  test('FEEL-61 a boxed function is called by name and by a boxed invocation', () => {
    const twice: Logic = { form: 'function', parameters: [{ name: 'a' }], body: literal('a * 2') };
    const called: Logic = {
      form: 'invocation',
      function: 'twice',
      bindings: [{ name: 'a', logic: literal('age') }],
    };
    const entries = [
      { name: 'twice', logic: twice },
      { name: 'one', logic: called },
      { name: null, logic: literal('one + twice(a: 1)') },
    ];
    expect(box({ form: 'context', entries })).toBe(124n);
  });
});

describe('the typed program', () => {
  test('FEEL-2 its nodes are frozen, so that targets cannot disturb each other', () => {
    const text = '{a: [money, 1], b: if 2 in (1, 3) then sum(a) else 0}.b';
    const types = { inputs: INPUTS, output: { kind: 'money' } } as const;
    const { program, fast } = unwrap(
      checkDecision(modelOf({ d: literal(text) }), 'd', types, 'strict'),
    );
    const visit = (node: (typeof program)['result']): void => {
      expect(Object.isFrozen(node)).toBe(true);
      for (const child of childrenOf(node)) visit(child);
    };
    visit(program.result);
    visit(fast.result);
  });
});

describe('what is written out', () => {
  holds('FEEL-61', [
    ['{f: function(x) x + 1, r: f(2)}.r', 3n],
    ['(function(x) x + 1)(2)', 3n],
    ['{f: function(x, y) x - y, r: f(y: 1, x: age)}.r', 60n],
    ['{f: function(x) x + 1, g: function(x) f(f(x)), r: g(1)}.r', 3n],
    ['{a: 2, f: function(x) x * a, a2: 5, r: f(age)}.r', 122n],
    ['{r: [1..age], x: 3 in r}.x', true],
    ['{r: (> 5), x: 6 in r}.x', true],
    ['{r: (1..2), x: 2 in r}.x', false],
    ['{r: (1..2], x: r.end - r.start}.x', 1n],
    ['{r: (1..2], x: r.start included}.x', false],
    ['3 in [[1..2], [3..4], 9]', true],
    ['5 in [[1..2], [3..4], 9]', false],
    ['{f: function(r) age in r, x: f([60..70])}.x', true],
    ['count(for i in [1..5) return i)', 4n],
    ['age in [1..100] and insured', true],
    ['[{a: 1, b: 2}, {a: 2, b: 5}][a > 1][1].b', 5n],
  ]);
  refuses('FEEL-61', [
    ['{f: function(n) f(n - 1), r: f(2)}.r', 'FEEL_UNKNOWN_FUNCTION d:17'],
    ['{f: function(x) x, r: count([f])}.r', 'FEEL_REFUSED d:30'],
    ['{f: function(x) x, r: f(1, 2)}.r', 'FEEL_ARGUMENTS d:23'],
    ['{r: [1..2], x: r = 1}.x', 'FEEL_REFUSED d:16'],
    ['(function(x) external {java: {class: "a"}})(1)', 'FEEL_REFUSED d:1'],
    ['count(for i in [3..1] return i)', 'FEEL_REFUSED d:16'],
  ]);

  test('FEEL-61 calls that double each time are bounded', () => {
    const models = Array.from({ length: 15 }, (_, at) => ({
      ...knowledgeOf(`m${at}`, ['x'], at === 0 ? 'x' : `m${at - 1}(x) + m${at - 1}(x) + 1`),
      requires: at === 0 ? [] : [`m${at - 1}`],
    }));
    const types = { inputs: INPUTS, output: { kind: 'count' } } as const;
    const checked = checkDecision(modelOf({ d: literal('m14(1)') }, models), 'd', types, 'strict');
    expect(checked.ok ? [] : checked.problems.map(({ code }) => code)).toEqual(['FEEL_TOO_LONG']);
  });
});

describe('functions with a known answer', () => {
  holds('FEEL-62', [
    ['sort([3, 1, 2], function(a, b) a > b)[1]', 3n],
    ['sort([money, 2.50])[1]', 250n, 'money'],
    ['sort([{n: "x", k: 2}, {n: "y", k: 1}], function(a, b) a.k < b.k)[1].n', 'y', 'text'],
    [
      '{before: function(a, b) a < b, r: sort([day, date("2017-01-01")], before)[2]}.r',
      17_264,
      'day',
    ],
    ['round half up(mean([1, 2, 4]), 2)', 233n, 'money'],
    ['round half even(mean(money, 2.50) * 2, 1)', 12_600n, 'money'],
    ['2 ** 10', 1024n],
    ['age ** 2', 3721n],
    ['age ** 0', 1n],
    ['round half up(1 / age ** 2, 6)', 269n, 'rate'],
    ['matches(name, "^三医 \\p{L}+$")', true],
    ['matches("ABC", "abc", "i")', true],
    ['replace("abracadabra", "a(.)", "a$1$1")', 'abbraccaddabbra', 'text'],
    ['string join(split("a;b;c", ";"), "-")', 'a-b-c', 'text'],
    ['round half up(number("1,234.565", ",", "."), 2)', 123_457n, 'money'],
    ['round down(number("-12.349"), 2)', -1234n, 'money'],
    ['round half up(number("1250"), -2)', 1300n],
    ['string(money)', '123.45', 'text'],
    ['string(1.50)', '1.5', 'text'],
    ['string(day)', '2017-04-08', 'text'],
    ['string(insured)', 'true', 'text'],
    ['string(duration("P3D"))', 'P3D', 'text'],
    ['string(duration("P14M"))', 'P1Y2M', 'text'],
    ['date(string(day))', 17_264, 'day'],
    ['insert before([1, 3], 2, 2)[2]', 2n],
    ['remove([1, 2, 3], -1)[-1]', 2n],
    ['list replace([1, 2], 2, 5)[2]', 5n],
    ['sum(index of([money, 1, money], money))', 4n],
  ]);
  refuses('FEEL-62', [
    ['sort([3, 1], function(a) a)', 'FEEL_ARGUMENTS d:14'],
    ['sort(["b", "a"])', 'FEEL_TYPE d:6'],
    ['matches("aa", "(a)\\1")', 'FEEL_PATTERN d:15'],
    ['matches(name, name)', 'FEEL_PATTERN d:15'],
    ['matches(name, "a", "z")', 'FEEL_PATTERN d:15'],
    ['replace("abc", "x*", "-")', 'FEEL_PATTERN d:16'],
    ['replace("abc", "b", "$")', 'FEEL_PATTERN d:21'],
    ['round half up(number(name, "x"), 2)', 'FEEL_TYPE d:28'],
    ['round half up(number(name), 2)', 'RULE_TEXT_UNREADABLE d:1'],
    ['date(name).year', 'RULE_TEXT_UNREADABLE d:6'],
    ['remove([1], 3)[1]', 'RULE_PLACE_OUTSIDE d:1'],
    ['string([1])', 'FEEL_TYPE d:8'],
  ]);
});

describe('what is refused', () => {
  refuses('FEEL-63', [
    ['sqrt(2)', 'FEEL_REFUSED d:1'],
    ['2 ** age', 'FEEL_REFUSED d:1'],
    ['2 ** 21', 'FEEL_REFUSED d:1'],
    ['mean([1, 2])', 'FEEL_REFUSED d:1'],
    ['number("1")', 'FEEL_REFUSED d:1'],
    ['time("10:00:00")', 'FEEL_REFUSED d:1'],
    ['get value({a: 1}, "a")', 'FEEL_REFUSED d:1'],
    ['count(for i in 1..3 return partial)', 'FEEL_REFUSED d:28'],
    ['conut([1])', 'FEEL_UNKNOWN_FUNCTION d:1'],
  ]);

  test('FEEL-63 every function of FEEL is there or is refused with its reason', () => {
    const known = new Set([...STRICT_FUNCTIONS, 'now', 'today']);
    // `and` and `or` as functions are an old spelling of `all` and `any`.
    const names = [...LIBRARY.keys()].filter((name) => name !== 'and' && name !== 'or');
    expect(names.filter((name) => !known.has(name) && !isRefused(name))).toEqual([]);
    expect(names.filter((name) => known.has(name) && isRefused(name))).toEqual([]);
  });

  test('FEEL-63 a refusal says why, and what to write instead, in both languages', () => {
    const [problem] = caught(() => answer('sqrt(money)', 'money'));
    expect(problem?.en).toBe(
      '"sqrt(money)" uses sqrt, which packages may not use: its result has no last decimal, so no two engines need agree on it. Write what it stands for as a table or a parameter of the package.',
    );
    expect(problem?.zh).toBe(
      '“sqrt(money)”用到了 sqrt，规则包中不可使用：其结果没有最后一位小数，不同引擎可能得出不同答案。请把所需数值写成规则表或规则包参数。',
    );
    for (const { why, whyZh, instead, insteadZh } of Object.values(REFUSED)) {
      expect([why, instead].every((text) => /^[\x20-\x7e]+$/.test(text))).toBe(true);
      expect([whyZh, insteadZh].every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    }
  });
});

describe('laws of the forms', () => {
  const number = fc.constantFrom(
    'money',
    'age',
    'quantity',
    'parameters.cap',
    '12.5',
    '-3',
    '0',
    '7',
  );
  const bound = fc.constantFrom('0', '7', 'age', '100');
  const forms: fc.Arbitrary<string> = fc
    .tuple(number, number, number, bound, fc.constantFrom('<', '>', '<=', '>='))
    .chain(([a, b, c, low, operator]) =>
      fc.constantFrom(
        `sort([${a}, ${b}, ${c}], function(x, y) x ${operator} y)[1]`,
        `sort([${a}, ${b}, ${c}])[-1]`,
        `sort([{k: ${a}, v: 1}, {k: ${b}, v: 2}, {k: ${c}, v: 3}], function(x, y) x.k ${operator} y.k)[2].v`,
        `mean([${a}, ${b}, ${c}])`,
        `mean(${a}, ${b}) * ${c}`,
        `${a} / (1 + (${b}) ** 2)`,
        `{f: function(x) x * (${a}), r: f(${b}) - f(${c})}.r`,
        `count([${a}, ${b}, ${c}][item in [${low}..1000)])`,
        `if ${a} in (${operator} ${b}) then ${c} else ${a}`,
        `{r: (${low}..${b}], n: if ${c} in r then r.end else r.start}.n`,
        `if ${a} in [[0..${low}], ${b}] and ${c} > 0 then 1 else 2`,
        `number(string(${a}))`,
        `sum(for i in [1..3] return i * (${a}))`,
        `sum(index of([${a}, ${b}, ${c}], ${b}))`,
        `list replace([${a}, ${b}], 2, ${c})[2] + remove([${a}, ${b}], 1)[1]`,
        `insert before([${a}, ${b}], -1, ${c})[2]`,
        `string length(replace(string(${a}), "[0-9]", "##"))`,
        `count(split(string(${a}), "[.]"))`,
        `if matches(string(${a}), "^-?\\d+([.]\\d+)?$") then 1 else 2`,
        `[{k: ${a}}, {k: ${b}}][k ${operator} ${c} or true][1].k`,
      ),
    );
  const sized = fc.oneof(
    fc.bigInt(-500n, 500n),
    fc.constantFrom(2n ** 31n, 2n ** 53n - 1n, -(2n ** 40n)),
  );
  const types = { inputs: INPUTS, output: { kind: 'money' } } as const;

  test('FEEL-62 closures, generated code and standard mode answer alike', () => {
    fc.assert(
      fc.property(forms, sized, sized, (form, money, age) => {
        const model = modelOf({ d: literal(`round half even(${form}, 2)`) });
        const strict = bothTargets(unwrap(checkDecision(model, 'd', types, 'strict')));
        const input = { ...VALUES, money, age };
        const standard = compileRow(
          unwrap(checkDecision(withInputs(model), 'd', types, 'standard')),
          'closures',
        );
        const stopped = caught(() => strict.evaluate(input, ENVIRONMENT)).length > 0;
        // A text of more than fifteen digits is no number of a package.
        if (stopped) expect(form).toMatch(/^number/);
        else {
          const answers = [strict, standard].map((row) => row.evaluate(input, ENVIRONMENT));
          expect(answers[0]).toBe(answers[1]);
        }
      }),
      { numRuns: 400, seed: 20170408 },
    );
  });
});

/** Standard mode reads inputs from the file. */
function withInputs(model: ReturnType<typeof modelOf>): ReturnType<typeof modelOf> {
  return { ...model, decisions: model.decisions.map((each) => ({ ...each, requires: [] })) };
}
