import type { DuckDBConnection } from '@duckdb/node-api';
import type { Replay } from '@sanyi/api';
import { replaySums, type SettlementSql } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { type Job, Meter } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { runSteps, SQL_TITLE, type SqlWork } from '../sql/run-steps.ts';
import { settleInDuckdb, sqlOfFacts } from '../sql/settle-in-duckdb.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import { type ReplayOptions, readyReplay } from './replay-facts.ts';
import { casesIn, type SqlSums, SUMS_SELECT, sqlReplayDocument, sumRow } from './sql-replay.ts';

/**
 * Replays in DuckDB and in SQL only: shares the rules with the own replay and nothing of its prices,
 * arithmetic, folds and sums, so that each checks the other.
 *
 * @returns the replay, or `FEEL_TARGET_REFUSED` where rules have no SQL,
 * `STORE_SQL_CLAIM` for a claim that has to be settled row by row, `STORE_READ_FAILED` for facts that
 * the database cannot read; cancelled, the statement that runs is interrupted
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
  const sums = await attemptAsync(() => sumsInDuckdb(facts, ready.value, options.job ?? {}));
  return sums.ok ? sqlReplayDocument(facts, ready.value, sums.value) : sums;
}

async function sumsInDuckdb(
  facts: Facts,
  prepared: PreparedReplay,
  job: Job,
): Promise<Result<SqlSums>> {
  const start = performance.now();
  const { frame } = prepared;
  const [before, after] = frame.stacks;
  const counted = { from: frame.from, to: frame.to };
  const sqlOf = (stack: Stack) => sqlOfFacts(facts, { stack, dialect: 'duckdb', counted });
  const [one, two] = [sqlOf(before), sqlOf(after)];
  if (!one.ok) return one;
  if (!two.ok) return two;
  const sums = replaySums(frame, 'duckdb', [one.value.words, two.value.words]);
  const steps = one.value.steps.length + two.value.steps.length + sums.length;
  const work = { job, where: facts.folder, meter: new Meter(job, SQL_TITLE, steps) };
  return withDatabase(2, async (connection) => {
    for (const [table, sql] of [
      ['s_before', one.value],
      ['s_after', two.value],
    ] as const) {
      const made = await settleSide(connection, facts, { ...work, sql, table });
      if (!made.ok) return made;
    }
    const made = await runSteps(connection, sums, work);
    if (!made.ok) return made;
    const rows = await rowsOf(connection, `SELECT ${SUMS_SELECT} FROM s_sums`);
    const cases = await casesIn(connection, prepared, 's_stay');
    const seconds = (performance.now() - start) / 1000;
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return ok({ rows: rows.map(sumRow), cases, engine: 'duckdb' as const, seconds, peakBytes });
  });
}

async function settleSide(
  connection: DuckDBConnection,
  facts: Facts,
  { table, ...work }: SqlWork & { readonly sql: SettlementSql; readonly table: string },
): Promise<Result<null>> {
  const made = await settleInDuckdb(connection, facts, work);
  if (made.ok) {
    await connection.run(`CREATE TEMP TABLE ${table} AS SELECT * FROM s_settled`);
    await connection.run(`CREATE TEMP TABLE ${table}_item AS SELECT * FROM s_item_day`);
    await connection.run(`CREATE TEMP TABLE ${table}_rule AS SELECT * FROM s_rule`);
  }
  return made;
}
