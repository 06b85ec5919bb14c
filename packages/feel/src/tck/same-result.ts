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

/**
 * Whether an answer is the expected one. Numbers are compared exactly. An expected number of eight
 * decimals or more is one that another engine computed in binary fractions and cut short, such as
 * a root or a monthly payment: there the answer may differ by less than 1e-8, as the kit has it.
 */
export function sameResult(answer: FeelValue, expected: Written): boolean {
  const { value, parts, entries } = expected;
  if (value === null || answer === null) return value === answer;
  if (isNumber(value)) return isNumber(answer) && sameNumber(answer, value, expected.digits ?? 0);
  if (parts) {
    return (
      isList(answer) &&
      answer.length === parts.length &&
      parts.every((part, at) => sameResult(answer[at] ?? null, part))
    );
  }
  if (entries) {
    return (
      isContext(answer) &&
      answer.size === entries.size &&
      [...entries].every(([name, entry]) => sameResult(answer.get(name) ?? null, entry))
    );
  }
  if (isTagged(value) && value.is !== 'range' && value.is !== 'function') {
    return (
      isTagged(answer) && answer.is === value.is && temporalText(answer) === temporalText(value)
    );
  }
  return equal(answer, value) === true;
}

const CUT_SHORT_MIN = 8;
const TOLERANCE = new Dec('1e-8');

function sameNumber(answer: FeelNumber, expected: FeelNumber, digits: number): boolean {
  if (compareNumbers(answer, expected) === 0) return true;
  return digits >= CUT_SHORT_MIN && decimalOf(answer).minus(expected).abs().lt(TOLERANCE);
}
