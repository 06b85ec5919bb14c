import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addYears,
  type Day,
  dayOf,
  dayOfMonth,
  instantText,
  isoDate,
  monthOf,
  parseDay,
  parseIsoDate,
  parsePeriod,
  periodOf,
  periodsBetween,
  shiftPeriod,
  unwrap,
  yearBefore,
  yearOf,
} from './index.ts';

const day = fc.integer({ min: -200_000, max: 200_000 }).map((count) => count as Day);
const date = (text: string): Day => unwrap(parseDay(text));

describe('calendar', () => {
  it('CAL-1 a date must exist', () => {
    expect(parseIsoDate('2020-02-29').ok).toBe(true);
    for (const text of [
      '2019-02-29',
      '2019-13-01',
      '2019-1-1',
      '20190101',
      '',
      '2019-01-01T00:00',
    ]) {
      expect(parseIsoDate(text).ok, text).toBe(false);
    }
  });

  it('CAL-1 days and dates read back, and agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(day, (of) => {
        expect(dayOf(isoDate(of))).toBe(of);
        const oracle = new Date(of * 86_400_000);
        expect([yearOf(of), monthOf(of), dayOfMonth(of)]).toEqual([
          oracle.getUTCFullYear(),
          oracle.getUTCMonth() + 1,
          oracle.getUTCDate(),
        ]);
      }),
    );
  });

  it('CAL-2 a shorter month takes its last day', () => {
    expect(isoDate(addMonths(date('2019-01-31'), 1))).toBe('2019-02-28');
    expect(isoDate(addYears(date('2016-02-29'), -1))).toBe('2015-02-28');
    expect(isoDate(addYears(date('2017-04-08'), -1))).toBe('2016-04-08');
  });

  it('CAL-3 periods follow each other without gap', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('month', 'quarter', 'year'), (of, kind) => {
        const period = periodOf(kind, of);
        expect(period.from <= of && of < period.to).toBe(true);
        expect(shiftPeriod(period, 1).from).toBe(period.to);
        expect(shiftPeriod(shiftPeriod(period, 5), -5)).toEqual(period);
        expect(unwrap(parsePeriod(period.id))).toEqual(period);
      }),
    );
    const quarters = periodsBetween('quarter', date('2016-01-01'), date('2019-04-01'));
    expect(quarters).toHaveLength(13);
    expect(quarters.at(-1)?.id).toBe('2019-Q1');
    expect(yearBefore(periodOf('quarter', date('2019-03-31'))).id).toBe('2018-Q1');
    expect(parsePeriod('2019-Q5').ok).toBe(false);
  });
});

it('CAL-4 an instant is told by the clock of offices, which is named in the language of the reader', () => {
  const at = '2019-04-10T16:30:59.000Z';
  const told = (lang: 'en' | 'zh', timeZone: string): string => instantText(at, { lang, timeZone });
  expect(told('en', 'Asia/Shanghai')).toBe('2019-04-11 00:30 China Standard Time');
  expect(told('zh', 'Asia/Shanghai')).toBe('2019-04-11 00:30 中国标准时间');
  expect(told('en', 'UTC')).toBe('2019-04-10 16:30 Coordinated Universal Time');
});
