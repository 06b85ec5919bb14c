import { assert, type Day, dayOf, type IsoDate, periodOf, shiftPeriod } from '@sanyi/kernel';

/** The months of facts as columns: position of the month of each day, and its first day. */
export type Months = {
  /** First days, ascending. */
  readonly first: readonly Day[];
  /** Position of the month a day lies in. */
  at(day: number): number;
};

/**
 * The months that days from one to another lie in, both inclusive. Facts that begin or end within a
 * month have that month too: its claims are settled like any others.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): Months {
  const start = dayOf(from);
  const end = dayOf(to);
  const first: Day[] = [];
  const positions = new Uint16Array(end - start + 1);
  for (let month = periodOf('month', start); month.from <= end; month = shiftPeriod(month, 1)) {
    positions.fill(first.length, Math.max(0, month.from - start), month.to - start);
    first.push(month.from);
  }
  return {
    first,
    at: (day) => {
      assert(day >= start && day <= end, `day ${day} lies inside the facts`);
      return positions[day - start] ?? 0;
    },
  };
}
