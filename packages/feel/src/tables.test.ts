import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision, type DecisionTable, type DecisionTypes, type Kind } from './index.ts';
import { byAge, COUNT, NONE, run } from './testing/fee-table.ts';
import {
  bothTargets,
  caught,
  compile,
  INPUTS,
  knowledgeOf,
  literal,
  modelOf,
  problemsOf,
  tableOf,
} from './testing/model.ts';

describe('hit policies', () => {
  const rows = [
    ['child', '< 18', '1'],
    ['adult', '[18..60)', '2'],
    ['elder', '>= 60', '3'],
  ];
  test('FEEL-18 UNIQUE takes the one rule that matches', () => {
    for (const [age, fee] of [
      [0n, 1n],
      [17n, 1n],
      [18n, 2n],
      [59n, 2n],
      [60n, 3n],
      [99n, 3n],
    ] as const) {
      expect(run(byAge('U', rows), { age })).toEqual({ output: fee, fired: [Number(fee) - 1] });
    }
  });
  test('FEEL-18 FIRST takes the first, ANY any, and both cite what fired', () => {
    const overlapping = [...rows, ['all', '-', '3']];
    expect(run(byAge('F', overlapping), { age: 70n })).toEqual({ output: 3n, fired: [2] });
    expect(run(byAge('A', overlapping), { age: 70n })).toEqual({ output: 3n, fired: [2, 3] });
  });
  test('FEEL-18 COLLECT lists every answer in order, none for no match; with SUM it adds up', () => {
    const list: Kind = { kind: 'list', of: COUNT };
    const collect = byAge('C', [...rows, ['old', '> 90', '4']]);
    expect(run(collect, { age: 95n }, list)).toEqual({ output: [3n, 4n], fired: [2, 3] });
    expect(run(byAge('C', [['old', '> 90', '4']]), { age: 1n }, list).output).toEqual([]);
    expect(run({ ...collect, hitPolicy: 'C+' }, { age: 95n }).output).toBe(7n);
    expect(problemsOf(() => run(byAge('C+', [['old', '> 90', '4']]), { age: 1n }))).toEqual([
      'RULE_NO_MATCH fee:1',
    ]);
  });
  test('FEEL-18 several outputs make a context, collected a list of them', () => {
    const table = (policy: 'U' | 'C'): DecisionTable =>
      tableOf(policy, { inputs: ['level'], outputs: ['price', 'inScope'] }, [
        ['t', '"tertiary"', '80', 'false'],
        ['other', 'not("tertiary")', 'parameters.cap', 'true'],
      ]);
    const row: Kind = {
      kind: 'context',
      entries: { price: { kind: 'money' }, inScope: { kind: 'flag' } },
    };
    expect(run(table('U'), { level: 'primary' }, row).output).toEqual({
      price: 100n,
      inScope: true,
    });
    expect(run(table('C'), { level: 'tertiary' }, { kind: 'list', of: row }).output).toEqual([
      { price: 8000n, inScope: false },
    ]);
    expect(
      problemsOf(() => run(table('U'), {}, { ...row, entries: { cost: { kind: 'money' } } })),
    ).toEqual([
      'FEEL_OUTPUT_ENTRY_UNKNOWN fee:1',
      'FEEL_OUTPUT_ENTRY_UNKNOWN fee:1',
      'FEEL_OUTPUT_ENTRY_MISSING fee:1',
    ]);
  });
});

describe('cells', () => {
  test('FEEL-10 cells test the subject, ? stands for it, null matches only - and null', () => {
    const table = tableOf('F', { inputs: ['price', 'name', 'groups'], outputs: ['fee'] }, [
      ['missing', 'null', '-', '-', '0'],
      ['fraction', '5.005, 6', '-', '-', '1'],
      ['dear', '> parameters.cap', '-', '-', '2'],
      ['named', '-', 'starts with(?, "三")', '-', '3'],
      ['group', '-', '-', 'list contains(?, "veteran")', '4'],
      ['half', '? * 2 > 1.5', 'not("x", "y")', '-', '5'],
      ['rest', '', '-', '-', '6'],
    ]);
    const cases: [price: bigint | null, name: string, groups: string[], fee: bigint][] = [
      [null, 'x', [], 0n],
      [600n, 'x', [], 1n],
      [500n, 'x', [], 2n],
      [100n, '三', [], 3n],
      [100n, 'x', ['veteran'], 4n],
      [100n, 'z', [], 5n],
      [100n, 'x', [], 6n],
      [75n, 'z', [], 6n],
    ];
    for (const [price, name, groups, fee] of cases) {
      expect(run(table, { price, name, groups }).output).toBe(fee);
    }
  });
  test('FEEL-12 a cell that admits only values makes them usable in the answer', () => {
    const table = tableOf('U', { inputs: ['price'], outputs: ['fee'] }, [
      ['none', 'null', '0'],
      ['some', 'not(null)', 'price'],
    ]);
    expect(run(table, { price: 7n }, { kind: 'money' }).output).toBe(7n);
    expect(
      problemsOf(() =>
        run(tableOf('U', { inputs: ['price'], outputs: ['fee'] }, [['r', 'not(> 5)', '1']]), {}),
      ),
    ).toEqual(['FEEL_TYPE fee/r/price:1']);
  });
  test('FEEL-21 every problem of every cell is told with rule, column and character', () => {
    const table = tableOf('U', { inputs: ['level', 'age'], outputs: ['fee'] }, [
      ['a', '"tertiary", "primry"', '>= ', '20'],
      ['b', '"secondary"', '"x"', '1 +'],
      ['c', '-', '60', 'sqrt(1)'],
    ]);
    const problems = caught(() => run(table, {}));
    expect(problems.map((each) => `${each.code} ${each.where}`)).toEqual([
      'FEEL_UNKNOWN_CODE fee/a/level:13',
      'FEEL_SYNTAX fee/a/age:4',
      'FEEL_TYPE fee/b/age:1',
      'FEEL_SYNTAX fee/b/fee:4',
      'FEEL_REFUSED fee/c/fee:1',
    ]);
    expect(problems[0]?.details).toMatchObject({
      decision: 'fee',
      rule: 'a',
      row: '1',
      column: 'level',
      offset: '12',
    });
  });
});

describe('loud failures', () => {
  test('FEEL-19 two matching rows of a UNIQUE table are named with the input', () => {
    const table = tableOf('U', { inputs: ['age', 'level'], outputs: ['fee'] }, [
      ['old', '>= 60', '-', '1'],
      ['young', '< 60', '-', '2'],
      ['hospital', '-', '"tertiary"', '3'],
    ]);
    const [problem] = caught(() => run(table, { age: 70n, level: 'tertiary' }));
    expect(problem?.en).toBe(
      'Rows 1 (old) and 3 (hospital) of table fee both match age = 70, level = "tertiary", but the hit policy is UNIQUE. Narrow one of the two rows, or choose another hit policy.',
    );
    expect(problem?.zh).toBe(
      '表 fee 的第 1 行（old）与第 3 行（hospital）同时匹配 age = 70, level = "tertiary"，而命中策略为 UNIQUE（唯一）。请收窄其中一行，或改用其他命中策略。',
    );
  });
  test('FEEL-19 no matching row is told with the input', () => {
    const [problem] = caught(() => run(byAge('U', [['old', '>= 60', '1']]), { age: 5n }));
    expect(problem?.en).toBe(
      'No rule of table fee matches age = 5, so there is no answer. Add a rule for this case.',
    );
    expect(problem?.zh).toBe('表 fee 中没有规则匹配 age = 5，因此没有结果。请为这种情形增加规则。');
  });
  test('FEEL-19 ANY with different answers is told', () => {
    const table = byAge('A', [
      ['a', '> 1', '1'],
      ['b', '> 2', '2'],
    ]);
    expect(problemsOf(() => run(table, { age: 5n }))).toEqual(['RULE_ANY_DIFFERS fee:1']);
  });
});

describe('decisions together', () => {
  const types: DecisionTypes = { inputs: INPUTS, output: { kind: 'money' } };
  test('FEEL-17 knowledge models are called by name and by box, and see their parameters only', () => {
    const share = knowledgeOf('share', ['amount', 'part'], 'round half up(amount * part, 2)');
    const model = modelOf(
      {
        called: literal('share(money, 0.7) + share(part: 0.5, amount: 3)'),
        boxed: {
          form: 'invocation',
          function: 'share',
          bindings: [
            { name: 'amount', logic: literal('money') },
            { name: 'part', logic: literal('rate') },
          ],
        },
        wrong: literal('share(money)'),
        blind: literal('outer(1)'),
      },
      [share, knowledgeOf('outer', ['x'], 'x + money')],
    );
    const input = { money: 1000n, rate: 250_000n };
    expect(compile(model, 'called', types).evaluate(input, NONE)).toBe(850n);
    expect(compile(model, 'boxed', types).evaluate(input, NONE)).toBe(250n);
    expect(problemsOf(() => compile(model, 'wrong', types))).toEqual(['FEEL_ARGUMENTS wrong:1']);
    expect(problemsOf(() => compile(model, 'blind', types))).toEqual(['FEEL_UNKNOWN_NAME outer:5']);
  });
  test('FEEL-17 a knowledge model may not call itself', () => {
    const loop = { ...knowledgeOf('loop', ['n'], 'loop(n - 1)'), requires: ['loop'] };
    const model = modelOf({ d: literal('loop(3)') }, [loop]);
    expect(problemsOf(() => compile(model, 'd', types))).toEqual(['FEEL_RECURSION loop:1']);
  });
  test('FEEL-1 decisions in a circle, unknown, or not required are refused', () => {
    const circle = modelOf({ a: literal('b + 1'), b: literal('a + 1') });
    expect(problemsOf(() => compile(circle, 'a', types))).toContain('DMN_CYCLE a:1');
    expect(problemsOf(() => compile(circle, 'c', types))).toEqual(['DMN_DECISION_UNKNOWN dmn']);
    const loose = modelOf({ a: literal('b + 1'), b: literal('1') });
    const decisions = loose.decisions.map((one) => ({ ...one, requires: [] }));
    expect(problemsOf(() => compile({ ...loose, decisions }, 'a', types))).toEqual([
      'FEEL_REQUIREMENT_MISSING a:1',
    ]);
  });
  test('FEEL-1 entries of required contexts and tables are read without making them', () => {
    const table = tableOf('U', { inputs: ['age'], outputs: ['low', 'high'] }, [
      ['r', '-', '1', '2.5'],
    ]);
    const box = {
      form: 'context' as const,
      entries: [
        { name: 'base', logic: literal('table.low + 1') },
        { name: 'top', logic: literal('base * table.high') },
      ],
    };
    const model = modelOf({
      sum: literal('box.top + table.high'),
      box,
      table,
      whole: literal('if box = box then table.low else count([table])'),
    });
    const checked = unwrap(checkDecision(model, 'sum', types, 'strict'));
    expect(checked.program.stages.map((stage) => [stage.decision, stage.whole])).toEqual([
      ['table', false],
      ['box', false],
    ]);
    expect(bothTargets(checked).evaluate({ age: 1n }, NONE)).toBe(750n);
    expect(compile(model, 'whole', types).evaluate({ age: 1n }, NONE)).toBe(100n);
  });
  test('FEEL-1 a decision that is read in the branch not taken neither runs nor is cited', () => {
    const only = (id: string, at: string, to: string): DecisionTable =>
      tableOf('U', { inputs: ['age'], outputs: ['n', 'rest'] }, [[id, at, to, '1 - 1']]);
    const model = modelOf({
      d: literal('if age < 18 then box.young else box.old + box.old'),
      box: {
        form: 'context',
        entries: [
          { name: 'young', logic: literal('child.n') },
          { name: 'old', logic: literal('adult.n + adult.rest') },
        ],
      },
      child: only('child', '< 18', '1'),
      adult: only('adult', '>= 18', '2'),
    });
    const row = compile(model, 'd', types);
    for (const [age, value, rules] of [
      [5n, 100n, ['child']],
      [50n, 400n, ['adult']],
      [5n, 100n, ['child']],
    ] as const) {
      const { output, fired } = row.trace({ age }, NONE);
      expect([output, fired.map((rule) => rule.rule)]).toEqual([value, rules]);
    }
  });
  test('FEEL-23 fired names the rules of required decisions too, and trace tells their steps', () => {
    const table = tableOf('U', { inputs: ['age + 1'], outputs: ['n'] }, [
      ['young', '< 50', '1'],
      ['old', '>= 50', 'age * 2'],
    ]);
    const model = modelOf({ d: literal('table + 0.5'), table });
    const { output, fired, steps } = compile(model, 'd', types).trace({ age: 61n }, NONE);
    expect(output).toBe(12_250n);
    expect(fired.map((rule) => `${rule.decision}/${rule.rule}`)).toEqual(['table/old']);
    expect(steps.map((step) => [step.expression.rule, step.expression.column, step.text])).toEqual([
      [undefined, 'age + 1', '61'],
      [undefined, 'age + 1', '62'],
      ['old', 'n', '61'],
      ['old', 'n', '122'],
      [undefined, undefined, '122'],
      [undefined, undefined, '122.5'],
    ]);
  });
});

describe('table look-up', () => {
  test('FEEL-18 tabulated columns answer as the cells say, whatever the cells and however many', () => {
    const bound = fc.integer({ min: -3, max: 8 });
    const cell = fc.oneof(
      fc.constant('-'),
      bound.map(String),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), bound).map(([op, n]) => `${op} ${n}`),
      fc.tuple(bound, bound).map(([a, b]) => `(${Math.min(a, b)}..${Math.max(a, b)}]`),
      fc.tuple(bound, bound).map(([a, b]) => `not(${a}, > ${b})`),
      fc.tuple(bound, bound).map(([a, b]) => `${a}, < ${b}.5`),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 70 }),
        fc.bigInt(-5n, 10n),
        (cells, age) => {
          const rows = cells.map((text, at) => [`r${at}`, text, String(at)]);
          const evaluated = cells.map((text, at) => [
            `r${at}`,
            text === '-' ? '-' : asCondition(text),
            String(at),
          ]);
          const list: Kind = { kind: 'list', of: COUNT };
          expect(run(byAge('C', rows), { age }, list)).toEqual(
            run(byAge('C', evaluated), { age }, list),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

const asCondition = (text: string): string =>
  text.startsWith('not(') ? `not(? in (${text.slice(4, -1)}))` : `? in (${text})`;
