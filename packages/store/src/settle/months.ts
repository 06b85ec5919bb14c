import { assert, type Day, dayOf, type IsoDate, periodsBetween } from '@sanyi/kernel';

/** The months of facts as columns: position of the month of each day, and its first day. */
export type Months = {
  /** First days, ascending. */
  readonly first: readonly Day[];
  /** Position of the month a day lies in. */
  at(day: number): number;
};

/** The months from one day to another, both inclusive. */
export function monthsBetween(from: IsoDate, to: IsoDate): Months {
  const start = dayOf(from);
  const end = dayOf(to);
  const first = periodsBetween('month', start, (end + 1) as Day).map((period) => period.from);
  const base = first[0] ?? start;
  const positions = new Uint16Array(end - base + 1);
  for (let at = 0; at < first.length; at++) {
    const until = Math.min((first[at + 1] ?? end + 1) - base, positions.length);
    positions.fill(at, (first[at] ?? base) - base, until);
  }
  return {
    first,
    at: (day) => {
      assert(day >= base && day <= end, `day ${day} lies inside the facts`);
      return positions[day - base] ?? 0;
    },
  };
}
