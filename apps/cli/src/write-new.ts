import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** Writes a file where none is; what stands there already is not touched. */
export async function writeNew(file: string, content: string | Uint8Array): Promise<Result<null>> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'EEXIST') return fail(problem('CLI_FILE_EXISTS', file));
    return fail(problem('STORE_WRITE_FAILED', file, { why: code }));
  }
}

/**
 * Writes a text over another, beside it and by renaming, so that a stopped run leaves the old or the
 * new. What is no longer the old text is somebody's work and stays.
 */
export async function replaceText(
  file: string,
  { was, is }: { readonly was: string; readonly is: string },
): Promise<Result<null>> {
  const beside = `${file}.new`;
  try {
    if ((await readFile(file, 'utf8')) !== was) return fail(problem('CLI_FILE_CHANGED', file));
    await writeFile(beside, is);
    await rename(beside, file);
    return ok(null);
  } catch (error) {
    await rm(beside, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    return fail(problem('STORE_WRITE_FAILED', file, { why }));
  }
}
