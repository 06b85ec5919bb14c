import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '@sanyi/kernel';
import { writeFailed } from '../folder/generation.ts';
import type { PrintedBulletin } from './print-bulletin.ts';

/**
 * Writes prints into a folder: all beside first, then each in its place, so that a full disk leaves
 * what stood there before and nothing half-written.
 *
 * @returns the paths in the order of the prints, or `STORE_WRITE_FAILED`
 * @example
 * ```ts
 * unwrap(await writePrints('out', [])); // []
 * ```
 */
export async function writePrints(
  folder: string,
  prints: readonly Pick<PrintedBulletin, 'name' | 'bytes'>[],
): Promise<Result<string[]>> {
  const files = prints.map(({ name, bytes }) => ({
    bytes,
    path: join(folder, name),
    beside: join(folder, `.${name}.${process.pid}.new`),
  }));
  try {
    await mkdir(folder, { recursive: true });
    for (const { beside, bytes } of files) await writeWhole(beside, bytes);
    for (const { beside, path } of files) await rename(beside, path);
    return ok(files.map(({ path }) => path));
  } catch (error) {
    for (const { beside } of files) await rm(beside, { force: true }).catch(() => {});
    return fail(writeFailed(folder, error));
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
