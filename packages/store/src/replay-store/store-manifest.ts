import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { MANIFEST_FILE } from '../folder/generation.ts';
import { isCode, messageOf } from '../folder/lock.ts';
import { isRecord } from '../folder/manifest.ts';
import type { ColumnFile } from './column-file.ts';
import { factsIn } from './facts-in.ts';

/** The version of the columns of segments and of their numbering. A change of meaning raises it. */
export const STORE_VERSION = 2;

/** A segment as the manifest lists it; its number is its place in the list. */
export type SegmentFile = ColumnFile & {
  /** The part of the facts whose persons it holds some of. */
  readonly part: number;
  readonly persons: number;
  readonly claims: number;
  readonly lines: number;
};

/** What a replay store says about itself. */
export type StoreManifest = {
  readonly format: 'sanyi-replay-store';
  readonly version: number;
  readonly generation: string;
  /** The generation before, which a replay may still have open; null for the first. */
  readonly previous: string | null;
  /** Of the facts it was made from. */
  readonly factsChecksum: string;
  readonly codes: ColumnFile;
  readonly segments: readonly SegmentFile[];
};

/** Where the replay store of some facts lies. */
export const storeFolder = (factsFolder: string): string => join(factsFolder, 'replay-store');

/**
 * Reads the manifest of a store.
 *
 * @returns `REPLAY_STORE_NOT_FOUND`, `REPLAY_STORE_VERSION` or `REPLAY_STORE_BROKEN`
 */
export async function readStoreManifest(folder: string): Promise<Result<StoreManifest>> {
  const file = join(folder, MANIFEST_FILE);
  const facts = factsIn(folder);
  const refuse = (why: string): Result<never> =>
    fail(problem('REPLAY_STORE_BROKEN', file, { why, facts }));
  let found: unknown;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return fail(problem('REPLAY_STORE_NOT_FOUND', folder, { facts }));
    return refuse(messageOf(error));
  }
  if (!isRecord(found) || found.format !== 'sanyi-replay-store') return refuse('format');
  if (found.version !== STORE_VERSION) {
    const details = { found: String(found.version), expected: String(STORE_VERSION), facts };
    return fail(problem('REPLAY_STORE_VERSION', folder, details));
  }
  const texts = [found.generation, found.factsChecksum].every((each) => typeof each === 'string');
  if (!texts) return refuse('generation, factsChecksum');
  if (!isColumnFile(found.codes)) return refuse('codes');
  const { segments } = found;
  if (!Array.isArray(segments) || !segments.every(isSegmentFile)) return refuse('segments');
  // The shape was checked field by field.
  return ok(found as StoreManifest);
}

const hasNumbers = (value: Record<string, unknown>, names: readonly string[]): boolean =>
  names.every((name) => Number.isSafeInteger(value[name]));

/** A name is that of a file in the folder: it leads nowhere else. */
export const isColumnFile = (value: unknown): value is ColumnFile =>
  isRecord(value) &&
  typeof value.file === 'string' &&
  /^[\w-]+\.arrow$/.test(value.file) &&
  hasNumbers(value, ['bytes', 'checksum']);

/** Whether a value names a segment file, as a manifest does. */
export const isSegmentFile = (value: unknown): value is SegmentFile =>
  isColumnFile(value) &&
  isRecord(value) &&
  hasNumbers(value, ['part', 'persons', 'claims', 'lines']);
