import type { CallTable, DonationTable } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import type { CityPlan } from '../plan/city-plan.ts';
import { eventWeight } from '../plan/event-weight.ts';
import type { DistrictSeries } from '../plan/scenario.ts';
import type { SlicePlan } from '../slice-types.ts';
import type { CityQuarter } from './calendar.ts';
import { rounder } from './counts.ts';

type Event = { readonly day: number; readonly district: number };

/** Rows of events per district and quarter of the whole city. */
type Cell = {
  readonly district: number;
  readonly quarter: CityQuarter;
  readonly rows: number;
};

type Of = { readonly quarters: readonly CityQuarter[]; readonly chance: Random };

function cells(
  plan: CityPlan,
  slice: SlicePlan,
  of: { perThousand: DistrictSeries; quarters: readonly CityQuarter[] },
): Cell[] {
  const perRow = 1000 * eventWeight(plan, slice.scale);
  return plan.districts.flatMap((each, district) => {
    const own = of.perThousand.districts[each.id] ?? 1;
    // Rounded over the quarters so far, so that rare events still come when they are due.
    const due = rounder();
    return of.quarters.map((quarter) => {
      const events = each.population * own * (of.perThousand.city[quarter.at] ?? 0);
      return { district, quarter, rows: due(events / perRow) };
    });
  });
}

/** The events of a slice: every n-th of a cell for n slices, so that these differ by one at most. */
function eventsOf<Made extends Event>(
  cell: Cell,
  slice: SlicePlan,
  make: (position: number) => Made,
): Made[] {
  const mine = Math.max(0, Math.ceil((cell.rows - slice.index) / slice.count));
  return Array.from({ length: mine }, (_, nth) => make(slice.index + nth * slice.count));
}

/** A day for each position, drawn from its own part of the quarter: months are even too. */
const dayOf = ({ quarter, rows }: Cell, position: number, chance: Random): number =>
  quarter.from + Math.floor(((quarter.to - quarter.from) * (position + chance.unit())) / rows);

const inOrder = <Each extends Event>(events: Each[]): Each[] =>
  events.sort((a, b) => a.day - b.day || a.district - b.district);

/** Donations of a slice, at the scenario's rate per district and quarter. */
export function makeDonations(plan: CityPlan, slice: SlicePlan, of: Of): DonationTable {
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
      eventsOf(cell, slice, (position) => ({
        day: dayOf(cell, position, of.chance),
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
    weight: new Uint16Array(events.length).fill(eventWeight(plan, slice.scale)),
  };
}

/** Emergency calls of a slice: how many, how many satisfied, and after how many seconds. */
export function makeCalls(plan: CityPlan, slice: SlicePlan, of: Of): CallTable {
  const { calls } = plan.scenario;
  const missed = new Float64Array(plan.districts.length);
  const made = cells(plan, slice, { perThousand: calls, quarters: of.quarters }).flatMap((cell) => {
    const id = plan.districts[cell.district]?.id ?? '';
    const mean = (calls.seconds.city[cell.quarter.at] ?? 0) * (calls.seconds.districts[id] ?? 1);
    const before = missed[cell.district] ?? 0;
    const share = 1 - satisfiedShare(plan, id, cell.quarter.at);
    // The misses of a district are spread evenly over its calls, over all slices and quarters.
    const misses = (positions: number): number => before + positions * share;
    missed[cell.district] = misses(cell.rows);
    return eventsOf(cell, slice, (position) => {
      const satisfied = Math.round(misses(position)) === Math.round(misses(position + 1));
      const { spread } = calls.seconds;
      const seconds = mean * Math.exp(spread * of.chance.normal() - (spread * spread) / 2);
      return {
        day: dayOf(cell, position, of.chance),
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
    weight: new Uint16Array(events.length).fill(eventWeight(plan, slice.scale)),
  };
}

/** Share of the calls of a district that get an ambulance in a quarter of the scenario. */
export function satisfiedShare(plan: CityPlan, district: string, quarter: number): number {
  const { city, districts } = plan.scenario.calls.satisfied;
  return Math.min(100, (city[quarter] ?? 0) + (districts[district] ?? 0)) / 100;
}
