import {
  type ClaimBatch,
  claimCensus,
  type Segment,
  type SegmentCodes,
  segmentCodes,
  segmentMaker,
} from '@sanyi/facts';
import { payPools, type ReplayGroups, replayEstimate, replayKernel } from '@sanyi/insurance';
import { RATE_ONE } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { SAMPLE_PERSONS } from '../limits.ts';
import { openReplayStore } from '../replay-store/open-replay-store.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { withPart } from './replay-source.ts';
import { type SamplePart, type SampleRead, sampleOfStore } from './sample-of-store.ts';
import { sampleSql } from './sampled-persons.ts';

/** Persons of a sample with all their claims, held in memory as a replay store of its own. */
export type ReplaySample = {
  readonly codes: SegmentCodes;
  /** Between two of them a replay can be dropped. */
  readonly segments: readonly Segment[];
  /** Persons in the facts, and residents each of them stands for. */
  readonly persons: number;
  readonly weight: number;
};

/** The facts that a sample is read from. */
export type SampledFacts = Pick<Facts, 'folder' | 'path' | 'manifest' | 'reference'>;

/** Reads the sample that the first estimate of a replay is made from. */
export async function readSample(
  facts: SampledFacts,
  { frame, plan, since }: Pick<PreparedReplay, 'frame' | 'plan' | 'since'>,
): Promise<ReplaySample> {
  const persons = facts.manifest.rows.person ?? 0;
  const share = shareOf(frame.groups, persons);
  const read = { share, since, to: plan.to };
  const store = await openReplayStore(facts);
  // Many times faster than the facts themselves; but nobody waits for it to be built.
  const parts = store.ok
    ? await sampleOfStore(store.value, read)
    : await sampleOfFacts(facts, read);
  return { ...segmentsOfSample(facts, parts), persons, weight: facts.manifest.weight };
}

/** The share that the groups ask for, within the fewest persons they want and the most there may be. */
export function shareOf(
  groups: Pick<ReplayGroups, 'sampleShare' | 'samplePersons'>,
  persons: number,
): number {
  const wanted = (persons * Number(groups.sampleShare)) / Number(RATE_ONE);
  const sampled = Math.min(SAMPLE_PERSONS, Math.max(wanted, groups.samplePersons));
  return Math.min(1, sampled / Math.max(1, persons));
}

async function sampleOfFacts(
  { path, manifest }: SampledFacts,
  { share, since, to }: SampleRead,
): Promise<SamplePart[]> {
  const parts: SamplePart[] = [];
  const read = { path, manifest, since, to, persons: sampleSql(share) };
  for (const index of manifest.parts.keys()) {
    parts.push(
      await withPart(read, index, async (claims) => {
        const batches: ClaimBatch[] = [];
        for await (const batch of claims.batches()) batches.push(batch);
        return { persons: claims.persons, batches };
      }),
    );
  }
  return parts;
}

/** A sample in the codes of what occurs in it, so that its tables are no larger than it needs. */
function segmentsOfSample(
  { reference }: SampledFacts,
  parts: readonly SamplePart[],
): Pick<ReplaySample, 'codes' | 'segments'> {
  const census = claimCensus(
    parts.map(({ persons }) => persons),
    parts.flatMap(({ batches }) => batches),
  );
  const codes = segmentCodes(
    census,
    reference.institutions.map(({ institution }) => institution),
  );
  const make = segmentMaker(codes);
  return { codes, segments: parts.map(({ persons, batches }) => make(persons, batches)) };
}

/** What a sample says of a replay. */
export type SampleReplay = ReturnType<typeof replayEstimate> & {
  readonly sampled: number;
  readonly seconds: number;
};

/**
 * Replays a sample; null where it has no persons, or once nobody waits for the answer any more.
 */
export function replaySample(
  { frame, layout, scenarios, since }: PreparedReplay,
  { codes, segments, persons, weight }: ReplaySample,
  isDropped: () => boolean = () => false,
): SampleReplay | null {
  const start = performance.now();
  const sampled = segments.reduce((sum, segment) => sum + segment.persons, 0);
  if (sampled === 0) return null;
  const rules = [scenarios[0].rules, scenarios[1].rules] as const;
  const kernel = replayKernel({ rules, codes, frame, layout, since });
  for (const segment of segments) {
    if (isDropped()) return null;
    kernel.add(segment);
  }
  const values = kernel.take();
  payPools({ frame, layout, part: { weight, sampled, persons } }, values, kernel.takeCases());
  const estimate = replayEstimate(layout, values, persons);
  return { ...estimate, sampled, seconds: (performance.now() - start) / 1000 };
}
