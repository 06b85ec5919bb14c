import type { Interval } from '../javascript/code.ts';
import type { SourceSpan } from '../source.ts';
import { type Emitted, plainScalar, type Scalar } from './code.ts';
import { add, isNarrow, operation, subtract } from './numbers.ts';
import { wayOf, wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };

/** 0001-01-01 to 9999-12-31: the days that the arithmetic of dates is written for. */
export const DAYS: Interval = { low: -719_162n, high: 2_932_896n };
const YEARS: Interval = { low: 1n, high: 9999n };

/** Days of 400 years, and from 0000-03-01 to 1970-01-01 (H. Hinnant, date algorithms). */
const ERA_DAYS = 146_097;
const EPOCH_SHIFT = 719_468;

type Write = (...texts: string[]) => string;

/** A small number, computed from others and kept in a column. */
function whole(parts: readonly Scalar[], interval: Interval, write: Write, at: At): Scalar {
  return at.writer.bind(operation(parts, interval, write, at));
}

/** The day, with a problem on rows where it lies outside the calendar. */
function inCalendar(day: Scalar, at: At): Emitted<Scalar> {
  const { writer } = at;
  const code = writer.bind(day);
  if (code.low >= DAYS.low && code.high <= DAYS.high) return { code, way: null };
  const [low, high] = [
    writer.dialect.integer(DAYS.low, false),
    writer.dialect.integer(DAYS.high, false),
  ];
  const inside = `${code.text} BETWEEN ${low} AND ${high}`;
  const way = wayWhen(
    plainScalar(`NOT (${inside})`, [code]),
    writer.site('FEEL_SQL_RANGE', at.span),
  );
  const { constant: _, ...open } = code;
  const kept = writer.bind({ ...open, ...DAYS, text: `CASE WHEN ${inside} THEN ${code.text} END` });
  return { code: kept, way };
}

type Civil = { readonly year: Scalar; readonly month: Scalar; readonly day: Scalar };

/** Year, month and day of a day of the calendar, years counted from March. */
function civil(of: Scalar, at: At): Civil {
  const { divide } = at.writer.dialect;
  const days = { low: 0n, high: BigInt(ERA_DAYS) };
  const shifted = whole([of], { low: 0n, high: 4_000_000n }, (d) => `(${d} + ${EPOCH_SHIFT})`, at);
  const ofEra = whole([shifted], days, (s) => `(${s} % ${ERA_DAYS})`, at);
  const yearOfEra = whole(
    [ofEra],
    { low: 0n, high: 399n },
    (d) =>
      divide(
        `(${d} - ${divide(d, '1460')} + ${divide(d, '36524')} - ${divide(d, '146096')})`,
        '365',
      ),
    at,
  );
  const dayOfYear = whole(
    [ofEra, yearOfEra],
    { low: 0n, high: 366n },
    (d, y) => `(${d} - (365 * ${y} + ${divide(y, '4')} - ${divide(y, '100')}))`,
    at,
  );
  const fromMarch = whole(
    [dayOfYear],
    { low: 0n, high: 11n },
    (d) => divide(`(5 * ${d} + 2)`, '153'),
    at,
  );
  const month = whole([fromMarch], { low: 1n, high: 12n }, (m) => `((${m} + 2) % 12 + 1)`, at);
  const year = whole(
    [shifted, yearOfEra, month],
    YEARS,
    (s, y, m) =>
      `(${divide(s, String(ERA_DAYS))} * 400 + ${y} + CASE WHEN ${m} <= 2 THEN 1 ELSE 0 END)`,
    at,
  );
  const day = whole(
    [dayOfYear, fromMarch],
    { low: 1n, high: 31n },
    (d, m) => `(${d} - ${divide(`(153 * ${m} + 2)`, '5')} + 1)`,
    at,
  );
  return { year, month, day };
}

/** The day of a year from 1, a month from 1 and a day that its month has. */
function dayOfCivil({ year, month, day }: Civil, at: At): Scalar {
  const { divide } = at.writer.dialect;
  const march = whole(
    [year, month],
    { low: 0n, high: 9999n },
    (y, m) => `CASE WHEN ${m} <= 2 THEN ${y} - 1 ELSE ${y} END`,
    at,
  );
  const ofEra = whole([march], { low: 0n, high: 399n }, (y) => `(${y} % 400)`, at);
  return whole(
    [march, ofEra, month, day],
    DAYS,
    (y, e, m, d) =>
      `(${divide(y, '400')} * ${ERA_DAYS} + ${e} * 365 + ${divide(e, '4')} - ${divide(e, '100')} + ` +
      `${divide(`(153 * ((${m} + 9) % 12) + 2)`, '5')} + ${d} - 1 - ${EPOCH_SHIFT})`,
    at,
  );
}

/** How many days a month has. */
function lastOfMonth(year: Scalar, month: Scalar, at: At): Scalar {
  return whole(
    [year, month],
    { low: 28n, high: 31n },
    (y, m) =>
      `CASE WHEN ${m} IN (4, 6, 9, 11) THEN 30 WHEN ${m} <> 2 THEN 31 ` +
      `WHEN (${y} % 4 = 0 AND ${y} % 100 <> 0) OR ${y} % 400 = 0 THEN 29 ELSE 28 END`,
    at,
  );
}

/** A part of a date. */
export function partOf(part: keyof Civil, of: Scalar, at: At): Emitted<Scalar> {
  const { code, way } = inCalendar(of, at);
  return { code: civil(code, at)[part], way };
}

/** The day of the week, Monday being 1. */
export function weekdayOf(of: Scalar, at: At): Emitted<Scalar> {
  const { code, way } = inCalendar(of, at);
  // 0001-01-01 was a Monday, and a remainder must not be below zero.
  const write: Write = (d) => `((${d} + 719162) % 7 + 1)`;
  return { code: whole([code], { low: 1n, high: 7n }, write, at), way };
}

export function addDays(of: Scalar, days: Scalar, at: At): Scalar {
  const sum = add(of, days, at);
  return isNarrow(sum) ? sum : refuse(at.span, OUTSIDE, at.writer);
}

const OUTSIDE = { en: 'a date far outside the calendar', zh: '日期远超出历法范围' };

/** Months later; a day that its month lacks becomes the last. */
export function addMonths(of: Scalar, months: Scalar, at: At): Emitted<Scalar> {
  const { writer } = at;
  const from = inCalendar(of, at);
  const { year, month, day } = civil(from.code, at);
  const span: Interval = {
    low: year.low * 12n + months.low,
    high: year.high * 12n + 11n + months.high,
  };
  const sum: Write = (y, m, plus) => `(${y} * 12 + ${m} - 1 + ${plus})`;
  const count = whole([year, month, months], span, sum, at);
  const [low, high] = [writer.dialect.integer(12n, false), writer.dialect.integer(119_999n, false)];
  const inside = `${count.text} BETWEEN ${low} AND ${high}`;
  const possible = span.low < 12n || span.high > 119_999n;
  const outside = plainScalar(`NOT (${inside})`, [count]);
  const way = possible ? wayWhen(outside, writer.site('FEEL_SQL_RANGE', at.span)) : null;
  const { constant: _, ...open } = count;
  const kept = possible
    ? writer.bind({
        ...open,
        low: 12n,
        high: 119_999n,
        text: `CASE WHEN ${inside} THEN ${count.text} END`,
      })
    : count;
  const { divide } = writer.dialect;
  const newYear = whole([kept], YEARS, (c) => divide(c, '12'), at);
  const newMonth = whole([kept], { low: 1n, high: 12n }, (c) => `(${c} % 12 + 1)`, at);
  const last = lastOfMonth(newYear, newMonth, at);
  const newDay = whole([day, last], { low: 1n, high: 31n }, (a, b) => `least(${a}, ${b})`, at);
  const code = dayOfCivil({ year: newYear, month: newMonth, day: newDay }, at);
  return { code, way: wayOf([from.way, way]) };
}

/** Whole months from one day to another, negative backwards. */
export function monthsBetween(from: Scalar, to: Scalar, at: At): Emitted<Scalar> {
  const [a, b] = [inCalendar(from, at), inCalendar(to, at)];
  const swapped = at.writer.bind(
    plainScalar(`(${b.code.text} < ${a.code.text})`, [a.code, b.code]),
  );
  const turned = (yes: Scalar, no: Scalar): Scalar => {
    const made = operation(
      [yes, no],
      DAYS,
      (x, y) => `CASE WHEN ${swapped.text} THEN ${x} ELSE ${y} END`,
      at,
    );
    return at.writer.bind({ ...made, level: Math.max(made.level, swapped.level) });
  };
  const early = civil(turned(b.code, a.code), at);
  const late = civil(turned(a.code, b.code), at);
  const months = whole(
    [late.year, early.year, late.month, early.month, late.day, early.day],
    { low: 0n, high: 120_000n },
    (ly, ey, lm, em, ld, ed) =>
      `((${ly} - ${ey}) * 12 + ${lm} - ${em} - CASE WHEN ${ld} < ${ed} THEN 1 ELSE 0 END)`,
    at,
  );
  const signed = operation(
    [months],
    { low: -120_000n, high: 120_000n },
    (m) => `CASE WHEN ${swapped.text} THEN - ${m} ELSE ${m} END`,
    at,
  );
  const code = { ...signed, level: Math.max(signed.level, swapped.level) };
  return { code, way: wayOf([a.way, b.way]) };
}

/** `date(y, m, d)`; a day that the calendar has not is a problem. */
export function daysFrom(
  given: {
    readonly y: Scalar | undefined;
    readonly m: Scalar | undefined;
    readonly d: Scalar | undefined;
  },
  at: At,
): Emitted<Scalar> {
  const { writer } = at;
  const { y, m, d } = given;
  if (!y || !m || !d) throw new Error('a date without its parts');
  const limited = (of: Scalar, low: bigint, high: bigint): Scalar => {
    const bound = writer.bind(of);
    const text = `CASE WHEN ${bound.text} BETWEEN ${low} AND ${high} THEN ${bound.text} END`;
    return writer.bind({ ...plainScalar(text, [bound]), low, high });
  };
  const [year, month, day] = [limited(y, 1n, 9999n), limited(m, 1n, 12n), limited(d, 1n, 31n)];
  const last = lastOfMonth(year, month, at);
  const wrong = plainScalar(`(NOT COALESCE(${day.text} <= ${last.text}, FALSE))`, [day, last]);
  const way = wayWhen(wrong, writer.site('FEEL_DATE', at.span));
  return { code: dayOfCivil({ year, month, day }, at), way };
}

/** Days since the first of January of the day's year, from 1. */
export function dayOfYear(of: Scalar, at: At): Emitted<Scalar> {
  const { code, way } = inCalendar(of, at);
  const { year } = civil(code, at);
  const one = { ...plainScalar('1', []), low: 1n, high: 1n };
  const first = dayOfCivil({ year, month: one, day: one }, at);
  const days = subtract(code, first, at);
  const write: Write = (d) => `(${d} + 1)`;
  return { code: operation([days], { low: 1n, high: 366n }, write, at), way };
}
