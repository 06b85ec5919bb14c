import { ERROR_MODELS, type MethodParameter, SCALES, SEASONS } from '@sanyi/api';
import { type Day, fail, ok, problem, type Result } from '@sanyi/kernel';
import {
  BEFORE_AFTER_PARAMETERS,
  type BeforeAfterChoice,
  type BeforeAfterMethod,
} from '@sanyi/oversight';
import type { ParameterCitation, Stack } from '@sanyi/policy';
import { numberOf, parameterOf } from '../monitoring/method-parameter.ts';
import { oneOf } from './study.ts';

/** The method in force on a day, what is usual where nothing is chosen, and the sources of both. */
export type ComparisonMethod = {
  readonly method: BeforeAfterMethod;
  readonly usual: BeforeAfterChoice;
  /** The festival that is a term of its own, as the list of festival days names it; null: none is. */
  readonly festival: string | null;
  readonly parameters: readonly MethodParameter[];
};

const NAMES: readonly (keyof BeforeAfterMethod)[] = [
  'periodsBefore',
  'periodsAfter',
  'settlingPeriods',
  'leastBefore',
  'leastAfter',
  'leastFreedom',
  'confidence',
];

/** Reads how comparisons are made; every number and choice must be a parameter of a package. */
export function comparisonMethod(stack: Stack, day: Day): Result<ComparisonMethod> {
  // Comparisons are of a whole city: no institution, level or district has a method of its own.
  const site = { institution: 0, level: '', district: '' };
  const regime = stack.regime(stack.intervalAt(day), site);
  const refuse = (missing: string, known: readonly string[]): Result<never> =>
    fail(
      problem('API_COMPARISON_METHOD', 'packages', {
        place: stack.place,
        missing,
        known: known.join(', ') || '0, 1, 2, ...',
      }),
    );
  const parameters: MethodParameter[] = [];
  const word = <Word extends string>(name: string, words: readonly Word[]): Word | null => {
    const citation = regime.parameterCitation(name);
    const found = oneOf(words, citation === null ? null : wordOf(citation));
    if (citation && found) parameters.push(parameterOf(citation, found));
    return found;
  };
  const values: Partial<Record<keyof BeforeAfterMethod, number>> = {};
  for (const name of NAMES) {
    const citation = regime.parameterCitation(BEFORE_AFTER_PARAMETERS[name]);
    const value = citation ? numberOf(citation) : null;
    if (!citation || value === null) return refuse(BEFORE_AFTER_PARAMETERS[name], []);
    values[name] = value;
    parameters.push(parameterOf(citation, value));
  }
  const season = word('beforeAfterSeason', SEASONS);
  if (season === null) return refuse('beforeAfterSeason', SEASONS);
  const errors = word('beforeAfterErrors', ERROR_MODELS);
  if (errors === null) return refuse('beforeAfterErrors', ERROR_MODELS);
  const scale = word('beforeAfterScale', SCALES);
  if (scale === null) return refuse('beforeAfterScale', SCALES);
  const named = regime.parameterCitation('beforeAfterFestival');
  const festival = named && wordOf(named);
  if (named && festival) parameters.push(parameterOf(named, festival));
  const { confidence } = values;
  if (confidence === undefined || confidence <= 0 || confidence >= 1) {
    return refuse(BEFORE_AFTER_PARAMETERS.confidence, ['0.95']);
  }
  // Every name of NAMES was given a value above, and NAMES holds every key of a method.
  return ok({
    method: values as BeforeAfterMethod,
    usual: { season, errors, scale },
    festival,
    parameters,
  });
}

const wordOf = ({ value }: ParameterCitation): string | null =>
  typeof value.value === 'string' ? value.value : null;
