import { fail, hashText, ok, problem, type Result } from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';
import { MIGRATIONS, type Migration } from './migrations/migrations.ts';
import type { SqlConnection, SqlDatabase } from './sql-connection.ts';

/** Any number, the same in every process: processes that migrate wait for each other. */
const MIGRATION_LOCK = 7_301_994;

/** The roles that rows are limited by. Nobody signs in as one; `withActor` takes one on. */
const ROLES_SQL = ['sanyi_city', 'sanyi_district', 'sanyi_centre', 'sanyi_reader']
  .map(
    (role) => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin;
  end if;
  if not pg_has_role(current_user, '${role}', 'member') then
    execute format('grant ${role} to %I', current_user);
  end if;
end $$;`,
  )
  .join('\n');

const START_SQL = `
create schema if not exists sanyi;
${ROLES_SQL}
grant usage on schema sanyi to sanyi_city, sanyi_district, sanyi_centre, sanyi_reader;
create table if not exists sanyi.migration (
  id integer primary key, name text not null, hash text not null,
  applied_at timestamptz not null default now()
);`;

/**
 * Brings the tables to the last step, all steps or none.
 *
 * @returns `RECORDS_NEWER` for tables of a later programme, `RECORDS_CHANGED` where a released step
 *   differs, `RECORDS_NOT_MADE` when the database refuses (often the right to create roles)
 */
export async function migrate(database: SqlDatabase): Promise<Result<null>> {
  const connection = await database.connect();
  try {
    await connection.query('begin', []);
    const done = await steps(connection);
    await connection.query(done.ok ? 'commit' : 'rollback', []);
    return done;
  } catch (error) {
    await connection.query('rollback', []).catch(() => {});
    return fail(problem('RECORDS_NOT_MADE', 'records', { why: messageOf(error) }));
  } finally {
    connection.release();
  }
}

async function steps(connection: SqlConnection): Promise<Result<null>> {
  await connection.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await connection.script(START_SQL);
  const { rows } = await connection.query('select id, hash from sanyi.migration order by id', []);
  const last = MIGRATIONS.at(-1)?.id ?? 0;
  for (const { id, hash } of rows) {
    const known = MIGRATIONS.find((each) => each.id === id);
    const step = String(id);
    if (!known) return fail(problem('RECORDS_NEWER', 'records', { step, last: String(last) }));
    if (hashOf(known) !== hash) return fail(problem('RECORDS_CHANGED', 'records', { step }));
  }
  const applied = new Set(rows.map(({ id }) => id));
  for (const each of MIGRATIONS.filter(({ id }) => !applied.has(id))) {
    await connection.script(each.sql);
    const values = [each.id, each.name, hashOf(each)];
    await connection.query(
      'insert into sanyi.migration (id, name, hash) values ($1, $2, $3)',
      values,
    );
  }
  return ok(null);
}

const hashOf = ({ sql }: Migration): string => hashText(sql);
