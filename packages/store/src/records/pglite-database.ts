import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
    const database = await openWhole(folder, data);
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

/** The build packs an empty database beside the programme. */
const PACKED = '../../records/empty.tar.gz';

const openAt = (folder: string, how: { readonly fromPacked: boolean }): Promise<Pglite> => {
  const thread = bundledEntry('pglite');
  if (thread === null) return openPgliteHere(folder);
  const packed = how.fromPacked ? join(dirname(thread), PACKED) : null;
  return openPgliteInThread(thread, { folder, packed });
};

/** Beside the database: says that its files were whole once. */
const MADE = 'pg.made';
/** Where files go that were never whole; they are looked at by nobody again. */
const HALF_MADE = 'pg.half-made';

/**
 * Opens the database, making it where it is not there. Making it takes a while and room: files that
 * were left half made, by a disk that filled or a machine that stopped, are taken away and made anew.
 * Files that were whole once are never touched.
 */
async function openWhole(folder: string, data: string): Promise<Pglite> {
  const made = join(folder, MADE);
  const wasThere = existsSync(data);
  const open = async (how: { readonly fromPacked: boolean }): Promise<Pglite> => {
    const database = await openAt(data, how);
    if (!existsSync(made)) await writeFile(made, '');
    return database;
  };
  try {
    return await open({ fromPacked: true });
  } catch (error) {
    if (existsSync(made)) throw error;
    const aside = join(folder, HALF_MADE);
    await rm(aside, { recursive: true, force: true });
    if (existsSync(data)) await rename(data, aside);
    if (!wasThere) await rm(aside, { recursive: true, force: true });
  }
  // What lies packed may be damaged itself.
  return open({ fromPacked: false });
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
