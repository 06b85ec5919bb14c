import { addMonths, daysOf } from '../time/calendar.ts';
import { DAY_NANOS, instantOf, midnight, moved, timeInstant } from '../time/instant.ts';
import { isTagged } from './kind.ts';
import {
  add,
  Dec,
  divide,
  type FeelNumber,
  isNumber,
  multiply,
  numberOf,
  subtract,
} from './number.ts';
import type {
  DaysDuration,
  FeelDateTime,
  FeelTemporal,
  FeelTime,
  FeelValue,
  MonthsDuration,
} from './value.ts';

export type Operator = '+' | '-' | '*' | '/';

/** `a op b`; null for values the operator has no meaning for. */
export function calculate(operator: Operator, a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return NUMBERS[operator](a, b);
  switch (operator) {
    case '+':
      return plus(a, b);
    case '-':
      return minus(a, b);
    case '*':
      return times(a, b);
    default:
      return over(a, b);
  }
}

const NUMBERS = { '+': add, '-': subtract, '*': multiply, '/': divide } as const;

const temporal = (value: FeelValue): FeelTemporal | null =>
  isTagged(value) && value.is !== 'range' && value.is !== 'function' ? value : null;

type Duration = DaysDuration | MonthsDuration;

const isDuration = (value: FeelTemporal): value is Duration =>
  value.is === 'days and time duration' || value.is === 'years and months duration';

function plus(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  const [left, right] = [temporal(a), temporal(b)];
  if (!left || !right) return null;
  if (isDuration(right)) return shifted(left, right);
  return isDuration(left) ? shifted(right, left) : null;
}

function minus(a: FeelValue, b: FeelValue): FeelValue {
  const [left, right] = [temporal(a), temporal(b)];
  if (!left || !right) return null;
  if (isDuration(right)) return shifted(left, negated(right));
  if (left.is === 'time' && right.is === 'time') return betweenTimes(left, right);
  return betweenMoments(left, right);
}

export const days = (nanos: bigint): DaysDuration => ({ is: 'days and time duration', nanos });

/** A duration of months; null beyond what a number counts exactly. */
export const months = (count: number): MonthsDuration | null =>
  Number.isSafeInteger(count) ? { is: 'years and months duration', months: count + 0 } : null;

export const negated = (duration: Duration): Duration =>
  duration.is === 'days and time duration'
    ? days(-duration.nanos)
    : { ...duration, months: 0 - duration.months };

function shifted(value: FeelTemporal, by: Duration): FeelValue {
  if (by.is === 'years and months duration') return shiftedMonths(value, by.months);
  switch (value.is) {
    case 'date':
      return moved(midnight(value), by.nanos)?.date ?? null;
    case 'date and time':
      return moved(value, by.nanos);
    case 'time':
      return turned(value, by.nanos);
    case 'days and time duration':
      return days(value.nanos + by.nanos);
    default:
      return null;
  }
}

function shiftedMonths(value: FeelTemporal, by: number): FeelValue {
  if (value.is === 'date') return addMonths(value, by);
  if (value.is === 'years and months duration') return months(value.months + by);
  if (value.is !== 'date and time') return null;
  const date = addMonths(value.date, by);
  return date === null ? null : { ...value, date };
}

function turned(time: FeelTime, by: bigint): FeelTime {
  const day = BigInt(DAY_NANOS);
  const nanos = (((BigInt(time.nanos) + by) % day) + day) % day;
  return { ...time, nanos: Number(nanos) };
}

function betweenTimes(a: FeelTime, b: FeelTime): FeelValue {
  if ((a.zone === null) !== (b.zone === null)) return null;
  return days(timeInstant(a) - timeInstant(b));
}

/** A date stands for its midnight in universal time; a moment without zone has none to stand for. */
function betweenMoments(a: FeelTemporal, b: FeelTemporal): FeelValue {
  if (a.is === 'date' && b.is === 'date') {
    return days(BigInt(daysOf(a) - daysOf(b)) * BigInt(DAY_NANOS));
  }
  const [left, right] = [momentOf(a), momentOf(b)];
  if (!left || !right || (left.zone === null) !== (right.zone === null)) return null;
  return days(instantOf(left) - instantOf(right));
}

function momentOf(value: FeelTemporal): FeelDateTime | null {
  if (value.is === 'date') return midnight(value);
  return value.is === 'date and time' ? value : null;
}

function times(a: FeelValue, b: FeelValue): FeelValue {
  const [left, right] = [temporal(a), temporal(b)];
  if (left && isDuration(left) && isNumber(b)) return scaled(left, (size) => Dec.mul(size, b));
  return right && isDuration(right) && isNumber(a) ? times(b, a) : null;
}

function over(a: FeelValue, b: FeelValue): FeelValue {
  const left = temporal(a);
  if (!left || !isDuration(left)) return null;
  if (isNumber(b)) return b === 0 ? null : scaled(left, (size) => Dec.div(size, b));
  const right = temporal(b);
  if (!right || right.is !== left.is || !isDuration(right)) return null;
  return divide(sizeOf(left), sizeOf(right));
}

const sizeOf = (duration: Duration): FeelNumber =>
  duration.is === 'days and time duration'
    ? (numberOf(new Dec(duration.nanos.toString())) ?? 0)
    : duration.months;

/** Sizes are whole months or nanoseconds; a fraction is cut off. */
function scaled(
  duration: Duration,
  change: (size: FeelNumber) => InstanceType<typeof Dec>,
): FeelValue {
  const size = change(sizeOf(duration)).trunc();
  if (!size.isFinite() || size.e > 30) return null;
  if (duration.is === 'days and time duration') return days(BigInt(size.toFixed()));
  return months(size.toNumber());
}

/** A duration without its sign; null for anything else. */
export function absDuration(value: FeelValue): FeelValue {
  const duration = temporal(value);
  if (!duration || !isDuration(duration)) return null;
  const below =
    duration.is === 'days and time duration' ? duration.nanos < 0n : duration.months < 0;
  return below ? negated(duration) : duration;
}
