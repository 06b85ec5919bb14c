import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Replay, ReplayEngine, ReplayCell as WireCell } from '@sanyi/api';
import { type ReplayCell, type ReplayMoney, replayHash } from '@sanyi/insurance';
import { fail, isoDate, ok, problem, type Result, yearOf } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { rowsOf, sqlFiles, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { REFERENCE_FILES } from '../facts/reference-tables.ts';
import { libraryOf } from '../read/library-of.ts';
import { settleInDuckdb, sqlOfFacts } from '../sql/settle-in-duckdb.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import { moneyDocument } from './replay-document.ts';
import { type ReplayOptions, readyReplay } from './replay-facts.ts';

/** What DuckDB alone made of a replay. */
export type DuckdbReplay = {
  readonly engine: ReplayEngine;
  readonly cells: readonly WireCell[];
};

/**
 * Replays in DuckDB and in SQL only: shares the rules with the own replay and nothing of its prices,
 * arithmetic, folds and sums, so that each checks the other.
 *
 * @returns the cells, or `FEEL_TARGET_REFUSED` where rules have no SQL, `STORE_SQL_CLAIM` for a claim
 * that has to be settled row by row
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
): Promise<Result<DuckdbReplay>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), options);
  if (!ready.ok) return ready;
  const start = performance.now();
  const [baseline, reform] = ready.value.frame.stacks;
  const before = await sideOf(facts, ready.value, baseline);
  if (!before.ok) return before;
  const after = await sideOf(facts, ready.value, reform);
  if (!after.ok) return after;
  const seconds = (performance.now() - start) / 1000;
  const cells = [...before.value].flatMap(([name, { claims, money }]): ReplayCell[] => {
    const [dimension = '', key = ''] = name.split('\t');
    const then = after.value.get(name)?.money;
    return then ? [{ dimension, key, claims, baseline: money, reform: then }] : [];
  });
  return ok(documentOf(facts, cells, seconds));
}

function documentOf(facts: Facts, cells: readonly ReplayCell[], seconds: number): DuckdbReplay {
  const wire = cells.map((cell) => ({
    ...cell,
    baseline: moneyDocument(cell.baseline),
    reform: moneyDocument(cell.reform),
  }));
  const all = wire.find(({ dimension }) => dimension === 'all');
  const none = moneyDocument({ total: 0, hospital: 0, fixedFund: 0, fund: 0, patient: 0 });
  return {
    cells: wire,
    engine: {
      seconds: Math.round(seconds * 1000) / 1000,
      // DuckDB settles every claim of the facts, whatever days count.
      linesPerSecond: Math.round((facts.manifest.rows.line ?? 0) / Math.max(seconds, 1e-3)),
      hash: replayHash({ cells }),
      peakBytes: process.resourceUsage().maxRSS * 1024,
      baseline: all?.baseline ?? none,
      reform: all?.reform ?? none,
    },
  };
}

type Side = Map<string, { readonly claims: number; readonly money: ReplayMoney }>;

async function sideOf(facts: Facts, prepared: PreparedReplay, stack: Stack): Promise<Result<Side>> {
  const sql = sqlOfFacts(facts, stack, 'duckdb');
  if (!sql.ok) return sql;
  return withDatabase(2, async (connection) => {
    const made = await settleInDuckdb(connection, facts, sql.value);
    return made.ok ? ok(await cellsOf(connection, facts, prepared)) : made;
  });
}

async function cellsOf(
  connection: DuckDBConnection,
  facts: Facts,
  prepared: PreparedReplay,
): Promise<Side> {
  const rows = await rowsOf(connection, cellSql(facts, prepared));
  return new Map(
    rows.map((row) => {
      const amount = (name: string): number => Number(row[name] ?? 0);
      const [total, hospital] = [amount('total'), amount('hospital')];
      const [fixedFund, patient] = [amount('fixed'), amount('patient')];
      const fund = total - hospital - fixedFund - patient;
      const money = { total, hospital, fixedFund, fund, patient };
      return [`${row.dimension}\t${row.key}`, { claims: amount('claims'), money }];
    }),
  );
}

/** Every dimension as one grouped SELECT over the settled claims of the days. */
function cellSql({ path, manifest }: Facts, { frame, plan }: PreparedReplay): string {
  const parts = (pick: 'claimFile' | 'personFile'): string =>
    `read_parquet(${sqlFiles(manifest.parts.map((part) => join(path, part[pick])))})`;
  const institutions = `read_parquet(${sqlText(join(path, REFERENCE_FILES.institution))})`;
  const age = `greatest(0, ${yearOf(plan.to)} - p.birth_year)`;
  const bands = [...frame.groups.ageBands]
    .reverse()
    .map(({ code, from }) => `WHEN ${age} >= ${from} THEN ${sqlText(code)}`);
  const keys: Readonly<Record<string, string>> = {
    all: `'all'`,
    district: 'i.district',
    level: `CASE WHEN i.grassroots THEN 'grassroots' ELSE i.level END`,
    month: `strftime(c.end_day, '%Y-%m')`,
    visitKind: 'c.visit_kind',
    scheme: 'p.scheme',
    personClass: 'p.person_class',
    ageBand: `CASE ${bands.join(' ')} END`,
    incomeBand: 'p.income_band',
    chronic: `CASE WHEN len(p.chronic) > 0 THEN 'yes' ELSE 'no' END`,
    residence: 'p.district',
    institution: 'c.institution::VARCHAR',
  };
  const columns = Object.entries(keys).map(([name, key]) => `${key} AS "${name}"`);
  const sums = ['total', 'hospital', 'patient'].map(
    (name) => `sum(${name}_fen)::BIGINT AS ${name}`,
  );
  const grouped = Object.keys(keys).map(
    (name) => `SELECT ${sqlText(name)} AS dimension, "${name}" AS key, count(*) AS claims,
      ${sums.join(', ')}, sum(fixed_fund_fen)::BIGINT AS fixed FROM counted GROUP BY "${name}"`,
  );
  const days = [plan.from, plan.to].map((day) => `DATE ${sqlText(isoDate(day))}`);
  return `WITH counted AS MATERIALIZED (
      SELECT ${columns.join(', ')}, s.total_fen, s.hospital_fen, s.patient_fen, s.fixed_fund_fen
      FROM s_settled s JOIN ${parts('claimFile')} c ON c.claim = s.claim
      JOIN ${parts('personFile')} p ON p.person = c.person
      JOIN ${institutions} i ON i.institution = c.institution
      WHERE c.end_day BETWEEN ${days.join(' AND ')})
    ${grouped.join(' UNION ALL ')}`;
}

/**
 * Holds a replay against what DuckDB made of it, cell by cell.
 *
 * @returns `REPLAY_ENGINES_DIFFER` with the first cell that differs
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * declare const other: DuckdbReplay; // from replayInDuckdb
 * comparedEngines(replay, other).ok; // true
 * ```
 */
export function comparedEngines(replay: Replay, other: DuckdbReplay): Result<Replay> {
  const nameOf = ({ dimension, key }: WireCell): string => `${dimension} ${key}`;
  const theirs = new Map(other.cells.map((cell) => [nameOf(cell), cell]));
  const own = replay.cells.filter(({ claims }) => claims > 0);
  const text = (cell: WireCell | undefined): string =>
    cell ? JSON.stringify([cell.claims, cell.baseline, cell.reform]) : '-';
  const first = own.find((cell) => text(cell) !== text(theirs.get(nameOf(cell))));
  const isSame = first === undefined && own.length === other.cells.length;
  if (isSame) return ok({ ...replay, engines: { ...replay.engines, duckdb: other.engine } });
  const cell = first ? nameOf(first) : `${own.length} / ${other.cells.length}`;
  const details = { cell, columns: text(first), duckdb: text(theirs.get(cell)) };
  return fail(problem('REPLAY_ENGINES_DIFFER', 'replay', details));
}
