import type { DuckDBConnection } from '@duckdb/node-api';
import type { Replay } from '@sanyi/api';
import { replaySums, stepStatements } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { rowsOf, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { settleInDuckdb, sqlOfFacts } from '../sql/settle-in-duckdb.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import { type ReplayOptions, readyReplay } from './replay-facts.ts';
import { poolProblem, type SqlSums, SUMS_SELECT, sqlReplayDocument, sumRow } from './sql-replay.ts';

/**
 * Replays in DuckDB and in SQL only: shares the rules with the own replay and nothing of its prices,
 * arithmetic, folds and sums, so that each checks the other.
 *
 * @returns the replay without rules, or `FEEL_TARGET_REFUSED` where rules have no SQL,
 * `STORE_SQL_CLAIM` for a claim that has to be settled row by row
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const rules = { packages: [], baseline: 'beijing', reform: 'beijing@-1y' };
 * (await replayInDuckdb(facts, rules)).ok; // false
 * ```
 */
export async function replayInDuckdb(
  facts: Facts,
  options: ReplayOptions,
): Promise<Result<Replay>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), options);
  if (!ready.ok) return ready;
  const refused = poolProblem(ready.value.frame);
  if (refused) return refused;
  const sums = await sumsInDuckdb(facts, ready.value);
  return sums.ok ? sqlReplayDocument(facts, ready.value, sums.value) : sums;
}

async function sumsInDuckdb(facts: Facts, { frame }: PreparedReplay): Promise<Result<SqlSums>> {
  const start = performance.now();
  const [before, after] = frame.stacks;
  return withDatabase(2, async (connection) => {
    const one = await settleSide(connection, facts, { stack: before, table: 's_before' });
    if (!one.ok) return one;
    const two = await settleSide(connection, facts, { stack: after, table: 's_after' });
    if (!two.ok) return two;
    for (const step of replaySums(frame, 'duckdb')) {
      for (const text of stepStatements(step, 'duckdb')) await connection.run(text);
    }
    const rows = await rowsOf(connection, `SELECT ${SUMS_SELECT} FROM s_sums`);
    const seconds = (performance.now() - start) / 1000;
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return ok({ rows: rows.map(sumRow), engine: 'duckdb' as const, seconds, peakBytes });
  });
}

async function settleSide(
  connection: DuckDBConnection,
  facts: Facts,
  { stack, table }: { readonly stack: Stack; readonly table: string },
): Promise<Result<null>> {
  const sql = sqlOfFacts(facts, stack, 'duckdb');
  if (!sql.ok) return sql;
  const made = await settleInDuckdb(connection, facts, sql.value);
  if (made.ok) {
    await connection.run(`CREATE TEMP TABLE ${table} AS SELECT * FROM s_settled`);
    await connection.run(`CREATE TEMP TABLE ${table}_item AS SELECT * FROM s_item_day`);
  }
  return made;
}
