import { readFile } from 'node:fs/promises';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { type PackageInput, readArchive } from '@sanyi/store';

/** Bytes of an archive that are read at most: far more than a package packs to. */
const BYTES_MAX = 32 * 1024 * 1024;

/** Reads a packed package from its file. */
export async function readPackedFile(file: string): Promise<Result<PackageInput>> {
  const bytes = await bytesOf(file);
  return bytes.ok ? readArchive(file, bytes.value) : bytes;
}

async function bytesOf(file: string): Promise<Result<Uint8Array>> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= BYTES_MAX) return ok(bytes);
    const details = { what: '字节 bytes', limit: String(BYTES_MAX) };
    return fail(problem('ARCHIVE_LARGE', file, details));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(problem('ARCHIVE_BROKEN', file, { why }));
  }
}
