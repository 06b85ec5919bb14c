import type { ClaimBatch } from '@sanyi/facts';
import { CHARGE_FAMILIES } from '@sanyi/facts';
import type { Day, Rate } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runClaims, settleBatch } from '../run-claims.ts';
import { batchOf, cityStack, cityTables, type FakeClaim, REFORM } from '../testing/fake-city.ts';
import type { FakeRules } from '../testing/fake-stack.ts';
import { gainBands } from './gain-band.ts';
import { addReplayValues, ReplayCells } from './replay-cells.ts';
import { replayEstimate } from './replay-estimate.ts';
import { type ReplayGroups, replayGroups } from './replay-groups.ts';
import { MONEY, type ReplayFrame, replayLayout } from './replay-layout.ts';
import { type ReplayTables, replayHash, replayTables } from './replay-tables.ts';

const rate = (millionths: number): Rate => BigInt(millionths) as Rate;

const GROUPS: ReplayGroups = {
  ageBands: [0, 18, 60].map((from) => ({
    code: `from-${from}`,
    title: { en: '', zh: '' },
    from,
  })),
  largeChange: rate(50_000),
  neutralWithin: rate(5_000),
  sampleShare: rate(10_000),
  samplePersons: 1,
  hash: 'groups',
};

const tables = cityTables();

/** Needles at double the price, and a fee that hospitals have to bear for the old. */
const DEARER: FakeRules = {
  prices: {
    ct: [{ from: 0 as Day, price: 13_500n }],
    needle: [{ from: 0 as Day, price: 5_200n }],
  },
};

const frameOf = (rules: FakeRules, from = REFORM - 600, to = REFORM + 400): ReplayFrame => ({
  facts: tables,
  districts: [{ id: 'tongzhou' }],
  groups: GROUPS,
  stacks: [cityStack(), cityStack(rules)],
  from: from as Day,
  to: to as Day,
});

async function valuesOf(frame: ReplayFrame, batches: readonly ClaimBatch[]): Promise<Float64Array> {
  const cells = new ReplayCells(frame, tables.persons);
  const source = { ...tables, batches: () => each(batches) };
  const scenarios = frame.stacks.map((stack, at) => ({ name: String(at), stack }));
  await runClaims(source, scenarios, {
    settled: (scenario, claims, result) => cells.settled(scenario, claims, result),
  });
  return cells.values;
}

async function* each(batches: readonly ClaimBatch[]): AsyncGenerator<ClaimBatch> {
  yield* batches;
}

async function replayed(
  claims: readonly FakeClaim[],
  rules: FakeRules = DEARER,
  days: readonly [number, number] = [REFORM - 600, REFORM + 400],
): Promise<ReplayTables> {
  const frame = frameOf(rules, ...days);
  return replayTables(frame, replayLayout(frame), await valuesOf(frame, [batchOf(claims)]));
}

const anyClaims = fc
  .array(
    fc.record({
      person: fc.constantFrom(11, 12, 13, 14),
      institution: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: REFORM - 500, max: REFORM + 300 }),
      kind: fc.constantFrom('outpatient' as const, 'emergency' as const),
      bedDays: fc.constantFrom(0, 0, 5),
      lines: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40_000 })),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 25 },
  )
  .map((claims) =>
    claims.map(
      ({ kind, bedDays, ...rest }, at): FakeClaim =>
        bedDays > 0 ? { ...rest, claim: at + 1, bedDays } : { ...rest, claim: at + 1, kind },
    ),
  );

describe('a replay', () => {
  it('RPL-1 every dimension adds up to the whole, and the whole to the settlement of each side', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const result = await replayed(claims);
        const batch = batchOf(claims);
        const [all] = result.cells.filter((cell) => cell.dimension === 'all');
        for (const [side, rules] of [
          ['baseline', {}],
          ['reform', DEARER],
        ] as const) {
          const alone = settleBatch(tables, cityStack(rules), batch);
          for (const part of MONEY) {
            const sum = alone[part].reduce((total, value) => total + value, 0);
            expect(all?.[side][part]).toBe(sum);
            for (const dimension of new Set(result.cells.map((cell) => cell.dimension))) {
              const own = result.cells.filter((cell) => cell.dimension === dimension);
              expect(own.reduce((total, cell) => total + cell[side][part], 0)).toBe(sum);
            }
          }
        }
        const families = result.families.reduce((sum, family) => sum + family.reform, 0);
        expect(families).toBe(all?.reform.total);
        expect(result.families.map(({ family }) => family)).toEqual(CHARGE_FAMILIES);
      }),
      { numRuns: 30 },
    );
  });

  it('RPL-2 persons, visits and institutions stand in one of five bands each', async () => {
    const claims: FakeClaim[] = [
      { claim: 1, person: 11, day: REFORM + 1, lines: [[5, 1000]] },
      { claim: 2, person: 12, day: REFORM + 1, lines: [[1, 1000]] },
      { claim: 3, person: 12, institution: 4, day: REFORM + 2, lines: [[5, 1000]] },
    ];
    const { people, visits, institutions } = await replayed(claims);
    const of = (dimension: string, key: string) =>
      people.find((group) => group.dimension === dimension && group.key === key);
    expect(of('all', 'all')).toMatchObject({ count: 2, bands: [0, 0, 0, 0, 2] });
    expect(of('ageBand', 'from-60')).toMatchObject({ count: 1, bands: [0, 0, 0, 0, 1] });
    const change = (group: { baseline: number; reform: number } | undefined): number =>
      (group?.reform ?? 0) - (group?.baseline ?? 0);
    expect(change(of('all', 'all'))).toBe(5_200);
    expect(visits.map(({ key, count }) => [key, count])).toEqual([
      ['tertiary', 2],
      ['secondary', 0],
      ['primary', 0],
      ['grassroots', 1],
    ]);
    // More income is a gain: the same change that patients lose by.
    expect(institutions.find(({ key }) => key === 'grassroots')).toMatchObject({
      count: 1,
      bands: [1, 0, 0, 0, 0],
    });
  });

  it('RPL-2 a change is large beyond the share, exactly, whatever the amounts', () => {
    const band = gainBands(rate(50_000));
    expect([band(10_000, 10_500), band(10_000, 10_501)]).toEqual([3, 4]);
    expect([band(10_000, 9_500), band(10_000, 9_499), band(10_000, 10_000)]).toEqual([1, 0, 2]);
    expect([band(0, 1), band(0, 0)]).toEqual([4, 2]);
    const huge = 4_000_000_000_000_000;
    expect([band(huge, huge * 1.05), band(huge, huge * 1.05 + 1)]).toEqual([3, 4]);
  });

  it('RPL-3 claims outside the days count nothing but move the sums of the year', async () => {
    const spent: FakeClaim = { claim: 1, day: REFORM + 1, lines: [[5, 200_000]] };
    const after: FakeClaim = { claim: 2, day: REFORM + 9, lines: [[5, 20_000]] };
    const alone = await replayed([after], {}, [REFORM + 5, REFORM + 30]);
    const both = await replayed([spent, after], {}, [REFORM + 5, REFORM + 30]);
    const patient = ({ cells }: ReplayTables) => cells[0]?.baseline.patient ?? 0;
    expect([alone.claims, both.claims]).toEqual([1, 1]);
    expect(patient(both)).toBeLessThan(patient(alone));
  });

  it('RPL-3 each side carries its own sums: what was spent under the old rules is not taken over', async () => {
    const claims: FakeClaim[] = [
      { claim: 1, day: REFORM + 1, lines: [[5, 60_000]] },
      { claim: 2, day: REFORM + 9, lines: [[5, 20_000]] },
    ];
    const { cells } = await replayed(claims);
    const alone = settleBatch(tables, cityStack(DEARER), batchOf(claims));
    expect(cells[0]?.reform.fund).toBe(alone.fund.reduce((sum, value) => sum + value, 0));
    expect(cells[0]?.reform.fund).toBeGreaterThan((cells[0]?.baseline.fund ?? 0) * 2);
  });

  it('RPL-4 parts added up are the whole, in any cut', async () => {
    const frame = frameOf(DEARER);
    const claims: FakeClaim[] = [11, 12, 13, 14].map((person, at) => ({
      claim: at + 1,
      person,
      day: REFORM + at,
      lines: [[1 + at, 3_000]],
    }));
    const whole = await valuesOf(frame, [batchOf(claims)]);
    const cut = await valuesOf(frame, [batchOf(claims.slice(0, 1)), batchOf(claims.slice(1))]);
    expect(cut).toEqual(whole);
    const twice = Float64Array.from(whole);
    addReplayValues(twice, whole);
    const layout = replayLayout(frame);
    expect(replayTables(frame, layout, twice).claims).toBe(8);
    const hash = (values: Float64Array) => replayHash(replayTables(frame, layout, values));
    expect(hash(cut)).toBe(hash(whole));
    expect(hash(twice)).not.toBe(hash(whole));
  });

  it('RPL-5 rules cited by claims that changed tell who loses, and whether they spoke before', async () => {
    const claims: FakeClaim[] = [{ claim: 1, day: REFORM + 1, lines: [[5, 1000]] }];
    const silent: FakeRules = { ...DEARER, benefit: undefined as never };
    const { rules } = await replayed(claims, silent);
    const told = Object.fromEntries(rules.map(({ cite, ...of }) => [cite, of]));
    expect(told['fake@1.0.0#price.line/only']).toMatchObject({
      speaks: 'both',
      claims: 1,
      losers: 1,
      gainers: 0,
      patient: 2_600,
    });
    expect(told['fake@1.0.0#benefit.claim/only']).toMatchObject({ speaks: 'baseline', claims: 1 });
    const unchanged = await replayed(claims, {});
    expect(unchanged.rules).toEqual([]);
  });

  it('RPL-11 visits and stays by level add up to the whole, and tell how many of their claims are refunds', async () => {
    const claims: FakeClaim[] = [
      { claim: 1, day: REFORM + 1, lines: [[5, 60_000]] },
      { claim: 2, day: REFORM + 9, bedDays: 5, lines: [[5, 20_000]] },
      { claim: 3, day: REFORM + 10, reverses: 1, lines: [[5, -1_000]] },
    ];
    const { care, cells } = await replayed(claims);
    expect(care.map(({ care: of, claims: count, refunds }) => [of, count, refunds])).toEqual([
      ['visit', 2, 1],
      ['stay', 1, 0],
    ]);
    const [all] = cells;
    for (const side of ['baseline', 'reform'] as const) {
      for (const part of MONEY) {
        const sum = care.reduce((total, each) => total + each[side][part], 0);
        expect(sum).toBe(all?.[side][part]);
      }
    }
  });

  it('RPL-5 items tell quantity and amount under both sets of rules', async () => {
    const { items } = await replayed([{ claim: 1, day: REFORM + 1, lines: [[5, 3000]] }]);
    expect(items).toEqual([{ item: 'needle', quantity: 3000, baseline: 7_800, reform: 15_600 }]);
  });

  it('RPL-6 a sample is raised to all persons, and of everybody it is exact', async () => {
    const frame = frameOf(DEARER);
    const layout = replayLayout(frame);
    const values = await valuesOf(frame, [
      batchOf([
        { claim: 1, person: 11, day: REFORM + 1, lines: [[5, 1000]] },
        { claim: 2, person: 12, day: REFORM + 1, lines: [[5, 3000]] },
      ]),
    ]);
    const half = replayEstimate(layout, values, 8);
    const all = half.groups.find(({ dimension }) => dimension === 'all');
    // Four persons, changes 2600, 7800, 0, 0: mean 2600, variance 13,520,000, half of them sampled.
    expect(all?.patient.change).toBe(20_800);
    expect(all?.patient.error).toBe(Math.round(1.96 * 8 * Math.sqrt((13_520_000 / 4) * 0.5)));
    expect(replayTables(frame, layout, half.raised).claims).toBe(4);
    const everybody = replayEstimate(layout, values, 4);
    expect(everybody.groups[0]?.patient).toEqual({ change: 10_400, error: 0 });
  });

  it('RPL-7 groups that no package names, and bands that leave an age out, are refused', () => {
    const stack = cityStack();
    const missing = replayGroups(stack, REFORM);
    expect(missing.ok || missing.problems[0]).toMatchObject({
      code: 'REPLAY_GROUPS_MISSING',
      details: { missing: 'parameters/replayLargeChange' },
    });
  });
});
