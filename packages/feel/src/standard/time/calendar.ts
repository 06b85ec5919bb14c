import type { FeelDate } from '../value/value.ts';

/** Years that a date may have, as in XML Schema implementations: nine digits. */
const YEAR_MAX = 999_999_999;

/** Days since 1970-01-01 in the proleptic Gregorian calendar, for years far beyond four digits. */
export function daysOf({ year, month, day }: FeelDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a count of days; null when its year is out of bounds. */
export function dateOfDays(days: number): FeelDate | null {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return Math.abs(year) > YEAR_MAX ? null : { is: 'date', year, month, day };
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** A date from its parts; null when the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  const whole = [year, month, day].every(Number.isSafeInteger);
  if (!whole || Math.abs(year) > YEAR_MAX || month < 1 || month > 12) return null;
  return day < 1 || day > monthLength(year, month) ? null : { is: 'date', year, month, day };
}

/** The date some months on; a day that the month lacks becomes its last. */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return makeDate(year, month, Math.min(date.day, monthLength(year, month)));
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: FeelDate): number => ((((daysOf(date) + 3) % 7) + 7) % 7) + 1;

export const dayOfYear = (date: FeelDate): number =>
  daysOf(date) - daysOf({ ...date, month: 1, day: 1 }) + 1;

/** The ISO 8601 week: week 1 holds the year's first Thursday. */
export function weekOfYear(date: FeelDate): number {
  const thursday = dateOfDays(daysOf(date) + 4 - weekdayOf(date)) ?? date;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}
