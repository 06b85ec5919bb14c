import type { CityRequest } from '../slice-types.ts';
import type { CityPlan } from './city-plan.ts';
import { cityVolumes } from './volumes.ts';

/**
 * About how many claims a city will have: the visits and stays that the scenario states for its
 * days, at its scale. Refunds come on top. Good for telling how far the building is.
 *
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * const [from, to] = [dayOf('2016-01-01' as IsoDate), dayOf('2016-12-31' as IsoDate)];
 * expectedClaims(plan, { scale: 0.002, from, to }) > 100_000; // true
 * ```
 */
export function expectedClaims(
  plan: CityPlan,
  { scale, from, to }: Pick<CityRequest, 'scale' | 'from' | 'to'>,
): number {
  const { visits, stays, quarters } = cityVolumes(plan);
  const covered = plan.quarters.map((quarter) => quarter.from >= from && quarter.to <= to + 1);
  let acts = 0;
  for (let at = 0; at < visits.length; at++) {
    if (covered[at % quarters]) acts += (visits[at] ?? 0) + (stays[at] ?? 0);
  }
  return Math.round(acts * scale);
}
