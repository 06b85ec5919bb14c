import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { CHARGE_FAMILIES } from '@sanyi/facts';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, sqlName, sqlText, withDatabase } from '../duck/database.ts';
import { reading } from '../facts/reading.ts';
import { type Job, Meter } from '../job.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { SQL_TITLE } from './run-steps.ts';
import { settleInDuckdb, sqlOfFacts } from './settle-in-duckdb.ts';

/** A settlement and the same in SQL, equal in every column of every claim. */
export type SettlementCheck = {
  readonly claims: number;
  /** Columns that were compared, claim by claim. */
  readonly columns: number;
  readonly seconds: number;
};

/**
 * Settles the claims of a settlement again, in DuckDB and in one database only, and compares every
 * claim: amounts by payer, by fund and by family of charges, whether and why it is paid, and the rules
 * that it cites.
 *
 * @returns how much was compared; `STORE_SQL_DIFFERS` with the first claim that differs,
 * `STORE_SQL_CLAIM` for one that was not settled, `FEEL_TARGET_REFUSED` where rules have no SQL,
 * `STORE_READ_FAILED` for files that cannot be read, `STORE_CANCELLED`
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * const check = unwrap(await checkSettlement(settled));
 * check.claims; // all of them
 * ```
 */
export async function checkSettlement(
  settled: SettledFacts,
  job: Job = {},
): Promise<Result<SettlementCheck>> {
  const { facts, stack, path } = settled;
  const sql = sqlOfFacts(facts, { stack, dialect: 'duckdb' });
  if (!sql.ok) return sql;
  const meter = new Meter(job, SQL_TITLE, sql.value.steps.length);
  const work = { job, meter, where: facts.folder, sql: sql.value };
  return attemptAsync(() =>
    withDatabase(2, async (connection) => {
      const start = performance.now();
      const made = await settleInDuckdb(connection, facts, work);
      if (!made.ok) return made;
      const seconds = Math.round(performance.now() - start) / 1000;
      const rows = withMarks(sqlText(join(path, 'settlement/*.parquet')), sql.value.words);
      const columns = compared(sql.value.funds, sql.value.words);
      const differing = await reading(path, () =>
        firstDifference(connection, { rows, columns, where: facts.folder }),
      );
      if (!differing.ok) return differing;
      return ok({ claims: differing.value, columns: columns.length, seconds });
    }),
  );
}

/** The rows of a settlement, with the rules that they cite marked as in SQL. */
function withMarks(files: string, words: readonly number[]): string {
  const marks = words.map(
    (word) => `bit_or(CASE WHEN m.word = ${word} THEN m.mark ELSE 0 END) AS cited_${word}`,
  );
  return `(SELECT s.*, c.* EXCLUDE (claim) FROM read_parquet(${files}) s LEFT JOIN (
    SELECT ${['u.claim', ...marks].join(', ')} FROM (SELECT claim, unnest(rules) AS rule FROM read_parquet(${files})) u
    JOIN s_rule m ON m.rule = u.rule GROUP BY u.claim) c ON c.claim = s.claim)`;
}

type Compared = { readonly name: string; readonly settled: string; readonly sql: string };

/** The columns of a settlement, and what they are called in SQL. */
export function compared(funds: readonly string[], words: readonly number[]): Compared[] {
  const plain = ['total_fen', 'hospital_fen', 'fixed_fund_fen', 'patient_fen', 'payable', 'reason'];
  const names = [...plain, ...CHARGE_FAMILIES.map((family) => `${family}_fen`)];
  return [
    ...names.map((name) => ({ name, settled: `a.${name}`, sql: `b.${name}` })),
    ...funds.map((fund) => ({
      name: `fund_fen.${fund}`,
      settled: `a.fund_fen.${sqlName(fund)}`,
      sql: `b.${sqlName(`fund_${fund}_fen`)}`,
    })),
    ...words.map((word) => ({
      name: 'rules',
      settled: `COALESCE(a.cited_${word}, 0)`,
      sql: `b.cited_${word}`,
    })),
  ];
}

/** How many claims there are, or the first that is missing, double or different. */
export async function firstDifference(
  connection: DuckDBConnection,
  of: { readonly rows: string; readonly columns: readonly Compared[]; readonly where: string },
  table = 's_settled',
): Promise<Result<number>> {
  const differs = of.columns.map(({ settled, sql }) => `${settled} IS DISTINCT FROM ${sql}`);
  const shown = of.columns.map(({ settled, sql }) => `${settled}::VARCHAR, ${sql}::VARCHAR`);
  const joined = `FROM ${of.rows} a FULL JOIN ${table} b ON a.claim = b.claim
    WHERE a.claim IS NULL OR b.claim IS NULL OR ${differs.join(' OR ')}`;
  const reader = await connection.runAndReadAll(
    `SELECT count(*) OVER () AS claims, COALESCE(a.claim, b.claim) AS claim, ${shown.join(', ')} ${joined} ORDER BY 2 LIMIT 1`,
  );
  const [first] = reader.getRowsJS();
  if (!first) {
    const [count] = await rowsOf(connection, `SELECT count(*)::INTEGER AS claims FROM ${table}`);
    return ok(Number(count?.claims ?? 0));
  }
  const at = of.columns.findIndex((_, nth) => first[2 + 2 * nth] !== first[3 + 2 * nth]);
  return fail(
    problem('STORE_SQL_DIFFERS', of.where, {
      claims: String(first[0]),
      claim: String(first[1]),
      column: of.columns[at]?.name ?? 'claim',
      expected: String(first[2 + 2 * at] ?? 'NULL'),
      found: String(first[3 + 2 * at] ?? 'NULL'),
    }),
  );
}
