import { compare } from '../value/compare.ts';
import { isRange } from '../value/kind.ts';
import { inRange } from '../value/range.ts';
import type { FeelRange, FeelValue } from '../value/value.ts';
import { any, type Builtins, range, type Signature, takes } from './signature.ts';

type Bound = { readonly value: FeelValue; readonly closed: boolean };

const start = (of: FeelRange): Bound => ({ value: of.low, closed: of.lowClosed });
const end = (of: FeelRange): Bound => ({ value: of.high, closed: of.highClosed });

/** A test of two ranges. */
const ranges = (
  names: readonly [string, string],
  test: (a: FeelRange, b: FeelRange) => FeelValue,
): Signature => takes([range(names[0]), range(names[1])], ([a, b]) => test(a, b));

/** A test of a point and a range; a list of one range is the range itself. */
const pointRange = (
  names: readonly [string, string],
  test: (point: FeelValue, of: FeelRange) => FeelValue,
): Signature =>
  takes([any(names[0]), range(names[1])], ([point, of]) =>
    isRange(point) || point === null ? null : test(point, of),
  );

const rangePoint = (
  names: readonly [string, string],
  test: (of: FeelRange, point: FeelValue) => FeelValue,
): Signature =>
  takes([range(names[0]), any(names[1])], ([of, point]) =>
    isRange(point) || point === null ? null : test(of, point),
  );

const points = (names: readonly [string, string], test: (order: number) => boolean): Signature =>
  takes([any(names[0]), any(names[1])], ([a, b]) => {
    if (isRange(a) || isRange(b)) return null;
    const order = compare(a, b);
    return order === null ? null : test(order);
  });

/** `a` compared with `b`, and what it means; null when they cannot be compared. */
function ordered(
  a: Bound,
  b: Bound,
  test: (order: number, closed: boolean) => boolean,
): boolean | null {
  const order = compare(a.value, b.value);
  return order === null ? null : test(order, a.closed && b.closed);
}

const both = (a: FeelValue, b: FeelValue): FeelValue => {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
};

const beforeRange = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(end(a), start(b), (order, closed) => order < 0 || (order === 0 && !closed));

const meets = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(end(a), start(b), (order, closed) => order === 0 && closed);

/** Whether the start of `a` lies no earlier than that of `b`. */
const startsWithin = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(
    start(a),
    start(b),
    (order) => order > 0 || (order === 0 && (b.lowClosed || !a.lowClosed)),
  );

const endsWithin = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(end(a), end(b), (order) => order < 0 || (order === 0 && (b.highClosed || !a.highClosed)));

const sameStart = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(start(a), start(b), (order) => order === 0 && a.lowClosed === b.lowClosed);

const sameEnd = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(end(a), end(b), (order) => order === 0 && a.highClosed === b.highClosed);

const reaches = (a: FeelRange, b: FeelRange): FeelValue =>
  ordered(start(a), end(b), (order, closed) => order < 0 || (order === 0 && closed));

const overlaps = (a: FeelRange, b: FeelRange): FeelValue => both(reaches(a, b), reaches(b, a));

/** Whether `a` starts first, reaches into `b`, and ends no later. */
function overlapsBefore(a: FeelRange, b: FeelRange): FeelValue {
  const earlier = ordered(
    start(a),
    start(b),
    (order) => order < 0 || (order === 0 && a.lowClosed && !b.lowClosed),
  );
  return both(both(earlier, overlaps(a, b)), endsWithin(a, b));
}

const overlapsAfter = (a: FeelRange, b: FeelRange): FeelValue => overlapsBefore(b, a);

const during = (a: FeelRange, b: FeelRange): FeelValue =>
  both(startsWithin(a, b), endsWithin(a, b));

/** Relations of points and ranges, as in Allen's algebra. */
export const RANGES: Builtins = {
  before: [
    ranges(['range1', 'range2'], beforeRange),
    pointRange(['point', 'range'], (point, of) =>
      ordered(
        { value: point, closed: true },
        start(of),
        (order, closed) => order < 0 || (order === 0 && !closed),
      ),
    ),
    rangePoint(['range', 'point'], (of, point) =>
      ordered(
        end(of),
        { value: point, closed: true },
        (order, closed) => order < 0 || (order === 0 && !closed),
      ),
    ),
    points(['point1', 'point2'], (order) => order < 0),
  ],
  after: [
    ranges(['range1', 'range2'], (a, b) => beforeRange(b, a)),
    pointRange(['point', 'range'], (point, of) =>
      ordered(
        { value: point, closed: true },
        end(of),
        (order, closed) => order > 0 || (order === 0 && !closed),
      ),
    ),
    rangePoint(['range', 'point'], (of, point) =>
      ordered(
        start(of),
        { value: point, closed: true },
        (order, closed) => order > 0 || (order === 0 && !closed),
      ),
    ),
    points(['point1', 'point2'], (order) => order > 0),
  ],
  meets: [ranges(['range1', 'range2'], meets)],
  'met by': [ranges(['range1', 'range2'], (a, b) => meets(b, a))],
  overlaps: [ranges(['range1', 'range2'], overlaps)],
  'overlaps before': [ranges(['range1', 'range2'], overlapsBefore)],
  'overlaps after': [ranges(['range1', 'range2'], overlapsAfter)],
  finishes: [
    ranges(['range1', 'range2'], (a, b) => both(sameEnd(a, b), startsWithin(a, b))),
    pointRange(['point', 'range'], (point, of) =>
      ordered({ value: point, closed: true }, end(of), (order, closed) => order === 0 && closed),
    ),
  ],
  'finished by': [
    ranges(['range1', 'range2'], (a, b) => both(sameEnd(a, b), startsWithin(b, a))),
    rangePoint(['range', 'point'], (of, point) =>
      ordered({ value: point, closed: true }, end(of), (order, closed) => order === 0 && closed),
    ),
  ],
  includes: [
    ranges(['range1', 'range2'], (a, b) => during(b, a)),
    rangePoint(['range', 'point'], (of, point) => inRange(point, of)),
  ],
  during: [
    ranges(['range1', 'range2'], during),
    pointRange(['point', 'range'], (point, of) => inRange(point, of)),
  ],
  starts: [
    ranges(['range1', 'range2'], (a, b) => both(sameStart(a, b), endsWithin(a, b))),
    pointRange(['point', 'range'], (point, of) =>
      ordered({ value: point, closed: true }, start(of), (order, closed) => order === 0 && closed),
    ),
  ],
  'started by': [
    ranges(['range1', 'range2'], (a, b) => both(sameStart(a, b), endsWithin(b, a))),
    rangePoint(['range', 'point'], (of, point) =>
      ordered({ value: point, closed: true }, start(of), (order, closed) => order === 0 && closed),
    ),
  ],
  coincides: [
    ranges(['range1', 'range2'], (a, b) => both(sameStart(a, b), sameEnd(a, b))),
    points(['point1', 'point2'], (order) => order === 0),
  ],
};
