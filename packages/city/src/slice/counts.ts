import type { CityPlan } from '../plan/city-plan.ts';
import { cityVolumes, type Volumes } from '../plan/volumes.ts';
import { portion } from '../portion.ts';
import type { SlicePlan } from '../slice-types.ts';
import type { CityQuarter } from './calendar.ts';

/** What falls to one slice of a stream, district and quarter: exact, by cumulative rounding. */
export type SliceCounts = {
  /** Position `(stream * districts + district) * quarters + quarter`, quarters of the city. */
  readonly visits: Uint32Array;
  readonly stays: Uint32Array;
  /** Fen that the slice's acts must cost: `district * quarters + quarter`. */
  readonly targetFen: Float64Array;
  readonly streams: number;
  readonly districts: number;
  readonly quarters: number;
};

const volumesOf = new WeakMap<CityPlan, Volumes>();

/**
 * Volumes and costs of a slice. Costs go by the visits and stays that the slice really got, at the
 * scenario's unit costs, so that slices with one stay more also have its cost.
 */
export function sliceCounts(
  plan: CityPlan,
  slice: SlicePlan,
  quarters: readonly CityQuarter[],
): SliceCounts {
  const volumes = volumesOf.get(plan) ?? cityVolumes(plan);
  volumesOf.set(plan, volumes);
  const { districts } = volumes;
  const streams = Object.values(plan.scenario.streams);
  const cells = streams.length * districts * quarters.length;
  const visits = new Uint32Array(cells);
  const stays = new Uint32Array(cells);
  const mine = new Float64Array(districts * quarters.length);
  const all = new Float64Array(mine.length);
  streams.forEach((stream, s) => {
    for (let d = 0; d < districts; d++) {
      const visitsDue = rounder();
      const staysDue = rounder();
      quarters.forEach((quarter, q) => {
        const from = (s * districts + d) * volumes.quarters + quarter.at;
        const to = (s * districts + d) * quarters.length + q;
        const cityVisits = visitsDue((volumes.visits[from] ?? 0) * slice.scale);
        const cityStays = staysDue((volumes.stays[from] ?? 0) * slice.scale);
        visits[to] = portion(cityVisits, slice);
        stays[to] = portion(cityStays, slice);
        const cell = d * quarters.length + q;
        const cost = (v: number, n: number): number => v * stream.visitCost + n * stream.stayCost;
        mine[cell] = (mine[cell] ?? 0) + cost(visits[to] ?? 0, stays[to] ?? 0);
        all[cell] = (all[cell] ?? 0) + cost(cityVisits, cityStays);
      });
    }
  });
  const targetFen = mine.map((cost, cell) => {
    const d = Math.floor(cell / quarters.length);
    const at = quarters[cell % quarters.length]?.at ?? 0;
    const yuan = (volumes.expense[d * volumes.quarters + at] ?? 0) * slice.scale;
    return all[cell] === 0 ? 0 : (100 * yuan * cost) / (all[cell] ?? 1);
  });
  return {
    visits,
    stays,
    targetFen,
    streams: streams.length,
    districts,
    quarters: quarters.length,
  };
}

/**
 * Rounds a series so that its sums so far are rounded, not its members: what is rare still comes when
 * it is due, and years add up.
 */
export function rounder(): (value: number) => number {
  let due = 0;
  return (value) => {
    const before = Math.round(due);
    due += value;
    return Math.round(due) - before;
  };
}
