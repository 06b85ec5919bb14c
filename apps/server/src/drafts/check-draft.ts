import { fail, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import {
  buildStack,
  draftFaults,
  linkInto,
  type PackageFiles,
  type TestReport,
} from '@sanyi/policy';
import type { Rules } from '../city/city.ts';
import { testPackage } from '../packages/test-package.ts';

/** What a check of a draft came to. */
export type DraftCheck = {
  readonly problems: readonly Problem[];
  readonly tests: Pick<TestReport, 'passed' | 'failed'>;
};

const NOT_RUN = { passed: 0, failed: 0 };

/**
 * Everything that stands against putting files in force: what the package itself says wrong, where
 * it speaks for what another speaks for, its tests, and inputs that its tables would stop at.
 */
export function checkDraft(
  files: PackageFiles,
  { name, place, rules }: { readonly name: string; readonly place: string; readonly rules: Rules },
): DraftCheck {
  const own = ownName(name, { place, rules });
  if (!own.ok) return { problems: own.problems, tests: NOT_RUN };
  const linked = linkInto(rules.library, { name, files });
  if (!linked.ok) return { problems: linked.problems, tests: NOT_RUN };
  if (linked.value.place !== place) {
    const details = { found: linked.value.place, place };
    return {
      problems: [problem('API_DRAFT_PLACE', `${name}/policy.yaml`, details)],
      tests: NOT_RUN,
    };
  }
  const library = new Map(rules.library).set(name, linked.value);
  const stack = buildStack(library, place);
  if (!stack.ok) return { problems: stack.problems, tests: NOT_RUN };
  const { passed, failed, problems } = testPackage(library, name);
  const faults = draftFaults(linked.value, rules.library);
  return { problems: [...problems, ...faults], tests: { passed, failed } };
}

/** A draft has an id of its own: it never takes the place of a package in force. */
export function ownName(
  name: string,
  { place, rules }: { readonly place: string; readonly rules: Rules },
): Result<string> {
  if (!rules.library.has(name)) return ok(name);
  return fail(problem('API_DRAFT_ID', `${name}/policy.yaml id`, { package: name, place }));
}
