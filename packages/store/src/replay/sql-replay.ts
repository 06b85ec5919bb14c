import type { DuckDBConnection } from '@duckdb/node-api';
import type { Replay, ReplayEngineName, ReplayCell as WireCell } from '@sanyi/api';
import {
  casesOfRows,
  hasPools,
  payPools,
  replayHash,
  STAY_COLUMNS,
  SUM_COLUMNS,
  type SumRow,
  valuesOfRows,
} from '@sanyi/insurance';
import { attempt, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { isRecord } from '../folder/manifest.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { engineDocument, replayDocument } from './replay-document.ts';
import { readReplay, replayFolder, replayId, writeReplay } from './replay-folder.ts';

/** A database that replayed in SQL. */
type SqlEngine = Exclude<ReplayEngineName, 'columns'>;

/** What a database made of a replay, and how long it took. */
export type SqlSums = {
  readonly rows: readonly SumRow[];
  /** The cases that pools pay, booked from what the database settled. */
  readonly cases: Float64Array;
  readonly engine: SqlEngine;
  readonly seconds: number;
  readonly peakBytes: number;
};

/** A row as a database gives it, under the names of `s_sums`. */
export const sumRow = (row: Readonly<Record<string, unknown>>): SumRow => ({
  section: String(row.section),
  key: String(row.sum_key),
  of: (column) => Number(row[column] ?? 0),
});

/** The columns of `s_sums`, for a SELECT. */
export const SUMS_SELECT: string = ['section', 'sum_key', ...SUM_COLUMNS].join(', ');

/** Books the cases of a replay from its stays in a relation of a database; none where no rules have a pool. */
export async function casesIn(
  connection: DuckDBConnection,
  prepared: PreparedReplay,
  relation: string,
): Promise<Float64Array> {
  const { frame, layout, scenarios } = prepared;
  if (!hasPools(frame)) return new Float64Array(0);
  const [before, after] = scenarios;
  const source = { rules: [before.rules, after.rules] as const, frame, layout };
  const sql = `SELECT ${STAY_COLUMNS.join(', ')} FROM ${relation} ORDER BY person, day, claim`;
  const result = await connection.stream(sql);
  return casesOfRows(source, rowsIn(result.yieldRowsJs()));
}

async function* rowsIn<T>(chunks: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const chunk of chunks) yield* chunk;
}

/**
 * The document of a replay whose sums were made in SQL.
 *
 * @returns `REPLAY_SUMS_UNKNOWN` for a key that the facts do not have, or why a pool cannot be shared
 */
export function sqlReplayDocument(
  facts: Facts,
  prepared: PreparedReplay,
  { rows, cases, engine, seconds, peakBytes }: SqlSums,
): Result<Replay> {
  const { values, unknown } = valuesOfRows(prepared.layout, rows);
  if (unknown) {
    const details = { section: unknown.section, key: unknown.key };
    return fail(problem('REPLAY_SUMS_UNKNOWN', facts.folder, details));
  }
  const { manifest } = facts;
  const pools = attempt(() => payPools({ ...prepared, part: manifest }, values, cases));
  if (!pools.ok) return pools;
  const id = replayId(manifest.logicalChecksum, prepared);
  return ok(
    replayDocument({
      ...{ id, manifest, prepared, values, pools: pools.value },
      estimate: null,
      exact: true,
      engines: (tables) => ({
        [engine]: engineDocument(tables, { seconds, hash: replayHash(tables), peakBytes }),
      }),
    }),
  );
}

/**
 * Holds a replay against the same made by another engine, cell by cell: money, claims, who gains and
 * loses, and because of which rule.
 *
 * @returns the replay with the engines of both; `REPLAY_ENGINES_DIFFER` with the first cell that differs
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * declare const other: Replay; // from replayInDuckdb
 * comparedEngines(replay, other).ok; // true
 * ```
 */
export function comparedEngines(replay: Replay, other: Replay): Result<Replay> {
  const theirs = cellsOf(other);
  const own = cellsOf(replay);
  const first = [...new Set([...own.keys(), ...theirs.keys()])].find(
    (key) => own.get(key) !== theirs.get(key),
  );
  if (first === undefined) {
    return ok({ ...replay, engines: { ...other.engines, ...replay.engines } });
  }
  const names = (of: Replay): string => Object.keys(of.engines).join('+');
  const details = {
    cell: first,
    ...{ one: names(replay), other: names(other) },
    ...{ found: own.get(first) ?? '-', expected: theirs.get(first) ?? '-' },
  };
  return fail(problem('REPLAY_ENGINES_DIFFER', 'replay', details));
}

/** Fields by name: a replay that was read may hold them in another order than one just made. */
const inOrder = (of: unknown): unknown =>
  isRecord(of) ? Object.fromEntries(Object.entries(of).sort()) : of;

/** Everything that two engines both make, by name, as text. */
function cellsOf(replay: Replay): Map<string, string> {
  const { claims, lines, persons, patients, cells, people, visits, institutions } = replay;
  const money = cells
    .filter((cell) => cell.claims > 0)
    .map(({ dimension, key, ...cell }: WireCell) => [`${dimension} ${key}`, cell]);
  const bands = { persons: people, visits, institutions };
  const named = Object.entries(bands).flatMap(([name, rows]) =>
    rows.map(({ dimension, key, ...of }) => [`${name} ${dimension} ${key}`, of]),
  );
  const families = replay.families.map(({ family, ...of }) => [`family ${family}`, of]);
  const items = replay.items.map(({ item, ...of }) => [`item ${item}`, of]);
  const shared = [
    ...(replay.pools ?? []).map(({ side, pool, period, key, ...of }) => {
      const name = key.map(({ value }) => value).join(' ');
      return [`pool ${side} ${pool} ${period} ${name}`, of];
    }),
    ...(replay.poolHospitals ?? []).map(({ side, pool, institution, ...of }) => {
      return [`pool ${side} ${pool} institution ${institution}`, of];
    }),
  ];
  const care = replay.care.map(({ level, care, ...of }) => [`care ${level} ${care}`, of]);
  const rules = replay.rules.map(({ cite, speaks, ...of }) => [`rule ${speaks} ${cite}`, of]);
  const head = [['all', { claims, lines, persons, patients }]];
  return new Map(
    [...head, ...money, ...named, ...families, ...items, ...care, ...rules, ...shared].map(
      ([name, of]) => [String(name), JSON.stringify(inOrder(of))],
    ),
  );
}

/**
 * Keeps what a database made of a replay in the folder of results. Where there is a result already,
 * both must agree.
 *
 * @returns the result with the engines that made it, or `REPLAY_ENGINES_DIFFER`; then the one that was
 * there stays
 * @example
 * ```ts
 * const kept = (facts: Facts, made: Replay) => keepSqlReplay(facts, made);
 * ```
 */
export async function keepSqlReplay(
  facts: Facts,
  made: Replay,
): Promise<Result<{ readonly replay: Replay; readonly folder: string }>> {
  const folder = replayFolder(facts.folder, made.id);
  const known = await readReplay(folder);
  const whole = known.ok ? comparedEngines(known.value, made) : ok(made);
  if (!whole.ok) return whole;
  const replay = { ...whole.value, engines: { ...whole.value.engines, ...made.engines } };
  const written = await writeReplay(folder, async () => ok(replay));
  return written.ok ? ok({ replay: written.value, folder }) : written;
}
