import { ok, type Result } from '@sanyi/kernel';
import { type Library, type PackedLibrary, packLibrary, readLibrary } from '@sanyi/policy';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { keepLibrary, keptLibrary, type LibraryKeeper } from './kept-library.ts';

const known = new WeakMap<readonly PackageInput[], Result<Library>>();

/**
 * The library of packages, read once for each list of them: reading and checking takes a second. With
 * a keeper it is kept between runs as well, by the content of all files.
 *
 * @returns the library; or every problem of every package, which is never kept
 * @example
 * ```ts
 * const packages: PackageInput[] = [];
 * libraryOf(packages) === libraryOf(packages); // true
 * ```
 */
export function libraryOf(
  packages: readonly PackageInput[],
  keeper: LibraryKeeper | null = null,
): Result<Library> {
  const found = known.get(packages) ?? readOrKept(packages, keeper);
  known.set(packages, found);
  return found;
}

function readOrKept(
  packages: readonly PackageInput[],
  keeper: LibraryKeeper | null,
): Result<Library> {
  const kept = keeper && keptLibrary(packages, keeper);
  if (kept) return ok(kept);
  const read = readLibrary(packages);
  if (read.ok && keeper) keepLibrary(packages, read.value, keeper);
  return read;
}

/** The same as worker threads are sent it: none of them reads the files again. */
export function packedLibraryOf(packages: readonly PackageInput[]): Result<PackedLibrary> {
  const library = libraryOf(packages);
  return library.ok ? ok(packLibrary(library.value)) : library;
}
