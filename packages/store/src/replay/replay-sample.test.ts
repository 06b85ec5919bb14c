import { join } from 'node:path';
import { segmentClaims, segmentPersons } from '@sanyi/facts';
import { addReplayValues, ReplayCells, replayEstimate, runClaims } from '@sanyi/insurance';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import { filesOfParts } from '../facts/whole-files.ts';
import { libraryOf } from '../read/library-of.ts';
import { buildReplayStore } from '../replay-store/build-replay-store.ts';
import { chargedFacts, halvingPackages } from '../testing/charged-facts.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import { replayEstimator } from './replay-estimator.ts';
import { readyReplay } from './replay-facts.ts';
import { replayPool } from './replay-parts.ts';
import { type ReplaySample, readSample, replaySample } from './replay-sample.ts';
import { sampleByPool } from './sample-by-pool.ts';

/** About half of the persons are in the sample. */
const REQUEST = {
  baseline: 'synthea',
  reform: 'synthea+half-price',
  groups: 'replay-groups+parameters/replaySamplePersons=25',
} as const;

async function prepared(facts: Facts): Promise<PreparedReplay> {
  const library = unwrap(libraryOf(await halvingPackages()));
  return unwrap(readyReplay(facts, stackSource(library, facts.reference), REQUEST));
}

/** The same persons, settled row by row. */
async function rowByRow(
  { frame, layout, reference, scenarios }: PreparedReplay,
  { codes, segments, persons }: ReplaySample,
) {
  const values = new Float64Array(layout.size);
  const districts = frame.districts.map(({ id }) => id);
  for (const segment of segments) {
    const table = segmentPersons(segment, codes);
    const cells = new ReplayCells(frame, table, layout);
    const batches = async function* () {
      yield segmentClaims(segment, codes);
    };
    await runClaims({ ...reference, districts, persons: table, batches }, scenarios, cells);
    addReplayValues(values, cells.values);
  }
  return replayEstimate(layout, values, persons);
}

describe('the sample of a replay', () => {
  test('STO-42 says to the fen what the same persons say row by row, with the same error', async () => {
    const facts = await chargedFacts();
    const of = await prepared(facts);
    const sample = await readSample(facts, of);
    const found = replaySample(of, sample);
    const all = found?.groups.find(({ dimension }) => dimension === 'all');
    expect(found?.sampled).toBeGreaterThan(10);
    expect(found?.sampled).toBeLessThan(50);
    expect(all?.patient.change).toBeLessThan(0);
    expect(all?.patient.error).toBeGreaterThan(0);
    const { raised, groups } = await rowByRow(of, sample);
    expect(found?.groups).toEqual(groups);
    expect(found?.raised).toEqual(raised);
  });

  test('STO-42 is the same from the facts and from the replay store', async () => {
    const facts = await chargedFacts();
    const of = await prepared(facts);
    const ofFacts = replaySample(of, await readSample(facts, of));
    unwrap(await buildReplayStore(facts));
    const ofStore = replaySample(of, await readSample(facts, of));
    expect({ ...ofStore, seconds: 0 }).toEqual({ ...ofFacts, seconds: 0 });
  });

  test.each([1, 2])(
    'STO-42 is the same where the workers of a replay are asked first: %s',
    async (workers) => {
      const facts = await chargedFacts();
      const of = await prepared(facts);
      const store = unwrap(await buildReplayStore(facts));
      const options = { packages: await halvingPackages(), workers };
      const work = { facts, store, prepared: of, options };
      const pool = unwrap(await replayPool(await tempFolder(), work, 2));
      const found = unwrap(await sampleByPool(pool, { ...work, job: {} }));
      await pool.close();
      const alone = replaySample(of, await readSample(facts, of));
      expect({ ...found, seconds: 0 }).toEqual({ ...alone, seconds: 0 });
    },
  );

  test('STO-12 claims in which one bit differs are not estimated from', async () => {
    const facts = await chargedFacts();
    const of = await prepared(facts);
    for (const name of filesOfParts(facts.manifest.parts)) {
      const mend = await flipBit(join(facts.path, name));
      await expect(readSample(facts, of)).rejects.toMatchObject({
        problems: [{ code: 'STORE_FILE_DAMAGED', where: join(facts.path, name) }],
      });
      await mend();
    }
    expect((await readSample(facts, of)).segments.length).toBeGreaterThan(0);
  });

  test('STO-42 is dropped between two pieces once nobody waits', async () => {
    const facts = await chargedFacts();
    const of = await prepared(facts);
    const sample = await readSample(facts, of);
    expect(sample.segments).toHaveLength(2);
    let asked = 0;
    expect(replaySample(of, sample, () => ++asked > 1)).toBe(null);
    expect(asked).toBe(2);
  });

  test('STO-42 an estimate that was dropped is not made, and the next one is', async () => {
    const estimator = replayEstimator(await chargedFacts(), await halvingPackages());
    const dropped = new AbortController();
    const first = estimator.estimate(REQUEST, dropped.signal);
    const second = estimator.estimate(REQUEST);
    dropped.abort();
    const told = await first;
    expect(told.ok || told.problems[0].code).toBe('STORE_CANCELLED');
    const made = unwrap(await second);
    expect([made.exact, made.claims > 0]).toEqual([false, true]);
    expect(unwrap(await estimator.estimate(REQUEST))).toBe(made);
    await estimator.close();
    const wrong = await estimator.estimate({ ...REQUEST, reform: 'synthea+nothing' });
    expect(wrong.ok).toBe(false);
  });
});
