import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DUCKDB_MEMORY } from '../limits.ts';

/**
 * A DuckDB instance in memory with one connection. One task uses one connection; nothing is
 * downloaded, and no extension loads by itself.
 */
export type Database = { readonly connection: DuckDBConnection; close(): void };

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
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
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
