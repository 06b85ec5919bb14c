import { assert, type Problem } from '@sanyi/kernel';
import { type Document, isCollection, type Node, parseDocument } from 'yaml';
import { YAML_STYLE } from '../package/format.ts';
import { filesOf } from '../package/layout.ts';
import type { Library, PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import { readBadFile } from './bad-file.ts';
import { problemsOfBad } from './run-bad.ts';
import { bare, type CaseRun } from './run-good.ts';
import { goodCases, runCase, type TestOptions } from './run-tests.ts';

/**
 * The test files of a package with what the rules answer now written into them. The difference is
 * for a person to review before it is kept.
 *
 * @returns only the files that change
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) acceptTests(library, id, {}).size;
 * ```
 */
export function acceptTests(library: Library, id: string, options: TestOptions): PackageFiles {
  const whole = library.get(id);
  assert(whole !== undefined, `the library has no package ${id}`);
  const changed = new Map<string, string>();
  for (const { path, text } of filesOf(whole.files, 'goodTest')) {
    const cases = goodCases(whole, []).filter((each) => each.file === path);
    const document = parseDocument(text, { schema: 'failsafe' });
    let failing = false;
    for (const { test } of cases) {
      const run = runCase(test, library, options);
      if (run.ok || run.found === '') continue;
      rewrite(document, test.index, run);
      failing = true;
    }
    // A file whose cases all pass stays as it is, however it is formatted.
    if (failing) keepChanged(changed, path, text, document);
  }
  acceptBad(whole, library, changed);
  return changed;
}

function rewrite(document: Document, index: number, run: CaseRun): void {
  const out = parseDocument(run.found, { schema: 'failsafe' }).contents;
  replaceAt(document, ['cases', index, 'out'], out);
  const rules = document.createNode([...new Set(run.rules.map(bare))]);
  replaceAt(document, ['cases', index, 'rules'], rules);
}

/** What was written line by line stays so, and what stood on one line too. */
function replaceAt(
  document: Document,
  path: readonly (string | number)[],
  next: Node | null,
): void {
  const was = document.getIn(path, true);
  if (isCollection(next) && isCollection(was)) next.flow = was.flow === true;
  document.setIn(path, next);
}

function acceptBad(whole: PolicyPackage, library: Library, changed: Map<string, string>): void {
  for (const { path, text } of filesOf(whole.files, 'badTest')) {
    const test = readBadFile(`${whole.id}/${path}`, text, []);
    if (!test) continue;
    const document = parseDocument(text, { schema: 'failsafe' });
    const found = problemsOfBad(test, whole, library);
    if (sameProblems(found, test.problems)) continue;
    const entries = found.map(({ code, where, en, zh }) => ({ code, where, en, zh }));
    document.set('problems', document.createNode(entries));
    keepChanged(changed, path, text, document);
  }
}

const sameProblems = (
  found: readonly Problem[],
  expected: readonly { code: string; where: string; en: string; zh: string }[],
): boolean =>
  found.length === expected.length &&
  found.every((each, index) => {
    const other = expected[index];
    return (
      each.code === other?.code &&
      each.where === other.where &&
      each.en === other.en &&
      each.zh === other.zh
    );
  });

function keepChanged(
  changed: Map<string, string>,
  path: string,
  text: string,
  document: Document,
): void {
  const rewritten = document.toString(YAML_STYLE);
  if (rewritten !== text) changed.set(path, rewritten);
}
