import { type Envelope, seenLast } from '@sanyi/governance';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { QueryBuilder } from './query-builder.ts';
import type { RecordTable } from './record-tables.ts';

/** A record as all tables keep it. */
export type KeptRecord = Envelope & { readonly state: string };

/** One table of records: its name, the letter of its ids, and the columns beside the envelope. */
export type RecordKind<T extends KeptRecord> = {
  readonly table: RecordTable;
  readonly letter: string;
  readonly columns: (record: T) => Readonly<Record<string, string | number | null>>;
};

/** The record of an id as this actor may see it. */
export const findRecord = <T extends KeptRecord>(
  db: QueryBuilder,
  kind: RecordKind<T>,
  id: string,
): Promise<Result<T>> => read(db, kind, { id, hold: false });

/** The record of an id, held until the transaction ends: whoever else wants to change it waits. */
export const holdRecord = <T extends KeptRecord>(
  db: QueryBuilder,
  kind: RecordKind<T>,
  id: string,
): Promise<Result<T>> => read(db, kind, { id, hold: true });

async function read<T extends KeptRecord>(
  db: QueryBuilder,
  { table }: RecordKind<T>,
  { id, hold }: { readonly id: string; readonly hold: boolean },
): Promise<Result<T>> {
  const asked = db.selectFrom(asEdition(table)).select('body').where('id', '=', id);
  const row = await (hold ? asked.forUpdate() : asked).executeTakeFirst();
  if (!row) return fail(problem('RECORDS_UNKNOWN', id.slice(0, 80), { id: id.slice(0, 80) }));
  return ok(bodyOf<T>(row.body));
}

/** Writes the first version of a record. */
export async function insertRecord<T extends KeptRecord>(
  db: QueryBuilder,
  kind: RecordKind<T>,
  record: T,
): Promise<T> {
  const { id, place, district } = record;
  const values = { id, place, district, ...changing(kind, record) };
  await db.insertInto(asEdition(kind.table)).values(values).execute();
  return record;
}

/** Writes the next version of a record; somebody who was faster is named. */
export async function saveRecord<T extends KeptRecord>(
  db: QueryBuilder,
  kind: RecordKind<T>,
  record: T,
): Promise<Result<T>> {
  assert(record.version > 1, 'a saved record is a later version');
  const seen = record.version - 1;
  const done = await db
    .updateTable(asEdition(kind.table))
    .set(changing(kind, record))
    .where('id', '=', record.id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return ok(record);
  const now = await findRecord(db, kind, record.id);
  if (!now.ok) return now;
  if (now.value.version !== seen) return seenLast(now.value, seen);
  return fail(problem('RECORDS_ROW_REFUSED', record.id));
}

/** A record read from its column; the database holds what these functions wrote, and nothing else. */
export const bodyOf = <T extends KeptRecord>(body: KeptRecord): T => body as T;

const changing = <T extends KeptRecord>({ columns }: RecordKind<T>, record: T) => ({
  version: record.version,
  state: record.state,
  changed_at: record.changed.at,
  body: JSON.stringify(record),
  // The kind names the columns of its own table; the types below speak of one table for all.
  ...(columns(record) as { series: string; period: string; content_hash: string }),
});

/** All tables share the columns of the envelope, so one name types the statements of all. */
const asEdition = (table: RecordTable): 'edition' => table as 'edition';
