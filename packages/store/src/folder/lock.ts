import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** The file that says who writes here. */
export const LOCK_FILE = '.writer.lock';

/** Whether a file is a lock that is being written. */
export const isLockBeside = (name: string): boolean => name.startsWith(`${LOCK_FILE}-`);

/** A held lock; releasing it twice does no harm. */
export type Lock = {
  /** Whether somebody left it here without releasing it; `by` is null where it does not say who. */
  readonly left: { readonly by: Owner | null } | null;
  release(): Promise<void>;
};

/** Who writes, and since when. */
export type Owner = { readonly pid: number; readonly host: string; readonly since: string };

/** How often a writer says anew that it comes, when what it said is taken away: once by each who comes first. */
const ATTEMPTS = 8;

/**
 * Takes the writer's lock of a folder. A lock left by a process of this machine that no longer
 * runs is taken over; of several who come for it at once one gets it.
 *
 * @returns `STORE_LOCKED` while another process writes or is about to
 */
export async function lockFolder(folder: string, since: string): Promise<Result<Lock>> {
  const mine: Owner = { pid: process.pid, host: hostname(), since };
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const taken = await take(folder, mine);
      if (taken) return taken;
    }
  } catch (error) {
    return fail(problem('STORE_WRITE_FAILED', folder, { why: messageOf(error) }));
  }
  return fail(problem('STORE_LOCK_CONTESTED', folder, { lock: LOCK_FILE }));
}

let count = 0;

/**
 * Writes beside the lock who comes, takes away what those wrote who come after it in the order of their
 * names, gives way to those who come before, and only then looks at the lock. What it wrote becomes the
 * lock by being renamed, which fails once it was taken away. So of any two the one that looked without
 * seeing the other's lock was seen by the other, and only one of their renames can succeed; and whoever
 * finds a lock finds its text. It asks no more of a file system than a rename.
 *
 * @returns null where what it wrote was taken away meanwhile
 */
async function take(folder: string, mine: Owner): Promise<Result<Lock> | null> {
  count += 1;
  const name = `${LOCK_FILE}-${mine.pid.toString(36)}-${count.toString(36)}`;
  const [beside, file] = [join(folder, name), join(folder, LOCK_FILE)];
  try {
    await writeFile(beside, JSON.stringify(mine));
    const first = await firstComer(folder, name);
    if (first)
      return locked(folder, first.name, first.by ?? { ...mine, pid: first.pid, since: '?' });
    const left = await lockAt(file);
    if (left?.by && (left.by.host !== mine.host || isRunning(left.by.pid))) {
      return locked(folder, LOCK_FILE, left.by);
    }
    if (!(await renamed(beside, file))) return null;
    let isHeld = true;
    const release = async (): Promise<void> => {
      if (isHeld) await rm(file, { force: true });
      isHeld = false;
    };
    return ok({ left, release });
  } finally {
    await rm(beside, { force: true });
  }
}

const locked = (folder: string, lock: string, { pid, host, since }: Owner): Result<never> =>
  fail(problem('STORE_LOCKED', folder, { pid: String(pid), host, since, lock }));

type Comer = { readonly name: string; readonly pid: number; readonly by: Owner | null };

/**
 * Who comes before `mine` and runs; null where nobody does. What the others wrote is taken away. The pid
 * of another machine says nothing here: what it wrote may go, and it writes anew.
 */
async function firstComer(folder: string, mine: string): Promise<Comer | null> {
  for (const name of (await readdir(folder)).filter(isLockBeside).sort()) {
    if (name === mine) continue;
    const pid = Number.parseInt(name.slice(LOCK_FILE.length + 1), 36);
    const beside = join(folder, name);
    if (name < mine && isRunning(pid)) return { name, pid, by: (await lockAt(beside))?.by ?? null };
    await rm(beside, { force: true });
  }
  return null;
}

/** The lock of a file with its owner, as far as it says who that is; null where there is none. */
async function lockAt(file: string): Promise<Lock['left']> {
  try {
    return { by: ownerIn(await readFile(file, 'utf8')) };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function ownerIn(text: string): Owner | null {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return null;
    const { pid, host, since } = found as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string') return null;
    return { pid, host, since: typeof since === 'string' ? since : '?' };
  } catch {
    return null;
  }
}

/** Renames over what stands there; false where there is nothing to rename. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
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
