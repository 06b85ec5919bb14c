import { compare } from './compare.ts';
import { equal } from './equal.ts';
import type { FeelRange, FeelValue } from './value.ts';

/**
 * Whether a value lies in a range; null when the two cannot be compared. An end is open without
 * bound only in a range written as a comparison; a null that was computed has no answer.
 */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  if (range.operator === '!=') return flipped(equal(value, range.low));
  if (range.operator === '=') return equal(value, range.low);
  const isOpen = range.operator !== null;
  const above = compare(value, range.low ?? (isOpen ? range.high : null));
  const below = compare(value, range.high ?? (isOpen ? range.low : null));
  const low = within(above, isOpen && range.low === null, range.lowClosed, 1);
  const high = within(below, isOpen && range.high === null, range.highClosed, -1);
  if (low === false || high === false) return false;
  return low === null || high === null ? null : true;
}

/** Whether a value stands on the right side of one end. */
function within(
  order: number | null,
  isUnbounded: boolean,
  isClosed: boolean,
  side: 1 | -1,
): boolean | null {
  if (order === null) return null;
  return isUnbounded || order * side > 0 || (isClosed && order === 0);
}

const flipped = (flag: boolean | null): boolean | null => (flag === null ? null : !flag);

/** A range with two ends; null when they are of different kinds, or no ends at all. */
export function makeRange(of: Omit<FeelRange, 'is'>): FeelRange | null {
  const { low, high, operator } = of;
  if (operator === '=' || operator === '!=') return { is: 'range', ...of };
  if (low === null && high === null) return null;
  const order = low === null || high === null ? 0 : compare(low, high);
  return order === null ? null : { is: 'range', ...of };
}
