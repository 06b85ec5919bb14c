import { ok, type Problem, problemLine, type Result } from '@sanyi/kernel';
import { buildStack, type Library, readLibrary } from '@sanyi/policy';
import type { Call, Command } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { POLICIES_OPTION, packagesOf } from '../library-of.ts';
import { outcome, toldProblem } from '../outcome.ts';

/** `sanyi policy check`: every package alone and all packages of a place together. */
export const POLICY_CHECK: Command = {
  name: 'policy check',
  summary: {
    en: 'check packages and the stack of every place',
    zh: '检查政策包及各地规则组合',
  },
  arguments: [],
  options: [POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi policy check --policies my-policies',
      text: {
        en: 'all problems of all packages at once, each with its place',
        zh: '一次列出全部政策包的所有问题及其位置',
      },
    },
  ],
  run: async (call) => {
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const library = readLibrary(packages.value);
    const problems: readonly Problem[] = library.ok
      ? stackProblems(library.value)
      : library.problems;
    const checked = packages.value.length;
    const bad = new Set(problems.map((each) => packageNamed(each, packages.value)));
    const failed = problems.length === 0 ? 0 : Math.max(1, bad.size);
    const told = { passed: checked - failed, failed, problems: problems.map(toldProblem) };
    return ok(
      outcome(told, checkText(call, told, problems), failed > 0 ? EXIT.checkFailed : EXIT.ok),
    );
  },
};

/** Problems that only show when the packages of a place stand on each other. */
function stackProblems(library: Library): readonly Problem[] {
  const places = new Set([...library.values()].map((each) => each.place));
  places.delete('any');
  return [...places].flatMap((place) => {
    const stack: Result<unknown> = buildStack(library, place);
    return stack.ok ? [] : stack.problems;
  });
}

const packageNamed = ({ where }: Problem, packages: readonly { readonly name: string }[]): string =>
  packages.find((each) => where.startsWith(each.name))?.name ?? '';

function checkText(
  call: Call,
  told: { readonly passed: number; readonly failed: number },
  problems: readonly Problem[],
): string {
  const lines = problems.map((each) => problemLine(each, call.lang));
  const sum =
    call.lang === 'en'
      ? `${told.passed} packages are right, ${told.failed} are not`
      : `${told.passed} 个政策包无误，${told.failed} 个有误`;
  return [...lines, sum].join('\n');
}
