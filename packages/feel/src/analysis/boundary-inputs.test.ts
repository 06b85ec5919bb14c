import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { boundaryInputs, checkDecision } from '../index.ts';
import { COUNT, table } from '../testing/analysed.ts';
import { INPUTS, modelOf } from '../testing/model.ts';

describe('boundary inputs', () => {
  test('ANA-11 values on, just below and just above each bound, at the scale of the input', () => {
    const rows = [
      ['a', '[60..80)', '>= 100', '> date("2017-04-08")', '1'],
      ['b', '-', '-', '-', '2'],
    ];
    const model = modelOf({ fee: table('F', ['age', 'money', 'day'], rows) });
    const checked = unwrap(
      checkDecision(model, 'fee', { inputs: INPUTS, output: COUNT }, 'strict'),
    );
    const found = boundaryInputs(model, checked).map(({ rule, side, label, bound, example }) =>
      [rule.rule, side, label, bound, example.words.en].join(' | '),
    );
    expect(found).toEqual([
      'a | inside |  |  | age = 60, money = 100, day = date("2017-04-09")',
      'a | below | age | 60 | age = 59, money = 100, day = date("2017-04-09")',
      'a | at | age | 60 | age = 60, money = 100, day = date("2017-04-09")',
      'a | above | age | 60 | age = 61, money = 100, day = date("2017-04-09")',
      'a | below | age | 80 | age = 79, money = 100, day = date("2017-04-09")',
      'a | at | age | 80 | age = 80, money = 100, day = date("2017-04-09")',
      'a | above | age | 80 | age = 81, money = 100, day = date("2017-04-09")',
      'a | below | money | 100 | age = 60, money = 99.99, day = date("2017-04-09")',
      'a | at | money | 100 | age = 60, money = 100, day = date("2017-04-09")',
      'a | above | money | 100 | age = 60, money = 100.01, day = date("2017-04-09")',
      'a | below | day | 2017-04-08 | age = 60, money = 100, day = date("2017-04-07")',
      'a | at | day | 2017-04-08 | age = 60, money = 100, day = date("2017-04-08")',
      'a | above | day | 2017-04-08 | age = 60, money = 100, day = date("2017-04-09")',
      'b | inside |  |  | age = 0, money = 0, day = date("2017-04-07")',
    ]);
  });
  test('ANA-11 a bound between two values has none on it, and none lies outside what can occur', () => {
    const sides = (cell: string): string[] => {
      const model = modelOf({ fee: table('U', ['age'], [['a', cell, '1']]) });
      const checked = unwrap(
        checkDecision(model, 'fee', { inputs: INPUTS, output: COUNT }, 'strict'),
      );
      return boundaryInputs(model, checked).map(
        ({ side, example }) => `${side} ${example.words.en}`,
      );
    };
    expect(sides('< 17.5')).toEqual(['inside age = 0', 'below age = 17', 'above age = 18']);
    expect(sides('<= 0')).toEqual(['inside age = 0', 'at age = 0', 'above age = 1']);
  });
});
