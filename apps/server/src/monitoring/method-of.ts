import type { MethodParameter } from '@sanyi/api';
import { type Day, fail, ok, problem, type Result } from '@sanyi/kernel';
import { MONITORING_PARAMETERS, type MonitoringMethod } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';
import { numberOf, parameterOf } from './method-parameter.ts';

/** The method in force on a day, and the parameters it is made of with their sources. */
export type MethodInForce = {
  readonly method: MonitoringMethod;
  readonly parameters: readonly MethodParameter[];
};

const NAMES: readonly (keyof MonitoringMethod)[] = [
  'levelDays',
  'gapDays',
  'historyDays',
  'leastDays',
  'runDays',
  'watch',
  'over',
  'leastDeviation',
  'mostSpread',
];

/** Reads how days are judged; every number must be a parameter of a package of the stack. */
export function methodOf(stack: Stack, day: Day): Result<MethodInForce> {
  // Monitoring is of a whole city: no institution, level or district has a method of its own.
  const site = { institution: 0, level: '', district: '' };
  const regime = stack.regime(stack.intervalAt(day), site);
  const values: Partial<Record<keyof MonitoringMethod, number>> = {};
  const parameters: MethodParameter[] = [];
  for (const name of NAMES) {
    const citation = regime.parameterCitation(MONITORING_PARAMETERS[name]);
    const value = citation ? numberOf(citation) : null;
    if (!citation || value === null) {
      const missing = MONITORING_PARAMETERS[name];
      return fail(problem('API_DAYS_NOT_MEASURED', 'packages', { place: stack.place, missing }));
    }
    values[name] = value;
    parameters.push(parameterOf(citation, value));
  }
  // Every name of NAMES was given a value above, and NAMES holds every key of a method.
  return ok({ method: values as MonitoringMethod, parameters });
}
