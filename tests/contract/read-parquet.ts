import { DuckDBInstance } from '@duckdb/node-api';

/** Reads files of facts as another program would: with DuckDB and the documented columns. */
export async function readParquet(sql: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

/** The first cell of the first row, as text. */
export async function readCell(sql: string): Promise<string> {
  const [row = {}] = await readParquet(sql);
  return String(Object.values(row)[0] ?? '');
}
