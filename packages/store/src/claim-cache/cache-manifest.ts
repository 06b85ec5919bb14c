import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText, isoDate } from '@sanyi/kernel';
import { MANIFEST_FILE } from '../folder/generation.ts';
import { isCode } from '../folder/lock.ts';
import { isRecord } from '../folder/manifest.ts';
import type { PreparedReplay } from '../replay/prepare-replay.ts';
import { type ColumnFile, newMemory } from '../replay-store/column-file.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import { isColumnFile } from '../replay-store/store-manifest.ts';
import { isWhole } from '../replay-store/unfinished-files.ts';

/** The version of the columns of caches. A change of meaning raises it. */
const CACHE_VERSION = 8;

/** A cached segment as the manifest lists it. */
export type CachedFile = ColumnFile & {
  /** The number of the segment in the replay store. */
  readonly segment: number;
  readonly claims: number;
  /** The first and the last day of a benefit, as segments count days; null where there is none. */
  readonly days: { readonly from: number; readonly to: number } | null;
  /** Which rows have lines of which act: a file of its own, since changes of benefits do not read it. */
  readonly acts: ColumnFile;
};

/** Whether a value names a cached segment, as a manifest does. */
export const isCachedFile = (value: unknown): value is CachedFile =>
  isColumnFile(value) && isRecord(value) && hasClaims(value);

const hasClaims = ({ segment, claims, days, acts }: Record<string, unknown>): boolean =>
  isColumnFile(acts) &&
  Number.isSafeInteger(segment) &&
  Number.isSafeInteger(claims) &&
  (days === null || isRecord(days));

/** What a claim cache says of itself. */
export type CacheManifest = {
  readonly format: 'sanyi-claim-cache';
  readonly version: number;
  readonly generation: string;
  /** The first day whose claims were read; null: all were. */
  readonly since: number | null;
  readonly baseline: string;
  readonly codes: ColumnFile;
  /** The sums of a replay in which both sides are the baseline, but those of rules. */
  readonly base: ColumnFile;
  readonly segments: readonly CachedFile[];
};

/** Where the claim caches of some facts lie. */
export const cachesFolder = (factsFolder: string): string => join(factsFolder, 'claim-cache');

/** The folder of the cache of a baseline: of one store, one period and one way of grouping persons. */
export function cacheFolder(
  factsFolder: string,
  { manifest }: ReplayStore,
  { frame, plan }: PreparedReplay,
): string {
  const of = [
    CACHE_VERSION,
    manifest.factsChecksum,
    frame.stacks[0].hash,
    frame.groups.hash,
    isoDate(plan.from),
    isoDate(plan.to),
  ];
  const name = `${manifest.generation}-${hashText(of.join(' ')).slice(0, 16)}`;
  return join(cachesFolder(factsFolder), name);
}

/** The store that a cache is of by its name, none for the name of an earlier release; null for what is no cache. */
export const storeOfCache = (name: string): string | null => {
  const found = /^(?:(g-[0-9a-z]+)-)?[0-9a-f]{16}$/.exec(name);
  return found && (found[1] ?? '');
};

/** The manifest of a cache; null where there is none, `'damaged'` where it is not whole. */
export async function readCacheManifest(folder: string): Promise<CacheManifest | 'damaged' | null> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    const { format, version, generation } = isRecord(found) ? found : {};
    const isOwn = format === CACHE_HEAD.format && version === CACHE_VERSION;
    // The programme wrote the file whole, under a checksum of the store and the rules.
    return isOwn && typeof generation === 'string' ? (found as CacheManifest) : 'damaged';
  } catch (error) {
    return isCode(error, 'ENOENT') ? null : 'damaged';
  }
}

/** The manifest of a cache; null where there is none that is whole. */
export async function wholeManifest(folder: string): Promise<CacheManifest | null> {
  const found = await readCacheManifest(folder);
  return found === 'damaged' ? null : found;
}

/** The manifest of a cache every byte of which is as it was written; null without one. */
export async function wholeCache(folder: string): Promise<CacheManifest | null> {
  const found = await wholeManifest(folder);
  if (!found) return null;
  const { generation, codes, base, segments } = found;
  const memory = newMemory();
  for (const each of [codes, base, ...segments, ...segments.map(({ acts }) => acts)]) {
    if (!(await isWhole(join(folder, generation), each, memory))) return null;
  }
  return found;
}

/** The head of a manifest that is written now. */
export const CACHE_HEAD: Pick<CacheManifest, 'format' | 'version'> = {
  format: 'sanyi-claim-cache',
  version: CACHE_VERSION,
};
