import { describe, expect, test } from 'vitest';
import {
  answerIn,
  decision,
  input,
  knowledge,
  literal,
  servedIn,
  service,
  table,
} from '../../testing/boxes.ts';
import type { FeelValue } from '../value/value.ts';

// Models, from chapters 6 to 8 and clauses 10.2 and 10.3.2.9 of DMN 1.5.

type Table = Parameters<typeof table>;

const tableOf = (x: FeelValue, ...parts: Table): string =>
  answerIn(input('x') + decision('d', table(...parts), { inputs: ['x'] }), 'd', { x });

const TWO: Table[1] = [
  ['> 1', '"a"'],
  ['> 0', '"b"'],
];
const PAIRS: Table[1] = [
  ['> 1', '"a"', '1'],
  ['> 0', '"b"', '2'],
  ['> 0', '"b"', '1'],
];
const BY_VALUES = [{ values: '"b","a"' }];
const BOTH_BY_VALUES = [{ values: '"b","a"' }, { values: '1,2' }];
const ONE: Table[1] = [['> 1', '"a"']];
const DEFAULT = [{ default: '"z"' }];

describe('chapter 8: tables', () => {
  const policies: readonly (readonly [string, string, string])[] = [
    ['UNIQUE with two matches', tableOf(2, 'UNIQUE', TWO), 'null'],
    ['UNIQUE with one match', tableOf(1, 'UNIQUE', TWO), '"b"'],
    ['UNIQUE without match', tableOf(0, 'UNIQUE', TWO), 'null'],
    ['UNIQUE without match, default', tableOf(0, 'UNIQUE', ONE, DEFAULT), '"z"'],
    ['ANY, different answers', tableOf(2, 'ANY', TWO), 'null'],
    ['ANY, one answer', tableOf(2, 'ANY', [...ONE, ['> 0', '"a"']]), '"a"'],
    ['FIRST', tableOf(2, 'FIRST', TWO), '"a"'],
    ['PRIORITY', tableOf(2, 'PRIORITY', TWO, BY_VALUES), '"b"'],
    ['PRIORITY of two', tableOf(2, 'PRIORITY', PAIRS, BOTH_BY_VALUES), '{o1: "b", o2: 1}'],
    ['OUTPUT ORDER', tableOf(2, 'OUTPUT ORDER', TWO, BY_VALUES), '["b", "a"]'],
    [
      'OUTPUT ORDER of two',
      tableOf(2, 'OUTPUT ORDER', PAIRS, BOTH_BY_VALUES),
      '[{o1: "b", o2: 1}, {o1: "b", o2: 2}, {o1: "a", o2: 1}]',
    ],
    ['RULE ORDER', tableOf(2, 'RULE ORDER', TWO), '["a", "b"]'],
    ['COLLECT', tableOf(2, 'COLLECT', TWO), '["a", "b"]'],
    ['COLLECT without match', tableOf(0, 'COLLECT', TWO), 'null'],
    ['COLLECT without match, default', tableOf(0, 'COLLECT', ONE, DEFAULT), '"z"'],
    ['SUM of texts', tableOf(2, 'COLLECT SUM', TWO), 'null'],
    ['SUM of one text', tableOf(1, 'COLLECT SUM', TWO), 'null'],
    ['MAX of texts', tableOf(2, 'COLLECT MAX', TWO), '"b"'],
    ['COUNT of rows', tableOf(2, 'COLLECT COUNT', PAIRS, [{}, {}]), '3'],
    ['SUM of rows', tableOf(2, 'COLLECT SUM', PAIRS, [{}, {}]), 'null'],
    ['a value that is not allowed', tableOf(5, 'UNIQUE', [['-', '1']], [{}], '1,2'), 'null'],
    ['the same with a default', tableOf(5, 'UNIQUE', [['-', '1']], DEFAULT, '1,2'), 'null'],
    ['no value at all', tableOf(null, 'UNIQUE', [['-', '1']], [{}], '1,2'), '1'],
    ['an answer of another type', tableOf(5, 'UNIQUE', [['-', '5']], [{ type: 'string' }]), 'null'],
    ['a list of one for its item', tableOf(5, 'UNIQUE', [['-', '[5]']], [{ type: 'number' }]), '5'],
    [
      'a default of another type',
      tableOf(0, 'UNIQUE', ONE, [{ type: 'number', default: '"z"' }]),
      'null',
    ],
  ];
  test('STD-11 8.2.8 hit policies', () => {
    expect(policies.map(([of, answer]) => `${of}: ${answer}`)).toEqual(
      policies.map(([of, , expected]) => `${of}: ${expected}`),
    );
  });

  test('STD-11 8.3.3 cells', () => {
    const cells: readonly (readonly [FeelValue, string])[] = [
      [null, 'null'],
      [5, 'not(null)'],
      [5, '? > 3'],
      [4, 'even(?)'],
      [5, 'x > 3'],
      [5, '1, 2, [4..6]'],
      [5, 'not(1, 2)'],
      [5, '[1, 5]'],
      [[1, 5], '[1, 5]'],
      [[1, 5], 'list contains(?, 5)'],
      ['b', '"a", "b"'],
      [false, 'false'],
      [[1, 2], 'some y in ? satisfies y > 1'],
      [2, '? in [1..2] and ? > 1'],
    ];
    const answers = cases(cells.map(([x, cell]) => tableOf(x, 'UNIQUE', [[cell, '1']])));
    expect(answers).toEqual({ 1: cells.length });
    expect(
      tableOf(null, 'UNIQUE', [
        ['< 5', '1'],
        ['-', '2'],
      ]),
    ).toBe('2');
  });
});

function cases(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

describe('chapter 10: functions of a model', () => {
  const base =
    input('x', 'number') +
    decision('b', literal('x + 1'), { inputs: ['x'], type: 'number' }) +
    decision('a', literal('b * 2'), { decisions: ['b'], type: 'number' });
  const svc = service('svc', { outputs: ['a'], encapsulated: ['b'], inputs: ['x'] });
  const called = (text: string): string =>
    answerIn(base + svc + decision('m', literal(text), { knowledge: ['svc'] }), 'm');

  test('STD-14 10.4 services are functions', () => {
    expect(servedIn(base + svc, 'svc', { x: 3 })).toBe('8');
    const over = service('svc', { outputs: ['a'], inputDecisions: ['b'] });
    expect(servedIn(base + over, 'svc', { b: 3 })).toBe('6');
    const both = service('svc', { outputs: ['a', 'b'], inputs: ['x'] });
    expect(servedIn(base + both, 'svc', { x: 3 })).toBe('{a: 8, b: 4}');
    expect(called('svc(5)')).toBe('12');
    expect(called('svc(x: 5)')).toBe('12');
    expect(called('svc([5])')).toBe('12');
    expect(called('svc("5")')).toBe('null');
    expect(called('svc(null)')).toBe('null');
    expect(called('svc()')).toBe('null');
    expect(called('svc(1, 2)')).toBe('null');
    expect(called('for i in [1, 2] return svc(i)')).toBe('[4, 6]');
    expect(called('svc instance of function<number>->number')).toBe('true');
    expect(called('svc instance of function<string>->number')).toBe('false');
    expect(answerIn(base + svc + decision('m', literal('svc(1)')), 'm')).toBe('null');
  });

  test('STD-13 an argument is given by a name with a keyword in it', () => {
    const file =
      input('my in') +
      decision('d', literal('my in * 2'), { inputs: ['my in'] }) +
      service('svc', { outputs: ['d'], inputs: ['my in'] });
    const m = decision('m', literal('svc(my in: 5)'), { knowledge: ['svc'] });
    expect(answerIn(file + m, 'm')).toBe('10');
  });

  test('STD-7 10.3.2.13 knowledge models take and give what fits their types', () => {
    const one = (body: string, call: string, type = ''): string =>
      answerIn(
        knowledge('f', { a: 'number' }, literal(body), type) +
          decision('m', literal(call), { knowledge: ['f'] }),
        'm',
      );
    expect(one('a + 1', 'f(1)')).toBe('2');
    expect(one('a', 'f("1")')).toBe('null');
    expect(one('a', 'f([1])')).toBe('1');
    expect(one('[a]', 'f(1)', 'number')).toBe('1');
    expect(one('"x"', 'f(1)', 'number')).toBe('null');
    expect(one('a', 'f()')).toBe('null');
    expect(one('a', 'f(b: 1)')).toBe('null');
    expect(one('if a <= 1 then 1 else a * f(a - 1)', 'f(5)')).toBe('120');
  });

  test('STD-12 7.3.2 item definitions narrow what an input and an answer may be', () => {
    const type =
      '<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>';
    const many = type.replace('name="t"', 'name="t" isCollection="true"');
    const few =
      '<itemDefinition name="t" isCollection="true"><typeRef>string</typeRef><typeConstraint><text>count(?) &lt; 2</text></typeConstraint></itemDefinition>';
    const person =
      '<itemDefinition name="t"><itemComponent name="a"><typeRef>number</typeRef></itemComponent></itemDefinition>';
    const given = (of: string, x: FeelValue): string =>
      answerIn(of + input('x', 't') + decision('d', literal('x'), { inputs: ['x'] }), 'd', { x });
    const made = (of: string, text: string): string =>
      answerIn(of + decision('d', literal(text), { type: 't' }), 'd');
    expect([given(type, 'a'), given(type, 'q'), given(many, ['a', 'b'])]).toEqual([
      '"a"',
      'null',
      '["a", "b"]',
    ]);
    expect([given(many, ['a', 'q']), given(few, ['a', 'q']), given(few, ['a'])]).toEqual([
      'null',
      'null',
      '["a"]',
    ]);
    expect([made(type, '"q"'), made(person, '{b: 2}'), made(person, '{a: null}')]).toEqual([
      'null',
      'null',
      '{a: null}',
    ]);
    expect(made(person, '{a: 1, b: 2}')).toBe('{a: 1, b: 2}');
  });
});
