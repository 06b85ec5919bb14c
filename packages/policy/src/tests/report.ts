import type { Problem, Result, Text } from '@sanyi/kernel';
import type { Stack } from '../stack/stack.ts';

/** What settling a whole claim gives, as far as a test looks at it. */
export type CaseOutcome = {
  /** Compared with `out` as far as that speaks. */
  readonly out: unknown;
  /** Cites of the rules that fired. */
  readonly rules: readonly string[];
};

/**
 * Settles a whole claim of a test. Given by the caller, because settling stands above policies.
 *
 * @example
 * ```ts
 * runPackageTests(library, 'beijing-2016-base', { settleCase });
 * ```
 */
export type SettleCase = (stack: Stack, claim: unknown, acc: unknown) => Result<CaseOutcome>;

/** One case of a test file and how it went. */
export type TestCase = {
  readonly file: string;
  readonly title: Text;
  /** The hook, `claim` for a whole claim, `bad` for a folder that must be refused. */
  readonly hook: string;
  readonly ok: boolean;
  readonly expected: string;
  /** What came out; null when it is what was expected. */
  readonly actual: string | null;
  /** Cites of the rules that fired. */
  readonly rules: readonly string[];
};

/** How the tests of a package went. */
export type TestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly Problem[];
  readonly cases: readonly TestCase[];
};
