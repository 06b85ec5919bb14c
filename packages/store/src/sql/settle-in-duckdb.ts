import type { DuckDBConnection } from '@duckdb/node-api';
import { claimRules, type DaySpan, type SettlementSql, settlementSql } from '@sanyi/insurance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { rowsOf, sqlText } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';
import { daySpan } from './day-span.ts';
import { runSteps, type SqlWork } from './run-steps.ts';

/** How facts are settled in SQL: under which rules, for which engine, and the days that count if not all do. */
type SqlOf = {
  readonly stack: Stack;
  readonly dialect: 'duckdb' | 'spark';
  readonly counted?: DaySpan;
};

/** The settlement of facts under a stack as SQL; a refusal is a problem. */
export function sqlOfFacts(
  facts: Facts,
  { stack, dialect, counted }: SqlOf,
): Result<SettlementSql> {
  const { institutions, items, purchasePrices } = facts.reference;
  const rules = claimRules(stack, { institutions, items, purchasePrices });
  const sql = settlementSql(
    rules,
    { ...daySpan(facts.manifest), ...(counted ? { counted } : {}) },
    dialect,
  );
  return sql.refused ? fail(sql.refused) : ok(sql);
}

/** Runs the steps on a connection; `s_settled` and `s_check` stand there afterwards. */
export async function settleInDuckdb(
  connection: DuckDBConnection,
  facts: Facts,
  { sql, ...work }: SqlWork & { readonly sql: SettlementSql },
): Promise<Result<null>> {
  await wholeFiles(facts, filesOfParts(facts.manifest.parts));
  await connection.run(`SET VARIABLE facts = ${sqlText(facts.path)}`);
  const made = await runSteps(connection, sql.steps, work);
  return made.ok ? checked(connection, sql, facts.folder) : made;
}

/** What row by row stops a settlement stops it here: the first claims are named. */
async function checked(
  connection: DuckDBConnection,
  sql: SettlementSql,
  where: string,
): Promise<Result<null>> {
  const rows = await rowsOf(
    connection,
    'SELECT code, problem, claim FROM s_check ORDER BY claim LIMIT 1',
  );
  const [first] = rows;
  if (!first) return ok(null);
  const site = sql.problems[Number(first.problem ?? 0) - 1];
  const code = site ? `${site.code} ${site.where}` : String(first.code);
  return fail(problem('STORE_SQL_CLAIM', where, { claim: String(first.claim), code }));
}
