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
 * that takes seconds. Loaded only here: programmes that keep no records never read its 13 MB.
 */
export async function openPgliteHere(folder: string): Promise<Pglite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const asText = (value: string): string => value;
  const database = await PGlite.create(folder, {
    parsers: { [TEXT_TYPES.day]: asText, [TEXT_TYPES.large]: asText },
  });
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
