import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';
import { CONTENT_DEPTH, CONTENT_FILE_BYTES, CONTENT_FILES } from '../limits.ts';

/** The text files of a folder of content by path with `/`, relative to the folder. */
export type ContentFiles = ReadonlyMap<string, string>;

type Found = { readonly files: Map<string, string>; readonly problems: Problem[] };

/**
 * Reads a folder of content: UTF-8 text, bounded in number, size and depth; links are refused and
 * names that begin with a dot are left out.
 */
export async function readFolder(folder: string): Promise<Result<ContentFiles>> {
  const found: Found = { files: new Map(), problems: [] };
  try {
    await readInto(found, folder, '');
  } catch (error) {
    return fail(problem('STORE_FOLDER_MISSING', folder, { why: messageOf(error) }));
  }
  const [first, ...more] = found.problems;
  return first ? fail(first, ...more) : ok(found.files);
}

async function readInto(found: Found, folder: string, beneath: string): Promise<void> {
  const entries = await readdir(join(folder, beneath), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = beneath === '' ? entry.name : `${beneath}/${entry.name}`;
    const where = join(folder, path);
    if (entry.isSymbolicLink()) found.problems.push(problem('STORE_LINK_REFUSED', where));
    else if (entry.isDirectory()) {
      if (path.split('/').length > CONTENT_DEPTH) found.problems.push(tooMany(where));
      else await readInto(found, folder, path);
    } else if (entry.isFile()) await readOne(found, where, path);
    if (found.files.size > CONTENT_FILES) {
      found.problems.push(tooMany(folder));
      return;
    }
  }
}

async function readOne(found: Found, where: string, path: string): Promise<void> {
  const { size } = await lstat(where);
  if (size > CONTENT_FILE_BYTES) {
    const limit = String(CONTENT_FILE_BYTES);
    found.problems.push(problem('STORE_FILE_TOO_LARGE', where, { limit }));
    return;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(where));
    found.files.set(path, text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    found.problems.push(problem('STORE_NOT_TEXT', where));
  }
}

const tooMany = (where: string): Problem =>
  problem('STORE_TOO_MANY_FILES', where, {
    limit: String(CONTENT_FILES),
    depth: String(CONTENT_DEPTH),
  });
