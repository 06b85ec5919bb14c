import { addDays, dayOf, isoDate, parseIsoDate } from '@sanyi/kernel';

/** The day so many days before another; the same text where it is no day. */
export function dayBefore(day: string, back: number): string {
  const read = parseIsoDate(day);
  return read.ok ? isoDate(addDays(dayOf(read.value), -back)) : day;
}
