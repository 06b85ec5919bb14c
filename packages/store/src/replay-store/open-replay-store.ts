import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Segment, SegmentCodes } from '@sanyi/facts';
import { assert, fail, ok, ProblemError, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { RESIDENT_SHARE } from '../limits.ts';
import { columnsOf } from './arrow-columns.ts';
import { type Memory, memoryOf, newMemory, readColumns, readColumnsNow } from './column-file.ts';
import { factsIn } from './facts-in.ts';
import { codesOf, segmentOf } from './segment-columns.ts';
import { readStoreManifest, type StoreManifest, storeFolder } from './store-manifest.ts';

/** An opened replay store: what it says about itself and where its files lie. */
export type ReplayStore = {
  /** The generation in force when it was opened. */
  readonly path: string;
  readonly manifest: StoreManifest;
};

/**
 * Opens the replay store of facts.
 *
 * @returns `REPLAY_STORE_NOT_FOUND`, `REPLAY_STORE_VERSION`, `REPLAY_STORE_BROKEN`, or
 * `REPLAY_STORE_STALE` where the facts are not those it was made from
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * unwrap(await buildReplayStore(facts));
 * (await openReplayStore(facts)).ok; // true
 * ```
 */
export async function openReplayStore(
  facts: Pick<Facts, 'folder' | 'manifest'>,
): Promise<Result<ReplayStore>> {
  const folder = storeFolder(facts.folder);
  const manifest = await readStoreManifest(folder);
  if (!manifest.ok) return manifest;
  const { factsChecksum, generation } = manifest.value;
  if (factsChecksum !== facts.manifest.logicalChecksum) {
    const details = {
      ...{ found: factsChecksum, expected: facts.manifest.logicalChecksum },
      facts: factsIn(folder),
    };
    return fail(problem('REPLAY_STORE_STALE', folder, details));
  }
  return ok({ path: join(folder, generation), manifest: manifest.value });
}

/** The codes of a store. */
export async function readCodes({ path, manifest }: ReplayStore): Promise<SegmentCodes> {
  const { codes } = manifest;
  return codesOf(await readColumns(join(path, codes.file), codes, newMemory()));
}

/** Reads a segment into `memory`, which the next segment may use again once this one is done with. */
export async function readSegment(
  store: ReplayStore,
  number: number,
  memory: Memory,
): Promise<Segment> {
  await setImmediate();
  return readSegmentNow(store, number, memory);
}

/** The same at once, before anything else that this thread has to do. */
export function readSegmentNow(
  { path, manifest }: ReplayStore,
  number: number,
  memory: Memory,
): Segment {
  const listed = manifest.segments[number];
  assert(listed !== undefined, 'the manifest lists the segment');
  const file = join(path, listed.file);
  const segment = segmentOf(readColumnsNow(file, listed, memory));
  const { persons, claims, lines } = segment;
  if (persons !== listed.persons || claims !== listed.claims || lines !== listed.lines) {
    throw new ProblemError([
      problem('REPLAY_STORE_FILE', file, {
        why: 'other rows than listed',
        whyZh: '行数与清单不符',
        facts: factsIn(file),
      }),
    ]);
  }
  return segment;
}

/**
 * Reads all segments into memory that threads share.
 *
 * @param free - bytes of memory that are free
 * @returns `REPLAY_STORE_MEMORY` where the segments would take most of it
 */
export async function residentSegments(
  store: ReplayStore,
  free: number,
): Promise<Result<readonly SharedArrayBuffer[]>> {
  const { segments } = store.manifest;
  const needed = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  if (needed > free * RESIDENT_SHARE) {
    const details = { needed: megabytes(needed), free: megabytes(free) };
    return fail(problem('REPLAY_STORE_MEMORY', store.path, details));
  }
  const held: SharedArrayBuffer[] = [];
  for (const [number, { bytes }] of segments.entries()) {
    const buffer = new SharedArrayBuffer(bytes);
    await readSegment(store, number, memoryOf(buffer));
    held.push(buffer);
  }
  return ok(held);
}

const megabytes = (bytes: number): string => String(Math.ceil(bytes / 2 ** 20));

/** The segment in a piece of shared memory; nothing is copied. */
export const residentSegment = (held: SharedArrayBuffer): Segment =>
  segmentIn(new Uint8Array(held));

/** The segment of a file that was read and checked. */
export const segmentIn = (bytes: Uint8Array): Segment => segmentOf(columnsOf(bytes));
