import { type IsoDate, parseDay } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';

/** The list of a package that names the clock of a place's offices. */
const TIME_ZONE = 'timeZone';

/**
 * The time zone in which the offices of a place count days, from its packages: the list `timeZone`.
 *
 * @param instant - ISO 8601 in UTC; a zone may change from a day on
 * @returns a name of the time zone database, `UTC` where no package names one
 * @example
 * ```ts
 * declare const stack: Stack; // from buildStack
 * timeZoneOf(stack, '2019-04-10T16:30:00Z'); // 'Asia/Shanghai'
 * ```
 */
export function timeZoneOf(stack: Pick<Stack, 'codeSet'>, instant: string): string {
  const day = parseDay(instant.slice(0, 10));
  const [zone] = day.ok ? stack.codeSet(TIME_ZONE, day.value) : [];
  return zone?.code ?? 'UTC';
}

/**
 * The day of an instant by the clock of the offices.
 *
 * @example
 * ```ts
 * officeDay('2019-04-10T16:30:00Z', 'Asia/Shanghai'); // '2019-04-11'
 * ```
 */
export function officeDay(instant: string, timeZone: string): IsoDate {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  // Put together from the parts of a calendar date.
  return `${part('year')}-${part('month')}-${part('day')}` as IsoDate;
}
