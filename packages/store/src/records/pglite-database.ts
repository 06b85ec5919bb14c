import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, fail, ok, problem, type Result } from '@sanyi/kernel';
import { lockFolder } from '../folder/lock.ts';
import { bundledEntry } from '../workers/start-worker.ts';
import { openPgliteHere, type Pglite } from './pglite-here.ts';
import { openPgliteInThread } from './pglite-thread.ts';
import type { SqlConnection, SqlDatabase } from './sql-connection.ts';

/** The folder of PGlite's own files inside the folder of records. */
const DATA = 'pg';

/**
 * Opens the embedded database of a folder, making it when it is not there. It has one connection,
 * so transactions wait for each other. From a bundle it works in a thread of its own.
 *
 * @returns `RECORDS_IN_USE` while another process has the folder open: two would destroy it
 */
export async function openPglite(folder: string): Promise<Result<SqlDatabase>> {
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder, new Date().toISOString());
  if (!lock.ok) return inUse(lock);
  try {
    const data = join(folder, DATA);
    if (!existsSync(data)) await makePglite(data);
    const database = await openAt(data);
    const turn = turns();
    return ok({
      connect: async () => {
        const release = await turn();
        return connectionOf(database, release);
      },
      close: async () => {
        const release = await turn();
        await database.close();
        await lock.value.release();
        release();
      },
    });
  } catch (error) {
    await lock.value.release();
    throw error;
  }
}

const openAt = (data: string): Promise<Pglite> => {
  const thread = bundledEntry('pglite');
  return thread === null ? openPgliteHere(data) : openPgliteInThread(thread, data);
};

/**
 * Makes the files of a database beside and puts them in their place when they are whole: a disk that
 * fills meanwhile leaves none, and not some that can never be opened.
 */
async function makePglite(data: string): Promise<void> {
  const beside = `${data}.new`;
  await rm(beside, { recursive: true, force: true });
  try {
    const database = await openAt(beside);
    await database.close();
    await rename(beside, data);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** The writer's lock of a folder, said in the words of records. */
function inUse(lock: Failure): Failure {
  const [first] = lock.problems;
  return first.code === 'STORE_LOCKED'
    ? fail(problem('RECORDS_IN_USE', first.where, first.details))
    : lock;
}

const connectionOf = (database: Pglite, release: () => void): SqlConnection => ({
  query: (text, values) => database.query(text, values),
  script: (text) => database.script(text),
  release,
});

/** Gives out the one connection in the order of asking. */
function turns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let done = (): void => {};
    last = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  };
}
