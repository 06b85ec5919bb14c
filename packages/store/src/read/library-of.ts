import { ok, type Result } from '@sanyi/kernel';
import { type Library, type PackedLibrary, packLibrary, readLibrary } from '@sanyi/policy';
import type { PackageInput } from '../settle/settle-part-task.ts';

const known = new WeakMap<readonly PackageInput[], Result<Library>>();

/**
 * The library of packages, read once for each list of them: reading and checking takes a second.
 *
 * @example
 * ```ts
 * const packages: PackageInput[] = [];
 * libraryOf(packages) === libraryOf(packages); // true
 * ```
 */
export function libraryOf(packages: readonly PackageInput[]): Result<Library> {
  const found = known.get(packages) ?? readLibrary(packages);
  known.set(packages, found);
  return found;
}

/** The same as worker threads are sent it: none of them reads the files again. */
export function packedLibraryOf(packages: readonly PackageInput[]): Result<PackedLibrary> {
  const library = libraryOf(packages);
  return library.ok ? ok(packLibrary(library.value)) : library;
}
