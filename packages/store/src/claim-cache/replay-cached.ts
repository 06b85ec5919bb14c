import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ReplayCacheUse } from '@sanyi/api';
import { addReplayValues, stackDifference, type TouchedClaims } from '@sanyi/insurance';
import { ok, type Result, type Text } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import type { Facts } from '../facts/open-facts.ts';
import { inShell } from '../folder/in-shell.ts';
import type { Job } from '../job.ts';
import { packedLibraryOf } from '../read/library-of.ts';
import { poolFor } from '../replay/planned-work.ts';
import type { PreparedReplay } from '../replay/prepare-replay.ts';
import { untaken, type WorkedOff, workedOff } from '../replay/work-orders.ts';
import { type ColumnFile, newMemory, readColumns } from '../replay-store/column-file.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { startPool } from '../workers/run-tasks.ts';
import { type CacheManifest, cacheFolder, readCacheManifest } from './cache-manifest.ts';
import type { CacheMemory } from './cache-memory.ts';
import {
  type CachedChanges,
  type ReplayCachedShared,
  replayCachedTask,
  sumOf,
} from './replay-cached-task.ts';
import type { WarmPools } from './warm-pools.ts';

const STEP = { en: 'Replaying cached claims', zh: '由已缓存的结算单回放' };

const TASK = { name: 'replay-cached', maker: replayCachedTask } as const;

/** What is replayed from a cache. */
export type CachedWork = {
  readonly facts: Facts;
  readonly store: ReplayStore;
  readonly prepared: PreparedReplay;
  readonly options: {
    readonly packages: readonly PackageInput[];
    readonly workers?: number;
    readonly job?: Job;
    /** Where files are held between replays. */
    readonly memory?: CacheMemory;
    /** Where workers are kept between replays; they end with each where absent. */
    readonly pools?: WarmPools;
  };
};

/** How a replay went: what a cache gave, or why everything has to be settled; null without a cache. */
export type CachedRun = {
  readonly use: ReplayCacheUse | null;
  /** The sums of the whole replay; null where it has to be made. */
  readonly made:
    | (Pick<WorkedOff<unknown>, 'seconds' | 'cpuSeconds'> & {
        readonly values: Float64Array;
      })
    | null;
};

/**
 * Replays from the claim cache of the baseline where there is one and the reform differs in nothing but
 * prices, fees and the benefit. A cache that is missing, of another store or damaged is not used, and the result says so.
 */
export async function replayCached(work: CachedWork): Promise<Result<CachedRun>> {
  const found = await cacheFor(work);
  if (!found) return ok({ use: null, made: null });
  if (found.why !== null) return whole(found.why);
  const { prepared, options } = work;
  const damaged = whole(damagedWhy(work));
  const { cached, cache, reads } = found;
  const base = await readColumns(join(cached, cache.base.file), cache.base, newMemory()).catch(
    () => null,
  );
  if (!(base?.values instanceof Float64Array)) return damaged;
  const run = await attemptAsync(() => changesOf(work, { cached, cache }, reads));
  if (!run.ok) {
    const isDamaged = run.problems[0].code === 'REPLAY_STORE_FILE';
    return isDamaged ? damaged : run;
  }
  const { seconds, cpuSeconds, outputs } = run.value;
  const { layout } = prepared;
  const values = new Float64Array(layout.size);
  values.set(base.values.subarray(0, layout.sections.rule.at));
  let touched: TouchedClaims = { folded: 0, changed: 0, settled: 0 };
  for (const each of outputs) {
    if (each.values === null) return whole(ROWS);
    addReplayValues(values, each.values);
    touched = sumOf(touched, each.touched);
  }
  const use: ReplayCacheUse = {
    kind: 'cached',
    foldedClaims: touched.folded,
    changedClaims: touched.changed,
    settledClaims: touched.settled,
    fromMemory: options.memory !== undefined && run.value.isHeld,
  };
  return ok({ use, made: { values, seconds, cpuSeconds } });
}

/** Whether a replay is folded from a cache, unless that turns out to be damaged. */
export const hasCacheFor = async (work: CacheAsked): Promise<boolean> =>
  (await cacheFor(work))?.why === null;

type CacheAsked = Pick<CachedWork, 'facts' | 'store' | 'prepared'>;

/** A cache that says what the reform comes to, or why it cannot. */
type FoundCache =
  | { readonly why: Text }
  | {
      readonly why: null;
      readonly cached: string;
      readonly cache: CacheManifest;
      readonly reads: ReadFiles;
    };

/** The cache of the baseline; null without one. */
async function cacheFor({ facts, store, prepared }: CacheAsked): Promise<FoundCache | null> {
  const folder = cacheFolder(facts.folder, store, prepared);
  const cache = await readCacheManifest(folder);
  if (cache === 'damaged') return { why: damagedWhy({ facts, prepared }) };
  if (!cache || cache.since !== prepared.since) return null;
  const [old, now] = prepared.scenarios;
  const difference = stackDifference([old.rules, now.rules]);
  if (difference.kind === 'other') return { why: difference.why };
  const acts = difference.prices !== undefined;
  const reads = { segments: difference.fees, acts };
  return { why: null, cached: join(folder, cache.generation), cache, reads };
}

const whole = (why: Text): Result<CachedRun> => ok({ use: { kind: 'whole', why }, made: null });

/** A cache is built again under the same baseline and beside the same facts, or it is another one. */
function damagedWhy({ facts, prepared }: Pick<CachedWork, 'facts' | 'prepared'>): Text {
  const [folder, stack] = [inShell(facts.folder), inShell(prepared.plan.baseline)];
  const line = `sanyi replay-store cache --facts ${folder} --stack ${stack}`;
  return {
    en: `The claim cache is damaged: build it again with "${line}".`,
    zh: `结算单缓存已损坏，请用“${line}”重新生成。`,
  };
}

const ROWS: Text = {
  en: 'What claims come to cannot be told from cached claims.',
  zh: '无法由已缓存的结算单算出结果。',
};

async function changesOf(
  { facts, store, prepared, options }: CachedWork,
  of: { readonly cached: string; readonly cache: CacheManifest },
  reads: ReadFiles,
): Promise<Result<WorkedOff<CachedChanges> & IsHeld>> {
  const { manifest, reference } = facts;
  const { packages, workers = availableParallelism(), job = {} } = options;
  const library = packedLibraryOf(packages);
  if (!library.ok) return library;
  const parts = [...of.cache.segments.keys()];
  const held = await heldIn(options.memory, { store, ...of, reads });
  const shared: ReplayCachedShared = {
    ...{ manifest, reference, library: library.value, store },
    ...{ ...of, held },
  };
  const start = () => startPool(TASK, shared, { inputs: parts.length, workers });
  const shares = [facts.path, of.cached, packages, workers, held.cached, held.acts, held.segments];
  const kept = options.pools ? options.pools.cached.take(shares, start) : start();
  const pool = poolFor(kept, prepared.plan);
  const claims = of.cache.segments.reduce((sum, each) => sum + each.claims, 0);
  const at = { job, where: facts.folder, step: STEP, claims };
  const run = await workedOff(pool, { ...at, ...untaken(parts) });
  if (!run.ok) return run;
  const hasRead = run.value.outputs.some(({ hasReadSegments }) => hasReadSegments);
  return ok({ ...run.value, isHeld: held.cached !== null && !hasRead });
}

/** Whether all that was read is held in memory. */
type IsHeld = { readonly isHeld: boolean };

/**
 * What a replay from a cache reads of each segment beside what is cached: the segment where fees are asked, acts where prices
 * are. Where acts do not say everything of a price the segment is read from its file when it is asked for.
 */
type ReadFiles = { readonly segments: boolean; readonly acts: boolean };

/** The files of a cache, and of the store where fees are asked, as far as memory holds them. */
async function heldIn(
  memory: CacheMemory | undefined,
  of: {
    readonly store: ReplayStore;
    readonly cached: string;
    readonly cache: CacheManifest;
    readonly reads: ReadFiles;
  },
): Promise<ReplayCachedShared['held']> {
  const { store, cached, cache, reads } = of;
  const acts = cache.segments.map((each) => each.acts);
  if (!memory) return { cached: null, acts: null, segments: null };
  // What is held is handed on also where it is not asked: workers then are those that have it.
  const holdIf = async (isRead: boolean, folder: string, files: readonly ColumnFile[]) =>
    isRead || memory.holds(folder, files) ? await memory.hold(folder, files) : null;
  return {
    cached: await memory.hold(cached, cache.segments),
    acts: await holdIf(reads.acts, cached, acts),
    segments: await holdIf(reads.segments, store.path, store.manifest.segments),
  };
}
