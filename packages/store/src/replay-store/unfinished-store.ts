import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactsManifest } from '../folder/manifest.ts';
import { isRecord } from '../folder/manifest.ts';
import type { ColumnFile } from './column-file.ts';
import { isColumnFile, isSegmentFile, type SegmentFile, STORE_VERSION } from './store-manifest.ts';
import { isWhole, readJson, removeOthers, UNFINISHED, writeJson } from './unfinished-files.ts';

const HEAD = 'head.json';
const PART = /^part-(\d+)\.json$/;

/** A store that is being built: its codes, where they are written, and the parts that are. */
export type UnfinishedStore = {
  readonly path: string;
  readonly codes: ColumnFile | null;
  readonly parts: ReadonlyMap<number, readonly SegmentFile[]>;
};

type Head = {
  readonly version: number;
  readonly factsChecksum: string;
  readonly codes: ColumnFile;
};

/**
 * Opens what an earlier build of the same facts left in a store, every file of it read and checked; else
 * an empty folder. What is not whole is written again.
 */
export async function openUnfinished(
  folder: string,
  { logicalChecksum, parts }: FactsManifest,
): Promise<UnfinishedStore> {
  const path = join(folder, UNFINISHED);
  const head = headOf(await readJson(join(path, HEAD)));
  const isOurs = head?.version === STORE_VERSION && head.factsChecksum === logicalChecksum;
  if (!head || !isOurs || !(await isWhole(path, head.codes))) {
    await rm(path, { recursive: true, force: true });
    await mkdir(path);
    return { path, codes: null, parts: new Map() };
  }
  const known = new Map<number, readonly SegmentFile[]>();
  for (const name of await readdir(path)) {
    const part = Number(PART.exec(name)?.[1] ?? -1);
    const segments = part in parts ? await readJson(join(path, name)) : null;
    if (!Array.isArray(segments) || !segments.every(isSegmentFile)) continue;
    const whole = await Promise.all(segments.map((each) => isWhole(path, each)));
    if (whole.every(Boolean)) known.set(part, segments);
  }
  await removeOthers(path, [head.codes, ...[...known.values()].flat()]);
  return { path, codes: head.codes, parts: known };
}

/** How many parts a build left to be gone on with; null where it left nothing of use. */
export async function keptParts(folder: string): Promise<number | null> {
  const path = join(folder, UNFINISHED);
  const names: readonly string[] = await readdir(path).catch(() => []);
  return names.includes(HEAD) ? names.filter((name) => PART.test(name)).length : null;
}

/** Says whose codes they are: parts are kept from then on. */
export const keepCodes = (
  { path }: UnfinishedStore,
  { logicalChecksum }: FactsManifest,
  codes: ColumnFile,
): Promise<void> => {
  const head: Head = { version: STORE_VERSION, factsChecksum: logicalChecksum, codes };
  return writeJson(join(path, HEAD), head);
};

/** Says that all segments of a part are written. */
export const keepPart = (
  path: string,
  part: number,
  segments: readonly SegmentFile[],
): Promise<void> => writeJson(join(path, `part-${String(part).padStart(4, '0')}.json`), segments);

/** Moves the files of a store that is complete to where they are read. */
export async function moveFinished(
  { path }: UnfinishedStore,
  files: readonly ColumnFile[],
  to: string,
): Promise<void> {
  for (const { file } of files) await rename(join(path, file), join(to, file));
}

function headOf(value: unknown): Head | null {
  if (!isRecord(value) || !isColumnFile(value.codes)) return null;
  const { version, factsChecksum, codes } = value;
  return typeof version === 'number' && typeof factsChecksum === 'string'
    ? { version, factsChecksum, codes }
    : null;
}
