import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TckFile, TckSuite } from '@sanyi/feel';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** Suites of a folder in the layout of the kit: `compliance-level-*`, then a folder for each suite. */
export async function readTckFolder(folder: string): Promise<Result<TckSuite[]>> {
  const levels = (await namesIn(folder)).filter((name) => name.startsWith('compliance-level-'));
  const suites: TckSuite[] = [];
  for (const level of levels) {
    for (const name of await namesIn(join(folder, level))) {
      const path = join(folder, level, name);
      if (!(await stat(path)).isDirectory()) continue;
      const names = await namesIn(path);
      suites.push({
        path: `${level}/${name}`,
        models: await filesOf(path, names, '.dmn'),
        tests: await filesOf(path, names, '.xml'),
      });
    }
  }
  return suites.length > 0 ? ok(suites) : fail(problem('CLI_TCK_FOLDER', folder));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

async function filesOf(
  folder: string,
  names: readonly string[],
  ending: string,
): Promise<TckFile[]> {
  const wanted = names.filter((name) => name.endsWith(ending));
  return Promise.all(
    wanted.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
