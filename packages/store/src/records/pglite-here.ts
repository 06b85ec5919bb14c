import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';
import { ProblemError } from '@sanyi/kernel';
import { migrate } from './migrate.ts';
import { TEXT_TYPES } from './sql-connection.ts';

/** Rows as the embedded database gives them, and how many a statement changed. */
export type PgliteRows = {
  readonly rows: readonly Record<string, unknown>[];
  readonly changed: number;
};

/** The embedded database, in whatever thread it works. */
export type Pglite = {
  query(text: string, values: readonly unknown[]): Promise<PgliteRows>;
  script(text: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the embedded database in this thread, which can do nothing else meanwhile: the first time
 * that takes seconds, unless an empty one lies packed. Loaded only here: programmes that keep no
 * records never read its 13 MB.
 *
 * @param packed - an empty database as {@link packEmptyRecords} made it; used where there is none yet
 */
export async function openPgliteHere(
  folder: string,
  packed: string | null = null,
): Promise<Pglite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const loadDataDir = packed === null || existsSync(folder) ? null : await unpacked(packed);
  const database = await PGlite.create(folder, {
    parsers: { [TEXT_TYPES.day]: asText, [TEXT_TYPES.large]: asText },
    ...(loadDataDir === null ? {} : { loadDataDir }),
  });
  return pgliteOver(database);
}

/** The files of a packed database; null where none was packed. */
async function unpacked(packed: string): Promise<Blob | null> {
  if (!existsSync(packed)) return null;
  return new Blob([gunzipSync(await readFile(packed))]);
}

/**
 * Makes an embedded database with every table and no row, and packs its files. To make one takes
 * seconds, to unpack one a fraction of them.
 */
export async function packEmptyRecords(): Promise<Uint8Array> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const { query, script } = pgliteOver(database);
  const made = await migrate({
    connect: async () => ({ query, script, release: () => {} }),
    close: async () => {},
  });
  if (!made.ok) throw new ProblemError(made.problems);
  const files = await database.dumpDataDir('none');
  await database.close();
  return gzipSync(new Uint8Array(await files.arrayBuffer()));
}

const asText = (value: string): string => value;

function pgliteOver(database: PGlite): Pglite {
  return {
    query: async (text, values) => {
      const { rows, affectedRows } = await database.query(text, [...values]);
      // The rows of PGlite are objects by column name unless asked otherwise.
      return { rows: rows as Record<string, unknown>[], changed: affectedRows ?? 0 };
    },
    script: async (text) => {
      await database.exec(text);
    },
    close: () => database.close(),
  };
}
