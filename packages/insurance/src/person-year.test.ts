import { type Day, dayOf, type IsoDate } from '@sanyi/kernel';
import type { FoldReset } from '@sanyi/policy';
import { describe, expect, it } from 'vitest';
import { closeFold, newPersonYear, openFold } from './person-year.ts';
import { ruleDays } from './rule-days.ts';
import { cityStack } from './testing/fake-city.ts';
import { fakeFold } from './testing/fake-stack.ts';

const days = ruleDays(cityStack());
const at = (text: string): ReturnType<typeof days> => days(dayOf(text as IsoDate) as Day);

/** The value of `spent` before each of a row of claims that each add 100 fen. */
function valuesBefore(reset: FoldReset, texts: readonly string[]): unknown[] {
  const person = newPersonYear();
  const fold = fakeFold(reset);
  return texts.map((text) => {
    const before = openFold(person, fold, at(text)).spent;
    closeFold(person, fold, { spent: 100n });
    return before;
  });
}

describe('person-year', () => {
  const texts = ['2017-01-01', '2017-12-31', '2018-01-01', '2018-02-01'];

  it('INS-1 a calendar year starts the accumulators again on its first claim', () => {
    expect(valuesBefore({ every: 'calendarYear' }, texts)).toEqual([0, 100, 0, 100]);
  });

  it('INS-1 never carries on, a stay starts with every claim', () => {
    expect(valuesBefore({ every: 'never' }, texts)).toEqual([0, 100, 200, 300]);
    expect(valuesBefore({ every: 'stay' }, texts)).toEqual([0, 0, 0, 0]);
  });

  it('INS-1 rolling days run from the first claim of a period', () => {
    const reset: FoldReset = { every: 'rollingDays', days: 365 };
    expect(valuesBefore(reset, texts)).toEqual([0, 100, 0, 100]);
    expect(valuesBefore({ ...reset, days: 366 }, texts)).toEqual([0, 100, 200, 0]);
  });

  it('INS-2 an accumulator that two folds share is carried from one to the other', () => {
    const person = newPersonYear();
    const one = fakeFold({ every: 'calendarYear' });
    const two = { ...one, name: 'pilot', accumulators: one.accumulators.slice(0, 1) };
    openFold(person, one, at('2017-05-01'));
    closeFold(person, one, { spent: 70n, entitled: 7n });
    expect(openFold(person, two, at('2017-06-01')).spent).toBe(70);
    closeFold(person, two, { spent: 30n });
    expect(openFold(person, one, at('2017-07-01'))).toEqual({ spent: 100, entitled: 7 });
  });
});
