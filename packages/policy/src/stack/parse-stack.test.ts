import { describe, expect, test } from 'vitest';
import { parseStack } from './parse-stack.ts';

const RATE = { path: 'parameters/rate', unit: 'parameter', name: 'rate', keys: [], from: null };

describe('the text of a stack', () => {
  test.each([
    ['demo', { kind: 'own' }, [], []],
    ['demo@2017-04-08', { kind: 'fixed', day: 17264 }, [], []],
    ['demo@-1y', { kind: 'yearsBefore', years: 1 }, [], []],
    ['demo+my-reform', { kind: 'own' }, ['my-reform'], []],
    [
      'demo@-1y+a+parameters/rate=0.05',
      { kind: 'yearsBefore', years: 1 },
      ['a'],
      [{ ...RATE, value: '0.05' }],
    ],
    [
      'demo+parameters/rate@2017-04-08=0.05+lists/prices/ct, tertiary=120',
      { kind: 'own' },
      [],
      [
        { ...RATE, from: 17264, value: '0.05' },
        {
          path: 'lists/prices/ct, tertiary',
          unit: 'list',
          name: 'prices',
          keys: ['ct', 'tertiary'],
          from: null,
          value: '120',
        },
      ],
    ],
  ])('POL-16 %s', (text, at, packages, whatIfs) => {
    const read = parseStack(text);
    expect(read.ok && read.value).toEqual({
      ...{ text, place: 'demo', at, packages, whatIfs },
      parts: new Map(),
    });
  });

  test.each([
    '',
    '@2017-04-08',
    'demo+',
    'demo+parameters/=1',
    'demo+lists/x=1',
    'demo+parameters/a/b=1',
    'de mo',
  ])('POL-16 refuses "%s"', (text) => {
    const read = parseStack(text);
    expect(read.ok ? '' : read.problems[0].code).toBe('STACK_TEXT_WRONG');
  });

  test('POL-16 refuses a day that does not exist', () => {
    for (const text of ['demo@2017-02-29', 'demo+parameters/rate@2017-02-29=1']) {
      const read = parseStack(text);
      expect(read.ok ? '' : read.problems[0].code).toBe('DATE_NOT_READABLE');
    }
  });
});
