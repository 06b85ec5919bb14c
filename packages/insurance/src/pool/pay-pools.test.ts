import { claimCensus, segmentCodes, segmentMaker } from '@sanyi/facts';
import type { Row, Value } from '@sanyi/feel';
import { type Day, ProblemError, type Rate } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { replayKernel } from '../kernel/replay-kernel.ts';
import { type ReplayFrame, replayLayout } from '../replay/replay-layout.ts';
import { type ReplayTables, replayTables } from '../replay/replay-tables.ts';
import { batchOf, cityStack, cityTables, type FakeClaim } from '../testing/fake-city.ts';
import type { FakeRules } from '../testing/fake-stack.ts';
import { joinedCases } from './case-records.ts';
import { payPools, type ReplayPools } from './pay-pools.ts';

const FIRST = 17_532; // 2018-01-01
const LAST = FIRST + 364;
const city = cityTables();
/** The institution number of one that lies in no district. */
const NOWHERE = 5;
const tables = {
  ...city,
  institutions: [
    ...city.institutions,
    ...city.institutions.slice(0, 1).map((of) => ({ ...of, institution: NOWHERE, district: '' })),
  ],
  diagnosisGroups: [{ code: 'A' }, { code: 'B' }],
};

type Payment = NonNullable<FakeRules['payment']>;

const POOL: Payment['pool'] = {
  ...{ name: 'cases', file: 'pools/cases.yaml', title: { en: 'Cases', zh: '病例' } },
  ...{ hook: 'payment.case', key: ['scheme'], period: 'year', pays: 'fund', budget: 'budget' },
  ...{ weights: null, floor: null, ceiling: null, savingsKept: null },
  ...{ overspendShared: null, overspendUpTo: null, where: 'pools/cases.yaml' },
};

/** Points are yuan that the case cost; stays of two days are paid by item. */
const points = (input: Row): Value => ({
  points: Number(input.bedDays) <= 2 ? null : BigInt(Number(input.total)) * 10_000n,
});

const payment = (
  changed: Partial<Payment> & { readonly pool?: Payment['pool'] } = {},
): Payment => ({
  ...{ pool: POOL, points, parameters: { budget: 1_234_567n } },
  ...changed,
});

const rate = (millionths: number): Rate => BigInt(millionths) as Rate;

const frameOf = (of: Payment, days: readonly [number, number] = [FIRST, LAST]): ReplayFrame => ({
  facts: tables,
  districts: [{ id: 'tongzhou' }],
  groups: {
    ageBands: [
      { code: 'young', title: { en: '', zh: '' }, from: 0 },
      { code: 'old', title: { en: '', zh: '' }, from: 60 },
    ],
    largeChange: rate(50_000),
    neutralWithin: rate(5_000),
    sampleShare: rate(10_000),
    samplePersons: 1,
    hash: 'groups',
  },
  stacks: [cityStack(), cityStack({ payment: of })],
  from: days[0] as Day,
  to: days[1] as Day,
});

type Made = {
  readonly tables: ReplayTables;
  readonly pools: ReplayPools;
  readonly values: Float64Array;
};

/** Replays claims, persons spread over as many kernels as there are workers. */
function replayed(
  claims: readonly FakeClaim[],
  of: Payment = payment(),
  how: {
    readonly workers?: number;
    readonly weight?: number;
    readonly days?: readonly [number, number];
  } = {},
): Made {
  const frame = frameOf(of, how.days);
  const layout = replayLayout(frame);
  const [old, now] = frame.stacks;
  const rules = [claimRules(old, tables), claimRules(now, tables)] as const;
  const ids = tables.institutions.map(({ institution }) => institution);
  const values = new Float64Array(layout.size);
  const cases: Float64Array[] = [];
  const workers = how.workers ?? 1;
  for (let worker = workers - 1; worker >= 0; worker--) {
    const own = claims.filter(({ person = 11 }) => person % workers === worker);
    const codes = segmentCodes(claimCensus([tables.persons], [batchOf(claims)]), ids);
    const kernel = replayKernel({ rules, codes, frame, layout, since: null });
    kernel.add(segmentMaker(codes)(tables.persons, [batchOf(own)]));
    const sums = kernel.take();
    for (const at of sums.keys()) values[at] = (values[at] ?? 0) + (sums[at] ?? 0);
    cases.push(kernel.takeCases());
  }
  const part = { weight: how.weight ?? 1 };
  const pools = payPools({ frame, layout, part }, values, joinedCases(cases));
  return { tables: replayTables(frame, layout, values), pools, values };
}

const stay = (claim: number, of: Partial<FakeClaim> = {}): FakeClaim => ({
  claim,
  day: FIRST + 30 + claim,
  bedDays: 5,
  lines: [[3, 4_000]],
  ...of,
});

const anyClaims = fc
  .array(
    fc.record({
      person: fc.constantFrom(11, 12, 13, 14),
      institution: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: FIRST, max: LAST - 60 }),
      bedDays: fc.constantFrom(0, 2, 5, 9),
      isRefunded: fc.boolean(),
      lines: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1_000, max: 40_000 })),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((claims) =>
    claims.flatMap(({ bedDays, isRefunded, ...rest }, at): FakeClaim[] => {
      const claim = { ...rest, claim: 2 * at + 1, ...(bedDays > 0 ? { bedDays } : {}) };
      const refund = {
        claim: 2 * at + 2,
        person: rest.person,
        institution: rest.institution,
        day: rest.day + 20,
        reverses: 2 * at + 1,
      };
      return isRefunded ? [claim, refund] : [claim];
    }),
  );

const changeOf = (
  of: ReplayTables,
  dimension: string,
  part: 'fund' | 'hospital' | 'patient' | 'total',
) =>
  of.cells
    .filter((cell) => cell.dimension === dimension)
    .reduce((sum, { baseline, reform }) => sum + reform[part] - baseline[part], 0);

/** What claims come to, or why not: everything of a scheme may have been taken back. */
function madeOf(claims: readonly FakeClaim[], workers = 1): Made | string {
  try {
    return replayed(claims, payment(), { workers });
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0].code;
    throw error;
  }
}

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0].code;
    throw error;
  }
  return 'nothing is wrong';
};

describe('pools of a replay', () => {
  it('POOL-6 budgets are paid to the fen, and every dimension still adds up to the whole', () => {
    let paid = 0;
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const made = madeOf(claims);
        if (typeof made === 'string') return;
        paid += made.pools[1].length;
        const closed = made.pools[1];
        for (const pool of closed) {
          expect(pool.paid).toBe(1_234_567n);
          expect(pool.hospitals.reduce((sum, { paid }) => sum + paid, 0n)).toBe(pool.paid);
        }
        const moved = Number(closed.reduce((sum, { paid, billed }) => sum + paid - billed, 0n));
        for (const dimension of new Set(made.tables.cells.map((cell) => cell.dimension))) {
          expect(changeOf(made.tables, dimension, 'fund')).toBe(moved);
          expect(changeOf(made.tables, dimension, 'hospital')).toBe(0 - moved);
          expect(changeOf(made.tables, dimension, 'patient')).toBe(0);
        }
        for (const { reform } of made.tables.cells) {
          expect(reform.total).toBe(
            reform.hospital + reform.fixedFund + reform.fund + reform.patient,
          );
        }
      }),
      { numRuns: 40 },
    );
    expect(paid).toBeGreaterThan(10);
  });

  it('POOL-7 one worker gives what several give, in whatever order claims come', () => {
    fc.assert(
      fc.property(anyClaims, fc.constantFrom(2, 3), (claims, workers) => {
        const outcome = (given: readonly FakeClaim[], count: number) => {
          const made = madeOf(given, count);
          return typeof made === 'string' ? made : [made.tables.cells, made.pools];
        };
        const whole = outcome(claims, 1);
        expect(outcome(claims.toReversed(), workers)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('POOL-8 a refund takes points off: all of them, or those of what is left', () => {
    const whole = replayed([stay(1), stay(2, { person: 12 })]);
    expect(whole.pools[1][0]).toMatchObject({ cases: 2 });
    const refund = { claim: 9, person: 12, day: FIRST + 90, reverses: 2 };
    const gone = replayed([stay(1), stay(2, { person: 12 }), refund]);
    const [pool] = gone.pools[1];
    const alone = replayed([stay(1)]).pools[1][0];
    expect(pool?.points).toBe(alone?.points);
    expect(pool?.charged).toBe(alone?.charged);
    const half = replayed([stay(1), stay(2, { person: 12 }), { ...refund, lines: [[3, -2_000]] }]);
    const left = half.pools[1][0]?.points ?? 0n;
    expect(left > (alone?.points ?? 0n) && left < (whole.pools[1][0]?.points ?? 0n)).toBe(true);
    // Points follow what cases cost: the pool of yuan has as many points as yuan.
    expect(left).toBe((half.pools[1][0]?.charged ?? 0n) * 10_000n);
  });

  it('POOL-8 hospitals gain and lose by what the pool pays: their income moves, not what patients pay', () => {
    const budget = 900_000n;
    const { tables: made, pools } = replayed(
      [stay(1), stay(2, { person: 12, institution: 2, bedDays: 8 })],
      payment({ parameters: { budget } }),
    );
    const [pool] = pools[1];
    for (const share of pool?.hospitals ?? []) {
      const cell = made.cells.find(
        ({ dimension, key }) =>
          dimension === 'institution' && key === String(share.institution + 1),
      );
      expect(cell?.reform.fund).toBe(Number(share.paid));
      const income = (of: { total: number; hospital: number }): number => of.total - of.hospital;
      expect(
        income(cell?.reform ?? { total: 0, hospital: 0 }) -
          income(cell?.baseline ?? { total: 0, hospital: 0 }),
      ).toBe(Number(share.paid - share.billed));
    }
    expect(made.institutions.flatMap(({ bands }) => bands).reduce((a, b) => a + b, 0)).toBe(2);
    expect(made.institutions.every(({ bands }) => bands[2] === 0)).toBe(true);
  });

  it('POOL-9 stays paid by item, visits, and rules without a pool are left as they are', () => {
    const byItem = replayed([
      stay(1, { bedDays: 2 }),
      { claim: 5, day: FIRST + 50, lines: [[5, 1_000]] },
    ]);
    expect(byItem.pools).toEqual([[], []]);
    for (const { baseline, reform } of byItem.tables.cells) expect(reform).toEqual(baseline);
  });

  it('POOL-10 a city in which each person stands for many shares its part of the budget', () => {
    const [pool] = replayed([stay(1)], payment(), { weight: 80.5 }).pools[1];
    expect(pool?.terms.budget).toBe(15_336n);
    expect(pool?.paid).toBe(15_336n);
  });

  it('POOL-11 a case is paid its share less what its patient pays, where whole cases are paid', () => {
    const pool = { ...POOL, pays: 'case' as const };
    const [made] = replayed([stay(1), stay(2, { person: 12 })], payment({ pool })).pools[1];
    expect(made?.paid).toBe(1_234_567n);
    expect(made?.value).toMatchObject({
      kind: 'shared',
      amount: 1_234_567n + (made?.patient ?? 0n),
    });
  });

  it('POOL-11 weights and costs come from a list, by the group of the case', () => {
    const weighted = (lists: Payment['lists']): Payment => ({
      ...payment({
        pool: { ...POOL, weights: 'weights' },
        reads: ['weight', 'meanCost'],
        points: ({ weight, meanCost }) => ({
          points: BigInt(Number(weight)) + (meanCost === null ? 0n : 1n),
        }),
      }),
      ...(lists ? { lists } : {}),
    });
    const [found] = replayed([stay(1)], weighted({ weights: { '': { weight: 1_250_400n } } }))
      .pools[1];
    expect(found?.points).toBe(1_250_400n);
    expect(codeOf(() => replayed([stay(1)], weighted({ weights: {} })))).toBe(
      'POOL_WEIGHT_MISSING',
    );
  });

  it('POOL-12 what cannot be shared is told: no budget, no points, no key, no group, half a period', () => {
    const case_ = [stay(1)];
    expect(codeOf(() => replayed(case_, payment({ parameters: {} })))).toBe('POOL_BUDGET_MISSING');
    const none = payment({ points: () => ({ points: 0n }) });
    expect(codeOf(() => replayed(case_, none))).toBe('POOL_NO_POINTS');
    const days = [FIRST + 10, LAST] as const;
    expect(codeOf(() => replayed(case_, payment(), { days }))).toBe('POOL_PERIOD_PARTLY');
    const byDistrict = payment({ pool: { ...POOL, key: ['district'] } });
    expect(replayed(case_, byDistrict).pools[1]).toMatchObject([{ key: { district: 'tongzhou' } }]);
    const nowhere = [stay(1, { institution: NOWHERE })];
    expect(codeOf(() => replayed(nowhere, byDistrict))).toBe('POOL_KEY_MISSING');
    const byGroup = payment({ reads: ['group', 'total'] });
    expect(replayed([stay(1, { group: 1 })], byGroup).pools[1]).toMatchObject([{ cases: 1 }]);
    const unnamed = [stay(1, { group: 7 })];
    expect(codeOf(() => replayed(unnamed, byGroup))).toBe('POOL_GROUP_MISSING');
  });
});
