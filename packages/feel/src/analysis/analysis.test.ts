import { describe, expect, test } from 'vitest';
import type { Kind, TableAnalysis } from '../index.ts';
import { analysed, COUNT, table } from '../testing/analysed.ts';
import { tableOf } from '../testing/model.ts';

const places = (found: TableAnalysis): string[] => found.gaps.map(({ where }) => where.en);
const pairs = (found: TableAnalysis): string[] =>
  found.overlaps.map(({ rules: [a, b], example }) => `${a.rule} ${b.rule}: ${example.words.en}`);

describe('gaps', () => {
  test('ANA-1 a gap is told as the cells that would close it, with one input inside', () => {
    const found = analysed(
      table(
        'U',
        ['age', 'level'],
        [
          ['a', '< 18', '-', '1'],
          ['b', '[18..60)', '"tertiary"', '2'],
          ['c', '> 60', '-', '3'],
        ],
      ),
    );
    expect(found.gaps.map(({ cells }) => cells)).toEqual([
      ['60', '-'],
      ['[18..60)', '"secondary", "primary"'],
    ]);
    expect(found.gaps[1]?.example.words).toEqual({
      en: 'age = 18, level = "secondary"',
      zh: 'age = 18，level = "secondary"',
    });
    expect(found.gaps[1]?.example.values).toContainEqual({
      label: 'age',
      title: 'age',
      value: 18n,
      text: '18',
      other: false,
      input: { from: 'input', name: 'age' },
    });
    expect(found.gaps.every(({ certain, fault }) => certain && fault)).toBe(true);
  });

  test('ANA-1 the text says what, where and what to do, in both languages', () => {
    const [gap] = analysed(table('U', ['insured'], [['a', 'true', '1']])).gaps;
    expect(gap?.problem.en).toBe(
      'No rule of "fee" answers insured: false (for example insured = false), so such a case stops. Add a rule with these cells, or widen a rule beside it.',
    );
    expect(gap?.problem.zh).toBe(
      '“fee”没有规则适用于：insured：false（例如 insured = false），遇到时计算会停止。请按这些单元格补一条规则，或放宽相邻规则。',
    );
  });

  test('ANA-1 a long list of texts is told by its length in words, and whole in the cells', () => {
    const names = Array.from({ length: 12 }, (_, at) => `"n${at}"`);
    const [gap] = analysed(table('U', ['name'], [['a', names.join(', '), '1']])).gaps;
    expect(gap?.where).toEqual({
      en: 'name: none of the 12 texts named',
      zh: 'name：不在所列 12 项之内',
    });
    expect(gap?.cells).toEqual([`not(${names.join(', ')})`]);
  });

  test('ANA-2 whole numbers leave no gap between 17 and 18, amounts do', () => {
    const rows = [
      ['a', '<= 17', '1'],
      ['b', '>= 18', '2'],
    ];
    expect(places(analysed(table('U', ['age'], rows)))).toEqual([]);
    expect(places(analysed(table('U', ['money'], rows)))).toEqual(['money: (17..18)']);
    expect(
      places(
        analysed(
          table(
            'U',
            ['money'],
            [
              ['a', '<= 17', '1'],
              ['b', '>= 17.01', '2'],
            ],
          ),
        ),
      ),
    ).toEqual([]);
  });

  test('ANA-2 rates have their bounds, numbers from outside are not below zero, bounds may be given', () => {
    expect(places(analysed(table('U', ['rate'], [['a', '<= 1', '1']])))).toEqual([]);
    expect(places(analysed(table('U', ['age'], [['a', '>= 0', '1']])))).toEqual([]);
    const old = table('U', ['age'], [['a', '<= 120', '1']]);
    expect(places(analysed(old))).toEqual(['age: > 120']);
    expect(places(analysed(old, { bounds: { age: { low: 0n, high: 120n } } }))).toEqual([]);
  });

  test('ANA-2 values that the file allows in a column, or of its type, are the only ones', () => {
    const rows = [
      ['a', '< 18', '1'],
      ['b', '[18..60]', '2'],
    ];
    const one = table('U', ['age'], rows);
    const narrowed = { ...one, inputs: [{ expression: 'age', values: '[0..60]' }] };
    expect(places(analysed(narrowed))).toEqual([]);
    const typed = { ...one, inputs: [{ expression: 'age', typeRef: 'tAge' }] };
    const item = { name: 'itemDefinition', attributes: { name: 'tAge' }, text: '' };
    const inner = { name: 'text', attributes: {}, children: [], text: '[0..60]' };
    const allowed = { name: 'allowedValues', attributes: {}, children: [inner], text: '' };
    const found = analysed(
      typed,
      {},
      { model: (model) => ({ ...model, items: [{ ...item, children: [allowed] }] }) },
    );
    expect(places(found)).toEqual([]);
  });

  test('ANA-3 dates, null, texts, negation and lists of tests', () => {
    const days = table(
      'U',
      ['day'],
      [
        ['a', '< date("2017-04-08")', '1'],
        ['b', '> date("2017-04-08")', '2'],
      ],
    );
    expect(places(analysed(days))).toEqual(['day: date("2017-04-08")']);
    const nulls = table(
      'U',
      ['price'],
      [
        ['a', '>= 10', '1'],
        ['b', '< 10', '2'],
      ],
    );
    expect(places(analysed(nulls))).toEqual(['price: null']);
    const present = table('U', ['price'], [['a', 'null, < 10', '1']]);
    expect(places(analysed(present))).toEqual(['price: >= 10']);
    const texts = table(
      'U',
      ['name'],
      [
        ['a', '"x", "y"', '1'],
        ['b', 'not("x", "y", "z")', '2'],
      ],
    );
    expect(places(analysed(texts))).toEqual(['name: "z"']);
    const open = table('U', ['name'], [['a', '"x"', '1']]);
    expect(places(analysed(open))).toEqual(['name: not("x")']);
    expect(analysed(open).gaps[0]?.example.words.en).toBe(
      'name any other'.replace('name any', 'name = any'),
    );
  });

  test('ANA-4 conditions in cells and columns computed from few inputs are followed to the inputs', () => {
    const computed = table(
      'U',
      ['insured or level = "primary"', 'level'],
      [
        ['a', 'true', '-', '1'],
        ['b', 'false', '"secondary"', '2'],
      ],
    );
    expect(
      analysed(computed).gaps.map(({ example, certain }) => [example.words.en, certain]),
    ).toEqual([['insured = false, level = "tertiary"', true]]);
    const asked = table(
      'U',
      ['age'],
      [
        ['a', '? > 5 and insured', '1'],
        ['b', '<= 5', '2'],
      ],
    );
    expect(places(analysed(asked))).toEqual(['age: > 5; insured: false']);
    const least = table('U', ['min(age, 60)'], [['a', '< 60', '1']]);
    expect(analysed(least).gaps[0]?.example.words.en).toBe('age = 60');
  });

  test('ANA-4 lists are asked by item', () => {
    const found = analysed(
      table(
        'U',
        ['list contains(groups, "disabled")', 'groups'],
        [
          ['a', 'true', '-', '1'],
          ['b', 'false', 'list contains(?, "veteran")', '2'],
        ],
      ),
    );
    expect(found.gaps.map(({ example, certain }) => [example.words.en, certain])).toEqual([
      ['groups = []', true],
    ]);
  });

  test('ANA-5 a default output and COLLECT leave no fault', () => {
    const one = table('U', ['age'], [['a', '< 18', '1']]);
    const withDefault = { ...one, outputs: [{ name: 'fee', default: '0' }] };
    expect(analysed(withDefault).gaps).toEqual([]);
    const list: Kind = { kind: 'list', of: COUNT };
    const collected = analysed(table('C', ['age'], [['a', '< 18', '1']]), {}, { output: list });
    expect(collected.gaps.map(({ fault, problem }) => [fault, problem.code])).toEqual([
      [false, 'TABLE_EMPTY'],
    ]);
  });
});

describe('values that are not known', () => {
  const waived = table(
    'U',
    ['age'],
    [
      ['a', '< parameters.cap', '1'],
      ['b', '> parameters.cap', '2'],
    ],
  );
  test('ANA-6 with the parameters in force a cell is what it is on that day', () => {
    const found = analysed(waived, { parameters: { cap: 6000n, bearer: 'fund' } });
    expect(places(found)).toEqual(['age: 60']);
    expect(found.gaps[0]?.certain).toBe(true);
  });
  test('ANA-6 without them both sides of the unknown value are tried, and the finding says so', () => {
    const found = analysed(waived);
    expect(found.unique.is).toBe('proved');
    expect(found.gaps.map(({ where, certain }) => [where.en, certain])).toEqual([
      ['age: parameters.cap', false],
    ]);
    expect(found.gaps[0]?.problem.en).toContain('This rests on column "age"');
  });
  test('ANA-6 a computed column may take any value, and what rests on it is not certain', () => {
    const found = analysed(
      table(
        'U',
        ['age * 2', 'age'],
        [
          ['a', '< 10', '-', '1'],
          ['b', '-', '> 10', '2'],
        ],
      ),
    );
    expect(found.overlaps.map(({ certain }) => certain)).toEqual([false]);
    expect(found.unique).toMatchObject({ is: 'undecided' });
    expect(found.columns[0]?.assumed?.zh).toContain('假定');
  });
});

describe('overlaps and rules that never answer', () => {
  const rows = [
    ['young', '< 30', '1'],
    ['middle', '[20..60]', '2'],
    ['all', '-', '1'],
  ];
  test('ANA-7 UNIQUE: each pair with an example', () => {
    const found = analysed(table('U', ['age'], rows));
    expect(pairs(found)).toEqual([
      'young middle: age = 20',
      'young all: age = 0',
      'middle all: age = 20',
    ]);
    expect(found.unique.is).toBe('disproved');
    expect(found.overlaps[0]?.problem.en).toBe(
      'Rules "young" (row 1) and "middle" (row 2) of "fee" both match age = 20, but the hit policy UNIQUE admits one. Narrow a cell in one of them, or choose FIRST or PRIORITY.',
    );
  });
  test('ANA-7 ANY: only where the answers are not the same', () => {
    expect(pairs(analysed(table('A', ['age'], rows)))).toEqual([
      'young middle: age = 20',
      'middle all: age = 20',
    ]);
  });
  test('ANA-7 FIRST and COLLECT of single answers are meant to overlap', () => {
    expect(pairs(analysed(table('F', ['age'], rows)))).toEqual([]);
    expect(pairs(analysed(table('C+', ['age'], rows)))).toEqual([]);
  });
  test('ANA-7 COLLECT tells when the same entry would stand there twice', () => {
    const output: Kind = {
      kind: 'list',
      of: { kind: 'context', entries: { what: { kind: 'text' }, fee: COUNT } },
    };
    const collected = tableOf('C', { inputs: ['age'], outputs: ['what', 'fee'] }, [
      ['a', '< 30', '"visit"', '1'],
      ['b', '> 20', '"visit"', '2'],
      ['c', '> 25', '"bed"', '2'],
    ]);
    const found = analysed(collected, {}, { output });
    expect(pairs(found)).toEqual(['a b: age = 21']);
    expect(found.overlaps[0]).toMatchObject({ fault: false, problem: { code: 'TABLE_REPEATED' } });
  });
  test('ANA-8 a rule behind others that take all its inputs is masked, also by several together', () => {
    const found = analysed(
      table(
        'F',
        ['age', 'insured'],
        [
          ['low', '< 40', '-', '1'],
          ['high', '>= 40', '-', '2'],
          ['never', '[30..50]', 'true', '3'],
        ],
      ),
    );
    expect(found.unreachable).toMatchObject([
      { rule: { rule: 'never' }, why: 'masked', by: [{ rule: 'low' }, { rule: 'high' }] },
    ]);
    expect(found.unreachable[0]?.example?.words.en).toBe('age = 30, insured = true');
  });
  test('ANA-8 PRIORITY masks by the order of its output values', () => {
    const one = table(
      'P',
      ['age'],
      [
        ['few', '< 40', '1'],
        ['all', '-', '2'],
      ],
    );
    const ranked = { ...one, outputs: [{ name: 'fee', values: '2, 1' }] };
    expect(analysed(ranked).unreachable.map(({ rule, by }) => [rule.rule, by[0]?.rule])).toEqual([
      ['few', 'all'],
    ]);
  });
  test('ANA-8 cells that exclude each other, and UNIQUE rules that always clash', () => {
    const found = analysed(
      table(
        'U',
        ['age', 'age > 60'],
        [
          ['never', '< 10', 'true', '1'],
          ['inside', '[20..30]', '-', '2'],
          ['around', '[10..40]', '-', '3'],
        ],
      ),
    );
    expect(found.unreachable.map(({ rule, why }) => [rule.rule, why])).toEqual([
      ['never', 'contradiction'],
      ['inside', 'clash'],
    ]);
  });
});
