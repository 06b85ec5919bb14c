import { daysOf } from '../time/calendar.ts';
import { instantOf, timeInstant } from '../time/instant.ts';
import { isTagged, type Tagged } from './kind.ts';
import { compareNumbers, isNumber } from './number.ts';
import type { FeelDateTime, FeelTime, FeelValue } from './value.ts';

/** How two values of one ordered kind stand to each other; null when they cannot be ordered. */
export function compare(a: FeelValue, b: FeelValue): number | null {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return isTagged(a) && isTagged(b) ? compareTagged(a, b) : null;
}

function compareTagged(a: Tagged, b: Tagged): number | null {
  switch (a.is) {
    case 'date':
      return b.is === a.is ? daysOf(a) - daysOf(b) : null;
    case 'date and time':
      return b.is === a.is ? compareMoments(a, b) : null;
    case 'time':
      return b.is === a.is ? compareTimes(a, b) : null;
    case 'days and time duration':
      return b.is === a.is ? Number(a.nanos - b.nanos) : null;
    case 'years and months duration':
      return b.is === a.is ? a.months - b.months : null;
    default:
      return null;
  }
}

/** Moments and times are compared by whole seconds, and only when both or neither have a zone. */
function compareMoments(a: FeelDateTime, b: FeelDateTime): number | null {
  if ((a.zone === null) !== (b.zone === null)) return null;
  return Number(seconds(instantOf(a)) - seconds(instantOf(b)));
}

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  if ((a.zone === null) !== (b.zone === null)) return null;
  return Number(seconds(timeInstant(a)) - seconds(timeInstant(b)));
}

const SECOND = 1_000_000_000n;

const seconds = (nanos: bigint): bigint =>
  (nanos - (((nanos % SECOND) + SECOND) % SECOND)) / SECOND;

/** Texts are ordered by code points, which differs from JavaScript's order above U+FFFF. */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right)
      return isSurrogate(left) === isSurrogate(right) ? left - right : surrogateOrder(left);
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** A surrogate begins a code point above every code unit that is none. */
const surrogateOrder = (left: number): number => (isSurrogate(left) ? 1 : -1);
