import { join } from 'node:path';
import {
  bytesTaken,
  LoopMemory,
  MEMORY_BYTES,
  type SharedMemory,
  sharedMemory,
  ThreadRoom,
} from '@sanyi/feel/loops';
import { assert } from '@sanyi/kernel';
import { type ColumnFile, memoryIn, readColumns } from '../replay-store/column-file.ts';

/** Files in memory that threads share: where each begins. */
export type HeldFiles = {
  readonly memory: SharedMemory;
  readonly at: readonly number[];
};

/**
 * Files of columns in memory that all threads of a process share, so that a replay reads none. Threads whose loops
 * have their room in the same memory go over the columns where they stand.
 */
export type CacheMemory = {
  /**
   * Files of one kind of a folder, read and checked when they are first asked for; null where they do not fit.
   *
   * @throws ProblemError `REPLAY_STORE_FILE` for a file that is missing, cut or damaged
   */
  hold(folder: string, files: readonly ColumnFile[]): Promise<HeldFiles | null>;
  /** Whether these files of a folder are held. */
  holds(folder: string, files: readonly ColumnFile[]): boolean;
  /** Bytes that are held. */
  readonly bytes: number;
};

/** Bytes of files at most, and bytes that threads took until all is held anew: what is left of a memory is for those that run. */
const FILES_MOST: number = MEMORY_BYTES / 2;
const THREADS_MOST: number = MEMORY_BYTES / 4;

type Held = { readonly bytes: number; readonly files: Promise<HeldFiles> };

/** Memory in use, and files in it. */
type Holding = { readonly memory: SharedMemory; readonly room: ThreadRoom };

/**
 * Memory for files of columns, so many bytes of it. Where there is no room, for files or for threads, all that is held is let
 * go: whoever asks for files asks for those that belong together, one kind after the other.
 *
 * @param limit - bytes at most
 * @example
 * ```ts
 * const memory = cacheMemory(1024);
 * memory.bytes; // 0
 * ```
 */
export function cacheMemory(limit: number): CacheMemory {
  /** By folder and first file. */
  const kinds = new Map<string, Held>();
  let holding: Holding | null = null;
  const most = Math.min(limit, FILES_MOST);
  const held = (): number => [...kinds.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  /** Bytes of files that could not be read are taken too. */
  let taken = 0;
  const letGo = (): void => {
    kinds.clear();
    taken = 0;
    holding = null;
  };
  const roomFor = (bytes: number): Holding => {
    if (taken + bytes > most) letGo();
    if (holding === null) {
      const memory = sharedMemory();
      holding = { memory, room: new ThreadRoom(memory) };
    }
    taken += bytes;
    return holding;
  };
  return {
    hold: async (folder, files) => {
      const kind = nameOf(folder, files);
      // Threads that ended took room that nobody gives back.
      if (holding && bytesTaken(holding.memory) - taken > THREADS_MOST) letGo();
      const known = kinds.get(kind);
      if (known) return known.files;
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
      if (bytes > most) return null;
      const read = readAll(folder, files, roomFor(bytes));
      kinds.set(kind, { bytes, files: read });
      try {
        return await read;
      } catch (error) {
        kinds.delete(kind);
        throw error;
      }
    },
    holds: (folder, files) => kinds.has(nameOf(folder, files)),
    get bytes() {
      return held();
    },
  };
}

const nameOf = (folder: string, files: readonly ColumnFile[]): string =>
  `${folder}/${files[0]?.file}`;

async function readAll(
  folder: string,
  files: readonly ColumnFile[],
  { memory, room }: Holding,
): Promise<HeldFiles> {
  const loops = new LoopMemory(room);
  const at: number[] = [];
  for (const each of files) {
    // Each has a room of its own, which it fills.
    const own = memoryIn(loops, 1);
    await readColumns(join(folder, each.file), each, own);
    at.push(own.room(each.bytes).byteOffset);
  }
  return { memory, at };
}

/** The bytes of a held file: those of the memory of loops where these have their room in the same one. */
export function heldBytes(
  { memory: { memory }, at }: HeldFiles,
  number: number,
  { loops, bytes }: { readonly loops: LoopMemory; readonly bytes: number },
): Uint8Array {
  const from = at[number];
  assert(from !== undefined, 'all files of a kind are held');
  return loops.memory === memory
    ? loops.bytesAt(from, bytes)
    : new Uint8Array(memory.buffer, from, bytes);
}
