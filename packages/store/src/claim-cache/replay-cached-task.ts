import { join } from 'node:path';
import type { Segment, SegmentCodes } from '@sanyi/facts';
import { type LoopMemory, NoRoom, ThreadRoom } from '@sanyi/feel/loops';
import {
  type CachedReplay,
  type ChargedSegment,
  cachedReplay,
  NotInColumns,
  stackDifference,
  type TouchedClaims,
} from '@sanyi/insurance';
import { assert, ok, ProblemError, type Result } from '@sanyi/kernel';
import { type Planned, plannedTask } from '../replay/planned-work.ts';
import type { PreparedReplay, ReplayPlan } from '../replay/prepare-replay.ts';
import { preparing, type ReplayRules } from '../replay/replay-part-task.ts';
import { type PartOrder, takeParts } from '../replay/work-orders.ts';
import { columnsOf, type PlainColumns } from '../replay-store/arrow-columns.ts';
import {
  type ColumnFile,
  type Memory,
  memoryIn,
  newMemory,
  readColumns,
} from '../replay-store/column-file.ts';
import {
  type ReplayStore,
  readCodes,
  readSegmentNow,
  segmentIn,
} from '../replay-store/open-replay-store.ts';
import type { TaskMaker, Tell } from '../workers/task.ts';
import { actsOf, cacheCodesOf, cachedOf } from './cache-columns.ts';
import type { CachedFile, CacheManifest } from './cache-manifest.ts';
import { type HeldFiles, heldBytes } from './cache-memory.ts';

/** Cached segments, the indices of their acts, and segments of the store. */
type FileKind = 'cached' | 'acts' | 'segments';

/** What all workers of a replay from a cache share. */
export type ReplayCachedShared = ReplayRules & {
  readonly store: ReplayStore;
  /** The generation folder of the cache. */
  readonly cached: string;
  readonly cache: CacheManifest;
  /** Files of the cache, and of the store, by their place in the manifests, where they are held in memory. */
  readonly held: Readonly<Record<FileKind, HeldFiles | null>>;
};

/** What cells differ by from those of the baseline; null where only a whole replay can tell. */
export type CachedChanges = {
  readonly values: Float64Array | null;
  readonly touched: TouchedClaims;
  /** Whether segments were read from their files. */
  readonly hasReadSegments: boolean;
};

const NOTHING: Omit<CachedChanges, 'values'> = {
  touched: { folded: 0, changed: 0, settled: 0 },
  hasReadSegments: false,
};

/** Replays the cached segments that a worker takes under the rules of the reform. */
export const replayCachedTask: TaskMaker<
  ReplayCachedShared,
  Planned<ReplayPlan, PartOrder>,
  CachedChanges
> = plannedTask(async (shared: ReplayCachedShared) => {
  const preparedFor = preparing(shared);
  const codes = await readCodes(shared.store);
  const { cached } = shared.held;
  const room = cached ? new ThreadRoom(cached.memory) : undefined;
  return ok(async (plan: ReplayPlan) => {
    const prepared = preparedFor(plan);
    if (!prepared.ok) return prepared;
    // The plan before is done with.
    room?.again();
    return ok(cachedWork(shared, { prepared: prepared.value, codes, room }));
  });
});

/** What a worker has for all replays, and the rules of one. */
type CachedWork = {
  readonly prepared: PreparedReplay;
  readonly codes: SegmentCodes;
  /** Where what is held stands, if it is: loops go over it there. */
  readonly room: ThreadRoom | undefined;
};

/** The replay of one plan, and where it reads files of each kind. */
type OpenReplay = {
  readonly replay: CachedReplay;
  readonly into: Readonly<Record<FileKind, Memory>>;
};

type ReadPart = { readonly open: OpenReplay; readonly part: number; readonly file: ColumnFile };

function cachedWork(
  { store, cached, cache, held }: ReplayCachedShared,
  { prepared, codes, room }: CachedWork,
): (order: PartOrder, tell: Tell) => Promise<Result<CachedChanges>> {
  const { frame, layout, scenarios, since } = prepared;
  const rules = [scenarios[0].rules, scenarios[1].rules] as const;
  const days = daysOf(cache.segments);
  const difference = stackDifference(rules);
  let known: OpenReplay | null = null;
  let hasReadSegments = false;
  const opened = async (): Promise<OpenReplay> => {
    if (known) return known;
    const file = cache.codes;
    const own = cacheCodesOf(await readColumns(join(cached, file.file), file, newMemory()));
    const source = { rules, codes, frame, layout, since, days, room };
    const replay =
      difference.kind === 'cached' ? cachedReplay({ ...source, difference }, own) : null;
    if (replay === null) throw new NotInColumns('the benefit has no columns');
    known = { replay, into: roomsIn(replay.memory) };
    return known;
  };
  const segmentOf = ({ replay, into }: OpenReplay, number: number): Segment => {
    const { bytes } = store.manifest.segments[number] ?? { bytes: 0 };
    if (held.segments) {
      return segmentIn(heldBytes(held.segments, number, { loops: replay.memory, bytes }));
    }
    hasReadSegments = true;
    return readSegmentNow(store, number, into.segments);
  };
  const columnsIn = (kind: 'cached' | 'acts', part: ReadPart): Promise<PlainColumns> =>
    heldColumns(held[kind], { ...part, kind, folder: cached });
  const chargedOf = async (open: OpenReplay, part: number): Promise<ChargedSegment> => {
    const listed = cache.segments[part];
    assert(listed !== undefined, 'the manifest lists the segment');
    let read: Segment | null = null;
    const segment = (): Segment => {
      read ??= segmentOf(open, listed.segment);
      return read;
    };
    if (!open.replay.readsActs) return { segment, acts: null };
    const acts = await columnsIn('acts', { open, part, file: listed.acts });
    return { segment, acts: actsOf(acts) };
  };
  return async (order, tell) => {
    if (order === 'ready') return ok({ values: null, ...NOTHING });
    try {
      await takeParts(order, async (part) => {
        const listed = cache.segments[part];
        assert(listed !== undefined, 'the manifest lists the segment');
        const open = await opened();
        const { replay } = open;
        const own = await columnsIn('cached', { open, part, file: listed });
        replay.add(cachedOf(own), replay.readsSegments ? await chargedOf(open, part) : null);
        tell(listed.claims);
      });
    } catch (error) {
      // What a cache cannot say a whole replay tells, and which claim is refused; it takes no room of others.
      if (!isAboutClaims(error) && !(error instanceof NoRoom)) throw error;
      return ok({ values: null, ...NOTHING });
    }
    if (known === null) return ok({ values: new Float64Array(layout.size), ...NOTHING });
    const { replay } = known;
    return ok({ values: replay.take(), touched: replay.touched, hasReadSegments });
  };
}

/** The columns of a file of a part, from memory where it is held. */
async function heldColumns(
  files: HeldFiles | null,
  of: ReadPart & { readonly kind: FileKind; readonly folder: string },
): Promise<PlainColumns> {
  const { open, part, file, kind, folder } = of;
  const { memory: loops } = open.replay;
  return files
    ? columnsOf(heldBytes(files, part, { loops, bytes: file.bytes }))
    : await readColumns(join(folder, file.file), file, open.into[kind]);
}

/** Where files of each kind are read, one after the other. */
const roomsIn = (loops: LoopMemory): OpenReplay['into'] => ({
  cached: memoryIn(loops),
  acts: memoryIn(loops),
  segments: memoryIn(loops),
});

/** Whether an error is one of claims, and not of a damaged file. */
const isAboutClaims = (error: unknown): boolean =>
  error instanceof NotInColumns ||
  (error instanceof ProblemError && error.problems[0].code !== 'REPLAY_STORE_FILE');

/** All claims that were touched. */
export const sumOf = (a: TouchedClaims, b: TouchedClaims): TouchedClaims => ({
  folded: a.folded + b.folded,
  changed: a.changed + b.changed,
  settled: a.settled + b.settled,
});

function daysOf(segments: readonly CachedFile[]): { readonly from: number; readonly to: number } {
  const days = segments.flatMap((each) => (each.days ? [each.days] : []));
  return {
    from: days.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: days.reduce((most, { to }) => Math.max(most, to), -1),
  };
}
