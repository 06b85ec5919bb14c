import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Problem, ProblemError, problem, type Result } from '@sanyi/kernel';
import { isCode, LOCK_FILE, type Lock, lockFolder, messageOf } from './lock.ts';

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

/** What a writer may find in its folder besides generations. */
export type Allowed = (name: string) => boolean;

/**
 * Locks a folder, removes leftovers of crashed writers, lets `write` fill a new generation and
 * commits nothing unless `write` calls `commit`. On any failure the generation is removed.
 *
 * @returns the value of `write`, or what stood in the way
 */
export async function withGeneration<T>(
  folder: string,
  allowedBeside: Allowed,
  write: (generation: Generation) => Promise<Result<T>>,
): Promise<Result<T>> {
  const locked = await lockedFolder(folder, allowedBeside);
  if (!locked.ok) return locked;
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
    await locked.value.release();
  }
}

async function lockedFolder(folder: string, allowedBeside: Allowed): Promise<Result<Lock>> {
  try {
    await mkdir(folder, { recursive: true });
    const strange = (await readdir(folder)).filter((name) => !isOurs(name) && !allowedBeside(name));
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
  name === MANIFEST_FILE || name === LOCK_FILE || GENERATION.test(name) || TEMPORARY.test(name);

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
