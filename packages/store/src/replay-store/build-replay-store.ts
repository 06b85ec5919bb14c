import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { segmentCodes } from '@sanyi/facts';
import { ok, type Result } from '@sanyi/kernel';
import { clearCaches } from '../claim-cache/clear-caches.ts';
import { withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { reading } from '../facts/reading.ts';
import { filesOfParts, wholeFiles } from '../facts/whole-files.ts';
import { withGeneration } from '../folder/generation.ts';
import { cancelled, type Job, Meter } from '../job.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';
import { type BuildShared, buildSegmentsTask } from './build-segments-task.ts';
import { censusOf } from './census.ts';
import { type ColumnFile, writeColumns } from './column-file.ts';
import { openReplayStore, type ReplayStore } from './open-replay-store.ts';
import { codesColumns } from './segment-columns.ts';
import { STORE_VERSION, storeFolder } from './store-manifest.ts';
import { isUnfinished, whatStays } from './unfinished-files.ts';
import {
  keepCodes,
  keptParts,
  moveFinished,
  openUnfinished,
  type UnfinishedStore,
} from './unfinished-store.ts';

const STEP = {
  en: 'Writing the claims as a replay reads them',
  zh: '将结算单写成回放所读的格式',
};

const TASK = { name: 'build-segments', maker: buildSegmentsTask } as const;

/** Threads of the database that counts what occurs in the claims. */
const CENSUS_THREADS = 2;

/**
 * Builds the replay store of facts: their claims in narrow columns of codes, persons together, in
 * files that a replay reads piece by piece. It lies under `FACTS/replay-store`, takes about 5 bytes a
 * line, and becomes visible at once. A build that was killed or stopped is gone on with: parts whose files are
 * whole are not written again. Claim caches of stores before the last one are removed.
 *
 * @returns the store, or the problems of a claim or of the disk
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * unwrap(await buildReplayStore(facts)).manifest.segments.length; // 1
 * ```
 */
export async function buildReplayStore(
  facts: Facts,
  options: { readonly workers?: number | undefined; readonly job?: Job | undefined } = {},
): Promise<Result<ReplayStore>> {
  const { path, manifest } = facts;
  const { workers, job = {} } = options;
  const folder = storeFolder(facts.folder);
  const written = await withGeneration(folder, { beside: isUnfinished }, async (generation) => {
    const early = cancelled(job, facts.folder);
    if (early) return early;
    await wholeFiles(facts, filesOfParts(manifest.parts));
    const unfinished = await openUnfinished(folder, manifest, job);
    const { path: out } = unfinished;
    const codes = unfinished.codes ?? (await wholeOrNone(out, () => writeCodes(facts, unfinished)));
    const shared: BuildShared = { path, manifest, out, codes };
    const inputs = [...manifest.parts.keys()].filter((part) => !unfinished.parts.has(part));
    const pool = startPool(TASK, shared, { inputs: inputs.length, workers });
    try {
      const left = (manifest.rows.line ?? 0) - linesIn(unfinished);
      const meter = new Meter(job, STEP, left);
      const made = await runTasks({ pool, inputs, job, meter, where: facts.folder });
      if (!made.ok) return made;
      const written = new Map(inputs.map((part, at) => [part, made.value[at] ?? []]));
      const segments = [...manifest.parts.keys()].flatMap(
        (part) => unfinished.parts.get(part) ?? written.get(part) ?? [],
      );
      await moveFinished(unfinished, [codes, ...segments], generation.path);
      await generation.commit({
        format: 'sanyi-replay-store',
        version: STORE_VERSION,
        factsChecksum: manifest.logicalChecksum,
        codes,
        segments,
      });
      await rm(out, { recursive: true, force: true });
      return ok(null);
    } finally {
      await pool.close();
    }
  });
  if (!written.ok) return whatStays(folder, written.problems, await keptParts(folder));
  const store = await openReplayStore(facts);
  if (store.ok) await clearCaches(facts.folder, store.value, job);
  return store;
}

/** Codes that are not whole are of no use to the next build. */
async function wholeOrNone<T>(out: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    await rm(out, { recursive: true, force: true });
    throw error;
  }
}

/** Numbers what occurs in the claims; from then on parts that are written are kept. */
async function writeCodes(
  { path, manifest, reference }: Facts,
  unfinished: UnfinishedStore,
): Promise<ColumnFile> {
  const census = await withDatabase(CENSUS_THREADS, (connection) =>
    reading(path, () => censusOf(connection, path, manifest)),
  );
  const institutions = reference.institutions.map(({ institution }) => institution);
  const columns = codesColumns(segmentCodes(census, institutions));
  const file = 'codes.arrow';
  const codes = { file, ...(await writeColumns(join(unfinished.path, file), columns)) };
  await keepCodes(unfinished, manifest, codes);
  return codes;
}

const linesIn = ({ parts }: UnfinishedStore): number =>
  [...parts.values()].flat().reduce((sum, { lines }) => sum + lines, 0);
