import type { Replay, ReplayEngineName, ReplayCell as WireCell } from '@sanyi/api';
import {
  hasPools,
  type ReplayFrame,
  replayHash,
  SUM_COLUMNS,
  type SumRow,
  valuesOfRows,
} from '@sanyi/insurance';
import { type Failure, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { engineDocument, replayDocument } from './replay-document.ts';
import { readReplay, replayFolder, replayId, writeReplay } from './replay-folder.ts';

/** A database that replayed in SQL. */
type SqlEngine = Exclude<ReplayEngineName, 'columns'>;

/** What a database made of a replay, and how long it took. */
export type SqlSums = {
  readonly rows: readonly SumRow[];
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

/** Why a replay is not made in SQL: what a pool pays follows from all its cases. */
export const poolProblem = (frame: ReplayFrame): Failure | null =>
  hasPools(frame) ? fail(problem('REPLAY_POOL_NOT_IN_SQL', 'replay')) : null;

/** The columns of `s_sums`, for a SELECT. */
export const SUMS_SELECT: string = ['section', 'sum_key', ...SUM_COLUMNS].join(', ');

/**
 * The document of a replay whose sums were made in SQL. It has no rules: which of them answered is not
 * in a settlement by SQL.
 *
 * @returns `REPLAY_SUMS_UNKNOWN` for a key that the facts do not have
 */
export function sqlReplayDocument(
  facts: Facts,
  prepared: PreparedReplay,
  { rows, engine, seconds, peakBytes }: SqlSums,
): Result<Replay> {
  const { values, unknown } = valuesOfRows(prepared.layout, rows);
  if (unknown) {
    const details = { section: unknown.section, key: unknown.key };
    return fail(problem('REPLAY_SUMS_UNKNOWN', facts.folder, details));
  }
  const { manifest } = facts;
  const id = replayId(manifest.logicalChecksum, prepared);
  return ok(
    replayDocument({
      ...{ id, manifest, prepared, values },
      estimate: null,
      exact: true,
      engines: (tables) => ({
        [engine]: engineDocument(tables, { seconds, hash: replayHash(tables), peakBytes }),
      }),
    }),
  );
}

/**
 * Holds a replay against the same made by another engine, cell by cell: money, claims, and who gains
 * and loses.
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
  const head = [['all', { claims, lines, persons, patients }]];
  return new Map(
    [...head, ...money, ...named, ...families, ...items].map(([name, of]) => [
      String(name),
      JSON.stringify(of),
    ]),
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
