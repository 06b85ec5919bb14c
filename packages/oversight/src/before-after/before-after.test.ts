import { addDays, random } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { plainText } from '../sentence/segments.ts';
import { beforeAfter } from './before-after.ts';
import { beforeAfterSentence } from './before-after-sentence.ts';
import { againstControl } from './control.ts';
import { leastSquares } from './least-squares.ts';
import type { BeforeAfterChoice } from './method.ts';
import { CHOICE, day, METHOD, monthsFrom, seriesOf } from './series.test-data.ts';

describe('before and after', () => {
  const planted = (noise: (at: number) => number): number[] =>
    Array.from({ length: 48 }, (_, at) => {
      const [time, after] = [at - 24, at >= 24];
      const season = [3, -2, 0, 1, -4, 2, 0, 0, 1, -1, 0, 0][at % 12] ?? 0;
      return 50 + 0.1 * time + (after ? -6 - 0.25 * time : 0) + season + noise(at);
    });

  test('BFA-5 a planted change of level and slope is found exactly, the season taken out', () => {
    const found = beforeAfter({
      series: seriesOf(
        '2015-01-01',
        planted(() => 0),
      ),
      at: day('2017-01-01'),
      method: METHOD,
      choice: { ...CHOICE, season: 'month' },
    });
    if (!found.enough) throw new Error('48 months are enough');
    expect(found.level.value).toBeCloseTo(-6, 9);
    expect(found.slope.value).toBeCloseTo(-0.25, 9);
    expect(found.slopeBefore.value).toBeCloseTo(0.1, 9);
    expect(found.slopeAfter.value).toBeCloseTo(-0.15, 9);
    expect(found.last.value).toBeCloseTo(-6 - 0.25 * 23, 9);
    expect(found.average.value).toBeCloseTo(-6 - 0.25 * 11.5, 9);
    const last = found.points.at(-1);
    expect(last?.without?.value).toBeCloseTo(50 + 0.1 * 23, 9);
    expect(last?.fitted?.value).toBeCloseTo(last?.adjusted ?? 0, 9);
    expect(found.points[0]?.adjusted).toBeCloseTo(50 - 2.4, 9);
    expect(found.points[0]?.without).toBeNull();
  });

  test('BFA-5 a change of a share is found on the scale of shares', () => {
    const values = Array.from({ length: 30 }, (_, at) => 800 * 1.01 ** at * (at >= 15 ? 0.88 : 1));
    const found = beforeAfter({
      series: seriesOf('2016-01-01', values),
      at: day('2017-04-01'),
      method: METHOD,
      choice: { ...CHOICE, scale: 'log' },
    });
    expect(found.enough && found.level.value).toBeCloseTo(-0.12, 9);
    expect(found.enough && found.slopeBefore.value).toBeCloseTo(0.01, 9);
  });

  test('BFA-6 periods that were not measured stay gaps in time', () => {
    const whole = planted(() => 0);
    const values = whole.map((value, at) => (at === 5 || at === 30 || at === 31 ? null : value));
    const found = beforeAfter({
      series: seriesOf('2015-01-01', values),
      at: day('2017-01-01'),
      method: METHOD,
      choice: { ...CHOICE, season: 'month', errors: 'newey-west' },
    });
    expect(found.enough && found.slope.value).toBeCloseTo(-0.25, 9);
    expect(found.enough && found.points[30]).toMatchObject({ observed: null, adjusted: null });
    expect(found.enough && found.points[30]?.fitted).not.toBeNull();
  });

  test('BFA-11 a festival that moves through the year is a term of its own, and the reform is found beside it', () => {
    const days = [
      '2014-01-31',
      '2015-02-19',
      '2016-02-08',
      '2017-01-28',
      '2018-02-16',
      '2019-02-05',
    ];
    const festival = days.flatMap((first) =>
      Array.from({ length: 7 }, (_, after) => addDays(day(first), after)),
    );
    const months = monthsFrom('2014-01-01', 72);
    const reform = day('2017-01-01');
    const values = months.map(({ from, to }, at) => {
      const held = festival.filter((each) => each >= from && each < to).length;
      return 200 + 0.5 * (at - 36) + (at % 12) - 3 * held - (from >= reform ? 20 : 0);
    });
    const input = {
      series: seriesOf('2014-01-01', values),
      at: reform,
      method: METHOD,
      choice: { ...CHOICE, season: 'month' as const },
    };
    const found = beforeAfter({ ...input, festival });
    expect(found.enough && found.festivalDay?.value).toBeCloseTo(-3, 6);
    expect(found.enough && found.level.value).toBeCloseTo(-20, 6);
    // Without its days the festival is taken for chance, and the interval is wide.
    const blind = beforeAfter(input);
    expect(blind.enough && blind.festivalDay).toBeNull();
    expect(blind.enough && blind.level.high - blind.level.low).toBeGreaterThan(1);
    // Days that every year's month has alike are its season and no term of their own.
    const fixed = Array.from({ length: 6 }, (_, year) => day(`${2014 + year}-10-01`));
    const same = beforeAfter({ ...input, festival: fixed });
    expect(same.enough && same.festivalDay).toBeNull();
  });

  test('BFA-4 periods in which a reform takes hold are left out, and the window is kept', () => {
    const found = beforeAfter({
      series: seriesOf(
        '2015-01-01',
        planted(() => 0),
      ),
      at: day('2017-01-15'),
      method: { ...METHOD, settlingPeriods: 2, periodsBefore: 10, periodsAfter: 9 },
      choice: CHOICE,
    });
    const sides = found.points.map(({ side }) => side);
    expect(sides.filter((side) => side === 'before')).toHaveLength(10);
    expect(sides.filter((side) => side === 'between')).toHaveLength(3);
    expect(sides.filter((side) => side === 'after')).toHaveLength(9);
    expect(found.points[0]?.period.id).toBe('2016-03');
    expect(found.points.at(-1)?.period.id).toBe('2017-12');
  });

  test('BFA-7 with too few points nothing is told, and which are missing', () => {
    const ask = (count: number, more: Partial<BeforeAfterChoice> = {}, value = 5) => {
      const found = beforeAfter({
        series: seriesOf(
          '2016-01-01',
          Array.from({ length: count }, (_, at) => (at === 2 ? value : 5 + (at % 3))),
        ),
        at: day('2017-01-01'),
        method: { ...METHOD, leastBefore: 12, leastAfter: 6, leastFreedom: 8 },
        choice: { ...CHOICE, ...more },
      });
      return found.enough ? 'enough' : [found.lacking, found.found, found.needed].join(' ');
    };
    expect(ask(24)).toBe('enough');
    expect(ask(17)).toBe('after 5 6');
    expect(ask(18, { season: 'month' })).toBe('freedom 3 8');
    expect(ask(18, { season: 'quarter' })).toBe('enough');
    expect(ask(24, { scale: 'log' }, 0)).toBe('positive 0 1');
    const early = beforeAfter({
      series: seriesOf('2016-06-01', Array<number>(30).fill(1)),
      at: day('2017-01-01'),
      method: { ...METHOD, leastBefore: 12 },
      choice: CHOICE,
    });
    expect(early).toMatchObject({ enough: false, lacking: 'before', found: 7, needed: 12 });
  });

  test('BFA-8 against a control it is the difference in differences of a joint regression', () => {
    const draw = random(11).fork('control');
    const values = planted(() => draw.normal());
    const control = Array.from({ length: 48 }, (_, at) => 45 - 0.05 * at + draw.normal());
    const series = againstControl(
      seriesOf('2015-01-01', values),
      seriesOf('2015-01-01', control),
      'value',
    );
    const found = beforeAfter({
      series,
      at: day('2017-01-01'),
      method: METHOD,
      choice: { ...CHOICE, errors: 'newey-west' },
    });
    // Both series in one regression, every term twice: for all, and for those under the reform.
    const rows = [0, 1].flatMap((reformed) =>
      values.map((_, at) => {
        const base = [1, at - 24, at >= 24 ? 1 : 0, at >= 24 ? at - 24 : 0];
        return [...base, ...base.map((x) => x * reformed)];
      }),
    );
    const joint = leastSquares(rows, [...control, ...values])?.coefficients ?? [];
    expect(found.enough && found.level.value).toBeCloseTo(joint[6] ?? 0, 9);
    expect(found.enough && found.slope.value).toBeCloseTo(joint[7] ?? 0, 9);
  });

  test('BFA-8 what moves both alike drops out, and a gap in either is a gap', () => {
    const both = Array.from({ length: 24 }, (_, at) => 100 + 30 * Math.sin(at) + 5 * at);
    const series = seriesOf(
      '2016-01-01',
      both.map((value, at) => value * (at >= 12 ? 0.9 : 1)),
    );
    const ratio = againstControl(series, seriesOf('2016-01-01', both), 'log');
    const found = beforeAfter({
      series: ratio,
      at: day('2017-01-01'),
      method: METHOD,
      choice: { ...CHOICE, scale: 'log' },
    });
    expect(found.enough && found.level.value).toBeCloseTo(-0.1, 9);
    const gap = againstControl(series, seriesOf('2016-01-01', [null, 0, 5]), 'log');
    expect(gap.map(({ value }) => value === null).slice(0, 4)).toEqual([true, true, false, true]);
  });
});

describe('sentences', () => {
  const words = {
    title: { en: 'Share of visits at tertiary hospitals', zh: '三级医院诊疗占比' },
    place: { en: 'Beijing', zh: '北京市' },
    day: { en: '8 April 2017', zh: '2017年4月8日' },
    kind: 'month',
    unit: { unit: 'percent', unitText: { en: '%', zh: '%' }, scale: 'value' },
    confidence: 0.95,
  } as const;

  const sentence = (values: readonly number[], at: string) =>
    plainText(
      beforeAfterSentence({
        ...words,
        found: beforeAfter({
          series: seriesOf('2016-01-01', values),
          at: day(at),
          method: METHOD,
          choice: CHOICE,
        }),
      }),
    );

  test('BFA-10 say level, slope and what it comes to, with the same figures in both languages', () => {
    const wave = (at: number): number => 0.4 * Math.sin(at * 2.1);
    const values = Array.from({ length: 39 }, (_, at) =>
      at < 15 ? 50.3 + wave(at) : 46 - 0.1 * (at - 16) + wave(at),
    );
    const { en, zh } = sentence(values, '2017-04-08');
    expect(en).toMatch(
      /^Share of visits at tertiary hospitals, Beijing, 8 April 2017: fell at once by 4\.\d+ percentage points \(95 % interval −\d/,
    );
    expect(en).toMatch(
      /Since then it moves 0\.\d+ percentage points a month further down than before\. In March 2019 it stands \d\.\d+ percentage points below/,
    );
    expect(zh).toMatch(/^北京市三级医院诊疗占比，2017年4月8日：即时下降4\.\d+个百分点（95%区间/);
    const numbers = (text: string): string[] => text.match(/\d+\.\d+/g) ?? [];
    expect(numbers(en)).toEqual(numbers(zh));
  });

  test('BFA-10 say so where chance could have done it, or nothing can be told', () => {
    const draw = random(5);
    const flat = Array.from({ length: 39 }, () => 50 + draw.normal());
    expect(sentence(flat, '2017-04-08').en).toContain(
      'no sudden change that can be told from chance',
    );
    expect(sentence(flat, '2019-02-15').en).toContain(
      'too few points to tell. Only 1 month after the reform measured, at least 6 are needed.',
    );
    expect(sentence(flat, '2019-02-15').zh).toContain(
      '数据点太少，无法判断。改革后仅有1个月数据，至少需要6个月。',
    );
  });
});
