import type { Replay } from '@sanyi/api';
import { replayHash } from '@sanyi/insurance';
import { assert, type Day, dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import type { Facts } from '../facts/open-facts.ts';
import type { Job } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { readyReplayStore } from '../replay-store/ready-replay-store.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import {
  DEFAULT_GROUPS,
  lastYear,
  type PreparedReplay,
  prepareReplay,
  type ReplayPlan,
  type StackSource,
  stackSource,
} from './prepare-replay.ts';
import { engineDocument, replayDocument } from './replay-document.ts';
import { readReplay, replayFolder, replayId, writeReplay } from './replay-folder.ts';
import { replayParts } from './replay-parts.ts';
import { type ReplaySample, readSample, replaySample, type SampleReplay } from './replay-sample.ts';
import { comparedEngines } from './sql-replay.ts';

/** What to replay. */
export type ReplayRequest = {
  readonly baseline: string;
  readonly reform: string;
  /** Packages that say how results are grouped; `replay-groups` where absent. */
  readonly groups?: string;
  /** Days whose claims count, both inclusive; the last year of the facts where absent. */
  readonly from?: Day;
  readonly to?: Day;
};

/** How to replay. */
export type ReplayOptions = ReplayRequest & {
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
  /** The claims are read into memory before the clock starts, and shared by the threads. */
  readonly resident?: boolean;
  /** Told what a sample of persons says, before every claim is settled. */
  readonly onEstimate?: (estimate: Replay) => void;
};

/** A replay and where it lies. */
export type ReplayedFacts = {
  readonly replay: Replay;
  readonly folder: string;
  /** True when it was there already and nothing had to be done. */
  readonly reused: boolean;
};

/**
 * Settles the claims of facts under two sets of rules in one pass and adds up who gains and who
 * loses; first a sample with its error, then every claim. The result is kept beside the facts under
 * `replay/<id>/`: the same claims, rules, days and groups are not replayed twice. Sums carried over a
 * person's year begin with the first claim of the facts, under the rules of each side.
 *
 * @returns the replay, or the problems of a stack, of a claim or of the disk. Cancelled, nothing is
 * left; killed, the next run goes on after the parts that are done
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const reform = 'beijing+parameters/drugMarkupRate=0';
 * (await replayFacts(facts, { packages: [], baseline: 'beijing', reform })).ok; // false
 * ```
 */
export async function replayFacts(
  facts: Facts,
  options: ReplayOptions,
): Promise<Result<ReplayedFacts>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const stacks = stackSource(library.value, facts.reference);
  const ready = readyReplay(facts, stacks, options);
  if (!ready.ok) return ready;
  const prepared = ready.value;
  const id = replayId(facts.manifest.logicalChecksum, prepared);
  const folder = replayFolder(facts.folder, id);
  const known = await readReplay(folder);
  // What a database made has no items and no rules, so it is made whole and held against.
  if (known.ok && known.value.engines.columns) {
    return ok({ replay: known.value, folder, reused: true });
  }
  const sampled = await sampleReplay(prepared, () => readSample(facts, prepared));
  if (!sampled.ok) return sampled;
  const sample = sampled.value;
  if (sample) options.onEstimate?.(estimateOf(facts, prepared, sample));
  const made = await writeReplay(folder, async () => {
    const store = await readyReplayStore(facts, options);
    if (!store.ok) return store;
    const run = await replayParts(folder, { facts, store: store.value, prepared, options });
    if (!run.ok) return run;
    const { values, seconds, cpuSeconds } = run.value;
    const { manifest } = facts;
    const document = replayDocument({
      ...{ id, manifest, prepared, sample, values },
      exact: true,
      engines: (tables) => ({
        columns: engineDocument(tables, {
          ...{ seconds, cpuSeconds },
          hash: replayHash(tables),
          peakBytes: process.resourceUsage().maxRSS * 1024,
        }),
      }),
    });
    return known.ok ? comparedEngines(document, known.value) : ok(document);
  });
  return made.ok ? ok({ replay: made.value, folder, reused: false }) : made;
}

/** Stacks and groups of a request, with the days of the facts where it names none. */
export function readyReplay(
  facts: Facts,
  stacks: StackSource,
  request: ReplayRequest,
): Result<PreparedReplay> {
  const { manifest, reference } = facts;
  // A manifest's days were written by isoDate.
  const days = { from: dayOf(manifest.from as IsoDate), to: dayOf(manifest.to as IsoDate) };
  const year = lastYear({ from: days.from, to: request.to ?? days.to });
  const plan: ReplayPlan = {
    baseline: request.baseline,
    reform: request.reform,
    groups: request.groups ?? DEFAULT_GROUPS,
    from: request.from ?? year.from,
    to: year.to,
  };
  const { districts, place } = manifest;
  return prepareReplay({ stacks, reference, districts, days, place, plan });
}

/** Estimates replays of one folder of facts from one sample that stays in memory. */
export type ReplayEstimator = {
  /** @returns the exact result that was kept, or null where these rules were not replayed yet */
  kept(request: ReplayRequest): Promise<Result<Replay | null>>;
  /** @returns what the sample says, or the problems of a stack */
  estimate(request: ReplayRequest): Promise<Result<Replay>>;
};

/**
 * Makes the estimator of some facts. The sample is read with the first estimate and used again.
 *
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const estimator = replayEstimator(facts, []);
 * (await estimator.estimate({ baseline: 'beijing', reform: 'beijing' })).ok; // false
 * ```
 */
export function replayEstimator(facts: Facts, packages: readonly PackageInput[]): ReplayEstimator {
  const library = libraryOf(packages);
  const stacks = library.ok ? stackSource(library.value, facts.reference) : null;
  const samples = new Map<string, Promise<ReplaySample>>();
  const readyOf = (request: ReplayRequest): Result<PreparedReplay> => {
    if (!library.ok) return library;
    assert(stacks !== null, 'a library has stacks');
    return readyReplay(facts, stacks, request);
  };
  return {
    kept: async (request) => {
      const ready = readyOf(request);
      if (!ready.ok) return ready;
      const id = replayId(facts.manifest.logicalChecksum, ready.value);
      const found = await readReplay(replayFolder(facts.folder, id));
      return found.ok ? found : ok(null);
    },
    estimate: async (request) => {
      const ready = readyOf(request);
      if (!ready.ok) return ready;
      const prepared = ready.value;
      const { frame, plan, since } = prepared;
      const key = `${frame.groups.hash} ${since} ${plan.to}`;
      const reading = samples.get(key) ?? readSample(facts, prepared);
      samples.set(key, reading);
      const sample = await sampleReplay(prepared, () => reading);
      if (sample.ok) return ok(estimateOf(facts, prepared, sample.value));
      // What could not be read may be put right: the next estimate reads again.
      samples.delete(key);
      return sample;
    },
  };
}

/** Reads a sample and replays it; a damaged file or a claim that cannot be settled is told. */
const sampleReplay = (
  prepared: PreparedReplay,
  read: () => Promise<ReplaySample>,
): Promise<Result<SampleReplay | null>> =>
  attemptAsync(async () => ok(await replaySample(prepared, await read())));

function estimateOf(facts: Facts, prepared: PreparedReplay, sample: SampleReplay | null): Replay {
  const { manifest } = facts;
  return replayDocument({
    id: replayId(manifest.logicalChecksum, prepared),
    manifest,
    prepared,
    sample,
    exact: false,
    values: sample?.raised ?? new Float64Array(prepared.layout.size),
    engines: () => ({}),
  });
}
