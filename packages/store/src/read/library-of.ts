import type { Result } from '@sanyi/kernel';
import { type Library, readLibrary } from '@sanyi/policy';
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
