import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { type Job, Meter } from '../job.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { partsFolder } from './replay-folder.ts';
import { type ReplayShared, replayPartTask } from './replay-part-task.ts';

/** One of several processes that share the parts of a replay: the second of four is `{at: 2, of: 4}`. */
export type Share = { readonly at: number; readonly of: number };

/** The parts that a replay of some facts consists of; each is whole persons. */
export const partNumbers = ({ manifest }: Facts): number[] => manifest.parts.map((_, at) => at);

/** Which parts a process works off: every n-th, so that parts made of neighbours are spread. */
export const partsOfShare = (facts: Facts, { at, of }: Share): number[] =>
  partNumbers(facts).filter((part) => part % of === at - 1);

/**
 * Replays parts of the claims in worker threads and keeps the sums of each in the folder of the
 * replay; parts that an earlier run finished are taken from there.
 *
 * @returns the sums of each part that was asked for
 */
export async function replayParts(
  folder: string,
  of: {
    readonly facts: Facts;
    readonly prepared: PreparedReplay;
    readonly options: {
      readonly packages: readonly PackageInput[];
      readonly workers?: number;
      readonly job?: Job;
    };
    /** All of them where absent. */
    readonly inputs?: readonly number[];
  },
): Promise<Result<readonly Float64Array[]>> {
  const { facts, prepared, options, inputs = partNumbers(facts) } = of;
  const { manifest, path } = facts;
  const parts = partsFolder(folder);
  await mkdir(parts, { recursive: true });
  const job = options.job ?? {};
  const { packages, workers = availableParallelism() } = options;
  const shared: ReplayShared = { path, manifest, packages, plan: prepared.plan, parts };
  const pool = startPool(TASK, shared, { inputs: inputs.length, workers });
  try {
    const claims = inputs.reduce((sum, part) => sum + (manifest.parts[part]?.claims ?? 0), 0);
    const meter = new Meter(job, STEP, claims);
    return await runTasks({ pool, inputs, job, meter, where: facts.folder });
  } finally {
    await pool.close();
  }
}

const STEP = { en: 'Replaying all claims', zh: '回放全部结算单' };

const TASK = { name: 'replay-part', maker: replayPartTask } as const;
