import type { CallTable, DonationTable } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import type { CityPlan } from '../plan/city-plan.ts';
import type { DistrictSeries } from '../plan/scenario.ts';
import type { SlicePlan } from '../slice-types.ts';
import type { CityQuarter } from './calendar.ts';
import { rounder } from './counts.ts';

type Event = { readonly day: number; readonly district: number };

/** A number of events per district and quarter of the whole city, and which of them are the slice's. */
type Cell = {
  readonly district: number;
  readonly quarter: CityQuarter;
  /** Events of the city in the file. */
  readonly all: number;
  /** Positions among them that fall to the slice: from, to exclusive. */
  readonly from: number;
  readonly to: number;
};

function cells(
  plan: CityPlan,
  slice: SlicePlan,
  of: { perThousand: DistrictSeries; quarters: readonly CityQuarter[] },
): Cell[] {
  return plan.districts.flatMap((each, district) => {
    const people = (each.population * slice.scale) / 1000;
    const own = of.perThousand.districts[each.id] ?? 1;
    // Rounded over the quarters so far, so that rare events still come when they are due.
    const due = rounder();
    return of.quarters.map((quarter) => {
      const all = due(people * own * (of.perThousand.city[quarter.at] ?? 0));
      const cut = (index: number): number => Math.round((all * index) / slice.count);
      return { district, quarter, all, from: cut(slice.index), to: cut(slice.index + 1) };
    });
  });
}

const dayOf = (quarter: CityQuarter, chance: Random): number =>
  quarter.from + chance.below(quarter.to - quarter.from);

const inOrder = <Each extends Event>(events: Each[]): Each[] =>
  events.sort((a, b) => a.day - b.day || a.district - b.district);

/** Donations of a slice, at the scenario's rate per district and quarter. */
export function makeDonations(
  plan: CityPlan,
  slice: SlicePlan,
  of: { quarters: readonly CityQuarter[]; chance: Random },
): DonationTable {
  const { donations } = plan.scenario;
  const units = Object.entries(donations.units);
  const unitsDrawn = (): number => {
    let left = of.chance.unit();
    for (const [number, share] of units) {
      left -= share;
      if (left < 0) return Number(number);
    }
    return Number(units.at(-1)?.[0] ?? 1);
  };
  const made = cells(plan, slice, { perThousand: donations, quarters: of.quarters }).flatMap(
    (cell) =>
      Array.from({ length: cell.to - cell.from }, () => ({
        day: dayOf(cell.quarter, of.chance),
        district: cell.district,
        units: unitsDrawn(),
      })),
  );
  const events = inOrder(made);
  return {
    count: events.length,
    day: Int32Array.from(events, (each) => each.day),
    district: Uint8Array.from(events, (each) => each.district),
    units: Uint8Array.from(events, (each) => each.units),
  };
}

/** Emergency calls of a slice: how many, how many satisfied, and after how many seconds. */
export function makeCalls(
  plan: CityPlan,
  slice: SlicePlan,
  of: { quarters: readonly CityQuarter[]; chance: Random },
): CallTable {
  const { calls } = plan.scenario;
  const missed = new Float64Array(plan.districts.length);
  const made = cells(plan, slice, { perThousand: calls, quarters: of.quarters }).flatMap((cell) => {
    const id = plan.districts[cell.district]?.id ?? '';
    const at = cell.quarter.at;
    const points = calls.satisfied.districts[id] ?? 0;
    const rate = Math.min(100, (calls.satisfied.city[at] ?? 0) + points) / 100;
    const before = missed[cell.district] ?? 0;
    missed[cell.district] = before + cell.all * (1 - rate);
    const mean = (calls.seconds.city[at] ?? 0) * (calls.seconds.districts[id] ?? 1);
    return Array.from({ length: cell.to - cell.from }, (_, n) => {
      const position = cell.from + n;
      // The misses of a district are spread evenly over its calls, over all slices and quarters.
      const due = before + (position + 1) * (1 - rate);
      const satisfied = Math.round(due) === Math.round(due - (1 - rate));
      const spread = calls.seconds.spread;
      const seconds = mean * Math.exp(spread * of.chance.normal() - (spread * spread) / 2);
      return {
        day: dayOf(cell.quarter, of.chance),
        district: cell.district,
        satisfied: satisfied ? 1 : 0,
        seconds: satisfied ? Math.min(65_535, Math.round(seconds)) : 0,
      };
    });
  });
  const events = inOrder(made);
  return {
    count: events.length,
    day: Int32Array.from(events, (each) => each.day),
    district: Uint8Array.from(events, (each) => each.district),
    satisfied: Uint8Array.from(events, (each) => each.satisfied),
    responseSeconds: Uint16Array.from(events, (each) => each.seconds),
  };
}
