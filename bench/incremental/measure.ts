import { join } from 'node:path';
import type { Segment } from '@sanyi/facts';
import {
  addReplayValues,
  benefitReplay,
  claimRules,
  replayGroups,
  replayKernel,
  replayLayout,
  stackDifference,
} from '@sanyi/insurance';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import {
  type BuiltClaimCache,
  buildClaimCache,
  buildReplayStore,
  demoActor,
  type Facts,
  libraryOf,
  openFacts,
  type PackageInput,
  type ReplayStore,
  readPolicies,
} from '@sanyi/store';
import { cacheCodesOf, cachedOf } from '../../packages/store/src/claim-cache/cache-columns.ts';
import { newMemory, readColumns } from '../../packages/store/src/replay-store/column-file.ts';
import {
  readCodes,
  residentSegment,
  residentSegments,
} from '../../packages/store/src/replay-store/open-replay-store.ts';

/** What a replay from a claim cache took: processor seconds of this process, one thread. */
export type IncrementalRun = {
  readonly claims: number;
  readonly lines: number;
  readonly touched: number;
  readonly changed: number;
  /** Rules compared and bound. */
  readonly prepared: number;
  /** With cached claims in memory; read from their files and checked; every claim settled instead. */
  readonly memory: readonly number[];
  readonly files: readonly number[];
  readonly whole: readonly number[];
  /** Sums that differ between both ways. */
  readonly different: number;
};

type Prepared = {
  readonly facts: Facts;
  readonly store: ReplayStore;
  readonly packages: readonly PackageInput[];
  readonly cache: BuiltClaimCache;
};

/** Makes the replay store of facts and the claim cache of their place. */
async function prepareIncremental(folder: string): Promise<Prepared> {
  const facts = unwrap(await openFacts(folder, demoActor('beijing')));
  const store = unwrap(await buildReplayStore(facts));
  const packages = unwrap(await readPolicies('policies'));
  const cache = unwrap(await buildClaimCache(facts, { packages, baseline: 'beijing' }));
  return { facts, store, packages, cache };
}

/** Replays a reform of the benefit again and again, from the cache and whole. */
export async function measureIncremental(of: {
  readonly facts: string;
  readonly reform: string;
  readonly rounds: number;
}): Promise<IncrementalRun> {
  const { facts, store, packages, cache } = await prepareIncremental(of.facts);
  const codes = await readCodes(store);
  const segments = unwrap(await residentSegments(store, Number.POSITIVE_INFINITY)).map(
    residentSegment,
  );
  const library = unwrap(libraryOf(packages));
  const stackOf = (text: string) => unwrap(buildStack(library, text));
  const { manifest, reference } = facts;
  // A manifest's days were written by isoDate.
  const [from, to] = [dayOf(manifest.from as IsoDate), dayOf(manifest.to as IsoDate)];
  const groups = unwrap(replayGroups(stackOf('beijing+replay-groups'), to));
  const stacks = [stackOf('beijing'), stackOf(of.reform)] as const;
  const frame = { facts: reference, districts: manifest.districts, groups, stacks, from, to };
  const layout = replayLayout(frame);
  const rules = [claimRules(stacks[0], reference), claimRules(stacks[1], reference)] as const;

  const path = join(cache.folder, cache.manifest.generation);
  const [first] = cache.manifest.codes;
  if (!first || cache.manifest.codes.length > 1) throw new Error('one thread caches');
  const read = async (file: typeof first, memory = newMemory()) =>
    readColumns(join(path, file.file), file, memory);
  const days = { from: 0, to: to - codes.firstDay };
  const own = cacheCodesOf(await read(first));
  const ready = await timed(async () => {
    if (stackDifference(rules).kind !== 'benefit') throw new Error('more than a benefit');
    return benefitReplay({ rules, codes, frame, layout, days }, own);
  });
  const replay = ready.value;
  if (!replay) throw new Error('the benefit has no columns');
  const held = await Promise.all(
    cache.manifest.segments.map(async (each) => cachedOf(await read(each))),
  );
  const memory: number[] = [];
  const files: number[] = [];
  const whole: number[] = [];
  const kernel = replayKernel({ rules, codes, frame, layout, since: from });
  let changes: Float64Array = new Float64Array(layout.size);
  let expected: Float64Array = changes;
  for (let round = 0; round < of.rounds; round++) {
    memory.push((await timed(async () => held.forEach((each) => void replay.add(each)))).seconds);
    changes = replay.take();
    const used = newMemory();
    const again = await timed(async () => {
      for (const each of cache.manifest.segments) replay.add(cachedOf(await read(each, used)));
    });
    files.push(again.seconds);
    replay.take();
    whole.push(
      (await timed(async () => segments.forEach((each) => void kernel.add(each)))).seconds,
    );
    expected = kernel.take();
  }
  const base = (await read(cache.manifest.base)).values;
  const values = new Float64Array(layout.size);
  values.set((base ?? values).subarray(0, layout.sections.rule.at));
  addReplayValues(values, changes);
  return {
    ...sizeOf(segments),
    touched: replay.touched.folded / (2 * of.rounds),
    changed: replay.touched.changed / (2 * of.rounds),
    prepared: ready.seconds,
    ...{ memory, files, whole },
    different: values.filter((each, at) => each !== expected[at]).length,
  };
}

const sizeOf = (segments: readonly Segment[]): Pick<IncrementalRun, 'claims' | 'lines'> => ({
  claims: segments.reduce((sum, each) => sum + each.claims, 0),
  lines: segments.reduce((sum, each) => sum + each.lines, 0),
});

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly seconds: number; readonly value: T }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
}
