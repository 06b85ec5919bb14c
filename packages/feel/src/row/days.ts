import { addDays, type Day, dayOfMonth, firstOfMonth, monthOf, yearOf } from '@sanyi/kernel';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';

/** The day of the week, Monday being 1. 1970-01-01 was a Thursday, the fourth in FEEL. */
export const weekdayOf = (of: Day): number => ((((of + 3) % 7) + 7) % 7) + 1;

/** Whole months from one day to another, negative backwards. */
export function wholeMonths(from: Day, to: Day): number {
  if (to < from) return -wholeMonths(to, from);
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  return dayOfMonth(to) < dayOfMonth(from) ? months - 1 : months;
}

/** The day of a date, or a stop where the calendar has none. */
export function dateFrom(
  { y, m, d }: { readonly y: number; readonly m: number; readonly d: number },
  span: SourceSpan,
): Day {
  const inRange = y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
  const found = inRange ? addDays(firstOfMonth(y, m), d - 1) : null;
  if (found === null || monthOf(found) !== m) {
    return stop('FEEL_DATE', span, { text: `date(${y}, ${m}, ${d})` });
  }
  return found;
}
