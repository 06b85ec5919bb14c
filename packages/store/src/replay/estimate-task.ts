import type { Replay } from '@sanyi/api';
import { ok, type Result } from '@sanyi/kernel';
import { type PackedLibrary, unpackLibrary } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { stackSource } from './prepare-replay.ts';
import { estimateOf, type ReplayRequest, readyReplay } from './replay-facts.ts';
import { type ReplaySample, readSample, replaySample } from './replay-sample.ts';

/** The facts that are estimated from, and the rules that there are. */
export type EstimateShared = Pick<Facts, 'folder' | 'path' | 'manifest' | 'reference'> & {
  readonly library: PackedLibrary;
};

/** What is estimated; the word in shared memory becomes 1 once nobody waits for it any more. */
export type EstimateOrder = {
  readonly request: ReplayRequest;
  readonly dropped: SharedArrayBuffer;
};

/**
 * Estimates replays one after the other from a sample that stays in memory, as the prices of the rules
 * in force do. Gives null for an estimate that was dropped.
 */
export async function estimateTask(
  shared: EstimateShared,
): Promise<Result<(order: EstimateOrder) => Promise<Result<Replay | null>>>> {
  const stacks = stackSource(unpackLibrary(shared.library), shared.reference);
  const samples = new Map<string, Promise<ReplaySample>>();
  return ok(async ({ request, dropped }) => {
    const flag = new Int32Array(dropped);
    const isDropped = (): boolean => Atomics.load(flag, 0) !== 0;
    if (isDropped()) return ok(null);
    const prepared = readyReplay(shared, stacks, request);
    if (!prepared.ok) return prepared;
    const { frame, plan, since } = prepared.value;
    const key = `${frame.groups.hash} ${since} ${plan.to}`;
    const reading = samples.get(key) ?? readSample(shared, prepared.value);
    samples.set(key, reading);
    try {
      const sample = replaySample(prepared.value, await reading, isDropped);
      return ok(isDropped() ? null : estimateOf(shared, prepared.value, sample));
    } catch (error) {
      // What could not be read may be put right: the next estimate reads again.
      samples.delete(key);
      throw error;
    }
  });
}
