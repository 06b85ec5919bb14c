import { assert, type Problem, problem, type Result } from '@sanyi/kernel';
import { filesOf } from '../package/layout.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { buildStack } from '../stack/build-stack.ts';
import type { Stack } from '../stack/stack.ts';
import { readBadFile } from './bad-file.ts';
import { type GoodCase, readGoodFile } from './good-file.ts';
import type { SettleCase, TestCase, TestReport } from './report.ts';
import { compareBad, problemsOfBad } from './run-bad.ts';
import { type CaseRun, runGoodCase } from './run-good.ts';

/** How tests are run: claims are settled by what the caller gives. */
export type TestOptions = { readonly settleCase?: SettleCase };

/**
 * Runs the tests of one package: good cases with results and cited rules, and bad folders with the
 * texts of their problems.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) runPackageTests(library, id, {}).failed;
 * ```
 */
export function runPackageTests(library: Library, id: string, options: TestOptions): TestReport {
  const whole = library.get(id);
  assert(whole !== undefined, `the library has no package ${id}`);
  const problems: Problem[] = [];
  const cases: TestCase[] = [];
  for (const each of goodCases(whole, problems)) {
    const run = runCase(each.test, library, options);
    problems.push(...run.problems);
    cases.push(caseOf(each.file, each.test, run));
  }
  for (const { path, text } of filesOf(whole.files, 'badTest')) {
    const read = runBadFile({ whole, library, path, text }, problems);
    if (read) cases.push(read);
  }
  const passed = cases.filter((each) => each.ok).length;
  // A file that cannot be read has no cases; it still must not pass.
  const unread = problems.length > 0 && passed === cases.length ? 1 : 0;
  return { passed, failed: cases.length - passed + unread, problems, cases };
}

/** The cases of all good tests of a package with the file each stands in. */
export function goodCases(
  whole: PolicyPackage,
  problems: Problem[],
): { readonly file: string; readonly test: GoodCase }[] {
  return filesOf(whole.files, 'goodTest').flatMap(({ path, text }) =>
    readGoodFile(`${whole.id}/${path}`, text, problems).map((test) => ({ file: path, test })),
  );
}

const counted = new WeakMap<PolicyPackage, number>();

/**
 * How many tests a package carries, without running them.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const whole of library.values()) countTests(whole);
 * ```
 */
export function countTests(whole: PolicyPackage): number {
  const known = counted.get(whole);
  if (known !== undefined) return known;
  const count = goodCases(whole, []).length + filesOf(whole.files, 'badTest').length;
  counted.set(whole, count);
  return count;
}

const stacks = new WeakMap<Library, Map<string, Result<Stack>>>();

/** Runs a case under its stack; stacks are kept, many cases share one. */
export function runCase(test: GoodCase, library: Library, options: TestOptions): CaseRun {
  const kept = stacks.get(library) ?? new Map<string, Result<Stack>>();
  stacks.set(library, kept);
  const stack = kept.get(test.stack) ?? buildStack(library, test.stack);
  kept.set(test.stack, stack);
  if (stack.ok) return runGoodCase(test, stack.value, options.settleCase);
  const problems = stack.problems.map((each) => ({
    ...each,
    where: `${test.where}: ${each.where}`,
  }));
  return { ok: false, expected: '', found: '', rules: [], problems };
}

function caseOf(file: string, test: GoodCase, run: CaseRun): TestCase {
  return {
    file,
    title: test.title,
    hook: test.hook ?? 'claim',
    ok: run.ok,
    expected: run.expected,
    actual: run.ok ? null : run.found,
    rules: run.rules,
  };
}

function runBadFile(
  at: {
    readonly whole: PolicyPackage;
    readonly library: Library;
    readonly path: string;
    readonly text: string;
  },
  problems: Problem[],
): TestCase | null {
  const test = readBadFile(`${at.whole.id}/${at.path}`, at.text, problems);
  if (!test) return null;
  const found = problemsOfBad(test, at.whole, at.library);
  const differences =
    found.length === 0 && test.problems.length === 0
      ? [problem('POLICY_BAD_EMPTY', test.where, { folder: test.folder })]
      : compareBad(test, found);
  problems.push(...differences);
  const list = (each: readonly { code: string; where: string }[]): string =>
    each.map(({ code, where }) => `${code} @ ${where}`).join('; ');
  const ok = differences.length === 0;
  return {
    file: at.path,
    title: { en: test.folder, zh: test.folder },
    hook: 'bad',
    ok,
    expected: list(test.problems),
    actual: ok ? null : list(found),
    rules: [],
  };
}
