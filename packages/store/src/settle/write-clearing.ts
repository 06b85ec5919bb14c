import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Scheme } from '@sanyi/facts';
import { claimRules, clearStays, hasPools, type SettledStay } from '@sanyi/insurance';
import { type Day, type IsoDate, ok, parseDay, type Result, unwrap } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { attemptAsync } from '../attempt.ts';
import { sqlText, withDatabase } from '../duck/database.ts';
import { writeTable } from '../duck/table-writer.ts';
import type { Facts } from '../facts/open-facts.ts';
import { clearingColumns } from './clearing-columns.ts';

/** Facts that are settled: where they lie, and what is said about them. */
export type SettledOf = Pick<Facts, 'path' | 'manifest' | 'reference'>;

/** The file of table `clearing`. */
export const CLEARING_FILE = 'clearing.parquet';

/**
 * Writes table `clearing` of a settlement from the stays of its rows, however those were written: what
 * pools pay beside what was billed. Without a pool the table is empty.
 *
 * @param out - the folder of the settlement, in which table `settlement` is complete
 */
export function writeClearing(facts: SettledOf, stack: Stack, out: string): Promise<Result<null>> {
  return attemptAsync(() =>
    withDatabase(2, async (connection) => {
      const { manifest, reference } = facts;
      const days = { from: dayIn(manifest.from), to: dayIn(manifest.to), weight: manifest.weight };
      const clearing = hasPools({ stacks: [stack] })
        ? await clearStays(claimRules(stack, reference), days, staysOf(connection, facts.path, out))
        : { closed: [], open: [] };
      const table = clearingColumns(clearing, stack, reference.institutions);
      await writeTable(connection, join(out, CLEARING_FILE), table);
      return ok(null);
    }),
  );
}

// A manifest's days were written by isoDate.
const dayIn = (text: string): Day => unwrap(parseDay(text as IsoDate));

/** Settled stays and all refunds, person by person. */
async function* staysOf(
  connection: DuckDBConnection,
  facts: string,
  out: string,
): AsyncGenerator<SettledStay> {
  const files = (folder: string, table: string): string =>
    `read_parquet(${sqlText(join(folder, table, '*.parquet'))})`;
  const day = (name: string): string => `(c.${name} - DATE '1970-01-01')::INTEGER`;
  const rows = await connection.stream(
    `SELECT c.claim::DOUBLE, c.reverses::DOUBLE, c.person, p.scheme, c.institution, c.diagnosis_group,
       ${day('day')}, ${day('end_day')}, c.bed_days, s.total_fen::DOUBLE,
       (s.total_fen - s.hospital_fen - s.fixed_fund_fen - s.patient_fen)::DOUBLE, s.patient_fen::DOUBLE
     FROM ${files(facts, 'claim')} c
     JOIN ${files(out, 'settlement')} s USING (claim)
     JOIN ${files(facts, 'person')} p USING (person)
     WHERE (c.visit_kind = 'inpatientDay' AND c.bed_days > 0) OR c.reverses IS NOT NULL
     ORDER BY c.person, c.day, c.claim`,
  );
  for await (const chunk of rows.yieldRowsJs()) {
    for (const row of chunk) yield stayOf(row);
  }
}

function stayOf(row: readonly unknown[]): SettledStay {
  const number = (at: number): number => Number(row[at]);
  return {
    claim: number(0),
    reverses: row[1] === null ? null : number(1),
    person: number(2),
    // A column of schemes holds schemes, and columns of days hold days.
    scheme: String(row[3]) as Scheme,
    institution: number(4),
    group: number(5),
    day: number(6) as Day,
    endDay: number(7) as Day,
    bedDays: number(8),
    total: number(9),
    fund: number(10),
    patient: number(11),
  };
}
