import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ActIndex,
  type CachedSegment,
  type ClaimCacheMaker,
  type CommonNumbers,
  claimCacheMaker,
  renumbered,
} from '@sanyi/insurance';
import { assert, ok, ProblemError, problem, type Result } from '@sanyi/kernel';
import { KEEP_SUMS_MS } from '../limits.ts';
import type { ReplayPlan } from '../replay/prepare-replay.ts';
import { preparing, type ReplayRules } from '../replay/replay-part-task.ts';
import { type SharedParts, takeParts } from '../replay/work-orders.ts';
import {
  type ColumnFile,
  newMemory,
  readColumns,
  writeColumns,
} from '../replay-store/column-file.ts';
import { type ReplayStore, readCodes, readSegment } from '../replay-store/open-replay-store.ts';
import type { Tell } from '../workers/task.ts';
import { cacheCodesColumns, cachedColumns, cachedOf } from './cache-columns.ts';
import type { CachedFile } from './cache-manifest.ts';
import { type CachePiece, keepPiece } from './unfinished-cache.ts';

/** What all workers that build a cache share. */
export type BuildCacheShared = ReplayRules & {
  readonly plan: ReplayPlan;
  readonly store: ReplayStore;
  /** The folder of the cache, in it where pieces are written, and where the cache itself is. */
  readonly folder: string;
  readonly unfinished: string;
  readonly generation: { readonly id: string; readonly path: string };
};

/** Cached segments that are given the common numbers of their maker: `parts` are places in `files`. */
export type RenumberOrder = SharedParts & {
  readonly files: readonly (CachedFile & { readonly maker: number })[];
  readonly numbers: readonly CommonNumbers[];
};

/** What a worker made: pieces of segments that were cached, or segments that were given common numbers. */
export type CacheMade = {
  readonly pieces: readonly CachePiece[];
  readonly segments: readonly CachedFile[];
};

/** Settles segments under the baseline and writes what claims came to piece by piece; then gives pieces common numbers. */
export async function buildCacheTask(
  shared: BuildCacheShared,
): Promise<Result<(order: SharedParts | RenumberOrder, tell: Tell) => Promise<Result<CacheMade>>>> {
  return ok(async (order, tell) =>
    'numbers' in order
      ? ok({ pieces: [], segments: await renumberParts(shared, order, tell) })
      : await cacheParts(shared, order, tell),
  );
}

async function cacheParts(
  shared: BuildCacheShared,
  order: SharedParts,
  tell: Tell,
): Promise<Result<CacheMade>> {
  const prepared = preparing(shared)(shared.plan);
  if (!prepared.ok) return prepared;
  const { frame, layout, scenarios, since } = prepared.value;
  const codes = await readCodes(shared.store);
  const maker = claimCacheMaker({ baseline: scenarios[0].rules, codes, frame, layout, since });
  const stack = frame.stacks[0].text;
  const memory = newMemory();
  const pieces: CachePiece[] = [];
  let open = new OpenPiece();
  let last = Number.NEGATIVE_INFINITY;
  const keep = async (): Promise<void> => {
    pieces.push(await writePiece(shared, { open, maker, first: pieces[0] }));
    open = new OpenPiece();
    last = performance.now();
  };
  await takeParts(order, async (segment) => {
    const source = await readSegment(shared.store, segment, memory);
    const cached = maker.add(source);
    refuseRows(shared, maker, stack);
    const file = `segment-${numberOf(segment)}.arrow`;
    const written = await writeColumns(join(shared.unfinished, file), cachedColumns(cached));
    const acts = await writeActs(shared.unfinished, segment, maker.acts(source, cached));
    const claims = shared.store.manifest.segments[segment]?.claims ?? 0;
    open.add(cached, { file, segment, claims, days: daysOf(cached), acts, ...written });
    tell(claims);
    if (performance.now() - last >= KEEP_SUMS_MS) await keep();
  });
  if (open.segments.length > 0) await keep();
  return ok({ pieces, segments: [] });
}

/** Writes the index of the acts of a segment. */
async function writeActs(folder: string, segment: number, acts: ActIndex): Promise<ColumnFile> {
  const file = `acts-${numberOf(segment)}.arrow`;
  return { file, ...(await writeColumns(join(folder, file), acts)) };
}

/** Segments cached since the last piece, and how often each code occurs in them. */
class OpenPiece {
  readonly segments: CachedFile[] = [];
  readonly #rows: number[] = [];
  readonly #claims: number[] = [];

  add(cached: CachedSegment, file: CachedFile): void {
    this.segments.push(file);
    for (const key of cached.key) this.#rows[key] = (this.#rows[key] ?? 0) + 1;
    for (const cited of [...cached.cited, ...cached.sumCited]) {
      this.#claims[cited] = (this.#claims[cited] ?? 0) + 1;
    }
  }

  get counts(): { readonly rows: Float64Array; readonly claims: Float64Array } {
    const column = (counts: readonly number[]): Float64Array =>
      Float64Array.from(counts, (times) => times ?? 0);
    return { rows: column(this.#rows), claims: column(this.#claims) };
  }
}

/** Writes the sums and codes of a piece, then says that it is there. */
async function writePiece(
  { folder, unfinished, generation }: BuildCacheShared,
  of: {
    readonly open: OpenPiece;
    readonly maker: ClaimCacheMaker;
    readonly first: CachePiece | undefined;
  },
): Promise<CachePiece> {
  const { segments, counts } = of.open;
  const number = numberOf(segments[0]?.segment ?? 0);
  const [codes, sums] = [`codes-${number}.arrow`, `sums-${number}.arrow`];
  const known = cacheCodesColumns(of.maker.codes());
  const added = { values: of.maker.take(), ...counts };
  const piece: CachePiece = {
    maker: of.first?.maker ?? `${generation.id}-${number}`,
    segments,
    codes: { file: codes, ...(await writeColumns(join(unfinished, codes), known)) },
    sums: { file: sums, ...(await writeColumns(join(unfinished, sums), added)) },
  };
  await keepPiece(folder, piece);
  return piece;
}

/** Refuses claims that columns cannot say: no replay could be told from them. */
function refuseRows({ store }: BuildCacheShared, maker: ClaimCacheMaker, stack: string): void {
  const { refunds, rules } = maker.rowByRow;
  if (refunds + rules === 0) return;
  const details = { claims: String(refunds + rules), stack };
  throw new ProblemError([problem('CLAIM_CACHE_ROWS', store.path, details)]);
}

async function renumberParts(
  { unfinished, generation }: BuildCacheShared,
  order: RenumberOrder,
  tell: Tell,
): Promise<CachedFile[]> {
  const memory = newMemory();
  const segments: CachedFile[] = [];
  await takeParts(order, async (part) => {
    const found = order.files[part];
    assert(found !== undefined, 'the order lists the segment');
    const { maker, ...listed } = found;
    const numbers = order.numbers[maker];
    assert(numbers !== undefined, 'every maker has common numbers');
    const cached = cachedOf(await readColumns(join(unfinished, listed.file), listed, memory));
    const columns = cachedColumns(renumbered(cached, numbers));
    const written = await writeColumns(join(generation.path, listed.file), columns);
    // No number stands in it; the piece keeps its own until the cache is whole.
    const { file } = listed.acts;
    await copyFile(join(unfinished, file), join(generation.path, file));
    segments.push({ ...listed, ...written });
    tell(listed.claims);
  });
  return segments;
}

const numberOf = (segment: number): string => String(segment).padStart(6, '0');

function daysOf({ day }: CachedSegment): CachedFile['days'] {
  let [from, to] = [Number.POSITIVE_INFINITY, -1];
  for (const each of day) {
    if (each < from) from = each;
    if (each > to) to = each;
  }
  return to < 0 ? null : { from, to };
}
