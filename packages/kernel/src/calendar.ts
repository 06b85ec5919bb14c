import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

/** A calendar day as the number of days since 1970-01-01: the form days take inside the platform. */
export type Day = number & { readonly unit: 'day' };

/** A calendar day as `YYYY-MM-DD`: the form days take in files and on the wire. */
export type IsoDate = string & { readonly unit: 'isoDate' };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

// The brand exists at compile time only: every integer is a day.
const day = (count: number): Day => count as Day;

/**
 * Reads a date and checks that it exists in the calendar.
 *
 * @returns `DATE_NOT_READABLE` otherwise
 * @example
 * ```ts
 * parseIsoDate('2019-02-29').ok; // false
 * ```
 */
export function parseIsoDate(text: string, where = 'date'): Result<IsoDate> {
  const [, year, month, dayOfIt] = ISO_DATE.exec(text) ?? [];
  const exists =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(dayOfIt) >= 1 &&
    Number(dayOfIt) <= monthDays(Number(year), Number(month));
  return exists ? ok(text as IsoDate) : fail(problem('DATE_NOT_READABLE', where, { text }));
}

/**
 * Reads a date as a day.
 *
 * @returns `DATE_NOT_READABLE` when it is none
 * @example
 * ```ts
 * parseDay('1970-01-02'); // { ok: true, value: 1 }
 * ```
 */
export function parseDay(text: string, where = 'date'): Result<Day> {
  const date = parseIsoDate(text, where);
  return date.ok ? ok(dayOf(date.value)) : date;
}

/**
 * The day of a date.
 *
 * @example
 * ```ts
 * dayOf('2017-04-08' as IsoDate); // 17264
 * ```
 */
export function dayOf(date: IsoDate): Day {
  const [year = 0, month = 0, dayOfIt = 0] = date.split('-').map(Number);
  return dayOfCivil({ year, month, day: dayOfIt });
}

/**
 * The date of a day.
 *
 * @example
 * ```ts
 * isoDate(17264 as Day); // '2017-04-08'
 * ```
 */
export function isoDate(of: Day): IsoDate {
  const { year, month, day: dayOfIt } = civil(of);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfIt)}` as IsoDate;
}

/**
 * Days later, or earlier when negative.
 *
 * @example
 * ```ts
 * addDays(0 as Day, 31); // 31
 * ```
 */
export const addDays = (of: Day, days: number): Day => day(of + days);

/**
 * Months later; a day that does not exist becomes the last of its month.
 *
 * @example
 * ```ts
 * isoDate(addMonths(dayOf('2019-01-31' as IsoDate), 1)); // '2019-02-28'
 * ```
 */
export function addMonths(of: Day, months: number): Day {
  const from = civil(of);
  const count = from.year * 12 + from.month - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayOfCivil({ year, month, day: Math.min(from.day, monthDays(year, month)) });
}

/**
 * Years later; 29 February becomes 28 February where the year has none.
 *
 * @example
 * ```ts
 * isoDate(addYears(dayOf('2020-02-29' as IsoDate), -1)); // '2019-02-28'
 * ```
 */
export const addYears = (of: Day, years: number): Day => addMonths(of, years * 12);

/**
 * The year of a day.
 *
 * @example
 * ```ts
 * yearOf(17264 as Day); // 2017
 * ```
 */
export const yearOf = (of: Day): number => civil(of).year;

/**
 * The month of a day, 1 to 12.
 *
 * @example
 * ```ts
 * monthOf(17264 as Day); // 4
 * ```
 */
export const monthOf = (of: Day): number => civil(of).month;

/**
 * The day of the month, 1 to 31.
 *
 * @example
 * ```ts
 * dayOfMonth(17264 as Day); // 8
 * ```
 */
export const dayOfMonth = (of: Day): number => civil(of).day;

/**
 * The first day of a month.
 *
 * @param month - 1 to 12
 * @example
 * ```ts
 * firstOfMonth(1970, 2); // 31
 * ```
 */
export const firstOfMonth = (year: number, month: number): Day =>
  dayOfCivil({ year, month, day: 1 });

type Civil = { readonly year: number; readonly month: number; readonly day: number };

const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const monthDays = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** Days of an era of 400 years, and from the start of the first era (1 March 0000) to 1970-01-01. */
const ERA_DAYS = 146_097;
const EPOCH_SHIFT = 719_468;

/** Proleptic Gregorian calendar, years counted from March (H. Hinnant, date algorithms). */
function dayOfCivil({ year, month, day: dayOfIt }: Civil): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfIt - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return day(era * ERA_DAYS + yearOfEra * 365 + leaps + dayOfYear - EPOCH_SHIFT);
}

/** The inverse of {@link dayOfCivil}. */
function civil(of: Day): Civil {
  const shifted = of + EPOCH_SHIFT;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((fromMarch + 2) % 12) + 1;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
