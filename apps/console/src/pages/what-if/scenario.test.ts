import { describe, expect, test } from 'vitest';
import {
  isWithinBounds,
  readScenario,
  shownValue,
  sliderOf,
  typedValue,
  withoutTried,
  withTried,
  writeScenario,
} from './scenario.ts';

const OPEN = { min: '0', max: null };
const SHARE = { min: '0', max: '1' };

describe('a what-if as its address says it', () => {
  test('CON-40 the text of a reform and the values on the page are one and the same', () => {
    const text =
      'beijing+my-reform+parameters/drugMarkupRate=0.05+lists/servicePrice/bed,tertiary=60';
    const scenario = readScenario(text);
    expect(scenario).toEqual({
      base: 'beijing+my-reform',
      tried: [
        { path: 'parameters/drugMarkupRate', value: '0.05' },
        { path: 'lists/servicePrice/bed,tertiary', value: '60' },
      ],
    });
    expect(writeScenario(scenario)).toBe(text);
    const moved = withTried(scenario, { path: 'parameters/drugMarkupRate', value: '0.1' });
    expect(moved.tried.map(({ value }) => value)).toEqual(['0.1', '60']);
    expect(writeScenario(withoutTried(moved, 'lists/servicePrice/bed,tertiary'))).toBe(
      'beijing+my-reform+parameters/drugMarkupRate=0.1',
    );
    expect(readScenario('beijing').tried).toEqual([]);
  });

  test('CON-40 a rate is written in percent, money in yuan; what was typed comes back exactly', () => {
    expect([
      shownValue('0.05', 'rate'),
      shownValue('0.125', 'rate'),
      shownValue('0', 'rate'),
    ]).toEqual(['5', '12.5', '0']);
    expect([shownValue('135.00', 'money'), shownValue('3.50', 'money')]).toEqual(['135', '3.50']);
    expect([
      typedValue('5', 'rate'),
      typedValue('12.5', 'rate'),
      typedValue('100', 'rate'),
    ]).toEqual(['0.05', '0.125', '1']);
    for (const rate of ['0', '0.0001', '0.07', '0.999999', '1']) {
      expect(typedValue(shownValue(rate, 'rate'), 'rate')).toBe(rate);
    }
    expect([typedValue('1,200.50', 'money'), typedValue(' 7 ', 'count')]).toEqual(['1200.50', '7']);
  });

  test('CON-40 what is no value of the kind is not sent', () => {
    for (const text of ['', 'x', '-1', '1e3', '12.345'])
      expect(typedValue(text, 'money')).toBe(null);
    expect([typedValue('1.5', 'count'), typedValue('1.00001', 'rate')]).toEqual([null, null]);
  });

  test('CON-40 a slider reaches from nothing to twice the value in force', () => {
    expect(sliderOf({ kind: 'money', now: '135.00', ...OPEN })).toEqual({
      min: 0,
      max: 270,
      step: 1,
    });
    expect(sliderOf({ kind: 'rate', now: '0', ...SHARE })).toEqual({ min: 0, max: 20, step: 0.5 });
    expect(sliderOf({ kind: 'rate', now: '0.9', ...SHARE }).max).toBe(100);
    expect(sliderOf({ kind: 'money', now: '20000', ...OPEN }).max).toBe(40_000);
    const age = { kind: 'count', now: '60', min: '40', max: '100' } as const;
    expect(sliderOf(age)).toEqual({ min: 40, max: 100, step: 1 });
  });

  test('CON-41 a value outside the bounds of its parameter is not tried', () => {
    const within = (value: string | null): boolean => isWithinBounds(value ?? '', SHARE);
    expect(['0', '0.05', '1'].map(within)).toEqual([true, true, true]);
    expect(within(typedValue('100.01', 'rate'))).toBe(false);
    expect(isWithinBounds('1000000', OPEN)).toBe(true);
    expect(isWithinBounds('39', { min: '40', max: '100' })).toBe(false);
  });
});
