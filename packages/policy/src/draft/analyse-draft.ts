import { analyseTables, type Row, type TableAnalysis } from '@sanyi/feel';
import type { Problem } from '@sanyi/kernel';
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
  const parameters = parametersOf(whole, library);
  const tables = [...whole.linked.values()].flatMap(({ file, checked }) => {
    const model = whole.tables.get(file);
    return model ? analyseTables(model, checked, { ...(parameters ? { parameters } : {}) }) : [];
  });
  return {
    found: tables.flatMap((table) => foundIn(table, view)),
    proved: tables.map(({ decision, unique }) => ({ decision, is: unique.is })),
  };
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
): PlacedProblem[] {
  const placed = (
    problem: Problem,
    rules: readonly { readonly rule: string }[],
    grave: boolean,
  ): PlacedProblem =>
    placeRules(problem, view, { decision, rules: rules.map(({ rule }) => rule), grave });
  return [
    ...overlaps.map((each) => placed(each.problem, each.rules, each.fault)),
    ...unreachable.map((each) => placed(each.problem, [each.rule, ...each.by], each.fault)),
    ...gaps.map((each) => placed(each.problem, [], each.fault)),
    ...(stopped ? [placed(stopped, [], false)] : []),
  ];
}
