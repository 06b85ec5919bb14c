import { join } from 'node:path';
import { addReplayValues, type CountedCodes, commonCodes } from '@sanyi/insurance';
import { assert, ok, type Result } from '@sanyi/kernel';
import type { Job } from '../job.ts';
import { takenBy, untaken } from '../replay/work-orders.ts';
import {
  type ColumnFile,
  newMemory,
  readColumns,
  writeColumns,
} from '../replay-store/column-file.ts';
import type { Pool } from '../workers/run-tasks.ts';
import type { CacheMade, RenumberOrder } from './build-cache-task.ts';
import { cacheCodesColumns, cacheCodesOf } from './cache-columns.ts';
import type { CacheManifest } from './cache-manifest.ts';
import { type CachePiece, claimsIn } from './unfinished-cache.ts';

const STEP = { en: 'Numbering what claims come to in common', zh: '统一结算单结果的编号' };

/** What of a cache its pieces give. */
type Finished = Pick<CacheManifest, 'codes' | 'base' | 'segments'>;

/** Makes one cache of pieces that several makers wrote: codes, sums and segments in common numbers. */
export async function finishCache(
  pool: Pool<RenumberOrder, CacheMade>,
  of: {
    readonly pieces: readonly CachePiece[];
    readonly unfinished: string;
    readonly out: string;
    /** How many sums there are. */
    readonly size: number;
    readonly job: Job;
    readonly where: string;
  },
): Promise<Result<Finished>> {
  const { pieces, unfinished, out, job, where } = of;
  const makers = [...new Set(pieces.map(({ maker }) => maker))];
  const values = new Float64Array(of.size);
  const counted: CountedCodes[] = [];
  for (const maker of makers) {
    const own = pieces.filter((piece) => piece.maker === maker);
    counted.push(await countedCodes(unfinished, own, values));
  }
  const { codes, numbers } = commonCodes(counted);
  const files = pieces.flatMap(({ maker, segments }) =>
    segments.map((segment) => ({ ...segment, maker: makers.indexOf(maker) })),
  );
  const order = { files, numbers, ...untaken([...files.keys()]) };
  const run = { job, where, step: STEP, claims: claimsIn(pieces) };
  const made = await takenBy(pool, order, run);
  if (!made.ok) return made;
  const write = async (file: string, columns: Parameters<typeof writeColumns>[1]) => ({
    file,
    ...(await writeColumns(join(out, file), columns)),
  });
  const segments = made.value.flatMap((each) => each.segments);
  return ok({
    codes: await write('codes.arrow', cacheCodesColumns(codes)),
    base: await write('base.arrow', { values }),
    segments: segments.sort((a, b) => a.segment - b.segment),
  });
}

/** The codes of a maker, which are those of its last piece, with their counts; adds the sums of its pieces. */
async function countedCodes(
  path: string,
  pieces: readonly CachePiece[],
  values: Float64Array,
): Promise<CountedCodes> {
  const read = (file: ColumnFile) => readColumns(join(path, file.file), file, newMemory());
  const last = pieces.reduce((most, each) => (each.codes.bytes > most.codes.bytes ? each : most));
  const codes = cacheCodesOf(await read(last.codes));
  const rows = new Float64Array(codes.keys);
  const claims = new Float64Array(codes.chargeRuleStart.length - 1);
  for (const { sums } of pieces) {
    const found = await read(sums);
    addReplayValues(values, doublesOf(found.values));
    addCounts(rows, doublesOf(found.rows));
    addCounts(claims, doublesOf(found.claims));
  }
  return { codes, rows, claims };
}

/** An early piece has met fewer codes. */
function addCounts(all: Float64Array, some: Float64Array): void {
  for (const [at, times] of some.entries()) all[at] = (all[at] ?? 0) + times;
}

function doublesOf(column: unknown): Float64Array {
  assert(column instanceof Float64Array, 'sums and counts are doubles');
  return column;
}
