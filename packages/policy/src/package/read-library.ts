import type { RowTarget } from '@sanyi/feel';
import { failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { LIMITS } from '../limits.ts';
import { linkPackage } from './link-package.ts';
import type { Library, PackageFiles, PolicyPackage } from './policy-package.ts';
import { readPackage } from './read-package.ts';
import { checkRequires, inOrder, requiredBy } from './requires.ts';

/** A folder of a package: its name and its files. */
export type PackageFolder = { readonly name: string; readonly files: PackageFiles };

/** How decisions are compiled: `closures` where generated code is forbidden, as in a browser. */
export type LinkOptions = { readonly target?: RowTarget };

/**
 * Reads many packages and links each with those it requires: declarations, code sets and decisions
 * are checked, decisions are compiled. Every problem of every package is reported.
 *
 * @example
 * ```ts
 * readLibrary([{ name: 'demo', files: new Map() }]).ok; // false
 * readLibrary([]).ok; // true
 * ```
 */
export function readLibrary(
  folders: Iterable<PackageFolder>,
  { target = 'javascript' }: LinkOptions = {},
): Result<Library> {
  const problems: Problem[] = [];
  const read = new Map<string, PolicyPackage>();
  const broken = new Set<string>();
  for (const { name, files } of folders) {
    if (read.has(name) || broken.has(name)) {
      problems.push(problem('POLICY_PACKAGE_TWICE', name, { id: name }));
      continue;
    }
    const one = readPackage(name, files);
    if (one.ok) read.set(name, one.value);
    else {
      broken.add(name);
      problems.push(...one.problems);
    }
  }
  problems.push(...checkRequires(read, broken));
  const linked = new Map<string, PolicyPackage>();
  for (const whole of inOrder(read.values())) {
    // Without a package it requires, a package would seem wrong in many places that are right.
    if (whole.requires.some((id) => !linked.has(id))) continue;
    linked.set(whole.id, linkPackage(whole, requiredBy(whole, linked), problems, target));
  }
  return failOf(problems.slice(0, LIMITS.problems)) ?? ok(linked);
}

/**
 * Reads one more package against a library that is already linked.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * linkInto(library, { name: 'my-reform', files: new Map() }).ok; // false
 * ```
 */
export function linkInto(
  library: Library,
  folder: PackageFolder,
  { target = 'javascript' }: LinkOptions = {},
): Result<PolicyPackage> {
  const read = readPackage(folder.name, folder.files);
  if (!read.ok) return read;
  const others = new Map(library);
  others.set(read.value.id, read.value);
  const mine = checkRequires(others, new Set()).filter((each) =>
    each.where.startsWith(`${read.value.id}/`),
  );
  const problems = [...mine];
  const whole = linkPackage(read.value, requiredBy(read.value, others), problems, target);
  return failOf(problems.slice(0, LIMITS.problems)) ?? ok(whole);
}
