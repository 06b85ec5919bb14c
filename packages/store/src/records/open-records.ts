import { basename, dirname, join } from 'node:path';
import { fail, ok, ProblemError, problem, type Result } from '@sanyi/kernel';
import { sql } from 'kysely';
import { type Actor, changesRecords, type Role } from '../actor.ts';
import { messageOf } from '../folder/lock.ts';
import { type DirectivesDoor, directivesDoor } from './directives-door.ts';
import { type DraftsDoor, draftsDoor } from './drafts-door.ts';
import { type EditionsDoor, editionsDoor } from './editions-door.ts';
import { type HistoryDoor, historyDoor } from './history-door.ts';
import { type LocksDoor, locksDoor } from './locks-door.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';
import { type ProjectsDoor, projectsDoor } from './projects-door.ts';
import { type QueryBuilder, queryBuilder } from './query-builder.ts';
import type { RecordContext } from './record-context.ts';
import type { SqlDatabase } from './sql-connection.ts';
import { type SubmissionsDoor, submissionsDoor } from './submissions-door.ts';
import { type TasksDoor, tasksDoor } from './tasks-door.ts';

/** What an actor may do with records inside one transaction. */
export type RecordsDoor = {
  readonly editions: EditionsDoor;
  readonly submissions: SubmissionsDoor;
  readonly locks: LocksDoor;
  readonly tasks: TasksDoor;
  readonly directives: DirectivesDoor;
  readonly projects: ProjectsDoor;
  readonly drafts: DraftsDoor;
  readonly history: HistoryDoor;
};

/** The records of a city: what people decided, with who and when. */
export type Records = {
  /**
   * The only door. Runs `work` in one transaction under the actor's role, so that rows the actor may
   * not see do not exist for it. A problem or an error leaves nothing of what `work` did.
   */
  withActor<T>(actor: Actor, work: (door: RecordsDoor) => Promise<Result<T>>): Promise<Result<T>>;
  close(): Promise<void>;
};

/** Where records are kept. */
export type RecordsPlace = {
  /** Folder of the embedded database; used where no server is named. */
  readonly folder: string;
  /** `postgres://...` of a server, or null. */
  readonly databaseUrl: string | null;
  /** The instant of now, ISO 8601 in UTC. */
  readonly now: () => string | Promise<string>;
};

/**
 * The folder of records that belongs to a folder of facts: beside it, with `.records` behind its name.
 *
 * @example
 * ```ts
 * recordsFolder('/data/beijing'); // '/data/beijing.records'
 * ```
 */
export const recordsFolder = (factsFolder: string): string =>
  join(dirname(factsFolder), `${basename(factsFolder)}.records`);

/**
 * Opens the records, making the tables where they are missing. The embedded database takes some
 * seconds the first time; `lazyRecords` opens at first use.
 *
 * @returns `RECORDS_IN_USE` while another process has the folder, `RECORDS_NOT_REACHABLE`,
 *   `RECORDS_NOT_MADE`, `RECORDS_NEWER` or `RECORDS_CHANGED` where the database does not serve
 * @example
 * ```ts
 * declare const records: Records;
 * const told = await records.withActor(demoActor('beijing'), async ({ editions }) => ok(await editions.list({})));
 * told.ok; // true
 * ```
 */
export async function openRecords(place: RecordsPlace): Promise<Result<Records>> {
  const { folder, databaseUrl, now } = place;
  try {
    const opened = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(folder);
    return opened.ok ? await recordsOver(opened.value, now) : opened;
  } catch (error) {
    const where = databaseUrl ? 'DATABASE_URL' : folder;
    return fail(problem('RECORDS_FAILED', where, { why: messageOf(error) }));
  }
}

/** Records over a database that is open. */
export async function recordsOver(
  database: SqlDatabase,
  now: RecordsPlace['now'],
): Promise<Result<Records>> {
  const made = await migrate(database);
  if (!made.ok) {
    await database.close();
    return made;
  }
  const db = queryBuilder(database);
  return ok({
    withActor: async (actor, work) => withActor({ db, actor, at: await now() }, work),
    close: () => database.close(),
  });
}

/**
 * Records that are opened when they are first asked for. An opening that failed is tried again, and
 * so is one that was closed.
 *
 * @example
 * ```ts
 * const records = lazyRecords({ folder: '/data/beijing.records', databaseUrl: null, now: () => '2019-05-05T01:00:00Z' });
 * await records.close();
 * ```
 */
export function lazyRecords(place: RecordsPlace): Records {
  let opening: Promise<Result<Records>> | null = null;
  return {
    withActor: async (actor, work) => {
      opening ??= openRecords(place);
      const opened = await opening;
      if (opened.ok) return opened.value.withActor(actor, work);
      opening = null;
      return opened;
    },
    close: async () => {
      const opened = await opening;
      opening = null;
      if (opened?.ok) await opened.value.close();
    },
  };
}

const SQL_ROLES: Readonly<Record<Role, string>> = {
  demo: 'sanyi_city',
  director: 'sanyi_city',
  office: 'sanyi_city',
  district: 'sanyi_district',
  centre: 'sanyi_centre',
  analyst: 'sanyi_reader',
  public: 'sanyi_reader',
};

async function withActor<T>(
  context: RecordContext,
  work: (door: RecordsDoor) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const value = await context.db.transaction().execute(async (db) => {
      const inside = { ...context, db: db.withSchema('sanyi') };
      await takeRole(inside.db, context.actor);
      const result = await work(doorOf(inside));
      if (!result.ok) throw new ProblemError(result.problems);
      return result.value;
    });
    return ok(value);
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    return refusedBy(error);
  }
}

/** From here to the end of the transaction the database sees this actor and nobody else. */
async function takeRole(db: QueryBuilder, actor: Actor): Promise<void> {
  const { role, place, district, institution = '', person } = actor;
  const told = JSON.stringify({ role, district, ...person });
  await sql`select set_config('sanyi.role', ${role}, true), set_config('sanyi.place', ${place}, true),
    set_config('sanyi.district', ${district ?? ''}, true), set_config('sanyi.institution', ${institution}, true),
    set_config('sanyi.actor', ${told}, true)`.execute(db);
  if (!changesRecords(role)) await sql`set transaction read only`.execute(db);
  await sql`set local role ${sql.id(SQL_ROLES[role])}`.execute(db);
}

const doorOf = (context: RecordContext): RecordsDoor => ({
  editions: editionsDoor(context),
  submissions: submissionsDoor(context),
  locks: locksDoor(context),
  tasks: tasksDoor(context),
  directives: directivesDoor(context),
  projects: projectsDoor(context),
  drafts: draftsDoor(context),
  history: historyDoor(context),
});

/** Codes of PostgreSQL that say the row was refused: no right, row policy, read only. */
const REFUSED = ['42501', '25006'];

/** Classes of PostgreSQL's codes that say the database could not: connection, resources, shutdown. */
const NOT_ABLE = ['08', '53', '57', '58'];

/** An error of the database as a problem; anything else is a defect of ours and passes. */
function refusedBy(error: unknown): Result<never> {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (REFUSED.includes(code)) return fail(problem('RECORDS_ROW_REFUSED', 'records'));
  const system = code.startsWith('E') || NOT_ABLE.includes(code.slice(0, 2));
  if (!system) throw error;
  return fail(problem('RECORDS_FAILED', 'records', { why: messageOf(error) }));
}
