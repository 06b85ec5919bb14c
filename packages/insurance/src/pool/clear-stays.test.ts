import type { Day } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { cityStack, cityTables } from '../testing/fake-city.ts';
import type { FakeRules } from '../testing/fake-stack.ts';
import { clearStays } from './clear-stays.ts';
import type { SettledStay } from './stay-book.ts';

const FIRST = 17_532 as Day; // 2018-01-01

const PAYMENT: FakeRules['payment'] = {
  pool: {
    ...{ name: 'cases', file: 'pools/cases.yaml', title: { en: 'Cases', zh: '病例' } },
    ...{ hook: 'payment.case', key: ['scheme'], period: 'quarter', pays: 'fund', budget: 'budget' },
    ...{ weights: null, floor: null, ceiling: null, savingsKept: null },
    ...{ overspendShared: null, overspendUpTo: null, where: 'pools/cases.yaml' },
  },
  points: (input) => ({ points: BigInt(Number(input.total)) * 10_000n }),
  parameters: { budget: 1_001n },
};

const stay = (claim: number, of: Partial<SettledStay> = {}): SettledStay => ({
  ...{ claim, reverses: null, person: claim, scheme: 'employee', institution: 1, group: 0 },
  ...{ day: (FIRST + 3) as Day, endDay: (FIRST + 9) as Day, bedDays: 6 },
  ...{ total: 500, fund: 400, patient: 100 },
  ...of,
});

async function* streamed(stays: readonly SettledStay[]): AsyncGenerator<SettledStay> {
  yield* stays;
}

describe('clearing a settlement', () => {
  it('POOL-13 hospitals share the budget of a whole quarter; one that has only begun stays open', async () => {
    const rules = claimRules(cityStack({ payment: PAYMENT }), cityTables());
    const days = { from: FIRST, to: (FIRST + 120) as Day, weight: 1 };
    const late = { day: (FIRST + 95) as Day, endDay: (FIRST + 99) as Day };
    const { closed, open } = await clearStays(
      rules,
      days,
      streamed([
        stay(1),
        stay(2, { institution: 2 }),
        {
          ...stay(3, { reverses: 2, person: 2, institution: 2 }),
          total: -250,
          fund: -200,
          patient: -50,
        },
        stay(4, late),
      ]),
    );
    expect(closed).toMatchObject([{ period: { id: '2018-Q1' }, paid: 1_001n, cases: 2 }]);
    // Of three equal remainders the lowest claim gets the fen that is left.
    const [first, second] = closed[0]?.hospitals ?? [];
    expect([first?.paid, second?.paid]).toEqual([668n, 333n]);
    expect([first?.billed, second?.billed]).toEqual([400n, 200n]);
    expect(open).toMatchObject([{ period: { id: '2018-Q2' }, hospitals: [{ billed: 400n }] }]);
  });
});
