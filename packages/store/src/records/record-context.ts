import type { Person, Signature } from '@sanyi/governance';
import { mapResult, type Result } from '@sanyi/kernel';
import { sql } from 'kysely';
import { type Act, type Actor, mayAct } from '../actor.ts';
import type { QueryBuilder } from './query-builder.ts';

/** What the parts of the door work with: the transaction, who acts, and when. */
export type RecordContext = {
  readonly db: QueryBuilder;
  readonly actor: Actor;
  /** The instant of this transaction, ISO 8601 in UTC; every signature of it carries the same. */
  readonly at: string;
};

/** A version of a record as somebody saw it. */
export type Seen = { readonly version: number };

/** Allows an act at the policy point, names it to the database's history, and gives the signature. */
export async function actAs(
  { db, actor, at }: RecordContext,
  asked: { readonly act: Act; readonly district: string | null },
): Promise<Result<Signature>> {
  const person = mayAct(actor, asked);
  if (person.ok) await sql`select set_config('sanyi.act', ${asked.act}, true)`.execute(db);
  return mapResult(person, (by: Person) => ({ by, at }));
}

/** The next id of a table: a letter and a number that a person can say. */
export async function nextId(
  { db }: RecordContext,
  { letter, table }: { readonly letter: string; readonly table: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select ${letter} || nextval(${`sanyi.${table}_id`}::regclass) as id`.execute(db);
  return rows[0]?.id ?? letter;
}

/** Waits until no other transaction works on the data of this place and period. */
export async function holdPeriod({ db, actor }: RecordContext, period: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`${actor.place} ${period}`}))`.execute(db);
}
