import { constants } from 'node:fs';
import { copyFile, link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** The file that says who writes here. */
export const LOCK_FILE = '.writer.lock';

/** Whether a file is a lock that is being written. */
export const isLockBeside = (name: string): boolean => name.startsWith(`${LOCK_FILE}-`);

/** A held lock; releasing it twice does no harm. */
export type Lock = {
  /** Whether somebody left it here without releasing it; `by` is null where that one had not yet said who it is. */
  readonly left: { readonly by: Owner | null } | null;
  release(): Promise<void>;
};

/** Who writes, and since when. */
export type Owner = { readonly pid: number; readonly host: string; readonly since: string };

/**
 * Takes the writer's lock of a folder. A lock left by a process of this machine that no longer
 * runs is taken over.
 *
 * @returns `STORE_LOCKED` while another process writes
 */
export async function lockFolder(folder: string, since: string): Promise<Result<Lock>> {
  const file = join(folder, LOCK_FILE);
  const mine: Owner = { pid: process.pid, host: hostname(), since };
  let left: Lock['left'] = null;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await removeOrphans(folder);
      await place(file, JSON.stringify(mine));
      return ok({ left, release: () => rm(file, { force: true }) });
    } catch (error) {
      // Somebody of another machine, who does not see this process, may have taken its file for an orphan.
      if (isCode(error, 'ENOENT') && attempt === 0) continue;
      if (!isCode(error, 'EEXIST')) {
        return fail(problem('STORE_WRITE_FAILED', folder, { why: messageOf(error) }));
      }
    }
    const owner = await ownerOf(file);
    if (owner && (owner.host !== mine.host || isRunning(owner.pid))) {
      return fail(
        problem('STORE_LOCKED', folder, {
          pid: String(owner.pid),
          host: owner.host,
          since: owner.since,
          lock: LOCK_FILE,
        }),
      );
    }
    left = { by: owner };
    await rm(file, { force: true });
  }
  return fail(problem('STORE_LOCK_CONTESTED', folder, { lock: LOCK_FILE }));
}

let count = 0;

/**
 * Writes a file beside and links it into place, so that nobody ever finds it without its text. Where the
 * file system has no links it is copied.
 */
async function place(file: string, text: string): Promise<void> {
  count += 1;
  const beside = `${file}-${process.pid.toString(36)}-${count.toString(36)}`;
  try {
    await writeFile(beside, text);
    await link(beside, file).catch((error: unknown) => {
      if (isCode(error, 'EEXIST')) throw error;
      return copyFile(beside, file, constants.COPYFILE_EXCL);
    });
  } finally {
    await rm(beside, { force: true });
  }
}

/** Removes locks that were being written by processes which ended meanwhile. */
async function removeOrphans(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter(isLockBeside)) {
    const pid = Number.parseInt(name.slice(LOCK_FILE.length + 1), 36);
    if (!isRunning(pid)) await rm(join(folder, name), { force: true });
  }
}

async function ownerOf(file: string): Promise<Owner | null> {
  try {
    const found: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof found !== 'object' || found === null) return null;
    const { pid, host, since } = found as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string') return null;
    return { pid, host, since: typeof since === 'string' ? since : '?' };
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Whether an unknown error is a system error with this code. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/**
 * The message of an unknown error: its first line. Behind it stand the SQL that met it, or where in the
 * programme a worker did, which say nothing to who reads.
 */
export const messageOf = (error: unknown): string => {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first.replace(/^Error: /, '');
};
