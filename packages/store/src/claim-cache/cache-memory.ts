import { join } from 'node:path';
import { type ColumnFile, memoryOf, readColumns } from '../replay-store/column-file.ts';

/** Files of columns in memory that all threads of a process share, so that a replay reads none. */
export type CacheMemory = {
  /**
   * Files of one kind of a folder, read and checked when they are first asked for; null where they do not fit.
   *
   * @throws ProblemError `REPLAY_STORE_FILE` for a file that is missing, cut or damaged
   */
  hold(folder: string, files: readonly ColumnFile[]): Promise<readonly SharedArrayBuffer[] | null>;
  /** Whether these files of a folder are held. */
  holds(folder: string, files: readonly ColumnFile[]): boolean;
  /** Bytes that are held. */
  readonly bytes: number;
};

type Held = { readonly bytes: number; readonly buffers: Promise<readonly SharedArrayBuffer[]> };

/**
 * Memory for files of columns, so many bytes of it. What was asked for longest ago is let go where there is
 * no room.
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
  const held = (): number => [...kinds.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const makeRoom = (bytes: number): void => {
    for (const kind of kinds.keys()) {
      if (held() + bytes <= limit) return;
      kinds.delete(kind);
    }
  };
  return {
    hold: async (folder, files) => {
      const kind = nameOf(folder, files);
      const known = kinds.get(kind);
      if (known) {
        // What was asked for last stands last.
        kinds.delete(kind);
        kinds.set(kind, known);
        return known.buffers;
      }
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
      if (bytes > limit) return null;
      makeRoom(bytes);
      const buffers = readAll(folder, files);
      kinds.set(kind, { bytes, buffers });
      try {
        return await buffers;
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
): Promise<readonly SharedArrayBuffer[]> {
  const read: SharedArrayBuffer[] = [];
  for (const each of files) {
    const buffer = new SharedArrayBuffer(each.bytes);
    await readColumns(join(folder, each.file), each, memoryOf(buffer));
    read.push(buffer);
  }
  return read;
}
