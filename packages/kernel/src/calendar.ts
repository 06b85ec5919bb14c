import { Temporal } from 'temporal-polyfill';
import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

/** A calendar day as the number of days since 1970-01-01: the form days take inside the platform. */
export type Day = number & { readonly unit: 'day' };

/** A calendar day as `YYYY-MM-DD`: the form days take in files and on the wire. */
export type IsoDate = string & { readonly unit: 'isoDate' };

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

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
  const refused = fail(problem('DATE_NOT_READABLE', where, { text }));
  if (!ISO_DATE.test(text)) return refused;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return ok(text as IsoDate);
  } catch {
    return refused;
  }
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
export const dayOf = (date: IsoDate): Day => dayOfPlain(Temporal.PlainDate.from(date));

/**
 * The date of a day.
 *
 * @example
 * ```ts
 * isoDate(17264 as Day); // '2017-04-08'
 * ```
 */
export const isoDate = (of: Day): IsoDate => plain(of).toString() as IsoDate;

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
export const addMonths = (of: Day, months: number): Day => dayOfPlain(plain(of).add({ months }));

/**
 * Years later; 29 February becomes 28 February where the year has none.
 *
 * @example
 * ```ts
 * isoDate(addYears(dayOf('2020-02-29' as IsoDate), -1)); // '2019-02-28'
 * ```
 */
export const addYears = (of: Day, years: number): Day => dayOfPlain(plain(of).add({ years }));

/**
 * The year of a day.
 *
 * @example
 * ```ts
 * yearOf(17264 as Day); // 2017
 * ```
 */
export const yearOf = (of: Day): number => plain(of).year;

/**
 * The month of a day, 1 to 12.
 *
 * @example
 * ```ts
 * monthOf(17264 as Day); // 4
 * ```
 */
export const monthOf = (of: Day): number => plain(of).month;

/**
 * The day of the month, 1 to 31.
 *
 * @example
 * ```ts
 * dayOfMonth(17264 as Day); // 8
 * ```
 */
export const dayOfMonth = (of: Day): number => plain(of).day;

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
  dayOfPlain(new Temporal.PlainDate(year, month, 1));

const plain = (of: Day): Temporal.PlainDate => EPOCH.add({ days: of });

const dayOfPlain = (date: Temporal.PlainDate): Day =>
  day(EPOCH.until(date, { largestUnit: 'days' }).days);
