import { type Day, fail, isoDate, ok, problem, type Result } from '@sanyi/kernel';
import type { CityRequest, SlicePlan } from '../slice-types.ts';
import type { CityPlan } from './city-plan.ts';

/**
 * Cuts a city into independent slices, each of at most the scenario's `sliceShare` of the real
 * residents. The slices of one request add up to its city, in whatever order they are built.
 *
 * @returns `CITY_SCALE_OUT_OF_RANGE`, `CITY_SEED_NOT_INTEGER`, or `CITY_PERIOD_NOT_COVERED` when the
 * days are not whole quarters of the scenario
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * const [from, to] = [dayOf('2016-01-01' as IsoDate), dayOf('2016-03-31' as IsoDate)];
 * unwrap(planSlices(plan, { scale: 0.002, seed: 7, from, to })).length; // 4
 * ```
 */
export function planSlices(plan: CityPlan, request: CityRequest): Result<readonly SlicePlan[]> {
  const { scale, seed, from, to } = request;
  if (!(scale > 0 && scale <= 1)) {
    return fail(problem('CITY_SCALE_OUT_OF_RANGE', 'scale', { scale: String(scale) }));
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    return fail(problem('CITY_SEED_NOT_INTEGER', 'seed', { seed: String(seed) }));
  }
  const starts = plan.quarters.some((quarter) => quarter.from === from);
  const ends = plan.quarters.some((quarter) => quarter.to === to + 1);
  if (!starts || !ends || from > to) return fail(notCovered(plan, from, to));
  const count = Math.max(1, Math.ceil(scale / plan.scenario.sliceShare - 1e-9));
  return ok(Array.from({ length: count }, (_, index) => ({ scale, seed, from, to, index, count })));
}

function notCovered(plan: CityPlan, from: Day, to: Day): ReturnType<typeof problem> {
  const first = plan.quarters[0]?.id ?? '';
  const last = plan.quarters.at(-1)?.id ?? '';
  const days = { from: isoDate(from), to: isoDate(to) };
  return problem('CITY_PERIOD_NOT_COVERED', 'from, to', { ...days, first, last });
}
