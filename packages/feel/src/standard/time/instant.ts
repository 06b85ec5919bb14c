import type { FeelDate, FeelDateTime, FeelTime } from '../value/value.ts';
import { dateOfDays, daysOf } from './calendar.ts';
import { offsetAt } from './zone.ts';

export const DAY_NANOS = 86_400_000_000_000;
const DAY = 86_400_000_000_000n;

/** Nanoseconds since 1970-01-01T00:00:00; without a zone, of the local time. */
export function instantOf(moment: FeelDateTime): bigint {
  return localNanos(moment) - BigInt(offsetAt(moment)) * 1_000_000_000n;
}

const localNanos = ({ date, nanos }: FeelDateTime): bigint =>
  BigInt(daysOf(date)) * DAY + BigInt(nanos);

/** A time's place on the day of universal time; a named zone counts with the offset of 1970. */
export function timeInstant({ nanos, zone }: FeelTime): bigint {
  const date = { is: 'date', year: 1970, month: 1, day: 1 } as const;
  return instantOf({ is: 'date and time', date, nanos, zone });
}

/** The offset a time has, in seconds. */
export function timeOffset({ nanos, zone }: FeelTime): number {
  const date = { is: 'date', year: 1970, month: 1, day: 1 } as const;
  return offsetAt({ is: 'date and time', date, nanos, zone });
}

/** The moment some nanoseconds of local time on; null when it is beyond the calendar. */
export function moved(moment: FeelDateTime, nanos: bigint): FeelDateTime | null {
  const total = localNanos(moment) + nanos;
  const rest = ((total % DAY) + DAY) % DAY;
  const days = (total - rest) / DAY;
  if (days > 1_000_000_000_000n || days < -1_000_000_000_000n) return null;
  const date = dateOfDays(Number(days));
  return date === null ? null : { ...moment, date, nanos: Number(rest) };
}

/** A date as the moment it begins, in universal time. */
export const midnight = (date: FeelDate): FeelDateTime => ({
  is: 'date and time',
  date,
  nanos: 0,
  zone: { offset: 0 },
});
