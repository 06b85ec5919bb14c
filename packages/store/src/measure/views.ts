import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { MEASURE_VIEWS } from '@sanyi/facts';
import { sqlFiles, sqlName, sqlText } from '../duck/database.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { CELL_SUMS } from '../settle/sum-cells.ts';
import { dayCellSql, expenseDaySql } from './day-views.ts';
import {
  type Grain,
  periodSql,
  placeOfDistrictSql,
  placeOfInstitutionSql,
  schemaOf,
} from './grain.ts';
import { listNames, listSql } from './list-views.ts';

/** The views an indicator or supervision rule may read, whatever the grain. */
export const viewNames = (settled: SettledFacts): Set<string> =>
  new Set([
    ...MEASURE_VIEWS.map(({ name }) => name).filter(
      (name) => name !== ITEM_MONTH_VIEW || settled.itemMonth,
    ),
    ...listNames(settled),
  ]);

/** Made on request only. */
const ITEM_MONTH_VIEW = 'item_month';

/** Whether what grains share is loaded once, or read by each query that names it. */
type Kept = 'TABLE' | 'VIEW';

/** Where days are all that is measured, hardly a query asks for months, and none waits for them. */
const keptFor = (grains: readonly Grain[]): Kept =>
  grains.every(({ period }) => period === 'day') ? 'VIEW' : 'TABLE';

/** Takes the sums by month with the places they belong to. */
export async function loadCells(
  connection: DuckDBConnection,
  { facts, path }: SettledFacts,
  grains: readonly Grain[],
): Promise<void> {
  const kept = keptFor(grains);
  const cells = sqlText(join(path, 'visit_month.parquet'));
  const institutions = sqlText(join(facts.path, 'institution.parquet'));
  await connection.run(`CREATE TABLE institution AS SELECT * FROM read_parquet(${institutions})`);
  await connection.run(
    `CREATE ${kept} cell AS SELECT c.*, i.district, i.level, i.grassroots
     FROM read_parquet(${cells}) c JOIN institution i USING (institution)`,
  );
}

/** Takes what all grains share: sums by month and by day, and small monthly tables. */
export async function createBase(
  connection: DuckDBConnection,
  settled: SettledFacts,
  grains: readonly Grain[],
): Promise<void> {
  const { facts } = settled;
  const one = (name: string): string => sqlText(join(facts.path, `${name}.parquet`));
  const kept = keptFor(grains);
  await loadCells(connection, settled, grains);
  const statements = [
    `CREATE VIEW item AS SELECT * FROM read_parquet(${one('item')})`,
    `CREATE TABLE month AS SELECT month, (month + INTERVAL 1 MONTH)::DATE AS next
     FROM (SELECT unnest(generate_series(date_trunc('month', DATE ${sqlText(facts.manifest.from)}),
       DATE ${sqlText(facts.manifest.to)}, INTERVAL 1 MONTH))::DATE AS month)`,
    personMonthSql(settled, kept),
    contractMonthSql(settled, kept),
    dayCellSql(settled),
    `CREATE VIEW donation_row AS ${rowsSql(settled, 'donation', 'day, district, units, weight')}`,
    `CREATE VIEW call_row AS ${rowsSql(settled, 'call', 'day, district, satisfied, response_seconds, weight')}`,
  ];
  for (const statement of statements) await connection.run(statement);
}

/** Creates the views of a grain in their own schema and makes the connection look there first. */
export async function createGrain(
  connection: DuckDBConnection,
  settled: SettledFacts,
  grain: Grain,
): Promise<void> {
  const schema = sqlName(schemaOf(grain));
  await connection.run(`CREATE SCHEMA ${schema}`);
  await connection.run(`USE ${schema}`);
  for (const statement of [
    ...expenseSql(settled, grain),
    ...claimSql(settled, grain),
    ...districtViews(settled, grain),
    ...plainViews(settled),
    ...listSql(settled),
  ]) {
    await connection.run(statement);
  }
}

/** Sums of a month beside those of the same month one year before: growth is then one SELECT. */
function expenseSql(settled: SettledFacts, grain: Grain): string[] {
  if (grain.period === 'day') return expenseDaySql(settled, grain);
  const place = placeOfInstitutionSql(grain.place, settled.facts.manifest.place);
  const now = CELL_SUMS.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ');
  const zeros = CELL_SUMS.map((name) => `0::BIGINT AS ${name}`).join(', ');
  const select = (day: string, sums: string): string =>
    `SELECT ${place} AS place, ${day} AS month_day, visit_kind, level, grassroots, ${sums}
     FROM main.cell i GROUP BY ALL`;
  const none = '0::BIGINT AS year_before_total_fen, 0::BIGINT AS year_before_claims';
  const before =
    'sum(total_fen)::BIGINT AS year_before_total_fen, sum(claims)::BIGINT AS year_before_claims';
  const table = `main.expense_${grain.place}`;
  return [
    `CREATE TABLE IF NOT EXISTS ${table} AS
     SELECT * FROM (${select('month', `${now}, ${none}`)})
     UNION ALL
     SELECT * FROM (${select('(month + INTERVAL 1 YEAR)::DATE', `${zeros}, ${before}`)})
     WHERE month_day <= DATE ${sqlText(settled.facts.manifest.to)}`,
    `CREATE VIEW expense AS
     SELECT ${periodSql(grain.period, 'month_day')} AS period, * FROM ${table}`,
  ];
}

function claimSql(settled: SettledFacts, grain: Grain): string[] {
  const { facts } = settled;
  const files = sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.claimFile)));
  const settlement = sqlText(join(settled.path, 'settlement', '*.parquet'));
  const place = placeOfInstitutionSql(grain.place, facts.manifest.place);
  const placed = `${place} AS place, ${periodSql(grain.period, 'c.end_day')} AS period`;
  const join_ = 'JOIN main.institution i USING (institution)';
  return [
    `CREATE VIEW claim AS SELECT ${placed}, i.district, i.level, i.grassroots, c.*
     FROM read_parquet(${files}) c ${join_}`,
    `CREATE VIEW settlement AS SELECT ${placed}, c.day, c.end_day, c.visit_kind, s.*
     FROM read_parquet(${settlement}) s JOIN read_parquet(${files}) c USING (claim) ${join_}`,
  ];
}

function districtViews(settled: SettledFacts, grain: Grain): string[] {
  const place = placeOfDistrictSql(grain.place, settled.facts.manifest.place);
  const view = (name: string, day: string, from: string, columns: string): string =>
    `CREATE VIEW ${sqlName(name)} AS SELECT ${place} AS place,
      ${periodSql(grain.period, day)} AS period, ${columns} FROM ${from}`;
  return [
    view(
      'call',
      'day',
      'main.call_row',
      `day, district, satisfied, weight,
       CASE WHEN satisfied THEN response_seconds END AS response_seconds`,
    ),
    view('donation', 'day', 'main.donation_row', 'day, district, units, weight'),
    view(
      'population',
      'month',
      'main.person_month',
      'month AS month_day, district, persons, residents',
    ),
    view(
      'contract',
      'month',
      'main.contract_month',
      'month AS month_day, district, contracted, persons, key_contracted, key_persons',
    ),
    `CREATE VIEW person AS SELECT ${place} AS place, * FROM read_parquet(${personFiles(settled)})`,
  ];
}

function plainViews(settled: SettledFacts): string[] {
  const { facts } = settled;
  const prices = sqlText(join(facts.path, 'purchase_price.parquet'));
  const views = [
    'CREATE VIEW institution AS SELECT * FROM main.institution',
    'CREATE VIEW item AS SELECT * FROM main.item',
    `CREATE VIEW purchase_price AS SELECT * FROM read_parquet(${prices})`,
  ];
  if (!settled.itemMonth) return views;
  const items = sqlText(join(settled.path, 'item_month.parquet'));
  return [...views, `CREATE VIEW ${ITEM_MONTH_VIEW} AS SELECT * FROM read_parquet(${items})`];
}

const personFiles = ({ facts }: SettledFacts): string =>
  sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.personFile)));

const personMonthSql = (settled: SettledFacts, kept: Kept): string =>
  `CREATE ${kept} person_month AS
   SELECT month, district, persons, key_persons,
     round(persons * ${settled.facts.manifest.weight}::DOUBLE)::BIGINT AS residents FROM month,
     (SELECT district, count(*)::BIGINT AS persons,
        count(*) FILTER (len(key_groups) > 0)::BIGINT AS key_persons
      FROM read_parquet(${personFiles(settled)}) GROUP BY district)`;

/** Contracts in force at the end of each month, by the district where the person lives. */
function contractMonthSql(settled: SettledFacts, kept: Kept): string {
  const contracts = rowsSql(settled, 'contract', 'person, from_day, to_day');
  return `CREATE ${kept} contract_month AS
    WITH spell AS (
      SELECT p.district, len(p.key_groups) > 0 AS key, date_trunc('month', c.from_day)::DATE AS from_month,
        date_trunc('month', c.to_day)::DATE AS to_month, count(*) AS contracts
      FROM (${contracts}) c JOIN read_parquet(${personFiles(settled)}) p USING (person)
      GROUP BY ALL
    )
    SELECT m.month, m.district, m.persons, m.key_persons,
      coalesce(sum(s.contracts), 0)::BIGINT AS contracted,
      coalesce(sum(s.contracts) FILTER (s.key), 0)::BIGINT AS key_contracted
    FROM person_month m LEFT JOIN spell s
      ON s.district = m.district AND s.from_month <= m.month
      AND (s.to_month IS NULL OR s.to_month > m.month)
    GROUP BY ALL`;
}

/** The rows of a table that not every place has: without files, none. */
function rowsSql(settled: SettledFacts, table: string, columns: string): string {
  const { facts } = settled;
  const files = facts.manifest.tables[table] ?? [];
  if (files.length > 0) {
    const paths = sqlFiles(files.map((file) => join(facts.path, file)));
    return `SELECT ${columns} FROM read_parquet(${paths})`;
  }
  const typed = columns.split(', ').map((name) => `NULL::${TYPES[name] ?? 'VARCHAR'} AS ${name}`);
  return `SELECT ${typed.join(', ')} WHERE false`;
}

const TYPES: Readonly<Record<string, string>> = {
  day: 'DATE',
  from_day: 'DATE',
  to_day: 'DATE',
  person: 'UINTEGER',
  units: 'USMALLINT',
  satisfied: 'BOOLEAN',
  response_seconds: 'USMALLINT',
  weight: 'USMALLINT',
};
