import { join } from 'node:path';
import type { VisitKind } from '@sanyi/facts';
import { VISIT_KINDS } from '@sanyi/facts';
import { assert, ok, type Result } from '@sanyi/kernel';
import { allowed } from '../actor.ts';
import { rowsOf, sqlFiles, sqlText, withStanding } from '../duck/database.ts';
import { CLAIM_LIST_ROWS } from '../limits.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { partFile } from '../settle/settle-part.ts';

/** Which claims a list shows; what is left out is not restricted. Days as ISO dates. */
export type ClaimFilter = {
  readonly district?: string | undefined;
  readonly institution?: number | undefined;
  readonly visitKind?: VisitKind | undefined;
  readonly from?: string | undefined;
  /** Inclusive. */
  readonly to?: string | undefined;
  readonly person?: number | undefined;
  readonly limit?: number | undefined;
};

/** One line of a list of claims. Money in fen. */
export type ClaimListRow = {
  readonly claim: number;
  readonly person: number;
  readonly institution: number;
  readonly district: string;
  readonly day: string;
  readonly endDay: string;
  readonly visitKind: VisitKind;
  readonly lines: number;
  readonly totalFen: bigint;
  readonly fundFen: bigint;
  readonly patientFen: bigint;
  readonly hospitalFen: bigint;
};

/**
 * Lists settled claims, newest first, at most 500.
 *
 * @returns `STORE_ROWS_REFUSED` when the actor may not see rows
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * unwrap(await listClaims(settled, { limit: 2 })).length; // 2
 * ```
 */
export async function listClaims(
  settled: SettledFacts,
  filter: ClaimFilter,
): Promise<Result<ClaimListRow[]>> {
  const { facts } = settled;
  const { place } = facts.manifest;
  const may = allowed(facts.actor, { reading: 'rows', place, where: facts.folder });
  if (!may.ok) return may;
  const sql = listSql(settled, filter);
  if (sql === null) return ok([]);
  return withStanding(async (connection) => {
    const rows = await rowsOf(connection, sql);
    return ok(rows.map(rowOf));
  });
}

function listSql(settled: SettledFacts, filter: ClaimFilter): string | null {
  const { parts } = settled.facts.manifest;
  const files = parts.flatMap((part, index) => {
    const { person } = filter;
    const may = person === undefined || (part.personMin <= person && person <= part.personMax);
    return may && part.claims > 0 ? [join(settled.path, 'claim_list', partFile(index))] : [];
  });
  if (files.length === 0) return null;
  const limit = Math.max(1, Math.min(CLAIM_LIST_ROWS, Math.trunc(filter.limit ?? 50)));
  const conditions = conditionsOf(filter);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT claim, person, institution, district, day::VARCHAR AS day,
      end_day::VARCHAR AS end_day, visit_kind, lines, total_fen, fund_fen, patient_fen, hospital_fen
    FROM (SELECT * FROM read_parquet(${sqlFiles(files)}) ${where}
      ORDER BY day DESC, claim DESC LIMIT ${limit})
    ORDER BY day DESC, claim DESC`;
}

function conditionsOf(filter: ClaimFilter): string[] {
  const whole = (value: number): string => String(Math.trunc(value));
  return [
    filter.district === undefined ? null : `district = ${sqlText(filter.district)}`,
    filter.institution === undefined ? null : `institution = ${whole(filter.institution)}`,
    filter.visitKind === undefined ? null : `visit_kind = ${sqlText(filter.visitKind)}`,
    filter.person === undefined ? null : `person = ${whole(filter.person)}`,
    filter.from === undefined ? null : `day >= ${sqlText(filter.from)}::DATE`,
    filter.to === undefined ? null : `day <= ${sqlText(filter.to)}::DATE`,
  ].filter((condition) => condition !== null);
}

function rowOf(row: Readonly<Record<string, unknown>>): ClaimListRow {
  const kind = String(row.visit_kind);
  assert(VISIT_KINDS.has(kind), 'facts hold known visit kinds');
  const money = (name: string): bigint => {
    const value = row[name];
    assert(typeof value === 'bigint', `column ${name} holds money`);
    return value;
  };
  return {
    claim: Number(row.claim),
    person: Number(row.person),
    institution: Number(row.institution),
    district: String(row.district),
    day: String(row.day),
    endDay: String(row.end_day),
    visitKind: kind,
    lines: Number(row.lines),
    totalFen: money('total_fen'),
    fundFen: money('fund_fen'),
    patientFen: money('patient_fen'),
    hospitalFen: money('hospital_fen'),
  };
}
