import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Problem, ProblemError, problem, type Result, type Text } from '@sanyi/kernel';
import type { Job } from '../job.ts';
import {
  isCode,
  isLockBeside,
  LOCK_FILE,
  type Lock,
  lockFolder,
  messageOf,
  type Owner,
} from './lock.ts';

/** The file whose rename makes a new generation visible. */
export const MANIFEST_FILE = 'manifest.json';

const GENERATION = /^g-[0-9a-z]+$/;
const TEMPORARY = /^\.manifest-[0-9a-z]+$/;

/** A folder being written: everything goes into `path`, nothing is visible before `commit`. */
export type Generation = {
  readonly id: string;
  readonly path: string;
  /** Writes the manifest beside and swaps it in; then removes what no reader needs any more. */
  commit(manifest: object): Promise<void>;
};

/** What a writer says of its folder. */
type Writing = {
  /** What it may find there besides generations; nothing where absent. */
  readonly beside?: (name: string) => boolean;
  /** Told that an earlier writer was killed; absent where that one's work is gone on with. */
  readonly say?: Job['say'];
};

/**
 * Locks a folder, removes leftovers of crashed writers, lets `write` fill a new generation and
 * commits nothing unless `write` calls `commit`. On any failure the generation is removed.
 *
 * @returns the value of `write`, or what stood in the way
 */
export async function withGeneration<T>(
  folder: string,
  writing: Writing,
  write: (generation: Generation) => Promise<Result<T>>,
): Promise<Result<T>> {
  const locked = await lockedFolder(folder, writing);
  if (!locked.ok) return locked;
  const { left, release } = locked.value;
  if (left) writing.say?.(endedEarly(folder, left.by));
  const id = `g-${Date.now().toString(36)}${process.pid.toString(36)}`;
  const path = join(folder, id);
  let committed = false;
  try {
    await removeLeftovers(folder);
    await mkdir(path);
    const commit = async (manifest: object): Promise<void> => {
      await swapManifest(folder, id, manifest);
      committed = true;
    };
    return await write({ id, path, commit });
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    return fail(writeFailed(folder, error));
  } finally {
    if (!committed) await rm(path, { recursive: true, force: true });
    await release();
  }
}

/** A killed run is said by the next one, which removes what it left. */
const endedEarly = (folder: string, by: Owner | null): Text => ({
  en: `${folder}: an earlier run${by ? ` (process ${by.pid}, since ${by.since})` : ''} ended before it was finished. Nothing of it is used, what it left is removed, and this run begins again.`,
  zh: `${folder}：此前的运行${by ? `（进程 ${by.pid}，始于 ${by.since}）` : ''}未完成即中断，其结果不会使用。残留文件已清除，本次从头开始。`,
});

async function lockedFolder(folder: string, { beside }: Writing): Promise<Result<Lock>> {
  try {
    await mkdir(folder, { recursive: true });
    const strange = (await readdir(folder)).filter((name) => !isOurs(name) && !beside?.(name));
    if (strange.length > 0) {
      const found = strange.slice(0, 3).join(', ');
      return fail(problem('STORE_FOLDER_OCCUPIED', folder, { found }));
    }
  } catch (error) {
    return fail(writeFailed(folder, error));
  }
  return lockFolder(folder, new Date().toISOString());
}

const isOurs = (name: string): boolean =>
  name === MANIFEST_FILE ||
  name === LOCK_FILE ||
  isLockBeside(name) ||
  GENERATION.test(name) ||
  TEMPORARY.test(name);

/** Keeps the generation in force and the one before it, which a reader may still have open. */
async function removeLeftovers(folder: string): Promise<void> {
  const kept = await namedGenerations(folder);
  for (const name of await readdir(folder)) {
    const stale = GENERATION.test(name) ? !kept.includes(name) : TEMPORARY.test(name);
    if (stale) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function namedGenerations(folder: string): Promise<string[]> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    if (typeof found !== 'object' || found === null) return [];
    const { generation, previous } = found as Record<string, unknown>;
    return [generation, previous].filter((name) => typeof name === 'string');
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return [];
    throw error;
  }
}

async function swapManifest(folder: string, id: string, manifest: object): Promise<void> {
  const [previous = null] = await namedGenerations(folder);
  const text = `${JSON.stringify({ ...manifest, generation: id, previous }, null, 2)}\n`;
  const beside = join(folder, `.manifest-${id.slice(2)}`);
  const file = await open(beside, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, MANIFEST_FILE));
}

/** The problem of a write that failed for a reason outside the programme. */
export const writeFailed = (folder: string, error: unknown): Problem =>
  problem('STORE_WRITE_FAILED', folder, { why: messageOf(error) });

/** Whether a path exists and is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
