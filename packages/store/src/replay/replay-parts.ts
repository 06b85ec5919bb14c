import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { addReplayValues } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { type Job, Meter } from '../job.ts';
import { REPLAY_PARTS } from '../limits.ts';
import { type ReplayStore, residentSegments } from '../replay-store/open-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { partsFolder } from './replay-folder.ts';
import { type PartSums, type ReplayShared, replayPartTask } from './replay-part-task.ts';

/** One of several processes that share the parts of a replay: the second of four is `{at: 2, of: 4}`. */
export type Share = { readonly at: number; readonly of: number };

/** A part of a replay: segments one after the other. */
export type ReplayPart = { readonly segments: readonly number[]; readonly claims: number };

/**
 * The parts that a replay of a store consists of: a segment each, or several where there would be more
 * than `REPLAY_PARTS`, because the sums of every part are kept while it runs.
 */
export function partsOf({ manifest }: ReplayStore): ReplayPart[] {
  const { segments } = manifest;
  const each = Math.max(1, Math.ceil(segments.length / REPLAY_PARTS));
  return Array.from({ length: Math.ceil(segments.length / each) }, (_, part) => {
    const own = [...segments.keys()].slice(part * each, (part + 1) * each);
    const claims = own.reduce((sum, number) => sum + (segments[number]?.claims ?? 0), 0);
    return { segments: own, claims };
  });
}

/** Which parts a process works off: every n-th, so that parts made of neighbours are spread. */
export const partsOfShare = (parts: readonly ReplayPart[], { at, of }: Share): number[] =>
  [...parts.keys()].filter((part) => part % of === at - 1);

/** How parts of a replay are worked off. */
export type PartsOptions = {
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
  /** Segments are held in memory before the clock starts, and stay there. */
  readonly resident?: boolean;
};

/** What working off parts gave: their sums, and the time from the first segment to the last. */
export type ReplayedParts = PartSums & { readonly seconds: number; readonly cpuSeconds: number };

/**
 * Replays parts of the claims in worker threads, which take the next part from one counter that they
 * share, and keeps the sums of each in the folder of the replay; parts that an earlier run finished
 * are taken from there.
 */
export async function replayParts(
  folder: string,
  of: {
    readonly facts: Facts;
    readonly store: ReplayStore;
    readonly prepared: PreparedReplay;
    readonly options: PartsOptions;
    /** All of them where absent. */
    readonly inputs?: readonly number[];
  },
): Promise<Result<ReplayedParts>> {
  const { facts, store, prepared, options } = of;
  const all = partsOf(store);
  const inputs = of.inputs ?? [...all.keys()];
  const { manifest, path } = facts;
  const kept = partsFolder(folder);
  await mkdir(kept, { recursive: true });
  const { packages, workers = availableParallelism(), job = {} } = options;
  const parts = inputs.flatMap((number) => {
    const part = all[number];
    return part ? [{ number, ...part }] : [];
  });
  const resident = options.resident ? await residentSegments(store) : null;
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const { plan } = prepared;
  const shared: ReplayShared = {
    ...{ path, manifest, packages, plan },
    ...{ store, resident, kept, parts, next },
  };
  const pool = startPool(TASK, shared, { inputs: inputs.length, workers });
  const stop = (): void => void Atomics.store(new Int32Array(next), 0, parts.length);
  job.signal?.addEventListener('abort', stop, { once: true });
  try {
    const where = facts.folder;
    const order = <T>(value: T): T[] => pool.workers.map(() => value);
    const quiet = new Meter({}, STEP, 0);
    const ready = await runTasks({ pool, inputs: order('ready'), job, meter: quiet, where });
    if (!ready.ok) return ready;
    const claims = parts.reduce((sum, part) => sum + part.claims, 0);
    const meter = new Meter(job, STEP, claims);
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const run = await runTasks({ pool, inputs: order('work'), job, meter, where });
    if (!run.ok) return run;
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - start) / 1000;
    return ok({ ...summed(prepared, run.value), seconds, cpuSeconds: (user + system) / 1e6 });
  } finally {
    job.signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

function summed({ layout }: PreparedReplay, sums: readonly PartSums[]): PartSums {
  const values = new Float64Array(layout.size);
  const rowByRow = { refunds: 0, rules: 0 };
  for (const each of sums) {
    addReplayValues(values, each.values);
    rowByRow.refunds += each.rowByRow.refunds;
    rowByRow.rules += each.rowByRow.rules;
  }
  return { values, rowByRow };
}

const STEP = { en: 'Replaying all claims', zh: '回放全部结算单' };

const TASK = { name: 'replay-part', maker: replayPartTask } as const;
