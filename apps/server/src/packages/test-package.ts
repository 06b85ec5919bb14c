import { settleCase } from '@sanyi/insurance';
import { type Library, runPackageTests, type SettleCase, type TestReport } from '@sanyi/policy';

/** A test states the accumulators beside the claim; settling reads them in it. */
const settleWithAcc: SettleCase = (stack, claim, acc) =>
  settleCase(stack, acc === undefined || !isRecord(claim) ? claim : { ...claim, acc });

/**
 * Runs the tests that a package carries, whole claims included.
 *
 * @example
 * ```ts
 * testPackage(library, 'beijing-2017-separation').failed; // 0
 * ```
 */
export const testPackage = (library: Library, id: string): TestReport =>
  runPackageTests(library, id, { settleCase: settleWithAcc });

/** Runs the tests of every package of a library. */
export const testLibrary = (library: Library): Map<string, TestReport> =>
  new Map([...library.keys()].map((id) => [id, testPackage(library, id)]));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
