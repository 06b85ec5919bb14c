import type { CityPlan } from '../plan/city-plan.ts';
import { eventWeight } from '../plan/event-weight.ts';
import { satisfiedShare } from '../slice/events.ts';
import type { CityMade, TargetOutcome } from './made.ts';
import { coversQuarters, sum } from './measures.ts';

/** Room for the last binary digit. */
const ROUNDING = 1e-6;

/** One district of a quarter: what the scenario says beside what was made, in events. */
type Row = { readonly target: number; readonly made: number };

/**
 * Donations, calls and satisfied calls by district and quarter. The file holds whole rows and rounds
 * sums so far, so every district may be one row off.
 */
export function eventOutcomes(plan: CityPlan, made: CityMade): TargetOutcome[] {
  const { donations, calls } = plan.scenario;
  const found = new Map<string, number>();
  for (const row of made.donations) found.set(`d ${row.district} ${row.quarter}`, row.donations);
  for (const row of made.calls) {
    found.set(`c ${row.district} ${row.quarter}`, row.calls);
    found.set(`s ${row.district} ${row.quarter}`, row.satisfied);
  }
  const allowed = eventWeight(plan, 1 / made.weight) + ROUNDING;
  const all = (name: string, rows: readonly Row[]): TargetOutcome => {
    const target = sum(rows, (row) => row.target);
    const total = sum(rows, (row) => row.made);
    const worst = Math.max(...rows.map((row) => Math.abs(row.made - row.target)));
    return { name, target, made: total, deviation: total - target, ok: worst <= allowed };
  };
  return plan.scenario.quarters.flatMap((quarter, at) => {
    if (!coversQuarters(plan, made, [quarter])) return [];
    const rows = (of: (id: string, thousands: number) => Row): Row[] =>
      plan.districts.map(({ id, population }) => of(id, population / 1000));
    const count = (kind: string, id: string): number => found.get(`${kind} ${id} ${quarter}`) ?? 0;
    const due = (series: typeof calls | typeof donations, id: string): number =>
      (series.city[at] ?? 0) * (series.districts[id] ?? 1);
    return [
      all(
        `donations, ${quarter}, every district`,
        rows((id, thousands) => ({ target: thousands * due(donations, id), made: count('d', id) })),
      ),
      all(
        `calls, ${quarter}, every district`,
        rows((id, thousands) => ({ target: thousands * due(calls, id), made: count('c', id) })),
      ),
      all(
        `calls satisfied, ${quarter}, every district`,
        // Of the calls made: what rounding did to their number is not counted twice.
        rows((id) => ({
          target: count('c', id) * satisfiedShare(plan, id, at),
          made: count('s', id),
        })),
      ),
    ];
  });
}
