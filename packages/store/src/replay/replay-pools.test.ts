import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClearingRow, Replay } from '@sanyi/api';
import { type Day, dayOf, halfUp, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildClaimCache } from '../claim-cache/build-claim-cache.ts';
import type { Facts } from '../facts/open-facts.ts';
import { readClearing } from '../settle/read-clearing.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { keptPool } from './kept-pools.ts';
import { replayFacts } from './replay-facts.ts';
import { replayInDuckdb } from './replay-in-duckdb.ts';
import { writeReplayBundle } from './spark-replay.ts';
import { comparedEngines } from './sql-replay.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const REQUEST = { baseline: 'beijing', reform: 'beijing+payment-by-points' } as const;
const YEAR = { from: day('2018-01-01'), to: day('2018-12-31') };
let folder: string;
let facts: Facts;
let packages: readonly PackageInput[];
let replay: Replay;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-pools-'));
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2018-12-31' };
  const out = join(folder, 'facts');
  const size = { scale: 0.00004, seed: 3, sliceShare: '0.00001' };
  facts = await smallCity({ place: 'beijing', ...days, ...size, out });
  replay = unwrap(await replayFacts(facts, { ...REQUEST, ...YEAR, packages, workers: 2 })).replay;
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

describe('a replay with a pool', () => {
  test('STO-80 each budget is paid to the fen, by hospital and in all cells', () => {
    const { pools = [], poolHospitals = [], cells } = replay;
    expect(pools.map(({ period }) => period)).toContain('2018-Q3');
    const shared = pools.filter(({ by }) => by === 'shared');
    expect(shared.length).toBeGreaterThan(0);
    for (const pool of shared) {
      expect(pool.paidFen).toBe(pool.budgetFen);
      expect(BigInt(pool.sharedFen)).toBe(BigInt(pool.paidFen) + BigInt(pool.patientFen));
    }
    const whole = { employee: 1_200_000_000_000n, resident: 200_000_000_000n };
    for (const { key, budgetFen } of pools) {
      const budget = whole[key[0]?.value === 'employee' ? 'employee' : 'resident'];
      expect(BigInt(budgetFen)).toBe(halfUp(budget, BigInt(Math.round(replay.weight))));
    }
    const sum = (amounts: readonly string[]): bigint =>
      amounts.reduce((all, each) => all + BigInt(each), 0n);
    const moved = sum(pools.flatMap(({ paidFen, billedFen }) => [paidFen, `-${billedFen}`]));
    expect(sum(poolHospitals.map(({ paidFen }) => paidFen))).toBe(
      sum(pools.map(({ paidFen }) => paidFen)),
    );
    for (const dimension of new Set(cells.map((cell) => cell.dimension))) {
      const own = cells.filter((cell) => cell.dimension === dimension);
      const change = own.flatMap(({ baseline, reform }) => [
        reform.fundFen,
        `-${baseline.fundFen}`,
      ]);
      expect(sum(change)).toBe(moved);
    }
  });

  test('STO-86 a settlement clears the same budgets, hospital by hospital', async () => {
    const settled = unwrap(await settleFacts(facts, { packages, stack: REQUEST.reform }));
    const rows = await readClearing(settled);
    const sum = (of: readonly ClearingRow[], name: 'paidFen' | 'billedFen'): bigint =>
      of.reduce((all, row) => all + BigInt(row[name] ?? 0), 0n);
    const names = new Set(rows.map(({ key, period }) => `${key} ${period}`));
    expect(names.size).toBe(replay.pools?.length);
    for (const { key, period, ...pool } of replay.pools ?? []) {
      const own = rows.filter((row) => row.period === period && row.key === key[0]?.value);
      expect(sum(own, 'paidFen')).toBe(BigInt(pool.paidFen));
      expect(sum(own, 'billedFen')).toBe(BigInt(pool.billedFen));
      expect(own.reduce((all, { cases }) => all + cases, 0)).toBe(pool.cases);
      expect(own[0]).toMatchObject({ pointYuan: pool.pointYuan, budgetFen: pool.budgetFen });
      expect(own[0]?.rules).toMatch(/^payment-by-points@/);
    }
    for (const { institution, paidFen } of replay.poolHospitals ?? []) {
      const own = rows.filter((row) => row.institution === institution);
      expect(sum(own, 'paidFen')).toBe(BigInt(paidFen));
    }
    for (const { paidFen, billedFen, differenceFen } of rows) {
      expect(BigInt(differenceFen ?? 0)).toBe(BigInt(paidFen ?? 0) - BigInt(billedFen));
    }
    const plain = unwrap(await settleFacts(facts, { packages, stack: 'beijing' }));
    expect(await readClearing(plain)).toEqual([]);
    await rm(join(settled.path, 'clearing.parquet'));
    expect(unwrap(await settleFacts(facts, { packages, stack: REQUEST.reform })).reused).toBe(
      false,
    );
  }, 120_000);

  test('STO-80 one worker gives what two give', async () => {
    const again = { ...REQUEST, ...YEAR, packages };
    await rm(join(facts.folder, 'replay', replay.id), { recursive: true });
    const one = unwrap(await replayFacts(facts, { ...again, workers: 1 })).replay;
    expect({ ...one, engines: {} }).toEqual({ ...replay, engines: {} });
  }, 120_000);

  test('STO-80 the budget of a stay is found in the replay that shared it', async () => {
    const library = unwrap(readLibrary(packages));
    const stackHash = unwrap(buildStack(library, REQUEST.reform)).hash;
    const asked = { stackHash, pool: 'stays', period: '2018-Q2', key: { scheme: 'employee' } };
    const found = await keptPool(facts, asked);
    expect(found?.replay).toBe(replay.id);
    expect(found?.pool.period).toBe('2018-Q2');
    expect(await keptPool(facts, { ...asked, stackHash: 'none' })).toBe(null);
    expect(await keptPool(facts, { ...asked, period: '2017-Q2' })).toBe(null);
  });

  test.each(['payment-by-points', 'payment-by-budget'])(
    'STO-87 claims settled in SQL share %s to the same fen in every cell, pool and hospital',
    async (name) => {
      const asked = { ...REQUEST, ...YEAR, reform: `beijing+${name}`, packages };
      const { replay: own } = unwrap(await replayFacts(facts, asked));
      const sql = unwrap(await replayInDuckdb(facts, asked));
      const both = unwrap(comparedEngines(own, sql));
      expect(both.engines.duckdb?.hash).toBe(both.engines.columns?.hash);
      expect(sql.pools).toEqual(own.pools);
      expect(sql.poolHospitals?.length).toBeGreaterThan(3);
      expect(sql.poolHospitals).toEqual(own.poolHospitals);
      const moved =
        sql.pools?.map((pool, at) => (at === 0 ? { ...pool, paidFen: '1' } : pool)) ?? [];
      const differs = comparedEngines(own, { ...sql, pools: moved });
      expect(differs.ok || differs.problems[0].details.cell).toMatch(/^pool reform /);
      const bundle = { ...asked, out: join(folder, `bundle-${name}`) };
      expect(unwrap(await writeReplayBundle(facts, bundle)).files).toContain('replay.sql');
    },
    240_000,
  );

  test('STO-80 a period in part is refused, and a cache is not used', async () => {
    const part = { ...REQUEST, packages, from: day('2018-02-01'), to: YEAR.to };
    const refused = await replayFacts(facts, part);
    expect(refused.ok || refused.problems[0].code).toBe('POOL_PERIOD_PARTLY');
    unwrap(await buildClaimCache(facts, { baseline: 'beijing', ...YEAR, packages }));
    const other = {
      ...REQUEST,
      reform: 'beijing+payment-by-budget+parameters/budgetSavingsKept=0.6',
      ...YEAR,
      packages,
    };
    const whole = unwrap(await replayFacts(facts, other)).replay;
    expect(whole.engines.columns?.incremental).toMatchObject({ kind: 'whole' });
    expect(whole.pools?.[0]?.pool).toBe('hospital');
  }, 240_000);
});
