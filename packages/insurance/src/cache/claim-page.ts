import type { HookName } from '@sanyi/policy';
import type { DayNumbers } from '../kernel/day-numbers.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { Page, PagedTable } from '../kernel/paged-table.ts';
import type { ChargedClaims } from './cached-segment.ts';

type Asked = {
  readonly hook: HookName;
  readonly claims: ChargedClaims;
  readonly claim: number;
};

/** The page on which a hook answers about a claim. */
export function pageOfClaim(
  { places, stays, calendar }: KernelTables,
  days: DayNumbers,
  { claims, claim, hook }: Asked,
): Page {
  const day = claims.day[claim] as number;
  const place = places.classOf[claims.place[claim] as number] as number;
  if (stays.isStay[claims.visit[claim] as number] === 0) return { day: days.at(day), place };
  const endDay = claims.endDay[claim] as number;
  if (calendar.year[endDay] === 0) calendar.meet(endDay);
  return { day: days.of(stays.both(hook, { day, endDay, placeClass: place })), place };
}

/** Where that page begins. */
export function claimPage(
  tables: KernelTables,
  { days, pages }: { readonly days: DayNumbers; readonly pages: PagedTable },
  of: Asked,
): number {
  const { day, place } = pageOfClaim(tables, days, of);
  return pages.base(day, place);
}
