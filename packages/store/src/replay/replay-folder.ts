import { createHash } from 'node:crypto';
import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Replay, replaySchema } from '@sanyi/api';
import { fail, hashText, isoDate, ok, problem, type Result } from '@sanyi/kernel';
import { MANIFEST_FILE, withGeneration } from '../folder/generation.ts';
import { isRecord } from '../folder/manifest.ts';
import type { PreparedReplay } from './prepare-replay.ts';

/** A change of what is counted gives a replay another id, so old results are not taken for new ones. */
const REPLAY_VERSION = 2;

/** The folder of finished parts inside that of a replay. */
const PARTS = 'parts';

const RESULT_FILE = 'replay.json';

const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of a replay: the same claims, rules, days and groups have the same result. */
export function replayId(factsChecksum: string, { plan, frame }: PreparedReplay): string {
  const of = [
    REPLAY_VERSION,
    factsChecksum,
    ...frame.stacks.map((stack) => stack.hash),
    frame.groups.hash,
    isoDate(plan.from),
    isoDate(plan.to),
  ];
  return hashText(of.join(' ')).slice(0, 16);
}

/** Where a replay of some facts lies. */
export const replayFolder = (factsFolder: string, id: string): string =>
  join(factsFolder, 'replay', id);

/** Where the sums of finished parts lie while a replay runs. */
export const partsFolder = (folder: string): string => join(folder, PARTS);

/** Makes a replay in its folder: prepared beside, visible at once, the parts removed. */
export async function writeReplay(
  folder: string,
  make: () => Promise<Result<Replay>>,
): Promise<Result<Replay>> {
  const beside = (name: string): boolean => name === PARTS;
  const written = await withGeneration(folder, { beside }, async ({ path, commit }) => {
    const made = await make();
    if (!made.ok) return made;
    const text = `${JSON.stringify(made.value)}\n`;
    await writeFile(join(path, RESULT_FILE), text);
    const { format, id, factsChecksum, baseline, reform, period, engines } = made.value;
    const named = { format, id, factsChecksum, baseline, reform, period, engines };
    await commit({ ...named, checksum: checksumOf(text) });
    return made;
  });
  // Parts of a run that was killed are gone on with; of one that was stopped nothing is kept.
  await rm(partsFolder(folder), { recursive: true, force: true });
  // A folder that is not empty stays.
  if (!written.ok) await rmdir(folder).catch(() => undefined);
  return written;
}

/**
 * Opens a replay that was made before.
 *
 * @param folder - the folder of the replay, `FACTS/replay/ID`
 * @returns `REPLAY_NOT_FOUND` where there is none, `REPLAY_BROKEN` where it is not whole
 * @example
 * ```ts
 * (await readReplay('no-such-folder')).ok; // false
 * ```
 */
export async function readReplay(folder: string): Promise<Result<Replay>> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
  } catch {
    return fail(problem('REPLAY_NOT_FOUND', folder));
  }
  if (!isRecord(manifest) || manifest.format !== 'sanyi-replay') {
    return fail(problem('REPLAY_NOT_FOUND', folder));
  }
  const file = join(folder, String(manifest.generation), RESULT_FILE);
  try {
    const text = await readFile(file, 'utf8');
    const read = replaySchema.safeParse(JSON.parse(text));
    // Results of earlier versions say no checksum.
    const isWhole = manifest.checksum === undefined || manifest.checksum === checksumOf(text);
    if (read.success && isWhole) return ok(read.data);
  } catch {
    // Told below: what cannot be read is as broken as what reads wrong.
  }
  return fail(problem('REPLAY_BROKEN', file));
}
