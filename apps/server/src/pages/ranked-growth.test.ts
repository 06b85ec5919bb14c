import type { Spread } from '@sanyi/store';
import { describe, expect, test } from 'vitest';
import { rankedGrowth } from './ranked-growth.ts';

const PERIOD = '2019-Q1';

/** A district of so many claims of 500 yuan, grown by so many percent. */
const spread = (place: string, growth: number, claims = 1000): Spread => {
  const fen = BigInt(claims) * 50_000n;
  const squares = BigInt(claims) * 250_000n;
  return {
    place,
    period: PERIOD,
    claims: BigInt(claims),
    totalFen: (fen * BigInt(100 + growth)) / 100n,
    totalYuanSquares: squares,
    yearBeforeClaims: BigInt(claims),
    yearBeforeTotalFen: fen,
    yearBeforeTotalYuanSquares: squares,
  };
};

const spreads = [spread('a', 9), spread('b', 7), spread('c', 5)];

/** What the districts were raked to, so many fen beside what was made. */
const raked = (beside: number) => ({
  stackHash: 'hash',
  expenseFen: Object.fromEntries(
    spreads.map(({ place, totalFen, yearBeforeTotalFen }) => [
      place,
      { '2018-Q1': Number(yearBeforeTotalFen), [PERIOD]: Number(totalFen) + beside },
    ]),
  ),
});

describe('ranked growth', () => {
  test('SRV-19 districts raked to known totals are ranked by what the raking left open', () => {
    const { districts, note } = rankedGrowth(
      { spreads, weight: 500, raked: raked(10_000) },
      PERIOD,
    );
    expect([...districts].map(([place, { rank }]) => [place, rank?.from, rank?.to])).toEqual([
      ['a', 1, 1],
      ['b', 2, 2],
      ['c', 3, 3],
    ]);
    // 10,000 fen of 50 million are 0.02 points; 1.96 of them to each side.
    expect(note?.en).toContain('±0.04 points');
  });

  test('SRV-19 a raking that left much open tells as little apart as the sample', () => {
    const open = rankedGrowth({ spreads, weight: 500, raked: raked(2_000_000) }, PERIOD);
    expect(open.districts.get('a')?.rank).toBe(null);
  });

  test('SRV-19 a sample that tells nobody apart ranks nobody and says so once', () => {
    const small = [spread('a', 9, 40), spread('b', 7, 40), spread('c', 5, 40)];
    const { districts, note } = rankedGrowth({ spreads: small, weight: 500, raked: null }, PERIOD);
    expect([...districts.values()].map(({ rank }) => rank)).toEqual([null, null, null]);
    expect(note?.en).toContain('none is ranked');
    const whole = rankedGrowth({ spreads: small, weight: 1, raked: null }, PERIOD);
    expect(whole.districts.get('b')?.rank?.rank).toBe(2);
    expect(whole.note).toBe(null);
  });
});
