import { ok, type Problem, problemLine, type Result } from '@sanyi/kernel';
import { buildStack, evidenceState, type Library, readLibrary, staleEvidence } from '@sanyi/policy';
import { readPolicies } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome, toldProblem } from '../call/outcome.ts';
import { POLICIES_OPTION, policiesFolder } from '../inputs/library-of.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';

/** `sanyi policy check`: every package alone and all packages of a place together. */
export const POLICY_CHECK: Command = {
  name: 'policy check',
  summary: {
    en: 'check packages and the stack of every place',
    zh: '检查政策包及各地规则组合',
  },
  arguments: [],
  options: [
    {
      ...FACTS_OPTION,
      text: {
        en: 'folder of facts: also hold measured effects against them',
        zh: '数据文件夹：同时核对实测效果是否出自该数据',
      },
    },
    POLICIES_OPTION,
  ],
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
    const packages = await readPolicies(policiesFolder(call));
    if (!packages.ok) return packages;
    const library = readLibrary(packages.value);
    const problems: readonly Problem[] = library.ok
      ? stackProblems(library.value)
      : library.problems;
    const checked = packages.value.length;
    const bad = new Set(problems.map((each) => packageNamed(each, packages.value)));
    const failed = problems.length === 0 ? 0 : Math.max(1, bad.size);
    const stale = library.ok ? await staleOf(call, library.value) : ok([]);
    if (!stale.ok) return stale;
    const told = {
      passed: checked - failed,
      failed,
      problems: problems.map(toldProblem),
      // Evidence that is old makes no package wrong.
      stale: stale.value.map(toldProblem),
    };
    return ok(
      outcome(
        told,
        checkText(call, told, [...problems, ...stale.value]),
        failed > 0 ? EXIT.checkFailed : EXIT.ok,
      ),
    );
  },
};

/** Measured effects that no longer speak for the packages, their rules, or the facts that are named. */
async function staleOf(call: Call, library: Library): Promise<Result<readonly Problem[]>> {
  const facts = call.options.has('facts') ? await factsOf(call) : null;
  if (facts && !facts.ok) return facts;
  const manifest = facts?.value.manifest;
  const hashes = new Map<string, string | null>();
  const hashOf = (text: string): string | null => {
    const known = hashes.get(text);
    if (known !== undefined) return known;
    const stack = buildStack(library, text);
    const hash = stack.ok ? stack.value.hash : null;
    hashes.set(text, hash);
    return hash;
  };
  return ok(
    [...library.values()].flatMap((whole) =>
      whole.evidence.flatMap((evidence) => {
        const ofHere = manifest && evidence.city.place === manifest.place;
        const now = { package: whole, hashOf };
        const facts = ofHere ? { facts: manifest.logicalChecksum } : {};
        return staleEvidence(evidence, evidenceState(evidence, { ...now, ...facts })) ?? [];
      }),
    ),
  );
}

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
