import { setTimeout } from 'node:timers/promises';
import type { Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { cancelled, type Job } from '../job.ts';
import { STORE_WAIT_MS } from '../limits.ts';
import { buildReplayStore } from './build-replay-store.ts';
import { openReplayStore, type ReplayStore } from './open-replay-store.ts';

/**
 * Opens the replay store of facts; one that is missing, of other facts or of another version is built
 * first. Of several processes that want it one builds and the others wait for it.
 */
export async function readyReplayStore(
  facts: Facts,
  options: { readonly workers?: number | undefined; readonly job?: Job | undefined },
): Promise<Result<ReplayStore>> {
  for (;;) {
    const early = cancelled(options.job ?? {}, facts.folder);
    if (early) return early;
    const known = await openReplayStore(facts);
    if (known.ok) return known;
    const built = await buildReplayStore(facts, options);
    if (built.ok || built.problems[0].code !== 'STORE_LOCKED') return built;
    await setTimeout(STORE_WAIT_MS);
  }
}
