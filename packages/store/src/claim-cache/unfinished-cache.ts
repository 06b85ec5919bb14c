import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isRecord } from '../folder/manifest.ts';
import type { Job } from '../job.ts';
import { type ColumnFile, newMemory } from '../replay-store/column-file.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import { isColumnFile } from '../replay-store/store-manifest.ts';
import {
  isWhole,
  readJson,
  removeOthers,
  UNFINISHED,
  writeJson,
} from '../replay-store/unfinished-files.ts';
import { type CachedFile, isCachedFile } from './cache-manifest.ts';

/** Segments that were cached one after the other by one maker, and what it knew when they were. */
export type CachePiece = {
  /** Whose numbers the codes are: pieces of one maker share them, and later ones have more. */
  readonly maker: string;
  readonly segments: readonly CachedFile[];
  readonly codes: ColumnFile;
  /** Sums of the claims, and how often each code occurs. */
  readonly sums: ColumnFile;
};

/** A cache that is being built: where its pieces are written, and those that are whole. */
export type UnfinishedCache = {
  readonly path: string;
  readonly pieces: readonly CachePiece[];
};

const PIECE = /^piece-\d+\.json$/;

/**
 * Opens what an earlier build of the same cache left, every file of it read and checked; else an empty
 * folder. What is damaged or of another cache is told, and its claims are cached again.
 */
export async function openUnfinishedCache(
  folder: string,
  store: ReplayStore,
  job: Job,
): Promise<UnfinishedCache> {
  const path = join(folder, UNFINISHED);
  await mkdir(path, { recursive: true });
  const pieces: CachePiece[] = [];
  const taken = new Set<number>();
  const refused: string[] = [];
  const memory = newMemory();
  for (const name of (await readdir(path)).filter((each) => PIECE.test(each)).sort()) {
    const piece = pieceOf(await readJson(join(path, name)), basename(folder));
    const fits = piece?.segments.every(
      ({ segment, claims }) =>
        store.manifest.segments[segment]?.claims === claims && !taken.has(segment),
    );
    let whole = fits === true;
    for (const each of piece ? filesOf(piece) : []) {
      whole &&= await isWhole(path, each, memory);
    }
    if (!piece || !whole) {
      refused.push(name);
      continue;
    }
    for (const { segment } of piece.segments) taken.add(segment);
    pieces.push(piece);
  }
  await removeOthers(path, pieces.flatMap(filesOf));
  if (pieces.length > 0) job.say?.(FOUND(pieces.length, claimsIn(pieces)));
  for (const name of refused) job.say?.(REFUSED(join(path, name)));
  return { path, pieces };
}

/** How many pieces a build left to be gone on with; null where it left none. */
export async function keptPieces(folder: string): Promise<number | null> {
  const names: readonly string[] = await readdir(join(folder, UNFINISHED)).catch(() => []);
  const kept = names.filter((name) => PIECE.test(name)).length;
  return kept > 0 ? kept : null;
}

/** Says that a piece is written, under the number of its first segment. */
export async function keepPiece(folder: string, piece: CachePiece): Promise<void> {
  const number = String(piece.segments[0]?.segment ?? 0).padStart(6, '0');
  const path = join(folder, UNFINISHED, `piece-${number}.json`);
  await writeJson(path, { of: basename(folder), ...piece });
}

/** All claims of some pieces. */
export const claimsIn = (pieces: readonly CachePiece[]): number =>
  pieces.flatMap(({ segments }) => segments).reduce((sum, { claims }) => sum + claims, 0);

const filesOf = ({ segments, codes, sums }: CachePiece): ColumnFile[] => [
  ...[codes, sums, ...segments],
  ...segments.map(({ acts }) => acts),
];

function pieceOf(value: unknown, of: string): CachePiece | null {
  if (!isRecord(value) || value.of !== of) return null;
  const { maker, segments, codes, sums } = value;
  if (typeof maker !== 'string' || !isColumnFile(codes) || !isColumnFile(sums)) return null;
  return Array.isArray(segments) && segments.every(isCachedFile)
    ? { maker, segments, codes, sums }
    : null;
}

const FOUND = (pieces: number, claims: number) => ({
  en: `An earlier build left ${pieces} finished pieces with ${claims} claims: they are used again.`,
  zh: `上次生成留下 ${pieces} 个已完成的部分，共 ${claims} 笔结算单，将直接沿用。`,
});

const REFUSED = (file: string) => ({
  en: `${file}: this piece of an earlier build is damaged or of another cache. Its claims are cached again.`,
  zh: `${file}：上次生成的这一部分已损坏，或不属于本缓存，其结算单将重新缓存。`,
});
