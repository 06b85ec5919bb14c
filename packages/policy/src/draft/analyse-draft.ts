import { analyseTables, type Row, type TableAnalysis } from '@sanyi/feel';
import type { Problem } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { buildStack } from '../stack/build-stack.ts';
import type { DraftView, PlacedProblem } from './draft-view.ts';
import { placeRules } from './place-problem.ts';

/** What looking at the tables of a draft found, and whether UNIQUE is proved of each. */
export type DraftAnalysis = {
  readonly found: readonly PlacedProblem[];
  readonly proved: readonly { readonly decision: string; readonly is: string }[];
};

/**
 * Inputs that no rule answers, inputs that two answer and rules that never answer, in every table of
 * a draft, with the parameters that are in force on its first day.
 */
export function analyseDraft(
  whole: PolicyPackage,
  { library, view }: { readonly library: Library; readonly view: DraftView },
): DraftAnalysis {
  const { tables, known } = analysed(whole, library);
  return {
    found: tables.flatMap((table) => foundIn(table, view, known)),
    proved: tables.map(({ decision, unique }) => ({ decision, is: unique.is })),
  };
}

/**
 * What would stop a settlement and does not stand in the package that the draft replaces: inputs
 * that two rules of a UNIQUE table answer, inputs that none answers.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * declare const library: Library;
 * draftFaults(whole, library).map(({ code }) => code);
 * ```
 */
export function draftFaults(whole: PolicyPackage, library: Library): readonly Problem[] {
  const { tables, known } = analysed(whole, library);
  return tables
    .flatMap(({ gaps, overlaps, unreachable }) => [...overlaps, ...unreachable, ...gaps])
    .filter(({ fault, problem }) => fault && !known.has(problem.en))
    .map(({ problem }) => problem);
}

type Analysed = {
  readonly tables: readonly TableAnalysis[];
  /** What was to be found in the replaced package, too. */
  readonly known: ReadonlySet<string>;
};

function analysed(whole: PolicyPackage, library: Library): Analysed {
  const parameters = parametersOf(whole, library);
  const tables = [...whole.linked.values()].flatMap((hook) => tablesOf(whole, hook, parameters));
  const known = whole.declarations.flatMap(({ unit, name, of }) => {
    const replaced = unit === 'hook' ? library.get(of) : undefined;
    const hook = [...(replaced?.linked.values() ?? [])].find((each) => each.hook.name === name);
    return replaced && hook ? knownIn(replaced, hook, parameters) : [];
  });
  return { tables, known: new Set(known) };
}

const tablesOf = (
  { tables }: PolicyPackage,
  { file, checked }: LinkedHook,
  parameters: Row | null,
): readonly TableAnalysis[] => {
  const model = tables.get(file);
  return model ? analyseTables(model, checked, parameters ? { parameters } : {}) : [];
};

const knownTexts = new WeakMap<LinkedHook, readonly string[]>();

/** A package in force does not change while somebody works on a draft, so it is looked at once. */
function knownIn(of: PolicyPackage, hook: LinkedHook, parameters: Row | null): readonly string[] {
  const kept = knownTexts.get(hook);
  if (kept) return kept;
  const found = tablesOf(of, hook, parameters).flatMap(({ gaps, overlaps, unreachable }) =>
    [...gaps, ...overlaps, ...unreachable].map(({ problem }) => problem.en),
  );
  knownTexts.set(hook, found);
  return found;
}

function parametersOf(whole: PolicyPackage, library: Library): Row | null {
  const stack = buildStack(new Map(library).set(whole.id, whole), whole.place);
  if (!stack.ok) return null;
  const interval = stack.value.intervalAt(whole.effective.from);
  return stack.value.regime(interval, { institution: 0, level: '', district: '' }).parameters;
}

function foundIn(
  { decision, gaps, overlaps, unreachable, stopped }: TableAnalysis,
  view: DraftView,
  known: ReadonlySet<string>,
): PlacedProblem[] {
  const placed = (
    problem: Problem,
    rules: readonly { readonly rule: string }[],
    grave: boolean,
  ): PlacedProblem =>
    placeRules(problem, view, {
      decision,
      rules: rules.map(({ rule }) => rule),
      grave: grave && !known.has(problem.en),
    });
  return [
    ...overlaps.map((each) => placed(each.problem, each.rules, each.fault)),
    ...unreachable.map((each) => placed(each.problem, [each.rule, ...each.by], each.fault)),
    ...gaps.map((each) => placed(each.problem, [], each.fault)),
    ...(stopped ? [placed(stopped, [], false)] : []),
  ];
}
