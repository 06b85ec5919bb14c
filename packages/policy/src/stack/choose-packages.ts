import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { suggestion } from '../kinds/suggestion.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { inOrder } from '../package/requires.ts';
import { partOfPackage } from './package-part.ts';
import type { StackSpec } from './stack-spec.ts';
import { whatIfPackage } from './what-if.ts';

/** The place of packages that belong to no place's own history. */
export const ANY_PLACE = 'any';

/** The packages of a stack, lowest first: those of the place, those laid on, the what-ifs. */
export function choosePackages(library: Library, spec: StackSpec): Result<PolicyPackage[]> {
  const own = [...library.values()].filter((each) => each.place === spec.place);
  if (own.length === 0 || spec.place === ANY_PLACE) {
    const places = new Set([...library.values()].map((each) => each.place));
    places.delete(ANY_PLACE);
    const details = { place: spec.place, ...suggestion(spec.place, [...places]) };
    return fail(problem('STACK_PLACE_UNKNOWN', spec.text, details));
  }
  const problems: Problem[] = [];
  const chosen = new Map(own.map((each) => [each.id, each]));
  for (const id of spec.packages) layOn({ id, spec, library, chosen }, problems);
  for (const each of chosen.values()) {
    for (const missing of each.requires) {
      if (chosen.has(missing)) continue;
      problems.push(problem('STACK_REQUIRES', spec.text, { package: each.id, missing }));
    }
  }
  const failure = failOf(problems);
  if (failure) return failure;
  // What is laid on lies above the place's own packages, in the order of writing.
  const ids = new Set(own.map((each) => each.id));
  const laidOn = [...chosen.values()].filter((each) => !ids.has(each.id));
  const placed = inOrder(own).map((each) => chosen.get(each.id) ?? each);
  const packages = [...placed, ...laidOn];
  if (spec.whatIfs.length === 0) return ok(packages);
  const top = whatIfPackage(spec, packages);
  return top.ok ? ok([...packages, top.value]) : top;
}

function layOn(
  at: {
    readonly id: string;
    readonly spec: StackSpec;
    readonly library: Library;
    readonly chosen: Map<string, PolicyPackage>;
  },
  problems: Problem[],
): void {
  const { id, spec, library, chosen } = at;
  const more = library.get(id);
  if (!more) {
    const details = { package: id, ...suggestion(id, [...library.keys()]) };
    problems.push(problem('STACK_PACKAGE_UNKNOWN', spec.text, details));
  } else if (chosen.has(id) && !isPart(at)) {
    problems.push(problem('STACK_PACKAGE_TWICE', spec.text, { package: id }));
  } else {
    const rules = spec.parts.get(id);
    // One of the place keeps its height: only some of its rules have moved.
    const part = rules ? partOfPackage(library, more, rules) : ok(more);
    if (part.ok) chosen.set(id, part.value);
    else problems.push(...part.problems);
  }
}

/** A package of the place itself of which only some rules have moved. */
const isPart = ({ id, spec }: { readonly id: string; readonly spec: StackSpec }): boolean =>
  spec.parts.has(id) && spec.packages.filter((each) => each === id).length === 1;
