import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { packageHead } from '@sanyi/policy';
import { isFolder } from '../folder/generation.ts';
import { messageOf } from '../folder/lock.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { type ContentFiles, readFolder } from './read-folder.ts';

/**
 * Reads all policy packages of a folder: every folder in it that holds a `policy.yaml`.
 *
 * @returns the files of each package, for `readLibrary`; or what could not be read
 * @example
 * ```ts
 * const packages = await readPolicies('policies');
 * ```
 */
export async function readPolicies(folder: string): Promise<Result<PackageInput[]>> {
  const packages: PackageInput[] = [];
  const problems: Problem[] = [];
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    return fail(problem('STORE_FOLDER_MISSING', folder, { why: messageOf(error) }));
  }
  for (const name of names.sort()) {
    if (!(await hasManifest(join(folder, name)))) continue;
    const files = await readFolder(join(folder, name));
    if (!files.ok) problems.push(...files.problems);
    else packages.push({ name, files: files.value });
  }
  return failOf(problems) ?? ok(packages);
}

/**
 * Reads one package of a folder, wherever it lies. Its name is the id that it says.
 *
 * @returns its files; or what could not be read
 * @example
 * ```ts
 * (await readPackageFolder('nowhere')).ok; // false
 * ```
 */
export async function readPackageFolder(folder: string): Promise<Result<PackageInput>> {
  if ((await isFolder(folder)) && !(await hasManifest(folder))) {
    return fail(problem('STORE_FOLDER_NO_PACKAGE', folder));
  }
  const files = await readFolder(folder);
  if (!files.ok) return files;
  const { id } = packageHead(files.value.get('policy.yaml') ?? '');
  return ok({ name: id ?? basename(resolve(folder)), files: files.value });
}

/** Whether a folder is that of a package; what else lies in it is read only then. */
const hasManifest = (folder: string): Promise<boolean> =>
  lstat(join(folder, 'policy.yaml')).then(
    () => true,
    () => false,
  );

/**
 * Reads the files of a city: its plan, scenario, items and targets.
 *
 * @example
 * ```ts
 * const city = await readCity('cities/beijing');
 * ```
 */
export const readCity = (folder: string): Promise<Result<ContentFiles>> => readFolder(folder);
