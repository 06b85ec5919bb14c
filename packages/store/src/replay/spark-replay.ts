import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Replay } from '@sanyi/api';
import { replayBundle, replaySums } from '@sanyi/insurance';
import { type Day, fail, isoDate, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { writeFailed } from '../folder/generation.ts';
import { messageOf } from '../folder/lock.ts';
import { isRecord } from '../folder/manifest.ts';
import { libraryOf } from '../read/library-of.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { sqlOfFacts } from '../sql/settle-in-duckdb.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import { type ReplayOptions, type ReplayRequest, readyReplay } from './replay-facts.ts';
import { replayId } from './replay-folder.ts';
import {
  casesIn,
  keepSqlReplay,
  type SqlSums,
  SUMS_SELECT,
  sqlReplayDocument,
  sumRow,
} from './sql-replay.ts';

const HEAD_FILE = 'bundle.json';
const FORMAT = 'sanyi-replay-bundle';

/** A bundle that was written. */
export type WrittenReplayBundle = {
  readonly id: string;
  readonly out: string;
  readonly files: readonly string[];
};

/**
 * Writes a replay as a script for `spark-sql -f` over the Parquet of the facts, with how to run it.
 * Spark settles and adds up; `readBackReplay` takes the sums.
 *
 * @returns the files; problems of the stacks, `FEEL_TARGET_REFUSED` where rules have no SQL form
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const rules = { packages: [], baseline: 'beijing', reform: 'beijing@-1y' };
 * (await writeReplayBundle(facts, { ...rules, out: 'bundle' })).ok; // false
 * ```
 */
export async function writeReplayBundle(
  facts: Facts,
  options: ReplayOptions & { readonly out: string },
): Promise<Result<WrittenReplayBundle>> {
  const ready = readyFor(facts, options.packages, options);
  if (!ready.ok) return ready;
  const { frame, plan } = ready.value;
  const [before, after] = frame.stacks;
  const counted = { from: frame.from, to: frame.to };
  const [one, two] = [before, after].map((stack) =>
    sqlOfFacts(facts, { stack, dialect: 'spark', counted }),
  );
  if (!one?.ok) return one ?? fail(problem('REPLAY_NOT_FOUND', options.out));
  if (!two?.ok) return two ?? fail(problem('REPLAY_NOT_FOUND', options.out));
  const { baseline, reform, groups } = plan;
  const id = replayId(facts.manifest.logicalChecksum, ready.value);
  const days = { from: isoDate(plan.from), to: isoDate(plan.to) };
  const head = { format: FORMAT, formatVersion: 1, id, baseline, reform, groups, ...days };
  const files = replayBundle({
    settlements: [one.value, two.value],
    sums: replaySums(frame, 'spark', [one.value.words, two.value.words]),
    stacks: [before, after],
    head,
  });
  try {
    await mkdir(options.out, { recursive: true });
    for (const [name, text] of files) await writeFile(join(options.out, name), text);
  } catch (error) {
    return fail(writeFailed(options.out, error));
  }
  return ok({ id, out: options.out, files: [...files.keys()] });
}

/**
 * Takes the sums that Spark made of a bundle into the folder of results, and holds them against the
 * result that is there, cell by cell.
 *
 * @param folder - what `run.sh` wrote
 * @returns the replay and its folder; `REPLAY_BUNDLE_BROKEN` for a folder that is not whole,
 * `REPLAY_BUNDLE_STALE` for other claims, rules or days, `STORE_SQL_CLAIM` for claims that Spark must
 * not settle, `REPLAY_ENGINES_DIFFER` with the first cell that differs
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await readBackReplay(facts, [], 'no-such-folder')).ok; // false
 * ```
 */
export async function readBackReplay(
  facts: Facts,
  packages: readonly PackageInput[],
  folder: string,
): Promise<Result<{ readonly replay: Replay; readonly folder: string }>> {
  const head = await headOf(folder);
  if (!head.ok) return head;
  const ready = readyFor(facts, packages, head.value.request);
  if (!ready.ok) return ready;
  const id = replayId(facts.manifest.logicalChecksum, ready.value);
  if (id !== head.value.id) {
    const details = { found: head.value.id, expected: id };
    return fail(problem('REPLAY_BUNDLE_STALE', folder, details));
  }
  const sums = await sumsIn(folder, ready.value);
  if (!sums.ok) return sums;
  const made = sqlReplayDocument(facts, ready.value, sums.value);
  return made.ok ? keepSqlReplay(facts, made.value) : made;
}

function readyFor(
  facts: Facts,
  packages: readonly PackageInput[],
  request: ReplayRequest,
): Result<PreparedReplay> {
  const library = libraryOf(packages);
  if (!library.ok) return library;
  return readyReplay(facts, stackSource(library.value, facts.reference), request);
}

async function headOf(
  folder: string,
): Promise<Result<{ readonly id: string; readonly request: ReplayRequest }>> {
  const file = join(folder, HEAD_FILE);
  let head: unknown;
  try {
    head = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return fail(problem('REPLAY_BUNDLE_BROKEN', file, { why: messageOf(error) }));
  }
  const text = (name: string): string => (isRecord(head) ? String(head[name] ?? '') : '');
  const days = [parseDay(text('from')), parseDay(text('to'))].flatMap((day): Day[] =>
    day.ok ? [day.value] : [],
  );
  const [from, to] = days;
  if (text('format') !== FORMAT || from === undefined || to === undefined) {
    return fail(problem('REPLAY_BUNDLE_BROKEN', file, { why: 'format' }));
  }
  const [baseline, reform, groups] = ['baseline', 'reform', 'groups'].map(text);
  if (!baseline || !reform || !groups) {
    return fail(problem('REPLAY_BUNDLE_BROKEN', file, { why: 'baseline, reform, groups' }));
  }
  return ok({ id: text('id'), request: { baseline, reform, groups, from, to } });
}

async function sumsIn(folder: string, prepared: PreparedReplay): Promise<Result<SqlSums>> {
  const parquet = (...path: string[]): string =>
    `read_parquet(${sqlText(join(folder, ...path, '*.parquet'))})`;
  try {
    return await withDatabase(1, async (connection) => {
      for (const side of ['before', 'after']) {
        const [first] = await rowsOf(
          connection,
          `SELECT code, claim FROM ${parquet(side, 'check')} ORDER BY claim LIMIT 1`,
        );
        if (!first) continue;
        const details = { claim: String(first.claim), code: String(first.code) };
        return fail(problem('STORE_SQL_CLAIM', folder, details));
      }
      const rows = await rowsOf(connection, `SELECT ${SUMS_SELECT} FROM ${parquet('sums')}`);
      const cases = await casesIn(connection, prepared, parquet('stay'));
      const seconds = await secondsIn(folder);
      // How much memory a cluster took is not known here.
      return ok({ rows: rows.map(sumRow), cases, engine: 'spark' as const, seconds, peakBytes: 0 });
    });
  } catch (error) {
    return fail(problem('REPLAY_BUNDLE_BROKEN', folder, { why: messageOf(error) }));
  }
}

/** How long the script ran, as `run.sh` wrote it down; zero where something else ran it. */
async function secondsIn(folder: string): Promise<number> {
  const at = (name: string): Promise<number> =>
    readFile(join(folder, name), 'utf8').then(Number, () => Number.NaN);
  const seconds = (await at('ended')) - (await at('started'));
  return Number.isFinite(seconds) ? seconds : 0;
}
