import type { Day } from '@sanyi/kernel';
import type { CityPrices } from '../city-prices.ts';

/** The days of a city by the version of the prices that holds on them. */
export type PriceVersions = {
  readonly firstDay: Day;
  /** One day of each version. */
  readonly days: readonly Day[];
  /** Number of the version by day from the first. */
  readonly of: Uint16Array;
};

/** Numbers the versions from `from` to `to`, the last day inclusive. */
export function priceVersions(prices: CityPrices, span: { from: Day; to: Day }): PriceVersions {
  const days: Day[] = [];
  const known = new Map<number, number>();
  const of = Uint16Array.from({ length: span.to - span.from + 1 }, (_, at) => {
    // A day plus a count of days is a day.
    const day = (span.from + at) as Day;
    const version = prices.version?.(day) ?? day;
    const found = known.get(version) ?? days.push(day) - 1;
    known.set(version, found);
    return found;
  });
  return { firstDay: span.from, days, of };
}

/** Number of the version on a day of the city. */
export const versionOf = ({ of, firstDay }: PriceVersions, day: number): number =>
  of[day - firstDay] ?? 0;
