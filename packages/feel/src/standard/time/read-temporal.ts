import type {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTemporal,
  FeelTime,
  MonthsDuration,
} from '../value/value.ts';
import { makeDate } from './calendar.ts';
import { DAY_NANOS, moved } from './instant.ts';
import { readZone } from './zone.ts';

/** A date as XML Schema writes it; more than four digits of a year begin without a zero. */
export function readDate(text: string): FeelDate | null {
  const match = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const [, sign, digits, month, day] = match;
  const year = sign ? 0 - Number(digits) : Number(digits);
  return makeDate(year, Number(month), Number(day));
}

const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@.+)?$/;

/** A time with offset or zone; 24:00:00 is the midnight that begins the next day. */
export function readTime(text: string): FeelTime | null {
  const read = clockOf(text);
  return read === null ? null : { ...read, nanos: read.nanos % DAY_NANOS };
}

/** A time, or 24:00:00, the end of the day. */
function clockOf(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second, fraction = '', tail = ''] = match;
  const zone = tail === '' ? null : readZone(tail);
  if (tail !== '' && zone === null) return null;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const nanos = seconds * 1e9 + Number(fraction.padEnd(9, '0'));
  return nanos > DAY_NANOS ? null : { is: 'time', nanos, zone };
}

/**
 * A date and time from its text, with an offset, a zone (`@Asia/Shanghai`) or neither; a date alone is
 * its midnight, 24:00:00 the midnight after. Null for anything else.
 *
 * @example
 * ```ts
 * readDateTime('2017-04-08T08:00:00@Asia/Shanghai') === null; // false
 * readDateTime('tomorrow'); // null
 * ```
 */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (date === null) return null;
  if (at < 0) return { is: 'date and time', date, nanos: 0, zone: null };
  const clock = clockOf(text.slice(at + 1));
  if (clock === null) return null;
  const { nanos, zone } = clock;
  const day = { is: 'date and time', date, nanos: 0, zone } as const;
  return moved(day, BigInt(nanos));
}

const MONTHS = /^(-?)P(?:(\d{1,11})Y)?(?:(\d{1,12})M)?$/;
const DAYS = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
const DURATION_CHARACTERS_MAX = 100;

/** A duration of years and months, or of days and time; never of both. */
export function readDuration(text: string): DaysDuration | MonthsDuration | null {
  if (text.length > DURATION_CHARACTERS_MAX || !/\d[YMDHS]$/.test(text.replace(/\.\d*S$/, 'S'))) {
    return null;
  }
  const months = MONTHS.exec(text);
  if (months) {
    const [, sign, years = '0', count = '0'] = months;
    const total = Number(years) * 12 + Number(count);
    return { is: 'years and months duration', months: sign ? 0 - total : total };
  }
  const days = DAYS.exec(text);
  if (!days) return null;
  const [, sign, day = '0', hour = '0', minute = '0', second = '0', fraction = ''] = days;
  const seconds =
    ((BigInt(day) * 24n + BigInt(hour)) * 60n + BigInt(minute)) * 60n + BigInt(second);
  const nanos = seconds * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return { is: 'days and time duration', nanos: sign ? -nanos : nanos };
}

/** What an at-literal means: the one temporal kind that its text writes. */
export function readTemporal(text: string): FeelTemporal | null {
  return readDate(text) ?? readDateTime(text) ?? readTime(text) ?? readDuration(text);
}
