import { makeDate } from '../time/calendar.ts';
import { DAY_NANOS } from '../time/instant.ts';
import { readDate, readDateTime, readDuration, readTime } from '../time/read-temporal.ts';
import { zoneNamed } from '../time/zone.ts';
import { months } from '../value/arithmetic.ts';
import { decimalOf, type FeelNumber, readNumber } from '../value/number.ts';
import type { FeelDate, FeelDateTime, FeelTime, FeelValue, Zone } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';
import {
  any,
  type Builtins,
  nullable,
  number,
  takes,
  temporal,
  text,
  wholeNumber,
} from './signature.ts';

/** Values made from texts and parts: numbers, texts, dates, times and durations. */
export const CONVERSION: Builtins = {
  string: [takes([any('from')], ([value]) => (value === null ? null : valueText(value)))],
  number: [
    takes([text('from')], ([from]) => readNumber(from)),
    takes(
      [text('from'), nullable(text('grouping separator')), nullable(text('decimal separator'))],
      ([from, grouping, decimal]) => separated(from, grouping, decimal),
    ),
  ],
  date: [
    takes([text('from')], ([from]) => readDate(from)),
    takes([temporal('from', 'date', 'date and time')], ([from]) => dateOf(from)),
    takes([wholeNumber('year'), wholeNumber('month'), wholeNumber('day')], ([y, m, d]) =>
      makeDate(y, m, d),
    ),
  ],
  'date and time': [
    takes([text('from')], ([from]) => readDateTime(from)),
    takes([temporal('from', 'date', 'date and time')], ([from]) => momentOf(from)),
    takes(
      [temporal('date', 'date', 'date and time'), temporal('time', 'time')],
      ([day, { nanos, zone }]) => ({ is: 'date and time', date: dateOf(day), nanos, zone }),
    ),
    takes([temporal('date', 'date and time'), text('timezone')], ([moment, name]) => {
      const zone = zoneNamed(name);
      return zone === null ? null : { ...moment, zone };
    }),
  ],
  time: [
    takes([text('from')], ([from]) => readTime(from)),
    takes([temporal('from', 'time', 'date and time', 'date')], ([from]) => timeOf(from)),
    takes(
      [wholeNumber('hour'), wholeNumber('minute'), number('second'), nullable(any('offset'))],
      ([hour, minute, second, offset]) => timeFrom({ hour, minute, second, offset }),
    ),
  ],
  duration: [takes([text('from')], ([from]) => readDuration(from))],
  'years and months duration': [
    takes(
      [temporal('from', 'date', 'date and time'), temporal('to', 'date', 'date and time')],
      ([from, to]) => monthsBetween(momentOf(from), momentOf(to)),
    ),
  ],
};

const dateOf = (value: FeelDate | FeelDateTime): FeelDate =>
  value.is === 'date' ? value : value.date;

const momentOf = (value: FeelDate | FeelDateTime): FeelDateTime =>
  value.is === 'date' ? { is: 'date and time', date: value, nanos: 0, zone: null } : value;

function timeOf(value: FeelTime | FeelDateTime | FeelDate): FeelTime {
  if (value.is === 'time') return value;
  if (value.is === 'date') return { is: 'time', nanos: 0, zone: { offset: 0 } };
  return { is: 'time', nanos: value.nanos, zone: value.zone };
}

/** A number with the separators of a place: each is one character, and the two differ. */
function separated(from: string, grouping: string | null, decimal: string | null): FeelValue {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (decimal !== null && !['.', ','].includes(decimal)) return null;
  if (grouping !== null && grouping === decimal) return null;
  const plain = grouping === null ? from : from.replaceAll(grouping, '');
  return readNumber(decimal === ',' ? plain.replace(',', '.') : plain);
}

function timeFrom(parts: {
  readonly hour: number;
  readonly minute: number;
  readonly second: FeelNumber;
  readonly offset: FeelValue;
}): FeelValue {
  const { hour, minute, offset } = parts;
  const nanos = decimalOf(parts.second).mul(1_000_000_000).trunc();
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  if (nanos.lt(0) || nanos.gte(60_000_000_000)) return null;
  const zone = zoneOf(offset);
  if (zone === undefined) return null;
  const total = (hour * 3600 + minute * 60) * 1e9 + nanos.toNumber();
  return total < DAY_NANOS ? { is: 'time', nanos: total, zone } : null;
}

/** The offset of a time as a duration of at most 18 hours; undefined when it is none. */
function zoneOf(offset: FeelValue): Zone | null | undefined {
  if (offset === null) return null;
  const isDuration =
    typeof offset === 'object' && 'is' in offset && offset.is === 'days and time duration';
  if (!isDuration) return undefined;
  const seconds = Number(offset.nanos / 1_000_000_000n);
  return Math.abs(seconds) > 18 * 3600 ? undefined : { offset: seconds };
}

/** Whole months from one moment to another, towards zero. */
function monthsBetween(from: FeelDateTime, to: FeelDateTime): FeelValue {
  const [a, b] = [from.date, to.date];
  let count = (b.year - a.year) * 12 + b.month - a.month;
  const late = b.day !== a.day ? b.day - a.day : to.nanos - from.nanos;
  if (count > 0 && late < 0) count -= 1;
  else if (count < 0 && late > 0) count += 1;
  return months(count);
}
