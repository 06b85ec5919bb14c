import { join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '@sanyi/policy';
import {
  type LibraryKeeper,
  type PackageInput,
  readPolicies,
  libraryOf as storedLibraryOf,
} from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';

/** Names another folder of packages than the checkout's own. */
export const POLICIES_OPTION: Option = {
  name: 'policies',
  value: 'DIR',
  text: { en: 'folder of policy packages', zh: '政策包所在文件夹' },
  otherwise: 'policies',
};

/**
 * The files of all packages in force for this call. Whoever asks for their library finds it checked:
 * it is kept between calls.
 */
export async function packagesOf(call: Call): Promise<Result<PackageInput[]>> {
  const packages = await readPolicies(policiesFolder(call));
  if (packages.ok) storedLibraryOf(packages.value, keeperOf(call));
  return packages;
}

/** A program that was not built has no identity that changes with its sources, and keeps nothing. */
const keeperOf = ({ home, program }: Call): LibraryKeeper | null =>
  program === null ? null : { folder: join(home, '.sanyi', 'library'), program };

/** The folder of packages of this call. */
export const policiesFolder = (call: Call): string =>
  call.options.get('policies') ?? join(call.home, 'policies');

/** All packages, read, checked and linked. */
export async function libraryOf(call: Call): Promise<Result<Library>> {
  const packages = await packagesOf(call);
  return packages.ok ? storedLibraryOf(packages.value) : packages;
}

/** One package of the library by its id. */
export async function packageOf(
  call: Call,
  id: string,
): Promise<Result<{ readonly library: Library; readonly found: PolicyPackage }>> {
  const library = await libraryOf(call);
  if (!library.ok) return library;
  const found = library.value.get(id);
  if (found) return ok({ library: library.value, found });
  return fail(
    problem('CLI_PACKAGE_UNKNOWN', 'command line', {
      package: id,
      known: [...library.value.keys()].join(', '),
    }),
  );
}
