import { assert } from '@sanyi/kernel';
import type { Library } from '../package/policy-package.ts';
import type { GoodCase } from './good-file.ts';
import { bare } from './run-good.ts';
import { goodCases, runCase, type TestOptions } from './run-tests.ts';

/** One good case of a package, run by itself. */
export type SingleCase = {
  readonly id: string;
  readonly title: string;
  /** Whether it passes, and the rules it cites without versions. */
  readonly run: (library: Library) => { readonly ok: boolean; readonly rules: readonly string[] };
};

/**
 * The good cases of a package one by one, for those who ask which case notices a change. A case is
 * read once and runs against any library that holds its package.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) singleCases(library, id, {}).map((each) => each.title);
 * ```
 */
export function singleCases(library: Library, id: string, options: TestOptions): SingleCase[] {
  const whole = library.get(id);
  assert(whole !== undefined, `the library has no package ${id}`);
  return goodCases(whole, []).map(({ file, test }) => single(id, file, test, options));
}

function single(id: string, file: string, test: GoodCase, options: TestOptions): SingleCase {
  return {
    id,
    title: `${file}: ${test.title.en}`,
    run: (library) => {
      const { ok, rules } = runCase(test, library, options);
      return { ok, rules: [...new Set(rules.map(bare))] };
    },
  };
}
