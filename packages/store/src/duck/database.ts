import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DUCKDB_MEMORY } from '../limits.ts';

/**
 * A DuckDB instance in memory with one connection. One task uses one connection; nothing is
 * downloaded, and no extension loads by itself.
 */
export type Database = {
  readonly connection: DuckDBConnection;
  /** One more connection, to be closed by who asked for it. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
};

/** Threads of the database that pages read with: a page answers several reads at a time. */
const STANDING_THREADS = 2;

/** Opens a database in memory. `threads` counts the cores it may use. */
export async function openDatabase(threads: number): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: String(threads),
    memory_limit: DUCKDB_MEMORY,
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  return {
    connection,
    connect: () => instance.connect(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

let standing: Promise<Database> | null = null;

/**
 * Runs a short piece of work on a database that stays open, because opening and closing one takes
 * longer than most of them. The files of generations never change, so what they say about themselves
 * is remembered.
 */
export async function withStanding<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  standing ??= openStanding();
  const connection = await (await standing).connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function openStanding(): Promise<Database> {
  const database = await openDatabase(STANDING_THREADS);
  await database.connection.run('SET GLOBAL parquet_metadata_cache = true');
  return database;
}

/** Runs work with a database and closes it afterwards, whatever happened. */
export async function withDatabase<T>(
  threads: number,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(threads);
  try {
    return await work(database.connection);
  } finally {
    database.close();
  }
}

/** A text as an SQL string literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A list of files as an SQL list literal. */
export const sqlFiles = (files: readonly string[]): string =>
  `[${files.map((file) => sqlText(file)).join(', ')}]`;

/** All rows of a small answer, with bigint for 64-bit integers. */
export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS();
}
