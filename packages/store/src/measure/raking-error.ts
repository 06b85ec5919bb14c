import { parsePeriod, yearBefore } from '@sanyi/kernel';
import { rakedGrowthError } from '@sanyi/oversight';
import type { Raked } from '../folder/manifest.ts';
import type { Spread } from './measures.ts';

/**
 * What raking left open of the growth of all districts in a quarter, in percentage points; null where
 * the facts were not raked.
 *
 * @param raked - the known totals, where they hold under the rules of the spreads
 * @param spreads - of all districts; quarters other than the one asked are left out
 * @example
 * ```ts
 * rakingError(null, [], '2018-Q1'); // null
 * ```
 */
export function rakingError(
  raked: Raked | null,
  spreads: readonly Spread[],
  period: string,
): number | null {
  const parsed = parsePeriod(period);
  if (raked === null || !parsed.ok) return null;
  const before = yearBefore(parsed.value).id;
  const grown = spreads.filter((each) => each.period === period && each.yearBeforeTotalFen > 0n);
  const places = grown.flatMap((each) => {
    const known = raked.expenseFen[each.place];
    const [then, now] = [known?.[before], known?.[period]];
    if (then === undefined || now === undefined) return [];
    return {
      before: { known: then, made: Number(each.yearBeforeTotalFen) },
      now: { known: now, made: Number(each.totalFen) },
    };
  });
  return places.length > 0 && places.length === grown.length ? rakedGrowthError(places) : null;
}
