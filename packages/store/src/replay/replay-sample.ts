import type { ClaimBatch } from '@sanyi/facts';
import {
  addReplayValues,
  ReplayCells,
  type ReplayGroups,
  replayEstimate,
  runClaims,
  type SettledBatch,
} from '@sanyi/insurance';
import { assert, RATE_ONE } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { SAMPLE_PERSONS } from '../limits.ts';
import { openReplayStore } from '../replay-store/open-replay-store.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { sampleSql, withPart } from './replay-source.ts';
import { type SamplePart, type SampleRead, sampleOfStore } from './sample-of-store.ts';

/** Persons of a sample with all their claims, held in memory. */
export type ReplaySample = {
  readonly parts: readonly (SamplePart & {
    /** Results of the batches by the hash of a baseline: it stays while reforms are tried. */
    readonly baselines: Map<string, readonly SettledBatch[]>;
  })[];
  /** Persons in the facts. */
  readonly persons: number;
};

/** Baselines whose results are kept. */
const KEPT_BASELINES = 2;

/** Reads the sample that the first estimate of a replay is made from. */
export async function readSample(
  facts: Facts,
  { frame, plan, since }: PreparedReplay,
): Promise<ReplaySample> {
  const persons = facts.manifest.rows.person ?? 0;
  const share = shareOf(frame.groups, persons);
  const read = { share, since, to: plan.to };
  const store = await openReplayStore(facts);
  // Many times faster than the facts themselves; but nobody waits for it to be built.
  const parts = store.ok
    ? await sampleOfStore(store.value, read)
    : await sampleOfFacts(facts, read);
  return { parts: parts.map((part) => ({ ...part, baselines: new Map() })), persons };
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
  { path, manifest }: Facts,
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
  for (const part of sample.parts) addReplayValues(values, await replayPart(prepared, part));
  const sampled = sample.parts.reduce((sum, { persons }) => sum + persons.count, 0);
  if (sampled === 0) return null;
  const estimate = replayEstimate(prepared.layout, values, sample.persons);
  return { ...estimate, sampled, seconds: (performance.now() - start) / 1000 };
}

/** Settles a part of the sample under the reform, and under the baseline where that is not known. */
async function replayPart(
  { frame, layout, reference, scenarios }: PreparedReplay,
  part: ReplaySample['parts'][number],
): Promise<Float64Array> {
  const { persons, batches, baselines } = part;
  const [baseline, reform] = scenarios;
  const districts = frame.districts.map(({ id }) => id);
  const source = {
    ...reference,
    ...{ districts, persons },
    batches: async function* () {
      yield* batches;
    },
  };
  const { hash } = baseline.stack;
  let before = baselines.get(hash);
  if (!before) {
    const results: SettledBatch[] = [];
    await runClaims(source, [baseline], { settled: (_, __, result) => void results.push(result) });
    if (baselines.size >= KEPT_BASELINES) baselines.clear();
    baselines.set(hash, results);
    before = results;
  }
  const cells = new ReplayCells(frame, persons, layout);
  const results = before.values();
  await runClaims(source, [reform], {
    settled: (_, claims, result) => {
      const { value: old } = results.next();
      assert(old !== undefined, 'each batch has a result under the baseline');
      cells.settled(0, claims, old);
      return cells.settled(1, claims, result);
    },
  });
  return cells.values;
}
