import { type Problem, problem, type Result } from '@sanyi/kernel';
import type { Library, PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import { linkInto } from '../package/read-library.ts';
import { buildStack } from '../stack/build-stack.ts';
import type { Stack } from '../stack/stack.ts';
import type { BadTest, ExpectedProblem } from './bad-file.ts';
import { runGoodCase } from './run-good.ts';

/** Every problem that a bad folder really gives. */
export function problemsOfBad(test: BadTest, whole: PolicyPackage, library: Library): Problem[] {
  const prefix = `tests/bad/${test.folder}/`;
  const own = new Map(
    [...whole.files].flatMap(([path, text]): [string, string][] =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [],
    ),
  );
  if (own.size === 0) {
    return [problem('POLICY_BAD_EMPTY', test.where, { folder: test.folder })];
  }
  // A folder with a policy.yaml is a package; without one, its files are laid over this package.
  const name = own.has('policy.yaml') ? test.folder : whole.id;
  const files = own.has('policy.yaml') ? own : overlaid(whole.files, own);
  const linked = linkInto(library, { name, files });
  if (!linked.ok) return [...linked.problems];
  const stack = stackWith(library, linked.value, test);
  if (!stack) return [];
  if (!stack.ok) return [...stack.problems];
  if (!test.ask) return [];
  const { hook, input, acc } = test.ask;
  const run = runGoodCase(
    {
      title: { en: test.folder, zh: test.folder },
      stack: stack.value.text,
      site: {},
      hook,
      claim: null,
      input,
      acc,
      out: null,
      rules: null,
      where: test.where,
      index: 0,
    },
    stack.value,
    undefined,
  );
  return [...run.problems];
}

function stackWith(library: Library, whole: PolicyPackage, test: BadTest): Result<Stack> | null {
  return test.stack === null ? null : buildStack(new Map(library).set(whole.id, whole), test.stack);
}

function overlaid(files: PackageFiles, over: PackageFiles): PackageFiles {
  const kept = [...files].filter(([path]) => !path.startsWith('tests/'));
  return new Map([...kept, ...over]);
}

/** How the problems of a bad folder differ from what its test says; in both languages. */
export function compareBad(test: BadTest, found: readonly Problem[]): Problem[] {
  const open = [...found];
  const differences = test.problems.flatMap((expected) => {
    const index = open.findIndex((each) => samePlace(each, expected));
    const [match] = index < 0 ? [] : open.splice(index, 1);
    if (match) return textDifferences(test, expected, match);
    const { code, where } = expected;
    const list = found.map((each) => `${each.code} @ ${each.where}`).join('; ') || '-';
    const details = { folder: test.folder, code, where, found: list };
    return [problem('POLICY_BAD_NOT_FOUND', test.where, details)];
  });
  const more = open.map(({ code, where, en }) =>
    problem('POLICY_BAD_UNEXPECTED', test.where, { folder: test.folder, code, where, text: en }),
  );
  return [...differences, ...more];
}

const samePlace = (found: Problem, expected: ExpectedProblem): boolean =>
  found.code === expected.code && found.where === expected.where;

function textDifferences(test: BadTest, expected: ExpectedProblem, found: Problem): Problem[] {
  return (['en', 'zh'] as const).flatMap((lang) => {
    if (found[lang] === expected[lang]) return [];
    const { code, where } = expected;
    const details = { code, where, lang, found: found[lang], expected: expected[lang] };
    return [problem('POLICY_BAD_TEXT', test.where, details)];
  });
}
