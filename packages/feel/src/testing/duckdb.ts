import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll } from 'vitest';

/** One DuckDB for the tests of a file; asking it before they run is a mistake. */
export function duckdbForTests(): () => DuckDBConnection {
  let instance: DuckDBInstance | null = null;
  let connection: DuckDBConnection | null = null;
  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    connection = await instance.connect();
  });
  afterAll(() => {
    connection?.closeSync();
    instance?.closeSync();
  });
  return () => {
    if (!connection) throw new Error('DuckDB is opened when the tests run');
    return connection;
  };
}
