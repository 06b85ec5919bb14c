import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, fail, type Problem, problem } from '@sanyi/kernel';
import { type ColumnFile, type Memory, newMemory, readColumns } from './column-file.ts';

/** The folder that a build writes into: what a killed one left there is used again. */
export const UNFINISHED = 'unfinished';

/** What a killed build left is the only other thing that may lie beside generations. */
export const isUnfinished = (name: string): boolean => name === UNFINISHED;

/** Whether a file of columns is as it was written. */
export async function isWhole(
  path: string,
  file: ColumnFile,
  memory: Memory = newMemory(),
): Promise<boolean> {
  try {
    await readColumns(join(path, file.file), file, memory);
    return true;
  } catch {
    return false;
  }
}

/** Removes files that are not known to be whole: they are written again under the same names. */
export async function removeOthers(path: string, whole: readonly ColumnFile[]): Promise<void> {
  const known = new Set(whole.map(({ file }) => file));
  for (const name of await readdir(path)) {
    if (name.endsWith('.arrow') && !known.has(name)) await rm(join(path, name));
  }
}

/** What a file of JSON says; null where it is missing or cut. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes JSON whole or not at all. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(value));
  await rename(`${file}.new`, file);
}

/** Of a build that could not write, what is finished is gone on with, and that is said. */
export function whatStays(
  folder: string,
  problems: Failure['problems'],
  kept: number | null,
): Failure {
  if (kept === null) return fail(...problems);
  const left = { kept: String(kept), unfinished: join(folder, UNFINISHED) };
  const told = (each: Problem): Problem =>
    each.code === 'STORE_WRITE_FAILED'
      ? problem('REPLAY_STORE_STOPPED', each.where, { why: each.details.why ?? '', ...left })
      : each;
  const [first, ...more] = problems;
  return fail(told(first), ...more.map(told));
}
