import { temporalText } from '../standard/time/temporal-text.ts';
import { equal } from '../standard/value/equal.ts';
import { isContext, isList, isTagged } from '../standard/value/kind.ts';
import {
  compareNumbers,
  Dec,
  decimalOf,
  type FeelNumber,
  isNumber,
} from '../standard/value/number.ts';
import type { FeelValue } from '../standard/value/value.ts';
import type { Written } from './read-value.ts';

/** How far an answer agrees: to the last digit, to the digits the kit wrote, or not. */
export type Agreement = 'exact' | 'asWritten' | 'none';

/**
 * Compares an answer with the expected one, numbers exactly. An expected number of eight decimals
 * or more is one that another engine computed in binary fractions and cut short, such as a root or
 * a monthly payment: there an answer that differs by less than 1e-8, as the kit has it, agrees as
 * written, and is counted apart.
 */
export function agreement(answer: FeelValue, expected: Written): Agreement {
  const { value, parts, entries } = expected;
  if (value === null || answer === null) return exactly(value === answer);
  if (isNumber(value)) {
    return isNumber(answer) ? sameNumber(answer, value, expected.digits ?? 0) : 'none';
  }
  if (parts) {
    if (!isList(answer) || answer.length !== parts.length) return 'none';
    return weakest(parts.map((part, at) => agreement(answer[at] ?? null, part)));
  }
  if (entries) {
    if (!isContext(answer) || answer.size !== entries.size) return 'none';
    return weakest([...entries].map(([name, entry]) => agreement(answer.get(name) ?? null, entry)));
  }
  return exactly(sameText(answer, value) ?? equal(answer, value) === true);
}

/** Days, times and durations are the same where they are written the same; null for other kinds. */
function sameText(answer: FeelValue, value: FeelValue): boolean | null {
  if (!isTagged(value) || value.is === 'range' || value.is === 'function') return null;
  return isTagged(answer) && answer.is === value.is && temporalText(answer) === temporalText(value);
}

const exactly = (same: boolean): Agreement => (same ? 'exact' : 'none');

function weakest(all: readonly Agreement[]): Agreement {
  if (all.includes('none')) return 'none';
  return all.includes('asWritten') ? 'asWritten' : 'exact';
}

const CUT_SHORT_MIN = 8;
const TOLERANCE = new Dec('1e-8');

function sameNumber(answer: FeelNumber, expected: FeelNumber, digits: number): Agreement {
  if (compareNumbers(answer, expected) === 0) return 'exact';
  const near = digits >= CUT_SHORT_MIN && decimalOf(answer).minus(expected).abs().lt(TOLERANCE);
  return near ? 'asWritten' : 'none';
}
