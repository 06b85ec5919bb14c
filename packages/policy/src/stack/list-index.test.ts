import { type Day, isoDate, parseDay, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';

const day = (text: string): Day => unwrap(parseDay(text));
const stack = unwrap(buildStack(sampleLibrary(), 'demo'));
const price = (item: string, level: string, date: string): unknown =>
  stack.listValue('servicePrice', [item, level], { day: day(date), column: 'price' })?.value;

describe('looking up a list', () => {
  test('POL-8 an empty key cell means any, and the row with more keys filled wins', () => {
    expect(price('ct', 'tertiary', '2016-06-01')).toBe(20000n);
    expect(price('ct', 'primary', '2016-06-01')).toBe(18000n);
    expect(price('mri', 'tertiary', '2016-06-01')).toBeUndefined();
  });

  test('POL-8 rows hold on half-open days, and the top package wins for a key', () => {
    expect(price('ct', 'primary', '2017-04-07')).toBe(18000n);
    expect(price('ct', 'primary', '2017-04-08')).toBe(13500n);
    expect(price('ct', 'tertiary', '2017-12-31')).toBe(20000n);
    expect(price('ct', 'tertiary', '2018-01-01')).toBe(13500n);
    expect(price('bed', 'primary', '2015-12-31')).toBeUndefined();
  });

  test('POL-8 the answer cites its row', () => {
    const question = { day: day('2018-01-01'), column: 'price' };
    const answer = stack.listValue('servicePrice', ['ct', 'tertiary'], question);
    expect(answer?.citation.cite).toBe('demo-reform@2.0.0#servicePrice/ct,');
    expect(answer?.citation.row.source).toBe('S01');
  });

  test('POL-8 breaks are the days on which the rows for a key change', () => {
    const breaks = stack.listBreaks('servicePrice', ['ct', 'tertiary']);
    expect(breaks.map((each) => isoDate(each))).toEqual(['2016-01-01', '2017-04-08', '2018-01-01']);
    expect(stack.listBreaks('nothing', ['ct'])).toEqual([]);
  });

  test('POL-8 a list that is replaced is silent while the replacing package is in force', () => {
    const replaced = sampleLibrary(
      {},
      {
        'policy.yaml': (text) =>
          text
            .replace('  - {list: servicePrice, of: demo-base}\n', '')
            .replace('replaces:\n', 'replaces:\n  - {list: servicePrice, of: demo-base}\n'),
      },
    );
    const other = unwrap(buildStack(replaced, 'demo'));
    const ask = (date: string): unknown =>
      other.listValue('servicePrice', ['bed', ''], { day: day(date), column: 'price' })?.value;
    expect(ask('2017-04-07')).toBe(2800n);
    expect(ask('2017-04-08')).toBeUndefined();
  });

  test('POL-8 rows and codes of a day come in the order of packages and lines', () => {
    expect(stack.listRows('servicePrice', day('2018-06-01')).map((each) => each.cite)).toEqual([
      'demo-base@1.0.0#servicePrice/bed,',
      'demo-reform@2.0.0#servicePrice/ct,',
    ]);
    const [fee] = stack.codeSet('charge', day('2016-01-01'));
    expect(fee?.title).toEqual({ en: 'Fee', zh: '诊费' });
  });
});
