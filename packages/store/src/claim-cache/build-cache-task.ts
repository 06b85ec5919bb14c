import { join } from 'node:path';
import { addReplayValues, type CachedSegment, claimCacheMaker } from '@sanyi/insurance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { ReplayPlan } from '../replay/prepare-replay.ts';
import { preparing, type ReplayRules } from '../replay/replay-part-task.ts';
import { type PartOrder, takeParts } from '../replay/work-orders.ts';
import { type ColumnFile, newMemory, writeColumns } from '../replay-store/column-file.ts';
import { type ReplayStore, readCodes, readSegment } from '../replay-store/open-replay-store.ts';
import type { Tell } from '../workers/task.ts';
import { cacheCodesColumns, cachedColumns } from './cache-columns.ts';
import type { CachedFile } from './cache-manifest.ts';

/** What all workers that build a cache share. */
export type BuildCacheShared = ReplayRules & {
  readonly plan: ReplayPlan;
  readonly store: ReplayStore;
  /** The generation folder of the cache. */
  readonly out: string;
};

/** What a worker cached. */
export type CachedParts = {
  readonly codes: ColumnFile | null;
  readonly segments: readonly Omit<CachedFile, 'codes'>[];
  /** Sums in which both sides are the baseline. */
  readonly values: Float64Array;
};

/** Settles the segments that a worker takes under the baseline, and writes what claims came to. */
export async function buildCacheTask(
  shared: BuildCacheShared,
): Promise<Result<(order: PartOrder, tell: Tell) => Promise<Result<CachedParts>>>> {
  const prepared = preparing(shared)(shared.plan);
  if (!prepared.ok) return prepared;
  const { frame, layout, scenarios, since } = prepared.value;
  const { store, out } = shared;
  const codes = await readCodes(store);
  const maker = claimCacheMaker({ baseline: scenarios[0].rules, codes, frame, layout, since });
  const memory = newMemory();
  return ok(async (order, tell) => {
    const segments: Omit<CachedFile, 'codes'>[] = [];
    const values = new Float64Array(layout.size);
    if (order === 'ready') return ok({ codes: null, segments, values });
    await takeParts(order, async (segment) => {
      const cached = maker.add(await readSegment(store, segment, memory));
      const file = `segment-${String(segment).padStart(6, '0')}.arrow`;
      const written = await writeColumns(join(out, file), cachedColumns(cached));
      const claims = store.manifest.segments[segment]?.claims ?? 0;
      segments.push({ file, segment, claims, days: daysOf(cached), ...written });
      tell(claims);
    });
    const { refunds, rules } = maker.rowByRow;
    if (refunds + rules > 0) {
      const details = { claims: String(refunds + rules), stack: frame.stacks[0].text };
      return fail(problem('CLAIM_CACHE_ROWS', store.path, details));
    }
    const [first] = segments;
    if (!first) return ok({ codes: null, segments, values });
    addReplayValues(values, maker.take());
    const file = `codes-${String(first.segment).padStart(6, '0')}.arrow`;
    const written = await writeColumns(join(out, file), cacheCodesColumns(maker.codes()));
    return ok({ codes: { file, ...written }, segments, values });
  });
}

function daysOf({ day }: CachedSegment): CachedFile['days'] {
  let [from, to] = [Number.POSITIVE_INFINITY, -1];
  for (const each of day) {
    if (each < from) from = each;
    if (each > to) to = each;
  }
  return to < 0 ? null : { from, to };
}
