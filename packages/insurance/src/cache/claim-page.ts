import type { Segment } from '@sanyi/facts';
import type { HookName } from '@sanyi/policy';
import type { DayNumbers } from '../kernel/day-numbers.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { PagedTable } from '../kernel/paged-table.ts';

/** Where the page begins on which a hook answers about a claim of a segment. */
export function claimPage(
  { places, stays, calendar }: KernelTables,
  { days, pages }: { readonly days: DayNumbers; readonly pages: PagedTable },
  of: { readonly hook: HookName; readonly segment: Segment; readonly claim: number },
): number {
  const { segment, claim, hook } = of;
  const day = segment.day[claim] as number;
  const placeClass = places.classOf[segment.place[claim] as number] as number;
  if (stays.isStay[segment.visit[claim] as number] === 0)
    return pages.base(days.at(day), placeClass);
  const endDay = segment.endDay[claim] as number;
  if (calendar.year[endDay] === 0) calendar.meet(endDay);
  return pages.base(days.of(stays.both(hook, { day, endDay, placeClass })), placeClass);
}
