import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, failOf, hashText, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import type { Indicator, PeriodGrain, PlaceGrain } from '@sanyi/policy';
import { allowed } from '../actor.ts';
import { attemptAsync } from '../attempt.ts';
import { type Database, openDatabase, sqlText } from '../duck/database.ts';
import { copyTo } from '../duck/table-writer.ts';
import { filesOfTables, wholeFiles } from '../facts/whole-files.ts';
import { writeFailed } from '../folder/generation.ts';
import { messageOf } from '../folder/lock.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';
import { type Grain, schemaOf } from './grain.ts';
import { type CheckedSql, checkSql, lockDown, runPackageSql } from './guarded-sql.ts';
import { Measures } from './measures.ts';
import { createBase, createGrain, loadCells, viewNames } from './views.ts';

/** Which indicators to measure, and for which kinds of places. */
export type MeasureOptions = {
  /** Without, all of the stack. */
  readonly indicators?: readonly Indicator[];
  /** Without, all but single institutions, of which there are thousands. */
  readonly places?: readonly PlaceGrain[];
  /** Without, all but single days, of which there are thousands as well. */
  readonly periods?: readonly PeriodGrain[];
};

const USUAL_PLACES: readonly PlaceGrain[] = ['district', 'level', 'city'];
const USUAL_PERIODS: readonly PeriodGrain[] = ['month', 'quarter', 'year'];

/**
 * Measures indicators over settled facts and keeps the figures beside the settlement, so that
 * pages answer from them. Figures that are there already are used again.
 *
 * @returns the figures, the problems of the queries, or `STORE_FILE_DAMAGED`
 * @example
 * ```ts
 * declare const settled: SettledFacts; // from settleFacts
 * const measures = unwrap(await measure(settled, { indicators: [] }));
 * await measures.figures({ indicator: 'expense-growth', periodGrain: 'quarter' }); // []
 * ```
 */
export async function measure(
  settled: SettledFacts,
  options: MeasureOptions = {},
): Promise<Result<Measures>> {
  const { facts } = settled;
  const place = facts.manifest.place;
  const may = allowed(facts.actor, { reading: 'figures', place, where: facts.folder });
  if (!may.ok) return may;
  const { places = USUAL_PLACES, periods = USUAL_PERIODS } = options;
  const indicators = (options.indicators ?? settled.stack.indicators).map((each) => ({
    ...each,
    places: each.places.filter((grain) => places.includes(grain)),
    periods: each.periods.filter((grain) => periods.includes(grain)),
  }));
  const file = join(settled.path, `figure-${keyOf(indicators)}.parquet`);
  const what = { indicators, grains: grainsOf(indicators), file };
  const database = await openDatabase(2);
  const filled = (await exists(file))
    ? await loadFigures(database, settled, what)
    : await makeFigures(database, settled, what);
  if (filled.ok) return ok(new Measures(settled, database));
  database.close();
  return filled;
}

/** What is measured, in which grains, and where the figures are kept. */
type Wanted = {
  readonly indicators: readonly Indicator[];
  readonly grains: readonly Grain[];
  readonly file: string;
};

async function loadFigures(
  { connection }: Database,
  settled: SettledFacts,
  { grains, file }: Wanted,
): Promise<Result<null>> {
  await loadCells(connection, settled, grains);
  await connection.run(`CREATE TABLE figure AS SELECT * FROM read_parquet(${sqlText(file)})`);
  return ok(null);
}

const keyOf = (indicators: readonly Indicator[]): string =>
  hashText(
    indicators
      .map((each) => [each.package, each.id, each.places, each.periods, each.sql].join('\n'))
      .sort()
      .join('\n\n'),
  ).slice(0, 16);

/** Runs every indicator in every grain its header allows and writes one table of figures. */
async function makeFigures(
  database: Database,
  settled: SettledFacts,
  what: Wanted,
): Promise<Result<null>> {
  const { file } = what;
  const whole = await attemptAsync(async () => {
    const { facts } = settled;
    await wholeFiles(facts, filesOfTables(facts.manifest, ['contract', 'donation', 'call']));
    return ok(null);
  });
  if (!whole.ok) return whole;
  try {
    const problems = await fillFigures(database, settled, what);
    const failure = failOf(problems);
    if (failure) return failure;
    const beside = `${file}.${process.pid}.new`;
    await copyTo(database.connection, 'SELECT * FROM main.figure ORDER BY ALL', beside);
    await rename(beside, file);
    await database.connection.run('USE main');
    return ok(null);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return fail(writeFailed(file, error));
    throw error;
  }
}

/** Fills table `figure`; what the settlement's folder does not hold is out of reach of the SQL. */
async function fillFigures(
  database: Database,
  settled: SettledFacts,
  { indicators, grains }: Wanted,
): Promise<Problem[]> {
  const { connection } = database;
  await connection.run(
    `CREATE TABLE figure (indicator VARCHAR, place_grain VARCHAR, period_grain VARCHAR,
     place VARCHAR, period VARCHAR, numerator BIGINT, denominator BIGINT)`,
  );
  await createBase(connection, settled, grains);
  for (const grain of grains) await createGrain(connection, settled, grain);
  await lockDown(connection, [settled.facts.path, settled.path]);
  const queries = await checkedQueries(connection, settled, indicators);
  if (!queries.ok) return [...queries.problems];
  const problems: Problem[] = [];
  const queue = grains.values();
  // Many short queries: each connection works in a thread of its own.
  const drain = async (on: DuckDBConnection): Promise<void> => {
    for (const grain of queue) {
      await on.run(`USE ${schemaOf(grain)}`);
      for (const { indicator, query } of queries.value) {
        if (!hasGrain(indicator, grain)) continue;
        const added = await addFigures(on, { indicator, query, grain });
        if (!added.ok) problems.push(...added.problems);
      }
    }
  };
  const second = await database.connect();
  await Promise.all([drain(connection), drain(second)]);
  second.closeSync();
  return problems;
}

type Query = { readonly indicator: Indicator; readonly query: CheckedSql };

async function checkedQueries(
  connection: DuckDBConnection,
  settled: SettledFacts,
  indicators: readonly Indicator[],
): Promise<Result<Query[]>> {
  const views = viewNames(settled);
  const queries: Query[] = [];
  const problems: Problem[] = [];
  for (const indicator of indicators) {
    const sql = boundSql(settled, indicator.sql);
    const query = await checkSql(connection, { sql, where: indicator.where, views });
    if (query.ok) queries.push({ indicator, query: query.value });
    else problems.push(...query.problems);
  }
  return failOf(problems) ?? ok(queries);
}

async function addFigures(
  connection: DuckDBConnection,
  what: Query & { readonly grain: Grain },
): Promise<Result<null>> {
  const { indicator, query, grain } = what;
  const columns = await runPackageSql(connection, query, { table: 'measured' });
  if (!columns.ok) return columns;
  const found = columns.value.toSorted();
  if (found.join() !== COLUMNS.join()) {
    return fail(
      problem('STORE_SQL_COLUMNS', indicator.where, {
        found: found.join(', '),
        expected: COLUMNS.join(', '),
      }),
    );
  }
  try {
    await connection.run(
      `INSERT INTO main.figure
       SELECT ${sqlText(indicator.id)}, ${sqlText(grain.place)}, ${sqlText(grain.period)},
         place, period, numerator::BIGINT, denominator::BIGINT FROM measured
       WHERE place IS NOT NULL AND period IS NOT NULL AND denominator IS NOT NULL
         AND denominator <> 0`,
    );
  } catch (error) {
    return fail(problem('STORE_SQL_FAILED', indicator.where, { why: messageOf(error) }));
  }
  return ok(null);
}

const COLUMNS = ['denominator', 'numerator', 'period', 'place'];

/** Puts the days of the facts in for `$from` and `$to` (half-open). */
function boundSql(settled: SettledFacts, sql: string): string {
  const { from, to } = settled.facts.manifest;
  return sql
    .replace(/\$from\b/g, `DATE ${sqlText(from)}`)
    .replace(/\$to\b/g, `(DATE ${sqlText(to)} + 1)`);
}

const hasGrain = (indicator: Indicator, grain: Grain): boolean =>
  indicator.places.includes(grain.place) && indicator.periods.includes(grain.period);

function grainsOf(indicators: readonly Indicator[]): Grain[] {
  const grains = new Map<string, Grain>();
  for (const indicator of indicators) {
    for (const place of indicator.places) {
      for (const period of indicator.periods) {
        const grain = { place, period };
        // A single institution has too few claims on a day for a figure that says anything.
        if (place === 'institution' && period === 'day') continue;
        grains.set(schemaOf(grain), grain);
      }
    }
  }
  return [...grains.values()];
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
