import { join } from 'node:path';
import type { Segment } from '@sanyi/facts';
import { type LoopMemory, ThreadRoom } from '@sanyi/feel/loops';
import {
  addReplayValues,
  type CachedReplay,
  type CachedSegment,
  type CachedSource,
  type ChargedSegment,
  cachedReplay,
  claimRules,
  type KernelSource,
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
import {
  actsOf,
  cacheCodesOf,
  cachedOf,
} from '../../packages/store/src/claim-cache/cache-columns.ts';
import {
  cacheMemory,
  type HeldFiles,
  heldBytes,
} from '../../packages/store/src/claim-cache/cache-memory.ts';
import { columnsOf } from '../../packages/store/src/replay-store/arrow-columns.ts';
import {
  type ColumnFile,
  memoryIn,
  newMemory,
  readColumns,
} from '../../packages/store/src/replay-store/column-file.ts';
import {
  readCodes,
  readSegmentNow,
  residentSegment,
  residentSegments,
  segmentIn,
} from '../../packages/store/src/replay-store/open-replay-store.ts';
import { otherFees } from '../../policies/packages.test-data.ts';
import { type Reform, reformText } from './reform.ts';

/** Every segment is held so many times, so that claims come from memory and not from the cache of a core. */
const COPIES = 8;
/**
 * So many rounds go by until code is compiled, which goes on beside for a second, and all was asked; a thread of a city-year
 * has some seventy more.
 */
const BEGINNING = 16;

/**
 * What a replay from a claim cache took: processor seconds of this process, one thread, for a round over
 * all copies of the claims.
 */
export type IncrementalRun = {
  /** Of a round. */
  readonly claims: number;
  readonly lines: number;
  readonly touched: number;
  readonly changed: number;
  readonly settled: number;
  /** Rules compared and bound. */
  readonly prepared: number;
  /** What the first rounds took more than later ones: once in every thread. */
  readonly begun: number;
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
  const own = unwrap(await readPolicies('policies'));
  const packages = [...own, otherFees(own)];
  const cache = unwrap(await buildClaimCache(facts, { packages, baseline: 'beijing' }));
  return { facts, store, packages, cache };
}

/** Rules, codes and segments that a reform is replayed with. */
async function replayed(
  { facts, store, packages }: Prepared,
  reform: Reform,
): Promise<KernelSource & { readonly segments: readonly Segment[] }> {
  const codes = await readCodes(store);
  const segments = await heldSegments(store);
  const library = unwrap(libraryOf(packages));
  const stackOf = (text: string) => unwrap(buildStack(library, text));
  const { manifest, reference } = facts;
  // A manifest's days were written by isoDate.
  const [from, to] = [dayOf(manifest.from as IsoDate), dayOf(manifest.to as IsoDate)];
  const groups = unwrap(replayGroups(stackOf('beijing+replay-groups'), to));
  const made = { library, codes, segments, items: reference.items };
  const stacks = [stackOf('beijing'), stackOf(reformText(reform, made))] as const;
  const frame = { facts: reference, districts: manifest.districts, groups, stacks, from, to };
  const rules = [claimRules(stacks[0], reference), claimRules(stacks[1], reference)] as const;
  return { segments, codes, frame, layout: replayLayout(frame), rules, since: from };
}

/** Replays a reform again and again, from the cache and whole. */
export async function measureIncremental(of: {
  readonly facts: string;
  readonly reform: Reform;
  readonly rounds: number;
}): Promise<IncrementalRun> {
  const prepared = await prepareIncremental(of.facts);
  const { cache } = prepared;
  const { segments, ...source } = await replayed(prepared, of.reform);
  const { codes, frame, layout, rules } = source;
  const read = readerOf(cache);
  const own = cacheCodesOf(await read(cache.manifest.codes));
  const compared = await timed(async () => stackDifference(rules));
  const difference = compared.value;
  if (difference.kind !== 'cached') throw new Error(difference.why.en);
  const days = { from: 0, to: frame.to - codes.firstDay };
  const held = await heldCopies(prepared, difference);
  const bound = await timed(async () =>
    cachedReplay({ ...source, difference, days, room: held.room }, own),
  );
  const replay = bound.value;
  if (!replay) throw new Error('the benefit has no columns');
  const all = held.in(replay.memory);
  const fromMemory = () =>
    timed(async () => {
      for (const { cached, charged } of all) replay.add(cached, charged);
    });
  const early: number[] = [];
  for (let round = 0; round < BEGINNING; round++) early.push((await fromMemory()).seconds);
  replay.take();
  const before = replay.touched;
  const [memory, files, whole]: [number[], number[], number[]] = [[], [], []];
  const kernel = replayKernel(source);
  let [changes, expected] = [new Float64Array(layout.size), new Float64Array(layout.size)];
  const addFiles = fromFiles(prepared, replay);
  for (let round = 0; round < of.rounds; round++) {
    memory.push((await fromMemory()).seconds);
    changes = Float64Array.from(replay.take());
    const again = await timed(addFiles);
    files.push(again.seconds);
    replay.take();
    const all = await timed(async () =>
      repeated(segments).forEach((each) => void kernel.add(each)),
    );
    whole.push(all.seconds);
    expected = Float64Array.from(kernel.take());
  }
  const base = (await read(cache.manifest.base)).values ?? new Float64Array(layout.size);
  const values = new Float64Array(layout.size);
  values.set(base.subarray(0, layout.sections.rule.at).map((each) => COPIES * each));
  addReplayValues(values, changes);
  const { folded, changed, settled } = replay.touched;
  const each = 2 * of.rounds;
  return {
    ...sizeOf(repeated(segments)),
    touched: (folded - before.folded) / each,
    changed: (changed - before.changed) / each,
    settled: (settled - before.settled) / each,
    prepared: compared.seconds + bound.seconds,
    begun: early.reduce((sum, seconds) => sum + seconds - Math.min(...memory), 0),
    ...{ memory, files, whole },
    different: values.filter((each, at) => each !== expected[at]).length,
  };
}

/** Adds all copies to a replay, each read from its files; a thread reads them where loops go over them. */
function fromFiles(prepared: Prepared, replay: CachedReplay): () => Promise<void> {
  const { store, cache } = prepared;
  const read = readerOf(cache);
  const [cachedIn, actsIn] = [memoryIn(replay.memory), memoryIn(replay.memory)];
  const stored = memoryIn(replay.memory);
  return async () => {
    for (const each of repeated(cache.manifest.segments)) {
      const cached = cachedOf(await read(each, cachedIn));
      const acts = replay.readsActs ? actsOf(await read(each.acts, actsIn)) : null;
      let own: Segment | null = null;
      const segment = (): Segment => {
        own ??= readSegmentNow(store, each.segment, stored);
        return own;
      };
      replay.add(cached, replay.readsSegments ? { segment, acts } : null);
    }
  };
}

const readerOf =
  ({ folder, manifest }: BuiltClaimCache) =>
  async (file: ColumnFile & { readonly file: string }, memory = newMemory()) =>
    readColumns(join(folder, manifest.generation, file.file), file, memory);

type Held = { readonly cached: CachedSegment; readonly charged: ChargedSegment | null };

/** Copies of all files that a replay reads, held as a server holds them. */
type HeldCopies = {
  /** Of the thread that replays them. */
  readonly room: ThreadRoom;
  /** The segments, where loops have that room. */
  in(loops: LoopMemory): Held[];
};

async function heldCopies(
  { store, cache: { folder, manifest } }: Prepared,
  { prices, fees }: Pick<CachedSource['difference'], 'prices' | 'fees'>,
): Promise<HeldCopies> {
  const memory = cacheMemory(Number.POSITIVE_INFINITY);
  const path = join(folder, manifest.generation);
  const listed = repeated(manifest.segments);
  const stored = repeated(store.manifest.segments);
  const cached = await memory.hold(path, listed);
  const acts = prices
    ? await memory.hold(
        path,
        listed.map((each) => each.acts),
      )
    : null;
  const segments = fees ? await memory.hold(store.path, stored) : null;
  if (!cached) throw new Error('all files are held');
  return {
    room: new ThreadRoom(cached.memory),
    in: (loops) =>
      listed.map((each, number) => {
        const bytesOf = (held: HeldFiles, { bytes }: { readonly bytes: number }, at = number) =>
          heldBytes(held, at, { loops, bytes });
        const copy = Math.floor(number / manifest.segments.length);
        const at = copy * (stored.length / COPIES) + each.segment;
        const own = segments && segmentIn(bytesOf(segments, stored[at] ?? { bytes: 0 }, at));
        const segment = (): Segment => {
          if (!own) throw new Error('prices are told from acts');
          return own;
        };
        const index = acts && actsOf(columnsOf(bytesOf(acts, each.acts)));
        return {
          cached: cachedOf(columnsOf(bytesOf(cached, each))),
          charged: prices || fees ? { segment, acts: index } : null,
        };
      }),
  };
}

const heldSegments = async (store: ReplayStore): Promise<Segment[]> =>
  unwrap(await residentSegments(store, Number.POSITIVE_INFINITY)).map(residentSegment);

const repeated = <Each>(all: readonly Each[]): Each[] =>
  Array.from({ length: COPIES }, () => all).flat();

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
