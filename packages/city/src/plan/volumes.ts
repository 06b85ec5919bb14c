import { assert } from '@sanyi/kernel';
import type { CityPlan } from './city-plan.ts';
import type { Series, Stream } from './scenario.ts';

/** Real volumes of the whole city: visits and stays by stream, district and quarter. */
export type Volumes = {
  readonly streams: readonly string[];
  /** Position: `(stream * districts + district) * quarters + quarter`. */
  readonly visits: Float64Array;
  readonly stays: Float64Array;
  /** Yuan of expenses by `district * quarters + quarter`: the base year grown as the scenario says. */
  readonly expense: Float64Array;
  readonly quarters: number;
  readonly districts: number;
};

/** Works the scenario out for every quarter of it. Growth is in percent on four quarters before. */
export function cityVolumes(plan: CityPlan): Volumes {
  const { scenario } = plan;
  const streams = Object.keys(scenario.streams);
  const quarters = scenario.quarters.length;
  const districts = plan.districts.length;
  const visits = new Float64Array(streams.length * districts * quarters);
  const stays = new Float64Array(visits.length);
  const expense = new Float64Array(districts * quarters);
  streams.forEach((name, s) => {
    const stream = scenario.streams[name];
    assert(stream !== undefined, `stream ${name} exists`);
    plan.districts.forEach((district, d) => {
      const share = shareOf(plan, name, d);
      const row = (s * districts + d) * quarters;
      const own = scenario.visitGrowth.districts[district.id] ?? [];
      const opened = openingPoints(plan, name, district.id);
      grow(visits, row, {
        year: stream.visits * share,
        seasons: scenario.seasons.visits,
        percent: (q) => valueAt(stream.growth, q) + valueAt(own, q) + (opened.get(q + 4) ?? 0),
        quarters,
      });
      grow(stays, row, {
        year: stream.stays * share,
        seasons: scenario.seasons.stays,
        percent: (q) =>
          valueAt(scenario.stayGrowth, q) + valueAt(own, q) + (opened.get(q + 4) ?? 0),
        quarters,
      });
      addBase(expense, d * quarters, { stream, row, visits, stays });
    });
  });
  plan.districts.forEach((district, d) => {
    const own = scenario.expenseGrowth.districts[district.id] ?? [];
    for (let q = 4; q < quarters; q++) {
      const growth = valueAt(scenario.expenseGrowth.city, q - 4) + valueAt(own, q - 4);
      const before = expense[d * quarters + q - 4] ?? 0;
      expense[d * quarters + q] = before * (1 + growth / 100);
    }
  });
  return { streams, visits, stays, expense, quarters, districts };
}

type Growth = {
  readonly year: number;
  readonly seasons: Series;
  readonly percent: (quarter: number) => number;
  readonly quarters: number;
};

function grow(into: Float64Array, row: number, growth: Growth): void {
  for (let q = 0; q < growth.quarters; q++) {
    into[row + q] =
      q < 4
        ? growth.year * valueAt(growth.seasons, q)
        : (into[row + q - 4] ?? 0) * (1 + growth.percent(q - 4) / 100);
  }
}

/** Adds the base year's expenses of one stream and district: its visits and stays at unit costs. */
function addBase(
  expense: Float64Array,
  into: number,
  of: { stream: Stream; row: number; visits: Float64Array; stays: Float64Array },
): void {
  for (let q = 0; q < 4; q++) {
    const visits = (of.visits[of.row + q] ?? 0) * of.stream.visitCost;
    const stays = (of.stays[of.row + q] ?? 0) * of.stream.stayCost;
    expense[into + q] = (expense[into + q] ?? 0) + visits + stays;
  }
}

function shareOf(plan: CityPlan, stream: string, district: number): number {
  const weights = plan.districts.map((each) => each.shares[stream] ?? 0);
  return (weights[district] ?? 0) / weights.reduce((a, b) => a + b, 0);
}

/** Points that openings of a stream add in a district, by quarter of the scenario. */
function openingPoints(plan: CityPlan, stream: string, district: string): Map<number, number> {
  const points = new Map<number, number>();
  for (const opening of plan.scenario.openings) {
    const group = plan.groups.find((each) => each.group === opening.group);
    if (group?.stream !== stream || opening.district !== district) continue;
    for (const [quarter, value] of Object.entries(opening.points)) {
      const at = plan.scenario.quarters.indexOf(quarter);
      points.set(at, (points.get(at) ?? 0) + value);
    }
  }
  return points;
}

/** The number of a series that was checked to be long enough. */
function valueAt(series: Series, at: number): number {
  const value = series[at];
  assert(value !== undefined, `the series has a number at ${at}`);
  return value;
}
