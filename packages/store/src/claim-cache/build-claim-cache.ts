import { readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { addReplayValues } from '@sanyi/insurance';
import { type Day, ok, type Result } from '@sanyi/kernel';
import { packLibrary } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { MANIFEST_FILE, withGeneration } from '../folder/generation.ts';
import { cancelled, type Job } from '../job.ts';
import { CLAIM_CACHES } from '../limits.ts';
import { libraryOf } from '../read/library-of.ts';
import { stackSource } from '../replay/prepare-replay.ts';
import { readyReplay } from '../replay/replay-facts.ts';
import { claimsOf, partNumbers } from '../replay/replay-parts.ts';
import { untaken, workedOff } from '../replay/work-orders.ts';
import { writeColumns } from '../replay-store/column-file.ts';
import { readyReplayStore } from '../replay-store/ready-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { startPool } from '../workers/run-tasks.ts';
import { type BuildCacheShared, buildCacheTask, type CachedParts } from './build-cache-task.ts';
import {
  CACHE_HEAD,
  type CacheManifest,
  cacheFolder,
  cachesFolder,
  readCacheManifest,
} from './cache-manifest.ts';

const STEP = { en: 'Writing what claims come to', zh: '写入结算单的结果' };

const TASK = { name: 'build-cache', maker: buildCacheTask } as const;

/** What is cached: a baseline, the days whose claims count, the packages with the groups. */
export type CacheRequest = {
  readonly baseline: string;
  readonly packages: readonly PackageInput[];
  readonly groups?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly workers?: number;
  readonly job?: Job;
};

/** A claim cache and where it lies. */
export type BuiltClaimCache = {
  readonly folder: string;
  readonly manifest: CacheManifest;
  /** True when it was there already and nothing had to be done. */
  readonly reused: boolean;
};

/**
 * Caches what the claims of facts come to under a baseline, so that a change of a benefit is replayed in
 * a fraction of the time. It lies under `FACTS/claim-cache`, takes some 29 bytes a claim, and becomes
 * visible at once; the one used longest ago is removed where there are too many.
 *
 * @returns the cache; the problems of a stack, a claim or the disk, or `CLAIM_CACHE_ROWS` where columns
 * cannot say what some claims come to
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await buildClaimCache(facts, { packages: [], baseline: 'beijing' })).ok; // false
 * ```
 */
export async function buildClaimCache(
  facts: Facts,
  options: CacheRequest,
): Promise<Result<BuiltClaimCache>> {
  const { baseline, packages, job = {} } = options;
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const request = { ...options, reform: baseline };
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), request);
  if (!ready.ok) return ready;
  const store = await readyReplayStore(facts, options);
  if (!store.ok) return store;
  const folder = cacheFolder(facts.folder, store.value, ready.value);
  const known = await readCacheManifest(folder);
  if (known) return ok({ folder, manifest: known, reused: true });
  const written = await withGeneration(folder, nothing, async (generation) => {
    const early = cancelled(job, facts.folder);
    if (early) return early;
    const out = generation.path;
    const parts = partNumbers(store.value);
    const { manifest, reference } = facts;
    const { plan, since } = ready.value;
    const shared: BuildCacheShared = {
      ...{ manifest, reference, library: packLibrary(library.value), plan },
      ...{ store: store.value, out },
    };
    const { workers = availableParallelism() } = options;
    const pool = startPool(TASK, shared, { inputs: parts.length, workers });
    const claims = claimsOf(store.value, parts);
    const made = await workedOff(pool, {
      ...{ job, where: facts.folder, step: STEP, claims },
      ...untaken(parts),
    });
    if (!made.ok) return made;
    const { codes, segments, values } = joined(made.value.outputs, ready.value.layout.size);
    const base = {
      file: 'base.arrow',
      ...(await writeColumns(join(out, 'base.arrow'), { values })),
    };
    await generation.commit({ ...CACHE_HEAD, since, baseline, codes, base, segments });
    return ok(null);
  });
  if (!written.ok) return written;
  await removeOld(cachesFolder(facts.folder));
  const manifest = await readCacheManifest(folder);
  return manifest ? ok({ folder, manifest, reused: false }) : buildClaimCache(facts, options);
}

/** Nothing else may lie in the folder. */
const nothing = (): boolean => false;

/** What all workers cached, in the order of segments. */
function joined(
  outputs: readonly CachedParts[],
  size: number,
): Pick<CacheManifest, 'codes' | 'segments'> & { readonly values: Float64Array } {
  const values = new Float64Array(size);
  const some = outputs.flatMap(({ codes, ...rest }) => (codes ? [{ codes, ...rest }] : []));
  for (const each of some) addReplayValues(values, each.values);
  const segments = some.flatMap((each, codes) =>
    each.segments.map((segment) => ({ ...segment, codes })),
  );
  return {
    codes: some.map(({ codes }) => codes),
    segments: segments.sort((a, b) => a.segment - b.segment),
    values,
  };
}

/** Removes the caches that were written longest ago, where there are too many. */
async function removeOld(folder: string): Promise<void> {
  const caches = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const written = await stat(join(path, MANIFEST_FILE)).catch(() => null);
      return { path, written: written?.mtimeMs ?? 0 };
    }),
  );
  const newest = caches.sort((a, b) => b.written - a.written);
  for (const { path } of newest.slice(CLAIM_CACHES))
    await rm(path, { recursive: true, force: true });
}
