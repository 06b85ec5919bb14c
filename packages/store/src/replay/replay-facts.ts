import type { Replay, ReplayCacheUse } from '@sanyi/api';
import { payPools, replayHash } from '@sanyi/insurance';
import { attempt, type Day, dayOf, type IsoDate, mapResult, ok, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import type { CacheMemory } from '../claim-cache/cache-memory.ts';
import { type CachedWork, hasCacheFor, replayCached } from '../claim-cache/replay-cached.ts';
import type { WarmPools } from '../claim-cache/warm-pools.ts';
import type { Facts } from '../facts/open-facts.ts';
import type { Job } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { openReplayStore, type ReplayStore } from '../replay-store/open-replay-store.ts';
import { readyReplayStore } from '../replay-store/ready-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { keptSums } from './kept-sums.ts';
import {
  DEFAULT_GROUPS,
  lastYear,
  type PreparedReplay,
  prepareReplay,
  type ReplayPlan,
  type StackSource,
  stackSource,
} from './prepare-replay.ts';
import { engineDocument, replayDocument, type SampleSaid, sampleSaid } from './replay-document.ts';
import { partsFolder, readReplay, replayFolder, replayId, writeReplay } from './replay-folder.ts';
import {
  partNumbers,
  type ReplayedParts,
  type ReplayPool,
  replayParts,
  replayPool,
} from './replay-parts.ts';
import { readSample, replaySample, type SampledFacts, type SampleReplay } from './replay-sample.ts';
import { sampleByPool } from './sample-by-pool.ts';
import { comparedEngines } from './sql-replay.ts';

/** What to replay. */
export type ReplayRequest = {
  readonly baseline: string;
  readonly reform: string;
  /** Packages that say how results are grouped; `replay-groups` where absent. */
  readonly groups?: string;
  /** Days whose claims count, both inclusive; the last year of the facts where absent. */
  readonly from?: Day;
  readonly to?: Day;
};

/** How to replay. */
export type ReplayOptions = ReplayRequest & {
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
  /** The claims are read into memory before the clock starts, and shared by the threads. */
  readonly resident?: boolean;
  /** False: no claim cache is used; a result that was made from one is made again. */
  readonly cache?: boolean;
  /** Where files of claim caches are held between replays; each reads them from the disk where absent. */
  readonly memory?: CacheMemory;
  /** Where workers are kept between replays; each starts its own where absent. */
  readonly pools?: WarmPools;
  /** Says what a sample says, where no worker has to; this thread replays it where absent. */
  readonly estimate?: (request: ReplayRequest, signal?: AbortSignal) => Promise<Result<Replay>>;
  /** Told what a sample of persons says, before every claim is settled. */
  readonly onEstimate?: (estimate: Replay) => void;
};

/** A replay and where it lies. */
export type ReplayedFacts = {
  readonly replay: Replay;
  readonly folder: string;
  /** True when it was there already and nothing had to be done. */
  readonly reused: boolean;
};

/**
 * Settles the claims of facts under two sets of rules in one pass and adds up who gains and who
 * loses; first a sample with its error, then every claim. The result is kept beside the facts under
 * `replay/<id>/`: the same claims, rules, days and groups are not replayed twice. Sums carried over a
 * person's year begin with the first claim of the facts, under the rules of each side.
 *
 * @returns the replay, or the problems of a stack, of a claim or of the disk. Cancelled, nothing is
 * left; killed, the next run goes on after the parts that are done
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const reform = 'beijing+parameters/drugMarkupRate=0';
 * (await replayFacts(facts, { packages: [], baseline: 'beijing', reform })).ok; // false
 * ```
 */
export async function replayFacts(
  facts: Facts,
  options: ReplayOptions,
): Promise<Result<ReplayedFacts>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const stacks = stackSource(library.value, facts.reference);
  const ready = readyReplay(facts, stacks, options);
  if (!ready.ok) return ready;
  const prepared = ready.value;
  const id = replayId(facts.manifest.logicalChecksum, prepared);
  const folder = replayFolder(facts.folder, id);
  const known = await readReplay(folder);
  // What a database made is made here too, and held against.
  if (known.ok && isEnough(known.value, options)) {
    return ok({ replay: known.value, folder, reused: true });
  }
  const early = await earlyPool(folder, { facts, prepared, options });
  if (!early.ok) return early;
  try {
    const of = { facts, prepared, options, id, early: early.value };
    const made = await replayedIn(folder, of, known.ok ? known.value : null);
    return made.ok ? ok({ replay: made.value, folder, reused: false }) : made;
  } finally {
    await early.value?.pool.close();
  }
}

type Early = { readonly store: ReplayStore; readonly pool: ReplayPool };

type Replayed = {
  readonly facts: Facts;
  readonly prepared: PreparedReplay;
  readonly options: ReplayOptions;
};

/**
 * Workers for a replay of a store that is there: they replay the sample first. Null where every claim
 * is not settled, or not yet.
 */
async function earlyPool(folder: string, work: Replayed): Promise<Result<Early | null>> {
  const store = await openReplayStore(work.facts);
  if (!store.ok) return ok(null);
  const of = { ...work, store: store.value };
  if (work.options.cache !== false && (await hasCacheFor(of))) return ok(null);
  const parts = partNumbers(store.value).length;
  const pool = await attemptAsync(() => replayPool(folder, of, parts));
  return pool.ok ? ok({ store: store.value, pool: pool.value }) : pool;
}

/** What a sample says, and the same as a whole replay. */
type Estimated = { readonly said: SampleSaid | null; readonly replay: () => Replay };

/**
 * The sample of a replay, by its workers where there are some, else as was asked for; what cannot be
 * settled is told.
 */
function estimatedBy(early: Early | null, work: Replayed): Promise<Result<Estimated | null>> {
  const { facts, prepared, options } = work;
  const { job = {}, estimate } = options;
  return attemptAsync(async (): Promise<Result<Estimated | null>> => {
    if (!early && estimate) {
      const told = await estimate(prepared.plan, job.signal);
      return mapResult(told, (replay) => ({ said: replay.estimate, replay: () => replay }));
    }
    const sampled = early
      ? await sampleByPool(early.pool, { facts, store: early.store, prepared, job })
      : ok(replaySample(prepared, await readSample(facts, prepared)));
    return mapResult(sampled, (sample) =>
      sample === null
        ? null
        : {
            said: sampleSaid(sample),
            replay: () => estimateOf(facts, prepared, sample),
          },
    );
  });
}

/** Replays a sample, then all claims; `beside`: what another engine made of them before. */
async function replayedIn(
  folder: string,
  work: Replayed & { readonly id: string; readonly early: Early | null },
  beside: Replay | null,
): Promise<Result<Replay>> {
  const { facts, prepared, options, id, early } = work;
  const estimated = await estimatedBy(early, work);
  if (!estimated.ok) return estimated;
  const estimate = estimated.value;
  if (estimate) options.onEstimate?.(estimate.replay());
  return writeReplay(folder, async () => {
    const store = early ? ok(early.store) : await readyReplayStore(facts, options);
    if (!store.ok) return store;
    const pool = early?.pool ?? null;
    const run = await settledWhole(folder, { facts, store: store.value, prepared, options, pool });
    if (!run.ok) return run;
    const { values, cases, seconds, cpuSeconds, use } = run.value;
    const { manifest } = facts;
    // A pool that cannot be shared is told.
    const pools = attempt(() => payPools({ ...prepared, part: manifest }, values, cases));
    if (!pools.ok) return pools;
    const document = replayDocument({
      ...{ id, manifest, prepared, values, pools: pools.value },
      estimate: estimate?.said ?? null,
      exact: true,
      engines: (tables) => ({
        columns: engineDocument(tables, {
          ...{ seconds, cpuSeconds, ...(use ? { incremental: use } : {}) },
          hash: replayHash(tables),
          peakBytes: process.resourceUsage().maxRSS * 1024,
        }),
      }),
    });
    return beside ? comparedEngines(document, beside) : ok(document);
  });
}

/** Whether a result that is there answers a request: one of this engine, made as was asked. */
const isEnough = ({ engines: { columns } }: Replay, { cache }: ReplayOptions): boolean =>
  columns !== undefined && (cache !== false || columns.incremental?.kind !== 'cached');

/** The sums of a replay from cached claims, where they tell; else every claim is settled. */
async function settledWhole(
  folder: string,
  work: CachedWork & { readonly options: ReplayOptions; readonly pool: ReplayPool | null },
): ReturnType<typeof wholeReplay> {
  if (work.options.cache === false) return wholeReplay(folder, work, null);
  const cached = await replayCached(work);
  if (!cached.ok) return cached;
  const { use, made } = cached.value;
  return made ? ok({ ...made, cases: new Float64Array(0), use }) : wholeReplay(folder, work, use);
}

async function wholeReplay(
  folder: string,
  work: Parameters<typeof replayParts>[1],
  use: ReplayCacheUse | null,
): Promise<Result<ReplayedParts & { readonly use: ReplayCacheUse | null }>> {
  const before = await keptSums([partsFolder(folder)], work.prepared.layout.size);
  const run = await replayParts(folder, work);
  if (!run.ok) return run;
  // How long others took for what they kept is not known here, so no time is told for all of it.
  const time = before.length === 0 ? {} : { seconds: 0, cpuSeconds: 0 };
  return ok({ ...run.value, ...time, use });
}

/** Stacks and groups of a request, with the days of the facts where it names none. */
export function readyReplay(
  facts: Pick<Facts, 'manifest' | 'reference'>,
  stacks: StackSource,
  request: ReplayRequest,
): Result<PreparedReplay> {
  const { manifest, reference } = facts;
  // A manifest's days were written by isoDate.
  const days = { from: dayOf(manifest.from as IsoDate), to: dayOf(manifest.to as IsoDate) };
  const year = lastYear({ from: days.from, to: request.to ?? days.to });
  const plan: ReplayPlan = {
    baseline: request.baseline,
    reform: request.reform,
    groups: request.groups ?? DEFAULT_GROUPS,
    from: request.from ?? year.from,
    to: year.to,
  };
  const { districts, place } = manifest;
  return prepareReplay({ stacks, reference, districts, days, place, plan });
}

/**
 * A sample of a replay as it is told, in the form of the exact one. Its cells hold what pools pay; which
 * pools there are is told of the exact one only.
 */
export function estimateOf(
  { manifest }: SampledFacts,
  prepared: PreparedReplay,
  sample: SampleReplay | null,
): Replay {
  return replayDocument({
    id: replayId(manifest.logicalChecksum, prepared),
    manifest,
    prepared,
    estimate: sample && sampleSaid(sample),
    exact: false,
    values: sample?.raised ?? new Float64Array(prepared.layout.size),
    engines: () => ({}),
  });
}
