import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { ProblemError, problem } from '@sanyi/kernel';
import { isCode, messageOf } from '../folder/lock.ts';
import { arrowOf, columnsOf, type PlainColumns } from './arrow-columns.ts';

/** A file of columns as the manifest lists it. */
export type ColumnFile = {
  /** File name inside the generation folder. */
  readonly file: string;
  readonly bytes: number;
  /** CRC-32 of all bytes: tells a damaged file from a whole one. */
  readonly crc: number;
};

/** Memory that a file is read into: it grows where it must and is used again. */
export type Memory = { buffer: ArrayBufferLike };

/** Ordinary memory, nothing in it yet. */
export const newMemory = (): Memory => ({ buffer: new ArrayBuffer(0) });

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
  return { bytes: bytes.length, crc: crc32(bytes) };
}

/**
 * Reads a file of columns with one read into `memory`, whose old content is lost.
 *
 * @throws ProblemError `REPLAY_STORE_FILE` for a file that is missing, cut or damaged
 */
export async function readColumns(
  path: string,
  { bytes, crc }: Omit<ColumnFile, 'file'>,
  memory: Memory,
): Promise<PlainColumns> {
  const refuse = (why: string, whyZh: string): ProblemError =>
    new ProblemError([problem('REPLAY_STORE_FILE', path, { why, whyZh })]);
  const isShort = (size: number): ProblemError =>
    refuse(`${size} bytes instead of ${bytes}`, `应为 ${bytes} 字节，实为 ${size} 字节`);
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    const message = messageOf(error);
    throw isCode(error, 'ENOENT')
      ? refuse('it is not there', '文件不存在')
      : refuse(message, message);
  }
  try {
    const { size } = await handle.stat();
    if (size !== bytes) throw isShort(size);
    if (memory.buffer.byteLength < bytes) memory.buffer = new ArrayBuffer(bytes);
    const into = new Uint8Array(memory.buffer, 0, bytes);
    const { bytesRead } = await handle.read(into, 0, bytes, 0);
    if (bytesRead !== bytes) throw isShort(bytesRead);
    const found = crc32(into);
    if (found !== crc) {
      throw refuse(
        `checksum ${hex(found)} instead of ${hex(crc)}`,
        `校验值应为 ${hex(crc)}，实为 ${hex(found)}`,
      );
    }
    return columnsOf(into);
  } finally {
    await handle.close();
  }
}

const hex = (crc: number): string => crc.toString(16).padStart(8, '0');
