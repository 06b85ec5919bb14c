import { stat } from 'node:fs/promises';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { PolicyPackage } from '@sanyi/policy';
import { libraryOf, type PackageInput, readPackageFolder } from '@sanyi/store';
import type { Call } from '../call/command.ts';
import { packagesOf } from './library-of.ts';
import { readPackedFile } from './packed-file.ts';

/**
 * A package that a command line names: by the id of one of the library, by a folder, or by a packed
 * file.
 */
export type Side = { readonly input: PackageInput; readonly whole: PolicyPackage };

/** Reads a package by id, folder or packed file, linked with the packages of the library. */
export async function readSide(call: Call, named: string): Promise<Result<Side>> {
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const found = await inputOf(named, packages.value);
  if (!found.ok) return found;
  const input = found.value;
  // With one of its own the library is the one that was read before.
  const own = packages.value.includes(input);
  const library = libraryOf(own ? packages.value : withSide(packages.value, [{ input }]));
  if (!library.ok) return library;
  const whole = library.value.get(input.name);
  assert(whole !== undefined, `a library without ${input.name}, which it was read with`);
  return ok({ input, whole });
}

async function inputOf(
  named: string,
  packages: readonly PackageInput[],
): Promise<Result<PackageInput>> {
  const known = packages.find(({ name }) => name === named);
  if (known) return ok(known);
  const kind = await kindOf(named);
  if (kind === 'folder') return readPackageFolder(named);
  if (kind === 'file') return readPackedFile(named);
  const details = { package: named, known: packages.map(({ name }) => name).join(', ') };
  return fail(problem('CLI_PACKAGE_UNKNOWN', 'command line', details));
}

const kindOf = (path: string): Promise<'folder' | 'file' | null> =>
  stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => null,
  );

/** The packages of a library with some sides in place of all that have the names of `all`. */
export function withSide(
  packages: readonly PackageInput[],
  sides: readonly Pick<Side, 'input'>[],
  all: readonly Pick<Side, 'input'>[] = sides,
): PackageInput[] {
  const names = new Set(all.map(({ input }) => input.name));
  const kept = packages.filter(({ name }) => !names.has(name));
  return [...kept, ...sides.map(({ input }) => input)].sort((a, b) => (a.name < b.name ? -1 : 1));
}
