import { type ColumnField, compileSql, type SqlText } from '@sanyi/feel';
import { rowsOf, sqlName, sqlText, withDatabase } from '../../packages/store/src/duck/database.ts';
import { TableWriter } from '../../packages/store/src/duck/table-writer.ts';
import type { Said, Way } from './answers.ts';
import { sumCarried } from './carried-in-duckdb.ts';
import type { Difference, Differences } from './difference.ts';
import { inputSql } from './input-sql.ts';
import type { Rows } from './rows.ts';
import type { Subject } from './subjects.ts';

/** What DuckDB made of rows: how they differ from what was said, and which it leaves to others. */
export type DuckdbSaid = Differences & { readonly rowByRow: number; readonly rows: number };

const NONE = Number.MIN_SAFE_INTEGER;

/** Why a decision is not asked in SQL; null where it is. */
export function sqlRefusal(subject: Subject): string | null {
  const sql = sqlOf(subject, 0);
  return sql.refused ? sql.refused.en : null;
}

const sqlOf = ({ checked, parameters }: Subject, interval: number) =>
  compileSql(checked, 'duckdb', { codes: 'positions', parameters: parameters[interval] ?? {} });

/** How many rows are alike, left to others and differ, and the first of these. */
const TOTALS = `count(*)::INTEGER AS rows, count(*) FILTER (kind = 'left')::INTEGER AS left_over,
  count(*) FILTER (kind = 'differs')::INTEGER AS differs`;

/**
 * Asks DuckDB and compares inside it, so that only differences come back. Accumulators come from
 * columns, or are running sums over the rows of a period; then rows behind one that has no answer
 * are left to others, as a settlement with such a row would be.
 */
export async function evaluateOnDuckdb(
  subject: Subject,
  rows: Rows,
  { said, way }: { readonly said: Said; readonly way: Way },
): Promise<DuckdbSaid> {
  return withDatabase(1, async (connection) => {
    const writer = new TableWriter(connection, 'asked');
    await writer.append(writtenColumns(subject, rows, said), rows.count);
    writer.flush();
    if (way === 'carried') await sumCarried(connection, subject, rows);
    const from = way === 'carried' ? 'carried' : 'asked';
    const queries = [...subject.parameters.keys()].flatMap((interval) => {
      const sql = sqlOf(subject, interval);
      return sql.refused ? [] : [comparison(subject, sql, rows, { interval, from })];
    });
    for (const [at, query] of queries.entries()) {
      await connection.run(
        at === 0 ? `CREATE TEMP TABLE compared AS ${query}` : `INSERT INTO compared ${query}`,
      );
    }
    if (queries.length === 0) return { count: 0, first: null, rowByRow: 0, rows: 0 };
    const compared = way === 'carried' ? AFTER_STOPS : 'compared';
    const [totals = {}] = await rowsOf(connection, `SELECT ${TOTALS} FROM ${compared}`);
    const [found] = await rowsOf(
      connection,
      `SELECT * FROM ${compared} WHERE kind = 'differs' ORDER BY _row LIMIT 1`,
    );
    return {
      rows: Number(totals.rows),
      rowByRow: Number(totals.left_over),
      count: Number(totals.differs),
      first: found ? differenceOf(found) : null,
    };
  });
}

/** What was compared, without what stands behind a row of its period that has no answer. */
const AFTER_STOPS = `(SELECT c.* REPLACE (CASE WHEN c._row > s.stop THEN 'left' ELSE c.kind END AS kind)
  FROM compared c LEFT JOIN (SELECT period, min(_row) AS stop FROM compared WHERE stops GROUP BY period) s USING (period))`;

const differenceOf = (found: Record<string, unknown>): Difference => ({
  row: Number(found._row),
  output: String(found.output ?? 'problem'),
  one: String(found.expected),
  other: String(found.found),
});

type Written = Parameters<TableWriter['append']>[0];

function writtenColumns(subject: Subject, rows: Rows, said: Said): Written {
  const fields = rows.fields.map(({ name }) => {
    const { values, missing } = rows.columns[name] ?? { values: new Float64Array(rows.count) };
    const held = Float64Array.from(values, (value, at) => (missing?.[at] === 1 ? NONE : value));
    return { kind: 'bigint' as const, name: `in ${name}`, values: held, nullIf: NONE };
  });
  const outputs = (subject.kernel?.outputs ?? []).map(({ name, form }, at) => {
    const values = said.outputs[at] ?? [];
    if (form === 'answer')
      return { kind: 'varchar' as const, name: `out ${name}`, values: texts(values) };
    const held = Float64Array.from(values as Float64Array, (value) =>
      Number.isNaN(value) ? NONE : value,
    );
    return { kind: 'bigint' as const, name: `out ${name}`, values: held, nullIf: NONE };
  });
  return [
    {
      kind: 'integer',
      name: '_row',
      values: Int32Array.from({ length: rows.count }, (_, at) => at),
    },
    { kind: 'usmallint', name: 'taken', values: rows.interval },
    { kind: 'integer', name: 'period', values: periodsOf(rows) },
    { kind: 'varchar', name: 'refused', values: said.problems },
    ...fields,
    ...outputs,
  ];
}

/** The period of each row, counted from 1. */
function periodsOf({ starts }: Rows): Int32Array {
  let period = 0;
  return Int32Array.from(starts, (start) => {
    period += start;
    return period;
  });
}

const texts = (values: Said['outputs'][number]): string[] => Array.from(values, String);

/** One row per row that was asked: whether it is the same, left to others, or differs. */
function comparison(
  subject: Subject,
  sql: SqlText,
  rows: Rows,
  { interval, from }: { readonly interval: number; readonly from: 'asked' | 'carried' },
): string {
  const inputs = rows.fields.map((field) => `${inputSql(field)} AS ${sqlName(field.name)}`);
  const outputs = subject.kernel?.outputs ?? [];
  const written = outputs.map(({ name }) => sqlName(`out ${name}`));
  const keep = ['_row', 'period', 'refused', ...written];
  const asked = `(SELECT _row, period, refused, ${[...written, ...inputs].join(', ')} FROM ${from} WHERE taken = ${interval})`;
  const answered = sql.query(
    asked,
    keep.map((name) => name.replaceAll('"', '')),
  );
  const range = sql.problems.flatMap(({ code }, at) => (code === 'FEEL_SQL_RANGE' ? [at + 1] : []));
  const codes = `[${sql.problems.map(({ code }) => sqlText(code)).join(', ') || "''"}]`;
  const pairs = outputs.map((field) => ({
    name: field.name,
    expected: sqlName(`out ${field.name}`),
    found: outputSql(field, sql, subject),
  }));
  const cases = pairs.map(
    ({ name, expected, found }) =>
      `WHEN problem IS NULL AND ${expected} IS DISTINCT FROM ${found} THEN ${sqlText(name)}`,
  );
  const shown = (of: 'expected' | 'found'): string =>
    `CASE ${pairs.map((pair) => `WHEN output = ${sqlText(pair.name)} THEN CAST(${pair[of]} AS VARCHAR)`).join(' ')} END`;
  return `SELECT _row, period, coalesce(said, refused) IS NOT NULL AS stops, kind, output, ${shown('expected')} AS expected, coalesce(${shown('found')}, said) AS found FROM (
    SELECT *, CASE WHEN problem IN (${range.join(', ') || '-1'}) THEN 'left'
      WHEN refused IS DISTINCT FROM said THEN 'differs'
      WHEN output IS NOT NULL THEN 'differs' ELSE 'same' END AS kind FROM (
    SELECT *, ${codes}[problem] AS said, CASE ${cases.join(' ')} END AS output FROM (${answered})))`;
}

/** An answer as the row program's was written down. */
function outputSql(field: ColumnField, sql: SqlText, { checked }: Subject): string {
  if (field.form === 'answer') return listSql(sql);
  const name = sqlName(field.name === checked.decision ? 'answer' : field.name);
  const known = sql.outputs.some((column) => sqlName(column.name) === name);
  if (!known) return 'NULL';
  return field.form === 'flag' || field.form === 'day' ? `CAST(${name} AS BIGINT)` : name;
}

/** The places of a list that are not empty, as the text of a list. */
function listSql({ outputs }: SqlText): string {
  const places = new Map<string, { readonly entry: string; readonly text: string }[]>();
  for (const { name, kind, codes } of outputs) {
    const [place = '', entry = ''] = name.split('.');
    const value = sqlName(name);
    const text = codes
      ? `'"' || ([${codes.map(sqlText).join(', ')}])[${value} + 1] || '"'`
      : kind === 'flag'
        ? `CASE WHEN ${value} THEN 'true' ELSE 'false' END`
        : `CAST(${value} AS VARCHAR)`;
    places.set(place, [...(places.get(place) ?? []), { entry, text }]);
  }
  const shown = [...places].map(([place, entries]) => {
    const inside = entries.map(({ entry, text }) => `'"${entry}":' || ${text}`).join(" || ',' || ");
    return `CASE WHEN ${sqlName(`${place}.${entries[0]?.entry ?? ''}`)} IS NOT NULL THEN '{' || ${inside} || '}' END`;
  });
  return `'[' || concat_ws(',', ${shown.join(', ') || "''"}) || ']'`;
}
