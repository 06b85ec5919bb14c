import type { ClaimBatch, PersonTable } from '@sanyi/facts';
import { addReplayValues, replayEstimate } from '@sanyi/insurance';
import { RATE_ONE } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { replayClaims } from './replay-claims.ts';
import { sampleSql, withPart } from './replay-source.ts';

/** Persons of a sample with all their claims, held in memory. */
export type ReplaySample = {
  readonly parts: readonly {
    readonly persons: PersonTable;
    readonly batches: readonly ClaimBatch[];
  }[];
  /** Persons in the facts. */
  readonly persons: number;
};

/** Reads the sample that the first estimate of a replay is made from. */
export async function readSample(
  facts: Facts,
  { frame, plan, since }: PreparedReplay,
): Promise<ReplaySample> {
  const persons = facts.manifest.rows.person ?? 0;
  const { samplePersons, sampleShare } = frame.groups;
  const least = samplePersons / Math.max(1, persons);
  const share = Math.min(1, Math.max(Number(sampleShare) / Number(RATE_ONE), least));
  const { path, manifest } = facts;
  const read = { path, manifest, since, to: plan.to, persons: sampleSql(share) };
  const parts: ReplaySample['parts'][number][] = [];
  for (const index of manifest.parts.keys()) {
    parts.push(
      await withPart(read, index, async (claims) => {
        const batches: ClaimBatch[] = [];
        for await (const batch of claims.batches()) batches.push(batch);
        return { persons: claims.persons, batches };
      }),
    );
  }
  return { parts, persons };
}

/** What a sample says of a replay. */
export type SampleReplay = ReturnType<typeof replayEstimate> & {
  readonly sampled: number;
  readonly seconds: number;
};

/** Replays a sample; null where it has no persons. */
export async function replaySample(
  prepared: PreparedReplay,
  sample: ReplaySample,
): Promise<SampleReplay | null> {
  const start = performance.now();
  const values = new Float64Array(prepared.layout.size);
  for (const { persons, batches } of sample.parts) {
    const batchesOf = async function* () {
      yield* batches;
    };
    const part = await replayClaims(prepared, { persons, batches: batchesOf });
    addReplayValues(values, part.values);
  }
  const sampled = sample.parts.reduce((sum, { persons }) => sum + persons.count, 0);
  if (sampled === 0) return null;
  const estimate = replayEstimate(prepared.layout, values, sample.persons);
  return { ...estimate, sampled, seconds: (performance.now() - start) / 1000 };
}
