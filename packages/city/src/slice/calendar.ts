import { assert, type Day, yearOf } from '@sanyi/kernel';
import { type Alias, aliasOf } from '../alias.ts';
import { dayIn } from '../days.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import type { Series } from '../plan/scenario.ts';

/** One quarter of the city with the likelihood of its days. */
export type CityQuarter = {
  /** Position in the scenario's series. */
  readonly at: number;
  readonly from: Day;
  /** Exclusive. */
  readonly to: Day;
  readonly year: number;
  readonly visitDays: Alias;
  readonly stayDays: Alias;
};

// 1970-01-01 was a Thursday; the weights of the plan begin with Monday.
const MONDAY_SHIFT = 3;

/** The quarters of the scenario that lie in the days `from` to `to`, the last day inclusive. */
export function cityQuarters(plan: CityPlan, from: Day, to: Day): CityQuarter[] {
  const { weekdays, holidays } = plan.scenario;
  const quiet = new Set(holidays.days.map(dayIn));
  const weights = (quarter: { from: Day; to: Day }, week: Series): number[] => {
    const days = quarter.to - quarter.from;
    return Array.from({ length: days }, (_, at) => {
      const day = quarter.from + at;
      const weight = week[(day + MONDAY_SHIFT) % 7] ?? 1;
      // The set holds days, and a day is a number.
      return quiet.has(day as Day) ? holidays.share * Math.max(...week) : weight;
    });
  };
  const quarters = plan.quarters.flatMap((quarter, at) => {
    if (quarter.from < from || quarter.to > to + 1) return [];
    return [
      {
        at,
        from: quarter.from,
        to: quarter.to,
        year: yearOf(quarter.from),
        visitDays: aliasOf(weights(quarter, weekdays.visits)),
        stayDays: aliasOf(weights(quarter, weekdays.stays)),
      },
    ];
  });
  assert(quarters.length > 0, 'the days were checked to hold a quarter');
  return quarters;
}
