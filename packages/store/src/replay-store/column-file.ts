import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { LoopMemory } from '@sanyi/feel/loops';
import { ProblemError, problem } from '@sanyi/kernel';
import { isCode, messageOf } from '../folder/lock.ts';
import { arrowOf, columnsOf, type PlainColumns } from './arrow-columns.ts';
import { factsIn } from './facts-in.ts';
import { CHECKED_BLOCK, checksumOf, FileChecksum, fileChecksum } from './file-checksum.ts';

/** A file of columns as the manifest lists it. */
export type ColumnFile = {
  /** File name inside the generation folder. */
  readonly file: string;
  readonly bytes: number;
  /** Over all bytes: tells a damaged file from a whole one. */
  readonly checksum: number;
};

/** Memory that files are read into, one after the other. */
export type Memory = {
  /** Room for so many bytes, where the file before stood. */
  room(bytes: number): Uint8Array;
  /** What checks the bytes there, begun anew. */
  checksum(): FileChecksum;
};

/** Ordinary memory, nothing in it yet; it grows where it must. */
export function newMemory(): Memory {
  let held = new Uint8Array(0);
  return {
    room: (bytes) => {
      if (held.length < bytes) held = new Uint8Array(bytes);
      return held.subarray(0, bytes);
    },
    checksum: fileChecksum,
  };
}

/** Memory that is there already, for one file. */
export const memoryOf = (held: SharedArrayBuffer): Memory => ({
  room: (bytes) => new Uint8Array(held, 0, bytes),
  checksum: fileChecksum,
});

/**
 * Room in the memory of loops: they go over what is read where it stands. Room that is given up is not given back, so it is
 * made somewhat larger than the first file, `grown` times.
 */
export function memoryIn(loops: LoopMemory, grown: number = GROWN): Memory {
  const sum = new FileChecksum(loops);
  let held = loops.uint8(0);
  return {
    room: (bytes) => {
      if (held.length < bytes) held = loops.uint8(Math.ceil(bytes * grown));
      return held.subarray(0, bytes);
    },
    checksum: () => sum.begin(),
  };
}

const GROWN = 1.25;

/** Writes columns as a file; returns what the manifest says of it. */
export async function writeColumns(
  path: string,
  columns: PlainColumns,
): Promise<Omit<ColumnFile, 'file'>> {
  const bytes = arrowOf(columns);
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
  return { bytes: bytes.length, checksum: checksumOf(bytes) };
}

/**
 * Reads a file of columns into `memory`, whose old content is lost; whatever else this thread has to do has its
 * turn before.
 *
 * @throws ProblemError `REPLAY_STORE_FILE` for a file that is missing, cut or damaged
 */
export async function readColumns(
  path: string,
  file: Omit<ColumnFile, 'file'>,
  memory: Memory,
): Promise<PlainColumns> {
  await setImmediate();
  return readColumnsNow(path, file, memory);
}

/** The same at once. This thread reads itself, because asking another one costs more than reading does. */
export function readColumnsNow(
  path: string,
  { bytes, checksum }: Omit<ColumnFile, 'file'>,
  memory: Memory,
): PlainColumns {
  const file = opened(path);
  try {
    const { size } = fstatSync(file);
    if (size !== bytes) throw isShort(path, { size, bytes });
    const into = memory.room(bytes);
    const found = readChecked(file, path, { into, sum: memory.checksum() });
    if (found !== checksum) {
      throw refused(
        path,
        `checksum ${hex(found)} instead of ${hex(checksum)}`,
        `校验值应为 ${hex(checksum)}，实为 ${hex(found)}`,
      );
    }
    return columnsOf(into);
  } finally {
    closeSync(file);
  }
}

/** Reads block by block, each of which is checked while it is in the cache of the core; gives the checksum. */
function readChecked(
  file: number,
  path: string,
  { into, sum }: { readonly into: Uint8Array; readonly sum: FileChecksum },
): number {
  const { length: bytes } = into;
  for (let at = 0; at < bytes; at += CHECKED_BLOCK) {
    const block = into.subarray(at, at + CHECKED_BLOCK);
    const size = readSync(file, block, 0, block.length, at);
    if (size !== block.length) throw isShort(path, { size: at + size, bytes });
    sum.take(block);
  }
  return sum.value(bytes);
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const message = messageOf(error);
    throw isCode(error, 'ENOENT')
      ? refused(path, 'it is not there', '文件不存在')
      : refused(path, message, message);
  }
}

const refused = (path: string, why: string, whyZh: string): ProblemError =>
  new ProblemError([problem('REPLAY_STORE_FILE', path, { why, whyZh, facts: factsIn(path) })]);

const isShort = (
  path: string,
  { size, bytes }: { readonly size: number; readonly bytes: number },
): ProblemError =>
  refused(path, `${size} bytes instead of ${bytes}`, `应为 ${bytes} 字节，实为 ${size} 字节`);

const hex = (checksum: number): string => checksum.toString(16).padStart(8, '0');
