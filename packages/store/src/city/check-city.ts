import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CityCheck, type CityMade, checkCity, checkDays, readCityPlan } from '@sanyi/city';
import { INSTITUTION_KINDS, SCHEMES } from '@sanyi/facts';
import { assert, type Day, dayOf, type IsoDate, isoDate, ok, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, sqlFiles, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { filesOfTables, wholeFiles } from '../facts/whole-files.ts';
import type { Job } from '../job.ts';
import { periodSql } from '../measure/grain.ts';
import type { ContentFiles } from '../read/read-folder.ts';
import { type SettledFacts, settleFacts } from '../settle/settle-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** What a built city is compared with. */
export type CityCheckRequest = {
  readonly city: ContentFiles;
  readonly packages: readonly PackageInput[];
  /** The stack the city was built under, such as `beijing`. */
  readonly stack: string;
  readonly workers?: number;
  readonly job?: Job;
};

type Rows = Promise<Record<string, unknown>[]>;

/**
 * Compares a built city with its targets and its scenario: what was made is summed over the facts
 * and their settlement, which is made first where it is missing.
 *
 * @returns targets beside what was made, or what stood in the way
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const request = { city: new Map(), packages: [], stack: 'beijing' };
 * (await checkCityFacts(facts, request)).ok; // false
 * ```
 */
export async function checkCityFacts(
  facts: Facts,
  request: CityCheckRequest,
): Promise<Result<CityCheck>> {
  const plan = readCityPlan(request.city);
  if (!plan.ok) return plan;
  const settled = await settleFacts(facts, {
    packages: request.packages,
    stack: request.stack,
    ...(request.workers === undefined ? {} : { workers: request.workers }),
    ...(request.job === undefined ? {} : { job: request.job }),
  });
  if (!settled.ok) return settled;
  return attemptAsync(async () => {
    const { manifest } = facts;
    const tables = filesOfTables(manifest, ['contract', 'donation', 'call']);
    await wholeFiles(facts, [...tables, ...manifest.parts.map(({ personFile }) => personFile)]);
    const made = await withDatabase(2, (connection) =>
      madeOf(connection, settled.value, checkDays(plan.value)),
    );
    return ok(checkCity(plan.value, made));
  });
}

async function madeOf(
  connection: DuckDBConnection,
  settled: SettledFacts,
  days: ReturnType<typeof checkDays>,
): Promise<CityMade> {
  const { facts } = settled;
  const rows = (sql: string): Rows => rowsOf(connection, sql);
  const persons = sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.personFile)));
  const institutions = `read_parquet(${sqlText(join(facts.path, 'institution.parquet'))})`;
  const at = (day: Day): string => `DATE ${sqlText(isoDate(day))}`;
  return {
    // A manifest's days were written by isoDate.
    from: dayOf(facts.manifest.from as IsoDate),
    to: dayOf(facts.manifest.to as IsoDate),
    weight: facts.manifest.weight,
    care: await careOf(rows, settled, institutions),
    persons: (
      await rows(
        `SELECT district, scheme, count(*) AS persons FROM read_parquet(${persons}) GROUP BY ALL`,
      )
    ).map((row) => ({
      district: String(row.district),
      scheme: codeIn(SCHEMES, row.scheme),
      persons: Number(row.persons),
    })),
    donations: (await quarterly(rows, facts, ['donation', 'sum(weight)::BIGINT AS donations'])).map(
      (row) => ({
        ...placeOf(row),
        donations: Number(row.donations),
      }),
    ),
    calls: (await quarterly(rows, facts, ['call', CALLS])).map((row) => ({
      ...placeOf(row),
      calls: Number(row.calls),
      satisfied: Number(row.satisfied),
      responseSeconds: Number(row.seconds),
    })),
    institutions: (
      await rows(
        `SELECT kind, count(*) AS institutions FROM ${institutions}
         WHERE from_day <= ${at(days.institutions)}
           AND (to_day IS NULL OR to_day > ${at(days.institutions)}) GROUP BY kind`,
      )
    ).map((row) => ({
      kind: codeIn(INSTITUTION_KINDS, row.kind),
      institutions: Number(row.institutions),
    })),
    contracted: await contractedOn(rows, facts, at(days.contracts)),
  };
}

const CALLS = `sum(weight)::BIGINT AS calls,
  coalesce(sum(weight) FILTER (satisfied), 0)::BIGINT AS satisfied,
  coalesce(sum(weight::BIGINT * response_seconds) FILTER (satisfied), 0)::BIGINT AS seconds`;

async function careOf(
  rows: (sql: string) => Rows,
  settled: SettledFacts,
  institutions: string,
): Promise<CityMade['care']> {
  const cells = `read_parquet(${sqlText(join(settled.path, 'visit_month.parquet'))})`;
  const found = await rows(
    `SELECT ${periodSql('quarter', 'month')} AS quarter, i.district, i.kind,
       visit_kind = 'inpatientDay' AS stay, sum(claims)::BIGINT AS claims,
       sum(lines)::BIGINT AS lines, sum(total_fen)::BIGINT AS total, sum(drug_fen)::BIGINT AS drug
     FROM ${cells} JOIN ${institutions} i USING (institution) GROUP BY ALL`,
  );
  return found.map((row) => ({
    ...placeOf(row),
    kind: codeIn(INSTITUTION_KINDS, row.kind),
    stay: row.stay === true,
    claims: Number(row.claims),
    lines: Number(row.lines),
    totalFen: Number(row.total),
    drugFen: Number(row.drug),
  }));
}

async function quarterly(
  rows: (sql: string) => Rows,
  facts: Facts,
  [table, sums]: readonly [string, string],
): Rows {
  const files = facts.manifest.tables[table] ?? [];
  if (files.length === 0) return [];
  const paths = sqlFiles(files.map((file) => join(facts.path, file)));
  return rows(
    `SELECT ${periodSql('quarter', 'day')} AS quarter, district, ${sums}
     FROM read_parquet(${paths}) GROUP BY ALL`,
  );
}

async function contractedOn(
  rows: (sql: string) => Rows,
  facts: Facts,
  day: string,
): Promise<number> {
  const files = facts.manifest.tables.contract ?? [];
  if (files.length === 0) return 0;
  const paths = sqlFiles(files.map((file) => join(facts.path, file)));
  const [row] = await rows(
    `SELECT count(DISTINCT person) AS contracted FROM read_parquet(${paths})
     WHERE from_day <= ${day} AND (to_day IS NULL OR to_day > ${day})`,
  );
  return Number(row?.contracted ?? 0);
}

const placeOf = (
  row: Readonly<Record<string, unknown>>,
): { quarter: string; district: string } => ({
  quarter: String(row.quarter),
  district: String(row.district),
});

function codeIn<Code extends string>(
  set: { readonly name: string; has(text: string): text is Code },
  value: unknown,
): Code {
  const text = String(value);
  assert(set.has(text), `facts hold codes of ${set.name}`);
  return text;
}
