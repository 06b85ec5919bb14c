import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { RecordTables } from './record-tables.ts';
import type { SqlConnection, SqlDatabase } from './sql-connection.ts';

/** Builds typed statements over the tables of records. */
export type QueryBuilder = Kysely<RecordTables>;

/** A query builder over either database. */
export function queryBuilder(database: SqlDatabase): QueryBuilder {
  return new Kysely<RecordTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(database),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }).withSchema('sanyi');
}

type Held = DatabaseConnection & { readonly held: SqlConnection };

function driverOf(database: SqlDatabase): Driver {
  // Kysely hands back the connections that this driver made.
  const heldOf = (connection: DatabaseConnection): SqlConnection => (connection as Held).held;
  const say = (text: string) => async (connection: DatabaseConnection) => {
    await heldOf(connection).query(text, []);
  };
  return {
    init: async () => {},
    acquireConnection: async () => kyselyConnection(await database.connect()),
    beginTransaction: say('begin'),
    commitTransaction: say('commit'),
    rollbackTransaction: say('rollback'),
    releaseConnection: async (connection) => heldOf(connection).release(),
    destroy: async () => {},
  };
}

const kyselyConnection = (held: SqlConnection): Held => ({
  held,
  executeQuery: async <R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => {
    const { rows, changed } = await held.query(sql, parameters);
    // The tables' types describe the rows that the database gives.
    return { rows: rows as R[], numAffectedRows: BigInt(changed) };
  },
  // biome-ignore lint/correctness/useYield: records are read whole; nothing streams them
  streamQuery: async function* () {
    throw new Error('records are not streamed');
  },
});
