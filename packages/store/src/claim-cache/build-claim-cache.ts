import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Day, type Failure, ok, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { type Generation, withGeneration } from '../folder/generation.ts';
import { cancelled, type Job } from '../job.ts';
import { libraryOf, packedLibraryOf } from '../read/library-of.ts';
import { type PreparedReplay, stackSource } from '../replay/prepare-replay.ts';
import { readyReplay } from '../replay/replay-facts.ts';
import { claimsOf, partNumbers } from '../replay/replay-parts.ts';
import { takenBy, untaken } from '../replay/work-orders.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import { readyReplayStore } from '../replay-store/ready-replay-store.ts';
import { isUnfinished, whatStays } from '../replay-store/unfinished-files.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { startPool } from '../workers/run-tasks.ts';
import { type BuildCacheShared, buildCacheTask } from './build-cache-task.ts';
import {
  CACHE_HEAD,
  type CacheManifest,
  cacheFolder,
  wholeCache,
  wholeManifest,
} from './cache-manifest.ts';
import { clearCaches } from './clear-caches.ts';
import { finishCache } from './finish-cache.ts';
import { keptPieces, openUnfinishedCache, type UnfinishedCache } from './unfinished-cache.ts';

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

/** A cache that is being built, and of what. */
type Building = {
  readonly generation: Generation;
  readonly folder: string;
  readonly store: ReplayStore;
  readonly prepared: PreparedReplay;
  readonly options: CacheRequest;
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
 * a fraction of the time. It lies under `FACTS/claim-cache`, takes some 50 bytes a claim, twice that while it is
 * built, and becomes visible at once; the one written longest ago is removed where there are too many. A build that was
 * killed or stopped is gone on with after its last finished piece, to the same bytes. A cache that is there is used
 * again where every byte of it is as it was written; a damaged one is built again.
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
  const { baseline, packages } = options;
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const request = { ...options, reform: baseline };
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), request);
  if (!ready.ok) return ready;
  const store = await readyReplayStore(facts, options);
  if (!store.ok) return store;
  const folder = cacheFolder(facts.folder, store.value, ready.value);
  const known = await wholeCache(folder);
  if (known) return ok({ folder, manifest: known, reused: true });
  const written = await withGeneration(folder, { beside: isUnfinished }, (generation) =>
    cached(facts, { generation, folder, options, store: store.value, prepared: ready.value }),
  );
  if (!written.ok) return whatStays(folder, written.problems, await keptPieces(folder));
  await clearCaches(facts.folder, store.value, options.job ?? {});
  const manifest = await wholeManifest(folder);
  return manifest ? ok({ folder, manifest, reused: false }) : buildClaimCache(facts, options);
}

/** Caches segments that no earlier build did, then makes one cache of all pieces. */
async function cached(facts: Facts, of: Building): Promise<Result<null>> {
  const { generation, folder, store, prepared, options } = of;
  const { packages, job = {}, workers = availableParallelism() } = options;
  const where = facts.folder;
  const early = cancelled(job, where);
  if (early) return early;
  const library = packedLibraryOf(packages);
  if (!library.ok) return library;
  const unfinished = await openUnfinishedCache(folder, store, job);
  const done = new Set(unfinished.pieces.flatMap((each) => each.segments.map((at) => at.segment)));
  const parts = partNumbers(store).filter((part) => !done.has(part));
  const { manifest, reference } = facts;
  const shared: BuildCacheShared = {
    ...{ manifest, reference, library: library.value, plan: prepared.plan },
    ...{ store, folder, unfinished: unfinished.path },
    generation: { id: generation.id, path: generation.path },
  };
  const pool = startPool(TASK, shared, { inputs: partNumbers(store).length, workers });
  try {
    const run = { job, where, step: STEP, claims: claimsOf(store, parts) };
    const made = parts.length > 0 ? await takenBy(pool, untaken(parts), run) : ok([]);
    if (!made.ok) return await forgottenRows(unfinished, made);
    const pieces = [...unfinished.pieces, ...made.value.flatMap((each) => each.pieces)];
    const size = prepared.layout.size;
    const at = { unfinished: unfinished.path, out: generation.path };
    const finished = await finishCache(pool, { pieces, ...at, size, job, where });
    if (!finished.ok) return finished;
    const { since } = prepared;
    await generation.commit({
      ...CACHE_HEAD,
      since,
      baseline: options.baseline,
      ...finished.value,
    });
    await rm(unfinished.path, { recursive: true, force: true });
    return ok(null);
  } finally {
    await pool.close();
  }
}

/** Pieces of claims that no cache can hold are of no use to a next build. */
async function forgottenRows({ path }: UnfinishedCache, failed: Failure): Promise<Failure> {
  if (failed.problems[0].code === 'CLAIM_CACHE_ROWS')
    await rm(path, { recursive: true, force: true });
  return failed;
}
