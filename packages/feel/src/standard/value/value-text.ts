import { temporalText } from '../time/temporal-text.ts';
import { isContext, isList } from './kind.ts';
import { isNumber, numberText } from './number.ts';
import type { FeelRange, FeelValue } from './value.ts';

/**
 * A value as `string()` writes it: texts as they are, inside lists and contexts in quotes; numbers
 * with all their digits and no exponent; null as `null`.
 *
 * @example
 * ```ts
 * valueText([1, 'a', null]); // '[1, "a", null]'
 * ```
 */
export function valueText(value: FeelValue): string {
  return typeof value === 'string' ? value : literalText(value);
}

/** A value as an expression would write it. */
export function literalText(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map(literalText).join(', ')}]`;
  if (isContext(value)) return contextText(value);
  if (value.is === 'range') return rangeText(value);
  if (value.is === 'function') return `function(${value.parameters.join(', ')})`;
  return temporalText(value);
}

function contextText(value: ReadonlyMap<string, FeelValue>): string {
  const entries = [...value].map(([name, entry]) => `${keyText(name)}: ${literalText(entry)}`);
  return `{${entries.join(', ')}}`;
}

const keyText = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : literalText(name);

function rangeText({ low, high, lowClosed, highClosed, operator }: FeelRange): string {
  if (operator !== null) return `(${operator} ${literalText(low ?? high)})`;
  return `${lowClosed ? '[' : '('}${literalText(low)}..${literalText(high)}${highClosed ? ']' : ')'}`;
}
