import { join } from 'node:path';
import { segmentCodes } from '@sanyi/facts';
import { ok, type Result } from '@sanyi/kernel';
import { withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { withGeneration } from '../folder/generation.ts';
import { cancelled, type Job, Meter } from '../job.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';
import { type BuildShared, buildSegmentsTask } from './build-segments-task.ts';
import { censusOf } from './census.ts';
import { writeColumns } from './column-file.ts';
import { openReplayStore, type ReplayStore } from './open-replay-store.ts';
import { codesColumns } from './segment-columns.ts';
import { STORE_VERSION, storeFolder } from './store-manifest.ts';

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
 * line, and becomes visible at once; a build that was killed is begun again.
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
  const written = await withGeneration(folder, nothing, async (generation) => {
    const early = cancelled(job, facts.folder);
    if (early) return early;
    const out = generation.path;
    const census = await withDatabase(CENSUS_THREADS, (connection) =>
      censusOf(connection, path, manifest),
    );
    const institutions = facts.reference.institutions.map(({ institution }) => institution);
    const columns = codesColumns(segmentCodes(census, institutions));
    const file = 'codes.arrow';
    const codes = { file, ...(await writeColumns(join(out, file), columns)) };
    const shared: BuildShared = { path, manifest, out, codes };
    const inputs = manifest.parts.map((_, part) => part);
    const pool = startPool(TASK, shared, { inputs: inputs.length, workers });
    try {
      const meter = new Meter(job, STEP, manifest.rows.line ?? 0);
      const made = await runTasks({ pool, inputs, job, meter, where: facts.folder });
      if (!made.ok) return made;
      await generation.commit({
        format: 'sanyi-replay-store',
        version: STORE_VERSION,
        factsChecksum: manifest.logicalChecksum,
        codes,
        segments: made.value.flat(),
      });
      return ok(null);
    } finally {
      await pool.close();
    }
  });
  return written.ok ? openReplayStore(facts) : written;
}

/** Nothing else may lie in the folder. */
const nothing = (): boolean => false;
