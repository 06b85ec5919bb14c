import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEMORY_BYTES } from '@sanyi/feel/loops';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import { replayEstimator } from '../replay/replay-estimator.ts';
import { type ReplayOptions, replayFacts } from '../replay/replay-facts.ts';
import { buildReplayStore } from '../replay-store/build-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { buildClaimCache } from './build-claim-cache.ts';
import { type CacheMemory, cacheMemory } from './cache-memory.ts';
import { warmPools } from './warm-pools.ts';

const REFORMS = [
  '+parameters/residentOutpatientRateHospital=0.6',
  '+lists/servicePrice/mri=900',
  '+parameters/residentOutpatientRateHospital=0.6',
] as const;

let facts: Facts;
let packages: readonly PackageInput[];
const out = mkdtempSync(join(tmpdir(), 'sanyi-warm-'));
afterAll(() => rmSync(out, { recursive: true }));

beforeAll(async () => {
  packages = await allPackages();
  facts = await smallCity({
    ...{ place: 'beijing', scale: 0.000_02, seed: 8, out },
    ...{ from: '2018-01-01', to: '2018-12-31', sliceShare: '0.00001' },
  });
  unwrap(await buildReplayStore(facts));
}, 120_000);

/** A replay that is really made, as it is told, without what it took. */
async function replayed(reform: string, options: Partial<ReplayOptions>) {
  await rm(join(facts.folder, 'replay'), { recursive: true, force: true });
  const request = { baseline: 'beijing', reform: `beijing${reform}` };
  const { replay } = unwrap(await replayFacts(facts, { packages, ...request, ...options }));
  const { columns } = replay.engines;
  const kind = columns?.incremental?.kind ?? null;
  return { replay: { ...replay, engines: {} }, hash: columns?.hash, kind };
}

test('STO-83 workers that stay between replays tell each as new ones do, from claims and from their cache', async () => {
  const pools = warmPools(60_000);
  const memory = cacheMemory(2 ** 30);
  const estimator = replayEstimator(facts, packages);
  const warm = { pools, memory, estimate: estimator.estimate };
  const alone = new Map<string, unknown>();
  for (const reform of REFORMS) {
    const { hash, replay } = await replayed(reform, {});
    alone.set(reform, { hash, replay, kind: null });
    expect(await replayed(reform, warm)).toEqual(alone.get(reform));
    expect(pools.waiting).toBe(1);
  }
  unwrap(await buildClaimCache(facts, { packages, baseline: 'beijing' }));
  for (const reform of REFORMS) {
    const { kind, ...told } = await replayed(reform, warm);
    expect({ ...told, kind: null }).toEqual(alone.get(reform));
    expect(kind).toBe('cached');
    // Those that replay claims and those that replay their cache.
    expect(pools.waiting).toBe(2);
  }
  await Promise.all([pools.close(), estimator.close()]);
}, 240_000);

test('CCH-18 where threads find no room in the memory that holds the cache every claim is settled', async () => {
  unwrap(await buildClaimCache(facts, { packages, baseline: 'beijing' }));
  const held = cacheMemory(2 ** 30);
  let full = false;
  const memory: CacheMemory = {
    ...held,
    hold: async (folder, files) => {
      const found = await held.hold(folder, files);
      if (found && full) Atomics.store(found.memory.taken, 0, MEMORY_BYTES / 64);
      return found;
    },
  };
  const [reform] = REFORMS;
  const cached = await replayed(reform, { memory });
  full = true;
  const whole = await replayed(reform, { memory });
  expect([cached.kind, whole.kind]).toEqual(['cached', 'whole']);
  expect(whole.hash).toBe(cached.hash);
  expect(whole.replay).toEqual(cached.replay);
}, 240_000);
