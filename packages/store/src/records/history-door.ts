import type { Envelope } from '@sanyi/governance';
import type { RecordContext } from './record-context.ts';
import type { RecordTable } from './record-tables.ts';

/** One version of a record: who made it by which act, and the record as it then was. */
export type HistoryEntry = {
  readonly act: string;
  readonly version: number;
  readonly state: string;
  readonly record: Envelope & { readonly state: string };
};

/** What happened to records. The database writes it with every change; nobody else can. */
export type HistoryDoor = {
  /** All versions of a record, oldest first. */
  of(kind: RecordTable, id: string): Promise<HistoryEntry[]>;
};

/** History, in a transaction. */
export const historyDoor = ({ db }: RecordContext): HistoryDoor => ({
  of: async (kind, id) => {
    const rows = await db
      .selectFrom('history')
      .select(['act', 'version', 'state', 'body'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .orderBy('version')
      .execute();
    return rows.map(({ act, version, state, body }) => ({ act, version, state, record: body }));
  },
});
