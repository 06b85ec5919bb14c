import type { CareModel } from '../care/care-model.ts';
import { grassroots } from '../care/care-model.ts';
import { addTo, f64, i32, u8, u32 } from '../column.ts';
import { USE_FACTOR_MAX, USE_FACTOR_MIN } from '../limits.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { type Acts, cellOf, NO_ACT, STAY } from './acts.ts';
import type { SliceCounts } from './counts.ts';
import type { SlicePeople } from './people.ts';

/** How a district and quarter meets its cost; positions are `district * quarters + quarter`. */
export type UseFactor = {
  /** Fen of all visit fees. */
  readonly fees: Float64Array;
  /** Use of lines against the base year that makes the expected cost the target. */
  readonly factor: Float64Array;
};

/**
 * Works out how much more or less must be used per act so that the expected cost of each district and
 * quarter is its target: the target less the fees, over the expected cost of the lines.
 */
export function useFactor(
  plan: CityPlan,
  model: CareModel,
  of: { acts: Acts; people: SlicePeople; counts: SliceCounts },
): UseFactor {
  const { acts, people, counts } = of;
  const fees = new Float64Array(counts.targetFen.length);
  const expected = new Float64Array(counts.targetFen.length);
  const { streams, groups } = model.lines;
  const names = Object.keys(plan.scenario.streams);
  const atGrassroots = Uint8Array.from(names, (name) => (grassroots(plan, name) ? 1 : 0));
  for (let act = 0; act < acts.count; act++) {
    if (u32(acts.reverses, act) !== NO_ACT) continue;
    const q = u8(acts.quarter, act);
    const cell = cellOf(acts, act, counts.quarters);
    const stream = u8(acts.stream, act);
    const stay = u8(acts.visitKind, act) === STAY;
    const person = u32(acts.person, act);
    const age = (model.quarters[q]?.year ?? 0) - (people.table.birthYear[person] ?? 0);
    const fee = model.fees({
      visitKind: u8(acts.visitKind, act),
      level: u8(model.streamLevel, stream),
      grassroots: u8(atGrassroots, stream) === 1,
      title: u8(acts.title, act),
      scheme: u8(people.table.scheme, person),
      age: Math.max(0, age),
      day: i32(acts.endDay, act),
    });
    addTo(fees, cell, fee * (stay ? bedDays(acts, act) : 1));
    const at = ((q * 2 + (stay ? 1 : 0)) * streams + stream) * groups + u8(acts.group, act);
    addTo(expected, cell, f64(acts.severity, act) * f64(model.expected, at));
  }
  const factor = counts.targetFen.map((target, cell) => {
    const needed = (target - f64(fees, cell)) / Math.max(1, f64(expected, cell));
    return Math.min(USE_FACTOR_MAX, Math.max(USE_FACTOR_MIN, needed));
  });
  return { fees, factor };
}

/** Days of a stay: from the day of admission to the day of discharge, at least one. */
export const bedDays = (acts: Acts, act: number): number =>
  Math.max(1, i32(acts.endDay, act) - i32(acts.day, act));
