import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';
import { POOL_CONNECTIONS } from '../limits.ts';
import { type SqlDatabase, TEXT_TYPES } from './sql-connection.ts';

/**
 * Opens a PostgreSQL server, version 15 or later.
 *
 * @param url - `postgres://user:password@host/database`; never written to a message
 * @returns `RECORDS_NOT_REACHABLE` when no connection can be had
 */
export async function openPostgres(url: string): Promise<Result<SqlDatabase>> {
  const { default: pg } = await import('pg');
  const asText = (value: string): string => value;
  const { day, large } = TEXT_TYPES;
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === day || id === large ? asText : pg.types.getTypeParser(id, format),
    },
  });
  // A lost idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    const first = await pool.connect();
    first.release();
  } catch (error) {
    await pool.end();
    return fail(problem('RECORDS_NOT_REACHABLE', 'DATABASE_URL', { why: messageOf(error) }));
  }
  return ok({
    connect: async () => {
      const client = await pool.connect();
      return {
        query: async (text, values) => {
          const { rows, rowCount } = await client.query(text, [...values]);
          return { rows, changed: rowCount ?? 0 };
        },
        script: async (text) => {
          await client.query(text);
        },
        release: () => client.release(),
      };
    },
    close: () => pool.end(),
  });
}
