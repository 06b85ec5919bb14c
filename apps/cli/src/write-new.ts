import { writeFile } from 'node:fs/promises';
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
