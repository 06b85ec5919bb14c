import type { Replay, ReplayMoney, ReplayPool, ReplayRule } from '@sanyi/api';
import { sampleReplay } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { compareReplays, rowsApart } from './compare-replays.ts';

const money = (fund: number, patient: number): ReplayMoney => ({
  totalFen: String(fund + patient + 500),
  hospitalFen: '500',
  fixedFundFen: '100',
  fundFen: String(fund - 100),
  patientFen: String(patient),
});

const cell = (key: string, before: ReplayMoney, after: ReplayMoney) => ({
  ...{ dimension: 'district', key, claims: 1 },
  ...{ baseline: before, reform: after },
});

const bands = (
  key: string,
  count: number,
  [gain, lose]: readonly [number, number],
  to: number,
) => ({
  ...{ dimension: 'scheme', key, count, bands: [gain, 0, count - gain - lose, 0, lose] },
  ...{ baselineFen: '3000', reformFen: String(to) },
});

const rule = (cite: string, losers: number, patient: number): ReplayRule => ({
  ...{ cite, speaks: 'reform', claims: losers + 1, losers, gainers: 1 },
  ...{ patientFen: String(patient), fundFen: '-7', incomeFen: String(patient - 7) },
});

const pool = (period: string, pointYuan: string, paid: number): ReplayPool => ({
  ...{ side: 'reform', pool: 'stays', title: { en: 'Stays', zh: '住院' }, period, pays: 'fund' },
  ...{ key: [{ name: 'level', value: 'tertiary' }], cases: 4, points: '400', pointYuan },
  ...{ budgetFen: '9000', sharedFen: '9000', chargedFen: '9500', billedFen: '8000' },
  ...{ patientFen: '500', paidFen: String(paid), by: 'shared', cut: null },
});

const FIRST: Replay = {
  ...sampleReplay(),
  cells: [
    cell('haidian', money(600, 400), money(700, 350)),
    cell('daxing', money(9, 9), money(9, 9)),
  ],
  people: [bands('employee', 3, [1, 0], 2500)],
  visits: [bands('tertiary', 5, [1, 2], 2900)],
  institutions: [bands('tertiary', 2, [0, 1], 2000)],
  rules: [rule('base@1#price/drug', 4, 300), rule('base@1#price/test', 1, 9)],
  pools: [pool('2018', '98.7654', 8200)],
};
const SECOND: Replay = {
  ...FIRST,
  cells: [
    cell('haidian', money(600, 400), money(500, 600)),
    cell('miyun', money(200, 1), money(150, 2)),
  ],
  people: [bands('employee', 3, [0, 2], 3700), bands('resident', 1, [0, 0], 3000)],
  visits: [bands('tertiary', 5, [0, 3], 3100)],
  families: [{ family: 'drug', baselineFen: '50000', reformFen: '49000' }],
  rules: [rule('base@1#price/drug', 6, 250), rule('reform@1#price/drug', 2, 5)],
  pools: [pool('2018', '100', 7900), pool('2019', '101', 8001)],
};

/** The fixed part stays, and so does what hospitals bear. */
const change = (patient: number, fund: number) => ({
  ...{ totalFen: String(patient + fund), incomeFen: String(patient + fund) },
  ...{ patientFen: String(patient), fundFen: String(fund) },
  ...{ fixedFundFen: '0', hospitalFen: '0' },
});

describe('two replays side by side', () => {
  test('STO-96 the change of each cell under both, and the second less the first', () => {
    const { cells, differ } = compareReplays(FIRST, SECOND);
    expect(differ).toEqual([]);
    expect(cells[0]).toEqual({
      dimension: 'district',
      key: 'haidian',
      first: change(-50, 100),
      second: change(200, -100),
      apart: change(250, -200),
    });
  });

  test('STO-96 a key that only one of them has is unchanged in the other', () => {
    const { cells, people } = compareReplays(FIRST, SECOND);
    const none = change(0, 0);
    expect(cells.map(({ key }) => key)).toEqual(['haidian', 'daxing', 'miyun']);
    expect(cells[1]).toMatchObject({ second: none });
    expect(cells[2]).toMatchObject({ first: none, apart: { patientFen: '1', fundFen: '-50' } });
    expect(people[1]?.first).toEqual({
      ...{ count: 0, bands: [0, 0, 0, 0, 0] },
      ...{ changeFen: '0', eachFen: '0' },
    });
  });

  test('STO-96 bands and what each pays stand beside each other, half up, and charges too', () => {
    const { people, families, items } = compareReplays(FIRST, SECOND);
    expect(people[0]).toMatchObject({
      first: { bands: [1, 0, 2, 0, 0], changeFen: '-500', eachFen: '-167' },
      second: { bands: [0, 0, 1, 0, 2], changeFen: '700', eachFen: '233' },
      apartFen: '1200',
      apartEachFen: '400',
    });
    expect(families).toEqual([
      { key: 'drug', firstFen: '10000', secondFen: '-1000', apartFen: '-11000' },
    ]);
    expect(items.map(({ apartFen }) => apartFen)).toEqual(['0']);
  });

  test('STO-96 visits stand in their bands under each, and so does each rule that claims cite', () => {
    const { visits, rules } = compareReplays(FIRST, SECOND);
    expect(visits).toMatchObject([
      { first: { eachFen: '-20' }, second: { bands: [0, 0, 2, 0, 3] }, apartEachFen: '40' },
    ]);
    expect(rules.map(({ cite }) => cite)).toEqual([
      'base@1#price/drug',
      'base@1#price/test',
      'reform@1#price/drug',
    ]);
    expect(rules[0]).toMatchObject({
      first: { losers: 4, patientFen: '300' },
      second: { losers: 6, patientFen: '250' },
      apart: { claims: 2, losers: 2, gainers: 0, patientFen: '-50', fundFen: '0' },
    });
    expect(rules[1]).toMatchObject({ second: { claims: 0 }, apart: { losers: -1, fundFen: '7' } });
  });

  test('STO-96 of a budget that only one has, what it pays beyond bills is told, and no point value', () => {
    const { pools } = compareReplays(FIRST, SECOND);
    expect(pools).toMatchObject([
      {
        first: { pointYuan: '98.7654', changeFen: '200' },
        second: { changeFen: '-100' },
        apart: { pointYuan: '1.2346', paidFen: '-300', changeFen: '-300' },
      },
      {
        ...{ period: '2019', first: null, second: { paidFen: '8001' } },
        apart: { pointYuan: null, paidFen: null, changeFen: '1' },
      },
    ]);
  });

  test('STO-96 what both change alike is no difference; one rule or budget alone is', () => {
    const rows = rowsApart(compareReplays(FIRST, SECOND));
    expect([rows.same, rows.cells.length, rows.items.length]).toEqual([false, 2, 0]);
    expect(rowsApart(compareReplays(FIRST, FIRST)).same).toBe(true);
    for (const other of [{ rules: FIRST.rules.slice(1) }, { pools: [] }, { visits: [] }]) {
      expect(rowsApart(compareReplays(FIRST, { ...FIRST, ...other })).same).toBe(false);
    }
  });

  test('STO-96 weighed, what patients and funds pay more is still what institutions take in more', () => {
    const weight = 3;
    const weighed = compareReplays(FIRST, SECOND, {
      money: (fen) => (fen * 10n + 4n) / 3n,
      count: (of) => of * weight,
    });
    for (const { first, second, apart } of weighed.cells) {
      for (const side of [first, second, apart]) {
        expect(BigInt(side.patientFen) + BigInt(side.fundFen)).toBe(BigInt(side.incomeFen));
        expect(BigInt(side.incomeFen) + BigInt(side.hospitalFen)).toBe(BigInt(side.totalFen));
      }
    }
    expect(weighed.people[0]?.first).toMatchObject({ count: 9, bands: [3, 0, 6, 0, 0] });
    // Institutions are all in the file, so they are not multiplied; what they take in is.
    expect(weighed.institutions[0]?.first).toEqual({
      ...{ count: 2, bands: [0, 0, 1, 0, 1] },
      ...{ changeFen: '-3332', eachFen: '-1666' },
    });
  });

  test('STO-96 exchanged, every difference has the other sign', () => {
    const [there, back] = [compareReplays(FIRST, SECOND), compareReplays(SECOND, FIRST)];
    const of = ({ cells }: typeof there) =>
      new Map(cells.map(({ key, apart }) => [key, BigInt(apart.patientFen)]));
    const returned = of(back);
    for (const [key, fen] of of(there)) expect(returned.get(key)).toBe(-fen);
  });

  test('STO-96 other facts, days or groups are told', () => {
    const other = (of: Partial<Replay>) => compareReplays(FIRST, { ...SECOND, ...of }).differ;
    expect(other({ factsChecksum: 'e'.repeat(64) })).toEqual(['facts']);
    expect(other({ period: { ...FIRST.period, to: '2018-12-31' } as Replay['period'] })).toEqual([
      'days',
    ]);
    expect(other({ groups: { ...FIRST.groups, hash: 'x' } })).toEqual(['groups']);
  });
});
