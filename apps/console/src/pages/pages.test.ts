import type { PackageRow } from '@sanyi/api';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../messages/messages.ts';
import { comparisons, dayBefore, usualComparison } from './claim/comparison.ts';
import { rateText, stepText } from './claim/steps-table.tsx';
import { toneOf } from './claim/totals.tsx';
import { comparedPeriods } from './overview/compared-periods.ts';
import { fenOf } from './overview/fen-of.ts';
import { measureOf } from './overview/measure.ts';
import { valueText } from './overview/tile-text.ts';
import { wordsOfCell } from './package/parameter-in-force.ts';
import { parameterText } from './package/parameter-text.ts';

const row = (id: string, from: string, reform: boolean): PackageRow => ({
  id,
  version: '1.0.0',
  title: { en: id, zh: id },
  place: 'city',
  effective: { from, to: null },
  state: 'inForce',
  aspect: null,
  authority: { en: '', zh: '' },
  provides: [],
  requires: [],
  replaces: reform ? [{ en: 'x', zh: 'x' }] : [],
  amends: [],
  counts: { tables: 0, parameters: 0, lists: 0, listRows: 0, indicators: 0, tests: 0 },
});
const PACKAGES = [
  row('base', '2015-01-01', false),
  row('first', '2017-04-08', true),
  row('second', '2019-06-15', true),
];
const SCOPE = { stack: 'city', place: 'city', packages: PACKAGES };

describe('comparisons of a claim', () => {
  test('CON-14 a claim after a reform is compared with the day before the reform', () => {
    const usual = usualComparison(comparisons('2017-04-10', SCOPE));
    expect(usual).toMatchObject({ stack: 'city', against: 'city@2017-04-07', kind: 'dayBefore' });
    expect(dayBefore('2017-03-01')).toBe('2017-02-28');
  });

  test('CON-14 a claim before every reform is compared with the first that came', () => {
    const usual = usualComparison(comparisons('2016-05-01', SCOPE));
    expect(usual).toMatchObject({ stack: 'city@2017-04-08', against: 'city', kind: 'dayAfter' });
  });

  test('CON-14 every pair is offered once, and none is always among them', () => {
    const all = comparisons('2017-04-10', SCOPE);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all.map(({ kind }) => kind)).toEqual(['dayBefore', 'dayAfter', 'yearBefore', 'alone']);
  });

  test('CON-14 gain and loss are the patient’s: less to pay is a gain', () => {
    expect([toneOf(-1n), toneOf(0n), toneOf(1n)]).toEqual(['gain', 'same', 'loss']);
  });
});

test('CON-16 quarters are told from the first one that has a year before it', () => {
  const periods = ['2018-Q3', '2018-Q4', '2019-Q1', '2019-Q2'];
  const of = (...values: readonly (string | null)[]) => ({
    series: values.map((value, at) => ({ period: periods[at] ?? '', value })),
  });
  const some = { periods, districts: [of(null, null, null, '1'), of(null, null, '2', null)] };
  expect(comparedPeriods(some)).toEqual(['2019-Q1', '2019-Q2']);
  expect(comparedPeriods({ periods, districts: [of(null, null, null, null)] })).toEqual([]);
});

describe('texts of pages', () => {
  const m = MESSAGES.en;
  const words = { m, say: (text: { en: string }) => text.en };

  test('CON-15 a step is written by its kind', () => {
    expect(stepText('29.372', { kind: 'quantity' }, { m })).toBe('29.372');
    expect(stepText('2937', { kind: 'money' }, { m })).toBe('29.37');
    expect(stepText('0.7', { kind: 'rate' }, { m })).toBe('70 %');
    expect(stepText('true', { kind: 'flag' }, { m })).toBe('yes');
    expect(stepText(null, { kind: 'money' }, { m })).toBe('—');
    expect([rateText('0.085'), rateText('1'), rateText('0')]).toEqual(['8.5', '100', '0']);
  });

  test('CON-15 a cell of a rule is read, not computed', () => {
    const level = {
      name: 'level',
      title: { en: 'Level', zh: '级别' },
      kind: 'code',
      codes: { tertiary: { en: 'Tertiary', zh: '三级' } },
    };
    const words = { lang: 'en' } as const;
    expect(wordsOfCell('"tertiary"', level, words)).toBe('Tertiary');
    expect(wordsOfCell('"tertiary","unknown"', level, words)).toBe('Tertiary or unknown');
    expect(wordsOfCell('-', level, words)).toBe('any');
    expect(wordsOfCell('>= 60', undefined, words)).toBe('60 or more');
    expect(wordsOfCell('true', undefined, words)).toBe('yes');
    const names = { 'parameters.age': { en: 'Age of old people', zh: '老年人年龄' } };
    expect(wordsOfCell('parameters.age', undefined, words, names)).toBe('Age of old people');
    expect(wordsOfCell('< parameters.age', undefined, words, names)).toBe(
      'less than Age of old people',
    );
  });

  test('CON-15 a parameter is written by its kind, an end as an end', () => {
    expect(parameterText('0.15', { kind: 'rate', codes: {} }, words)).toBe('15 %');
    expect(parameterText('20000', { kind: 'money', codes: {} }, words)).toBe('20,000');
    const codes = { fund: { en: 'Insurance fund', zh: '医保基金' } };
    expect(parameterText('fund', { kind: 'code', codes }, words)).toBe('Insurance fund');
    expect(parameterText(null, { kind: 'money', codes: {} }, words)).toBe('ended');
  });

  test('CON-16 a tile shows growth with its sign, a level without, nothing as a dash', () => {
    expect(valueText('13.8', 'growth')).toBe('+13.8');
    expect(valueText('95.9', 'calls')).toBe('95.9');
    expect(valueText(null, 'growth')).toBe('—');
    expect(measureOf('calls')).toBe('calls');
    expect(measureOf('other')).toBe('growth');
  });

  test('CON-16 amounts in yuan are drawn from whole fen', () => {
    const figure = { value: '47700000000.05' };
    expect(fenOf(figure)).toBe('4770000000005');
    expect(fenOf({ value: null })).toBe('0');
  });
});
