import { allocated } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casePayment,
  type PointCase,
  type PoolSums,
  type PoolTerms,
  pointValue,
  pointYuan,
  sharedAmount,
} from './share-budget.ts';

const TERMS: PoolTerms = {
  pays: 'fund',
  budget: 0n,
  floor: null,
  ceiling: null,
  savingsKept: null,
  overspendShared: null,
  overspendUpTo: null,
};

const claimOf = (of: PointCase | undefined): number => of?.claim ?? 0;

const sumsOf = (cases: readonly PointCase[], billed = 0n, patient = 0n) => ({
  points: cases.reduce((sum, { points }) => sum + BigInt(points), 0n),
  billed,
  patient,
});

/** What all cases are paid, in their order. */
function shareBudget(terms: PoolTerms, sums: PoolSums, cases: readonly PointCase[]) {
  const value = pointValue(terms, sums, {
    count: cases.length,
    claim: (row) => cases[row]?.claim ?? 0,
    points: (row) => cases[row]?.points ?? 0,
  });
  return { value, payments: cases.map((each) => casePayment(value, each)) };
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, each) => sum + each, 0n);

const budgets = fc.bigInt({ min: 0n, max: 10_000_000_000_000n });

/** Cases of which some are refunds; together they have points. */
const anyCases = fc
  .uniqueArray(
    fc.record({
      claim: fc.integer({ min: 1, max: 1_000_000 }),
      points: fc.integer({ min: -3_000_000, max: 900_000_000 }),
    }),
    { minLength: 1, maxLength: 40, selector: ({ claim }) => claim },
  )
  .filter((cases) => sumsOf(cases).points > 0n);

describe('sharing a budget by points', () => {
  it('POOL-1 payments add up to the budget, whatever the points, and no case is off by a fen', () => {
    fc.assert(
      fc.property(anyCases, budgets, (cases, budget) => {
        const sums = sumsOf(cases);
        const { payments } = shareBudget({ ...TERMS, budget }, sums, cases);
        expect(total(payments)).toBe(budget);
        for (const [at, { points }] of cases.entries()) {
          const off = (payments[at] ?? 0n) * sums.points - budget * BigInt(points);
          expect(off < sums.points && -off < sums.points).toBe(true);
        }
      }),
    );
  });

  it('POOL-2 the order of cases changes no payment', () => {
    fc.assert(
      fc.property(anyCases, budgets, fc.integer({ min: 0, max: 39 }), (cases, budget, turn) => {
        const turned = [...cases.slice(turn), ...cases.slice(0, turn)].reverse();
        const of = (given: readonly PointCase[]): Map<number, bigint | undefined> => {
          const { payments } = shareBudget({ ...TERMS, budget }, sumsOf(given), given);
          return new Map(given.map(({ claim }, at) => [claim, payments[at]]));
        };
        for (const [claim, paid] of of(cases)) expect(of(turned).get(claim)).toBe(paid);
      }),
      { numRuns: 50 },
    );
  });

  it('POOL-3 payments are those of largest remainders in the order of claims', () => {
    fc.assert(
      fc.property(anyCases, budgets, (cases, budget) => {
        const { value, payments } = shareBudget({ ...TERMS, budget }, sumsOf(cases), cases);
        const order = [...cases.keys()].sort((a, b) => claimOf(cases[a]) - claimOf(cases[b]));
        const weights = order.map((at) => BigInt(cases[at]?.points ?? 0));
        const { parts, cut } = allocated(budget, weights);
        expect(order.map((at) => payments[at])).toEqual(parts);
        const last = cut && {
          remainder: cut.remainder,
          claim: claimOf(cases[order[cut.index] ?? 0]),
        };
        expect(value).toMatchObject({ kind: 'shared', cut: last });
      }),
    );
  });

  it('POOL-3 the worked examples of the dossier: 80 yuan a point, and a rate for a relative weight', () => {
    const cases = [{ claim: 1, points: 1_500_000_000_000 }];
    const sums = sumsOf(cases, 0n, 3_000_000_000n);
    const shared = shareBudget({ ...TERMS, pays: 'case', budget: 9_000_000_000n }, sums, cases);
    expect(pointYuan(shared.value)).toBe('80');
    // A group of weight 1.25 at a rate of 12,000: 15,000 yuan, of which the patient pays 3,100.
    const rate = { floor: 12_000_000n, ceiling: 12_000_000n };
    const stay = [{ claim: 7, points: 1_250_000 }];
    const drg = shareBudget({ ...TERMS, ...rate, pays: 'case', budget: 1n }, sumsOf(stay), stay);
    expect(drg.payments).toEqual([1_500_000n]);
    expect((drg.payments[0] ?? 0n) - 310_000n).toBe(1_190_000n);
  });

  it('POOL-4 the value of a point stays within floor and ceiling; then payments are half up each', () => {
    const cases = [
      { claim: 1, points: 1_000_000 },
      { claim: 2, points: 333_333 },
    ];
    const of = (floor: bigint | null, ceiling: bigint | null) =>
      shareBudget({ ...TERMS, budget: 10_000n, floor, ceiling }, sumsOf(cases), cases);
    expect(of(100_000n, null)).toMatchObject({
      value: { by: 'floor' },
      payments: [10_000n, 3_333n],
    });
    expect(of(null, 50_000n)).toMatchObject({
      value: { by: 'ceiling' },
      payments: [5_000n, 1_667n],
    });
    expect(of(50_000n, 100_000n).value.kind).toBe('shared');
    expect(total(of(50_000n, 100_000n).payments)).toBe(10_000n);
  });

  it('POOL-5 hospitals keep a share of savings, the fund bears a share of an overspend up to a limit', () => {
    const terms = {
      ...TERMS,
      budget: 100_000n,
      savingsKept: 700_000n,
      overspendShared: 500_000n,
      overspendUpTo: 1_050n,
    };
    const shared = (billed: bigint, patient = 0n): bigint =>
      sharedAmount(terms, { points: 1n, billed, patient });
    expect(shared(90_000n)).toBe(97_000n);
    expect(shared(100_000n)).toBe(100_000n);
    expect(shared(104_000n)).toBe(102_000n);
    expect(shared(120_000n)).toBe(102_500n);
    expect(
      sharedAmount(
        { ...terms, overspendUpTo: null },
        { points: 1n, billed: 120_000n, patient: 0n },
      ),
    ).toBe(110_000n);
    expect(
      sharedAmount({ ...TERMS, budget: 100_000n }, { points: 1n, billed: 120_000n, patient: 0n }),
    ).toBe(100_000n);
    expect(
      sharedAmount({ ...terms, pays: 'case' }, { points: 1n, billed: 90_000n, patient: 5n }),
    ).toBe(97_005n);
  });
});
