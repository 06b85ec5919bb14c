import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '@sanyi/kernel';
import type { FactsManifest } from '../folder/manifest.ts';
import { isRecord } from '../folder/manifest.ts';
import type { Job } from '../job.ts';
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
 * an empty folder. What is found is said; what is not whole, or of other facts, is told and written again.
 */
export async function openUnfinished(
  folder: string,
  { logicalChecksum, parts }: FactsManifest,
  job: Job,
): Promise<UnfinishedStore> {
  const path = join(folder, UNFINISHED);
  const head = headOf(await readJson(join(path, HEAD)));
  const isOurs = head?.version === STORE_VERSION && head.factsChecksum === logicalChecksum;
  if (!head || !isOurs || !(await isWhole(path, head.codes))) {
    if ((await keptParts(folder)) !== null) job.say?.(REFUSED(path));
    await rm(path, { recursive: true, force: true });
    await mkdir(path);
    return { path, codes: null, parts: new Map() };
  }
  const known = new Map<number, readonly SegmentFile[]>();
  const refused: string[] = [];
  for (const name of await readdir(path)) {
    const part = Number(PART.exec(name)?.[1] ?? -1);
    if (!(part in parts)) continue;
    const segments = await wholeSegments(path, name);
    if (segments) known.set(part, segments);
    else refused.push(join(path, name));
  }
  if (known.size > 0) job.say?.(FOUND(known.size, Object.keys(parts).length));
  for (const each of refused) job.say?.(REFUSED(each));
  await removeOthers(path, [head.codes, ...[...known.values()].flat()]);
  return { path, codes: head.codes, parts: known };
}

/** The segments of a part whose files are whole; else null. */
async function wholeSegments(path: string, name: string): Promise<SegmentFile[] | null> {
  const segments = await readJson(join(path, name));
  if (!Array.isArray(segments) || !segments.every(isSegmentFile)) return null;
  const whole = await Promise.all(segments.map((each) => isWhole(path, each)));
  return whole.every(Boolean) ? segments : null;
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

const FOUND = (found: number, parts: number): Text => ({
  en: `An earlier build left ${found} of ${parts} parts finished: they are used again.`,
  zh: `上次生成已完成 ${parts} 个部分中的 ${found} 个，将直接沿用。`,
});

const REFUSED = (file: string): Text => ({
  en: `${file}: what an earlier build left here is damaged or of other facts. It is written again.`,
  zh: `${file}：上次生成留下的内容已损坏，或属于其他数据，将重新写入。`,
});

function headOf(value: unknown): Head | null {
  if (!isRecord(value) || !isColumnFile(value.codes)) return null;
  const { version, factsChecksum, codes } = value;
  return typeof version === 'number' && typeof factsChecksum === 'string'
    ? { version, factsChecksum, codes }
    : null;
}
