import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { messageOf } from '../folder/lock.ts';
import { readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** How a package is put into a folder. */
type Installing = {
  /** Over a package of the same id. */
  readonly replace?: boolean;
  /** Also into a folder that holds other things and no packages. */
  readonly anywhere?: boolean;
};

/**
 * Puts a package into a folder of packages, when it stands among them: what it requires is there, all
 * is right, and no unit of another package is spoken for without saying so. It is written beside and
 * renamed, so that the folder holds the whole package or nothing of it.
 *
 * @param folder - the folder of packages; made when it is not there
 * @returns where it lies; or `POLICY_*` and `STACK_CONFLICT` problems with both clauses, and
 * `POLICY_INSTALLED` where a package of that id is already, unless it is to be replaced,
 * `STORE_FOLDER_FOREIGN` where the folder holds other things
 * @example
 * ```ts
 * (await installPackage('my-policies', { name: 'fees', files: new Map() })).ok; // false
 * ```
 */
export async function installPackage(
  folder: string,
  input: PackageInput,
  { replace = false, anywhere = false }: Installing = {},
): Promise<Result<string>> {
  const place = join(folder, input.name);
  const taken = await isThere(place);
  if (taken && !replace) return fail(problem('POLICY_INSTALLED', place, { package: input.name }));
  const others = (await isThere(folder)) ? await readPolicies(folder) : ok([]);
  if (!others.ok) return others;
  const foreign = others.value.length === 0 && !anywhere ? await shownNames(folder) : [];
  if (foreign.length > 0) {
    const found = foreign.slice(0, 3).join(', ');
    return fail(problem('STORE_FOLDER_FOREIGN', folder, { found }));
  }
  const checked = standsAmong(others.value, input);
  if (!checked.ok) return checked;
  return written(place, input, taken);
}

/** Whether a package is right among others, alone and in the rules of its place. */
function standsAmong(others: readonly PackageInput[], input: PackageInput): Result<unknown> {
  const library = readLibrary([...others.filter(({ name }) => name !== input.name), input]);
  if (!library.ok) return library;
  const place = library.value.get(input.name)?.place ?? 'any';
  return place === 'any' ? ok(null) : buildStack(library.value, place);
}

async function written(
  place: string,
  { files }: PackageInput,
  taken: boolean,
): Promise<Result<string>> {
  const [beside, old] = [`${place}.new`, `${place}.old`];
  try {
    await rm(beside, { recursive: true, force: true });
    for (const [path, text] of files) {
      await mkdir(dirname(join(beside, path)), { recursive: true });
      await writeFile(join(beside, path), text);
    }
    if (taken) await rename(place, old);
    await rename(beside, place);
    await rm(old, { recursive: true, force: true });
    return ok(place);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (!(await isThere(place)) && (await isThere(old))) await rename(old, place);
    return fail(problem('STORE_WRITE_FAILED', place, { why: messageOf(error) }));
  }
}

/** What lies in a folder and is not hidden; nothing where there is none. */
const shownNames = (folder: string): Promise<string[]> =>
  readdir(folder).then(
    (names) => names.filter((name) => !name.startsWith('.')).sort(),
    () => [],
  );

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
