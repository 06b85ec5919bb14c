import type { Planned } from '../replay/planned-work.ts';
import type { ReplayPlan } from '../replay/prepare-replay.ts';
import type { PartsMade, PartsPlan, SampleOrder } from '../replay/replay-part-task.ts';
import type { PartOrder } from '../replay/work-orders.ts';
import { type WarmPool, warmPool } from '../workers/warm-pool.ts';
import type { CachedChanges } from './replay-cached-task.ts';

/** Workers of replays kept between them: those that replay claims, and those that replay their cache. */
export type WarmPools = {
  readonly parts: WarmPool<Planned<PartsPlan, PartOrder | SampleOrder>, PartsMade>;
  readonly cached: WarmPool<Planned<ReplayPlan, PartOrder>, CachedChanges>;
  /** Workers that wait to be asked. */
  readonly waiting: number;
  /** Ends the workers that wait. */
  close(): Promise<void>;
};

/**
 * Keeps pools for so many milliseconds of quiet.
 *
 * @example
 * ```ts
 * const pools = warmPools(60_000);
 * pools.waiting; // 0
 * ```
 */
export function warmPools(quietMs: number): WarmPools {
  const parts: WarmPools['parts'] = warmPool(quietMs);
  const cached: WarmPools['cached'] = warmPool(quietMs);
  return {
    parts,
    cached,
    get waiting() {
      return parts.waiting + cached.waiting;
    },
    close: async () => {
      await Promise.all([parts.close(), cached.close()]);
    },
  };
}
