import type { Result } from '@sanyi/kernel';
import { type Day, failOf, hashText, isoDate, ok, type Problem, problem } from '@sanyi/kernel';
import { LIMITS } from '../limits.ts';
import type { Library } from '../package/policy-package.ts';
import { canonicalText } from './canonical-text.ts';
import { checkParameters, checkScopes } from './check-stack.ts';
import { choosePackages } from './choose-packages.ts';
import { codesOf } from './codes-of.ts';
import { findConflicts } from './conflicts.ts';
import { intervalAt, intervalsOf, ruleDayOf } from './intervals.ts';
import type { Layer } from './layer.ts';
import { breaksOf, indexLists, lookUp, rowsAt } from './list-index.ts';
import { parameterLayers } from './parameters-in-force.ts';
import { parseStack } from './parse-stack.ts';
import { regimes } from './regimes.ts';
import { indexRules } from './rule-index.ts';
import type { Stack } from './stack.ts';
import type { StackSpec } from './stack-spec.ts';
import { topBulletins, topForms, topIndicators, topSupervision } from './top-units.ts';

/**
 * Builds a city's regime from a library: chooses and orders the packages, makes sure that on any
 * day exactly one speaks for each unit, and answers for any day and site.
 *
 * @returns `STACK_CONFLICT` and other problems, all at once
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * const stack = buildStack(library, 'beijing@2017-04-08');
 * stack.ok; // false
 * if (!stack.ok) stack.problems[0].code; // 'STACK_PLACE_UNKNOWN'
 * ```
 */
export function buildStack(library: Library, text: string | StackSpec): Result<Stack> {
  const spec = typeof text === 'string' ? parseStack(text) : ok(text);
  if (!spec.ok) return spec;
  const packages = choosePackages(library, spec.value);
  if (!packages.ok) return packages;
  const layers = packages.value.map((each, rank): Layer => ({ rank, package: each }));
  const problems: Problem[] = findConflicts(layers);
  const parameters = parameterLayers(layers);
  const rules = indexRules(layers);
  const starts = intervalsOf(layers);
  const source = { layers, parameters, rules };
  const lists = indexLists(layers);
  problems.push(...checkSize(spec.value.text, rules.citations.length, starts.length));
  problems.push(...checkScopes(spec.value.text, layers, lists));
  if (problems.length === 0) problems.push(...checkParameters(spec.value.text, source, starts));
  const failure = failOf(problems.slice(0, LIMITS.problems));
  return failure ?? ok(stackOf({ spec: spec.value, layers, source, starts, lists }));
}

type Parts = {
  readonly spec: StackSpec;
  readonly layers: readonly Layer[];
  readonly source: Parameters<typeof regimes>[0];
  readonly starts: readonly Day[];
  readonly lists: ReturnType<typeof indexLists>;
};

function stackOf({ spec, layers, source, starts, lists }: Parts): Stack {
  const packages = layers.map((layer) => layer.package);
  return {
    text: spec.text,
    spec,
    place: spec.place,
    hash: hashText([momentText(spec), ...packages.map(canonicalText)].join('\n')),
    packages,
    rules: source.rules.citations,
    ruleDay: ruleDayOf(spec.at),
    intervals: starts,
    intervalAt: (day) => intervalAt(starts, day),
    regime: regimes(source, starts),
    listValue(list, keys, question) {
      const index = lists.get(list);
      return index ? lookUp(index, keys, question) : null;
    },
    listBreaks(list, keys) {
      const index = lists.get(list);
      return index ? breaksOf(index, keys) : [];
    },
    listRows(list, day) {
      const index = lists.get(list);
      return index ? rowsAt(index, day) : [];
    },
    codeSet: (name, day) => codesOf(lists.get(name), day),
    indicators: topIndicators(packages),
    supervision: topSupervision(packages),
    forms: topForms(packages),
    bulletins: topBulletins(packages),
    fold: (hook) =>
      packages.findLast((each) => each.linked.has(hook))?.linked.get(hook)?.fold ?? null,
  };
}

function checkSize(where: string, rules: number, intervals: number): Problem[] {
  const sizes = [
    { code: 'STACK_TOO_MANY_RULES', found: rules, limit: LIMITS.rules },
    { code: 'STACK_TOO_MANY_INTERVALS', found: intervals, limit: LIMITS.intervals },
  ] as const;
  return sizes.flatMap(({ code, found, limit }) => {
    if (found <= limit) return [];
    return [problem(code, where, { found: String(found), limit: String(limit) })];
  });
}

function momentText({ place, at }: StackSpec): string {
  if (at.kind === 'own') return `stack ${place}`;
  return at.kind === 'fixed' ? `stack ${place}@${isoDate(at.day)}` : `stack ${place}@-${at.years}y`;
}
