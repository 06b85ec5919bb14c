import { assert } from '@sanyi/kernel';
import { dayIn } from '../days.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import type { Target } from '../plan/scenario.ts';
import { cityVolumes, type Volumes } from '../plan/volumes.ts';
import { eventOutcomes } from './event-outcomes.ts';
import type { CityCheck, CityCheckDays, CityMade, TargetOutcome } from './made.ts';
import { coversQuarters, MEASURES, sum, yearEarlier } from './measures.ts';

/**
 * The days a check needs counts at: institutions open, and contracts in force.
 *
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * isoDate(checkDays(plan).contracts); // '2016-12-31'
 * ```
 */
export const checkDays = (plan: CityPlan): CityCheckDays => ({
  institutions: dayIn(plan.targets.institutionsOn),
  contracts: dayIn(plan.targets.contractsOn),
});

/**
 * Holds a made city against the known answers of `targets.yaml` and against the scenario: growth of
 * expenses by district and quarter in points, visits and stays by district, stream and quarter,
 * donations and calls by district and quarter.
 * What the facts do not cover is left out; a check of nothing is not ok.
 *
 * @param made - sums over the facts and their settlement under the rules of the place
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * const [from, to] = [dayOf('2016-01-01' as IsoDate), dayOf('2016-03-31' as IsoDate)];
 * const nothing = { care: [], persons: [], donations: [], calls: [], institutions: [] };
 * checkCity(plan, { ...nothing, from, to, weight: 500, contracted: 0 }).ok; // false
 * ```
 */
export function checkCity(plan: CityPlan, made: CityMade): CityCheck {
  const known = plan.targets.targets.flatMap((target) => {
    const measured = MEASURES[target.measure]?.(plan, made, target) ?? null;
    return measured === null ? [] : [outcome(target, measured)];
  });
  const targets = [
    ...known,
    ...growthOutcomes(plan, made),
    ...volumeOutcomes(plan, made),
    ...eventOutcomes(plan, made),
  ];
  return { targets, ok: targets.length > 0 && targets.every((each) => each.ok) };
}

type Limits = Pick<Target, 'name' | 'target' | 'tolerance' | 'within'>;

/** Room for the last binary digit of a sum, so that an exact target of tolerance 0 can be met. */
const ROUNDING = 1e-9;

function outcome(of: Limits, made: number): TargetOutcome {
  const { name, target } = of;
  const difference = made - target;
  const relative = of.within !== undefined;
  const deviation = relative ? difference / (target || 1) : difference;
  const allowed = (of.within ?? of.tolerance ?? 0) + ROUNDING;
  return { name, target, made, deviation, ok: Math.abs(deviation) <= allowed };
}

/** Growth by district and quarter: what was measured beside what the scenario says. */
function growthOutcomes(plan: CityPlan, made: CityMade): TargetOutcome[] {
  const volumes = cityVolumes(plan);
  const cost = new Map<string, number>();
  for (const { district, quarter, totalFen } of made.care) {
    const key = `${district} ${quarter}`;
    cost.set(key, (cost.get(key) ?? 0) + totalFen);
  }
  return plan.districts.flatMap((district, d) =>
    plan.scenario.quarters.flatMap((quarter, q) => {
      if (q < 4 || !coversQuarters(plan, made, [quarter, yearEarlier(quarter)])) return [];
      const now = cost.get(`${district.id} ${quarter}`) ?? 0;
      const before = cost.get(`${district.id} ${yearEarlier(quarter)}`) ?? 0;
      const name = `expense growth %, ${district.id}, ${quarter}`;
      const tolerance = plan.targets.scenario.growthPoints;
      const target = 100 * (expenseAt(volumes, d, q) / expenseAt(volumes, d, q - 4) - 1);
      return [outcome({ name, target, tolerance }, before > 0 ? 100 * (now / before - 1) : 0)];
    }),
  );
}

function expenseAt(volumes: Volumes, district: number, quarter: number): number {
  const value = volumes.expense[district * volumes.quarters + quarter];
  assert(value !== undefined && value > 0, 'every district has expenses in every quarter');
  return value;
}

/**
 * Visits and stays by district, stream and quarter. The file holds whole claims, and rounds sums so
 * far, so less than one claim is allowed besides the relative tolerance.
 */
function volumeOutcomes(plan: CityPlan, made: CityMade): TargetOutcome[] {
  const volumes = cityVolumes(plan);
  const groups = plan.groups.filter((group) => group.stream !== '');
  const streamOf = new Map(groups.map((group) => [group.kind, group.stream]));
  const counts = new Map<string, number>();
  for (const { district, quarter, kind, stay, claims } of made.care) {
    const key = `${streamOf.get(kind)} ${district} ${quarter} ${stay}`;
    counts.set(key, (counts.get(key) ?? 0) + claims);
  }
  return volumes.streams.flatMap((stream, s) =>
    [false, true].flatMap((stay) =>
      plan.scenario.quarters.flatMap((quarter, q) => {
        if (!coversQuarters(plan, made, [quarter])) return [];
        const rows = plan.districts.map((district, d) => {
          const at = (s * volumes.districts + d) * volumes.quarters + q;
          const target = (stay ? volumes.stays : volumes.visits)[at] ?? 0;
          const key = `${stream} ${district.id} ${quarter} ${stay}`;
          return { target, made: made.weight * (counts.get(key) ?? 0) };
        });
        const target = sum(rows, (row) => row.target);
        if (target === 0) return [];
        const worst = Math.max(...rows.map((row) => Math.abs(row.made - row.target)));
        const allowed = made.weight + plan.targets.scenario.visitsWithin * target;
        const name = `${stay ? 'stays' : 'visits'}, ${stream}, ${quarter}, every district`;
        const total = sum(rows, (row) => row.made);
        const deviation = total - target;
        return [{ name, target, made: total, deviation, ok: worst <= allowed }];
      }),
    ),
  );
}
