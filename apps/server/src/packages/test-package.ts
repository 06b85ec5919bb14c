import { settleTest } from '@sanyi/insurance';
import { type Library, runPackageTests, type TestReport } from '@sanyi/policy';

/**
 * Runs the tests that a package carries, whole claims included.
 *
 * @example
 * ```ts
 * testPackage(library, 'beijing-2017-separation').failed; // 0
 * ```
 */
export const testPackage = (library: Library, id: string): TestReport =>
  runPackageTests(library, id, { settleCase: settleTest });

/** Runs the tests of every package of a library. */
export const testLibrary = (library: Library): Map<string, TestReport> =>
  new Map([...library.keys()].map((id) => [id, testPackage(library, id)]));
