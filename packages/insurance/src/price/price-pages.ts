import { LIMITS } from '../limits.ts';

/**
 * Numbers of prices by slot on the days of one version of the prices, plus one, so that 0 says "not
 * asked yet": what a line costs is then one look-up.
 */
export type PricePage = Int32Array;

/** Gives the page of a rule day; null where prices change so often that pages would not pay. */
export function pricePages(
  slots: number,
  startsOf: () => Int32Array,
): (ruleDay: number) => PricePage | null {
  let starts: Int32Array | null = null;
  const byVersion: (PricePage | undefined)[] = [];
  const byDay = new Map<number, PricePage>();
  return (ruleDay) => {
    const known = byDay.get(ruleDay);
    if (known) return known;
    starts ??= startsOf();
    if (starts.length > LIMITS.pricePages) return null;
    const version = countUpTo(starts, ruleDay);
    const page = byVersion[version] ?? new Int32Array(slots);
    byVersion[version] = page;
    byDay.set(ruleDay, page);
    return page;
  };
}

/** How many days of an ascending list are not after a day: the version that holds on it. */
export function countUpTo(ascending: Int32Array, day: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
