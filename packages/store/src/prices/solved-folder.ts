import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Solved, solvedSchema } from '@sanyi/api';
import type { Facts } from '../facts/open-facts.ts';
import { KEPT_SOLUTIONS } from '../limits.ts';

/** Ids are written by us, so that no address names another file. */
const ID = /^[0-9a-f]{16}$/;

const folderOf = ({ folder }: Pick<Facts, 'folder'>): string => join(folder, 'replay', 'solved');

/**
 * Keeps prices that were found beside the replays that prove them, under `FACTS/replay/solved`; of more
 * than some hundred the oldest are forgotten.
 *
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const income = { reform: '0', predicted: '0', replayed: '0' };
 * const found = { reform: 'beijing', rows: [], still: 0, bounds: [], isWithin: true, rounds: 1, income };
 * const id = '0123456789abcdef';
 * await keepSolved(facts, { id, ...found, replay: id, claims: 0, command: 'sanyi solve' });
 * (await readSolved(facts, id))?.reform; // 'beijing'
 * ```
 */
export async function keepSolved(facts: Pick<Facts, 'folder'>, solved: Solved): Promise<void> {
  const folder = folderOf(facts);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${solved.id}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify(solved)}\n`);
  await rename(`${file}.new`, file);
  await forgetOldest(folder);
}

/**
 * Opens prices that were found before.
 *
 * @returns null where none are kept under the id, or what is kept is not whole
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * await readSolved(facts, 'no-such-id'); // null
 * ```
 */
export async function readSolved(facts: Pick<Facts, 'folder'>, id: string): Promise<Solved | null> {
  if (!ID.test(id)) return null;
  const text = await readFile(join(folderOf(facts), `${id}.json`), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = solvedSchema.safeParse(parsed(text));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name));
  if (files.length <= KEPT_SOLUTIONS) return;
  const dated = await Promise.all(
    files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })),
  );
  const oldest = dated.sort((a, b) => b.at - a.at).slice(KEPT_SOLUTIONS);
  for (const { file } of oldest) await rm(file, { force: true });
}
