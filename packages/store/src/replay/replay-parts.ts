import { mkdir } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { addReplayValues, joinedCases } from '@sanyi/insurance';
import { ok, type Result, type Text } from '@sanyi/kernel';
import type { WarmPools } from '../claim-cache/warm-pools.ts';
import type { Facts } from '../facts/open-facts.ts';
import { packReference } from '../facts/packed-reference.ts';
import type { Job } from '../job.ts';
import { packedLibraryOf } from '../read/library-of.ts';
import { type ReplayStore, residentSegments } from '../replay-store/open-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { type Pool, startPool } from '../workers/run-tasks.ts';
import { keptSums } from './kept-sums.ts';
import { poolFor } from './planned-work.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { partsFolder } from './replay-folder.ts';
import {
  type PartsMade,
  type ReplayShared,
  replayPartTask,
  type SampleOrder,
} from './replay-part-task.ts';
import { type PartOrder, untaken, workedOff } from './work-orders.ts';

/** One of several processes that share the parts of a replay: the second of four is `{at: 2, of: 4}`. */
export type Share = { readonly at: number; readonly of: number };

/** The parts that a replay of a store consists of: its segments, by their numbers. */
export const partNumbers = ({ manifest }: ReplayStore): number[] => [...manifest.segments.keys()];

/** Which parts a process works off: every n-th, so that parts made of neighbours are spread. */
export const partsOfShare = (store: ReplayStore, { at, of }: Share): number[] =>
  partNumbers(store).filter((part) => part % of === at - 1);

/** How parts of a replay are worked off. */
type PartsOptions = {
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
  /** Segments are held in memory before the clock starts, and stay there. */
  readonly resident?: boolean;
  /** Where workers are kept between replays; they end with each where absent. */
  readonly pools?: WarmPools;
};

/** What working off parts gave: their sums, and the time from the first segment to the last. */
export type ReplayedParts = {
  readonly values: Float64Array;
  /** The cases that pools pay. */
  readonly cases: Float64Array;
  readonly seconds: number;
  readonly cpuSeconds: number;
};

/** Workers that have the rules of a replay. */
export type ReplayPool = Pool<PartOrder | SampleOrder, PartsMade>;

/** What is replayed, and how. */
type PoolWork = {
  readonly facts: Facts;
  readonly store: ReplayStore;
  readonly prepared: PreparedReplay;
  readonly options: PartsOptions;
  /** Parts of a share; all of them where absent. */
  readonly inputs?: readonly number[];
};

/** What parts are worked off, and where their sums are kept. */
type PartsWork = PoolWork & {
  /** Workers that were started before; others are started where absent. */
  readonly pool?: ReplayPool | null;
};

/**
 * Replays parts of the claims in worker threads, which take the next part from one counter that they
 * share, and keeps sums in the folder of the replay; parts whose sums an earlier run kept are taken
 * from there.
 *
 * @returns the sums of these parts and of all others that were kept
 */
export async function replayParts(folder: string, work: PartsWork): Promise<Result<ReplayedParts>> {
  const { store, prepared } = work;
  const kept = partsFolder(folder);
  await mkdir(kept, { recursive: true });
  const { job = {} } = work.options;
  const known = await keptSums([kept], prepared.layout.size, (file) => job.say?.(DAMAGED(file)));
  const done = new Set(known.flatMap(({ parts }) => parts));
  if (done.size > 0) job.say?.(FOUND(done.size, partNumbers(store).length));
  const parts = (work.inputs ?? partNumbers(store)).filter((part) => !done.has(part));
  const pool = work.pool ? ok(work.pool) : await replayPool(folder, work, parts.length);
  if (!pool.ok) return pool;
  const claims = claimsOf(store, parts);
  const of = { job, where: work.facts.folder, step: STEP, claims, ...untaken(parts) };
  const run = await workedOff(pool.value, of);
  if (!run.ok) return run;
  const values = new Float64Array(prepared.layout.size);
  for (const each of known) addReplayValues(values, each.values);
  for (const each of run.value.outputs) addReplayValues(values, each.values);
  const cases = joinedCases([...known, ...run.value.outputs].map((each) => each.cases));
  const { seconds, cpuSeconds } = run.value;
  return ok({ values, cases, seconds, cpuSeconds });
}

/** Starts workers for so many parts of a replay; whoever starts them closes them. */
export async function replayPool(
  folder: string,
  { facts, store, prepared, options, inputs }: PoolWork,
  parts: number,
): Promise<Result<ReplayPool>> {
  const resident = options.resident ? await residentSegments(store, freemem()) : ok(null);
  if (!resident.ok) return resident;
  const { manifest, reference } = facts;
  const { packages, workers = availableParallelism() } = options;
  const library = packedLibraryOf(packages);
  if (!library.ok) return library;
  const shared: ReplayShared = {
    ...{ manifest, reference: packReference(reference) },
    ...{ library: library.value, store, resident: resident.value },
  };
  const start = () => startPool(TASK, shared, { inputs: parts, workers });
  // What is resident is held for one replay.
  const pools = resident.value === null ? options.pools : undefined;
  const shares = [facts.path, store.path, packages, workers];
  const pool = pools ? pools.parts.take(shares, start) : start();
  const kept = partsFolder(folder);
  return ok(poolFor(pool, { plan: prepared.plan, kept, isShare: inputs !== undefined }));
}

/** Claims of parts. */
export const claimsOf = ({ manifest }: ReplayStore, parts: readonly number[]): number =>
  parts.reduce((sum, part) => sum + (manifest.segments[part]?.claims ?? 0), 0);

const STEP = { en: 'Replaying all claims', zh: '回放全部结算单' };

const DAMAGED = (file: string): Text => ({
  en: `${file}: these sums of an earlier run are damaged. They are not used; their segments are replayed again.`,
  zh: `${file}：此前运行保存的这份汇总已损坏，不予使用，所含各段将重新回放。`,
});

const FOUND = (found: number, parts: number): Text => ({
  en: `An earlier run, or another share, left the sums of ${found} of ${parts} segments: they are used again.`,
  zh: `此前的运行或其他分片已保存 ${parts} 段中 ${found} 段的汇总，将直接沿用。`,
});

const TASK = { name: 'replay-part', maker: replayPartTask } as const;
