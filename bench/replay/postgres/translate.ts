import type { SettlementSql } from '@sanyi/insurance';

/**
 * What the SQL for DuckDB says otherwise than PostgreSQL: whole division has a sign of its own, and
 * the facts are tables instead of files.
 */
export const PREPARE: readonly string[] = [
  'CREATE OPERATOR // (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8div)',
  'CREATE OPERATOR // (LEFTARG = bigint, RIGHTARG = integer, FUNCTION = int84div)',
  'CREATE OPERATOR // (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4div)',
  'CREATE OPERATOR // (LEFTARG = numeric, RIGHTARG = numeric, FUNCTION = numeric_div_trunc)',
  `CREATE FUNCTION list_contains(text[], text) RETURNS boolean
   LANGUAGE sql IMMUTABLE AS 'SELECT $2 = ANY ($1)'`,
];

/** The tables of the facts, as they are loaded. */
export const TABLES: Readonly<Record<string, string>> = {
  claim: `claim bigint, person integer, institution integer, day date, end_day date, visit_kind text,
    title text, bed_days integer, contracted boolean, referred boolean, special_needs boolean,
    reverses bigint`,
  line: 'claim bigint, item integer, quantity bigint, charged bigint, nth integer',
  person: `person integer, scheme text, person_class text, birth_year integer, income_band text,
    key_groups text[]`,
  institution: 'institution integer, level text, grassroots boolean, district text',
  item: 'item integer, code text, category text, separately_chargeable boolean',
  purchase_price: 'item integer, from_day date, to_day date, price_fen bigint',
};

/** The steps of a settlement as statements of PostgreSQL; tables are counted as they are made. */
export function postgresStatements({ steps }: SettlementSql): string[] {
  return steps.flatMap(({ name, select, kept }) => {
    const from = name === 's_line' ? 'SELECT * FROM line' : translated(select);
    if (!kept) return [`CREATE VIEW ${name} AS\n${from}`];
    return [`CREATE UNLOGGED TABLE ${name} AS\n${from}`, `ANALYZE ${name}`];
  });
}

const translated = (select: string): string =>
  select
    .replace(/read_parquet\(getvariable\('facts'\) \|\| '\/(\w+)(?:\/\*)?\.parquet'\)/g, '$1')
    .replaceAll('::HUGEINT', '::numeric')
    .replaceAll('AS HUGEINT', 'AS numeric')
    .replaceAll('VARCHAR', 'text')
    // A column that is never anything has no type of its own there.
    .replace(/THEN NULL END AS/g, 'THEN NULL::bigint END AS')
    // PostgreSQL would write each step into the next until one expression fills the memory.
    .replace(/\)(,\n_l\d+ AS \(|\nSELECT ")/g, ' OFFSET 0)$1')
    // Lines stand in a table of their own.
    .replace('reverses, lines\n', 'reverses\n');

/** Removes what a settlement made. */
export const dropStatements = ({ steps }: SettlementSql): string[] =>
  [...steps]
    .reverse()
    .map(({ name, kept }) => `DROP ${kept ? 'TABLE' : 'VIEW'} IF EXISTS ${name} CASCADE`);
