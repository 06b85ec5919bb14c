import type { IsoDate, Text } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { type Arrival, reportMatrix } from './completeness.ts';
import { explainDifference } from './difference.ts';
import { outliers } from './outliers.ts';
import { templateOf } from './template.ts';
import { LINES, QUARTER, TERMS, THRESHOLDS } from './terms.test-data.ts';

const [GROWTH, CALLS] = LINES;

describe('outliers', () => {
  test('FRM-5 each method finds what lies beyond its own threshold', () => {
    const history = [10, 11, 12, 13, 14];
    const methods = (value: number): string[] =>
      outliers(value, history, THRESHOLDS).map((each) => each.method);
    expect(methods(12)).toEqual([]);
    expect(methods(16.5)).toEqual(['quartiles' /* 13 + 1.5 x 2 = 16 */].slice(0, 1));
    expect(methods(17)).toEqual(['zScore' /* 12 + 3 x 1.58 = 16.7 */, 'quartiles']);
    expect(methods(17.5)).toEqual([
      'zScore',
      'modifiedZScore' /* 12 + 3.5 / 0.6745 = 17.2 */,
      'quartiles',
    ]);
    expect(methods(18.5)).toEqual(['zScore', 'modifiedZScore', 'quartiles', 'range' /* 14 + 4 */]);
    expect(methods(5)).toEqual(['zScore', 'modifiedZScore', 'quartiles', 'range']);
  });

  test('FRM-5 a threshold moves the line, and too little history says nothing', () => {
    expect(outliers(17, [10, 11, 12, 13, 14], { ...THRESHOLDS, z: 4000n, fence: 3000n })).toEqual(
      [],
    );
    expect(outliers(99, [10, 11, 12], THRESHOLDS)).toEqual([]);
    expect(outliers(99, [10, 11, 12], { ...THRESHOLDS, history: 3 })).toHaveLength(4);
    expect(outliers(10, [10, 10, 10, 10], THRESHOLDS)).toEqual([]);
    expect(outliers(11, [10, 10, 10, 10], THRESHOLDS)).toHaveLength(4);
  });
});

describe('completeness and timeliness', () => {
  const arrival = (indicator: string, place: string, receivedAt: string): Arrival => ({
    indicator,
    place,
    period: '2019-Q1',
    receivedAt,
  });
  const states = (today: string, arrivals: readonly Arrival[]) =>
    reportMatrix([TERMS], {
      period: QUARTER,
      arrivals,
      today: today as IsoDate,
      dayOf: (instant) => instant.slice(0, 10) as IsoDate,
    }).map(({ place, state, received, daysLate }) => `${place} ${state} ${received}/2 ${daysLate}`);

  test('FRM-6 in time, late, in part, due, missing', () => {
    const arrivals = [
      arrival('expense-growth', 'tongzhou', '2019-04-08T01:00:00Z'),
      arrival('call-satisfaction', 'tongzhou', '2019-04-10T23:00:00Z'),
      arrival('expense-growth', 'daxing', '2019-04-09T01:00:00Z'),
      { ...arrival('call-satisfaction', 'daxing', '2019-04-09T01:00:00Z'), period: '2018-Q4' },
    ];
    expect(states('2019-04-10', arrivals)).toEqual([
      'tongzhou onTime 2/2 0',
      'daxing partial 1/2 0',
      'yanqing due 0/2 0',
    ]);
    const late = [...arrivals, arrival('call-satisfaction', 'daxing', '2019-04-14T00:00:00Z')];
    expect(states('2019-04-15', late)).toEqual([
      'tongzhou onTime 2/2 0',
      'daxing late 2/2 4',
      'yanqing missing 0/2 5',
    ]);
  });

  test('FRM-6 a correction later does not make a form late', () => {
    const arrivals = ['2019-04-08', '2019-05-20'].flatMap((day) => [
      arrival('expense-growth', 'tongzhou', `${day}T01:00:00Z`),
      arrival('call-satisfaction', 'tongzhou', `${day}T01:00:00Z`),
    ]);
    expect(states('2019-06-01', arrivals)[0]).toBe('tongzhou onTime 2/2 0');
  });
});

describe('the difference between reported and computed', () => {
  const at = (numerator: number, denominator: number, place = 'tongzhou', period = '2019-Q1') => ({
    place,
    period,
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
  });
  const causes = (line: typeof CALLS, pair: Parameters<typeof explainDifference>[1]): string[] =>
    explainDifference(line, pair).causes.map((cause) => cause.kind);

  test('FRM-7 says which part differs, and by how much', () => {
    const pair = { computed: at(940, 1000), reported: at(970, 1000), weight: 1, others: [] };
    const found = explainDifference(CALLS, pair);
    expect(found).toMatchObject({
      value: '3.0',
      numeratorPercent: '3.2',
      denominatorPercent: '0.0',
    });
    expect(found.causes.map((cause) => cause.text.en)).toEqual([
      'Satisfied calls: +3.2 %; the other part agrees within 0.5 %.',
    ]);
    expect(causes(CALLS, { ...pair, reported: at(940, 1000) })).toEqual(['agrees']);
    expect(causes(CALLS, { ...pair, reported: at(1880, 2000) })).toEqual(['both']);
  });

  test('FRM-7 of growth the amounts are compared, not their differences', () => {
    const pair = { computed: at(100, 1000), reported: at(50, 1000), weight: 1, others: [] };
    expect(explainDifference(GROWTH, pair)).toMatchObject({
      value: '-5.0',
      numeratorPercent: '-4.5',
      denominatorPercent: '0.0',
    });
  });

  test('FRM-7 knows the figure of another period or district, and a power of ten', () => {
    const others = [at(880, 950, 'tongzhou', '2018-Q4'), at(500, 600, 'daxing')];
    const pair = { computed: at(940, 1000), reported: at(880, 950), weight: 1, others };
    expect(causes(CALLS, pair)).toEqual(['otherPeriod', 'both']);
    expect(causes(CALLS, { ...pair, reported: at(500, 600) })).toEqual(['otherPlace', 'both']);
    const titleOf = (): Text => ({ en: 'Daxing', zh: '大兴区' });
    const other = explainDifference(CALLS, { ...pair, reported: at(500, 600), titleOf });
    expect(other.causes[0]?.text.en).toContain('another district (Daxing)');
    const tens = explainDifference(CALLS, { ...pair, reported: at(94, 1000) });
    expect(tens.causes[0]?.text.en).toBe(
      'The reported numerator is about 1/10 of the computed one; the form counts in calls.',
    );
  });

  test('FRM-7 counts of a sampled city are scaled, and that is said', () => {
    const pair = { computed: at(2, 3), reported: at(940, 1500), weight: 500, others: [] };
    const found = explainDifference(CALLS, pair);
    expect(found).toMatchObject({ numeratorPercent: '-6.0', denominatorPercent: '0.0' });
    expect(found.causes.at(-1)?.kind).toBe('sampled');
    expect(causes(CALLS, { ...pair, computed: at(940, 1500) })).toEqual(['agrees']);
    const far = { ...pair, computed: at(2, 3), weight: 2000, reported: at(6833 * 2, 6833 * 3) };
    expect(explainDifference(CALLS, far).numeratorPercent).toBe('241.7');
    const other = { ...pair, computed: at(20_000, 30_000), reported: at(1000, 1500) };
    const units = explainDifference(CALLS, other);
    expect(units).toMatchObject({ numeratorPercent: '-100.0', denominatorPercent: '-100.0' });
    expect(units.causes.map(({ kind }) => kind)).toEqual(['powerOfTen', 'agrees', 'sampled']);
    expect(units.causes[0]?.text.en).toBe(
      'The reported numerator and denominator are about 1/10,000 of the computed ones; the form counts in calls.',
    );
  });
});

describe('templates', () => {
  test('FRM-3 a template has a row for each district and indicator and one sample', () => {
    const all = templateOf(TERMS, { period: QUARTER, place: null });
    expect(all.rows).toHaveLength(6);
    expect(all.sample[0]).toBe('示例 SAMPLE');
    const own = templateOf(TERMS, { period: QUARTER, place: 'daxing' });
    expect(own.rows.map((row) => row.slice(0, 3))).toEqual([
      ['大兴区 Daxing', '2019-Q1', '医疗费用同比 Expense growth'],
      ['大兴区 Daxing', '2019-Q1', '呼叫满足率 Calls satisfied'],
    ]);
    expect(own.head[0]).toBe('区 District');
  });
});
