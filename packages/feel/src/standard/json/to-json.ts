import { isContext, isList } from '../value/kind.ts';
import { isNumber, numberText } from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';

/**
 * A value as JSON: contexts are objects, temporal values and ranges texts. A number that a double
 * would change is a text of its exact digits.
 *
 * @example
 * ```ts
 * toJson(new Map([['cap', 1000]])); // { cap: 1000 }
 * ```
 */
export function toJson(value: FeelValue): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return numberJson(numberText(value));
  if (isList(value)) return value.map(toJson);
  if (!isContext(value)) return valueText(value);
  return Object.fromEntries([...value].map(([name, entry]) => [name, toJson(entry)]));
}

const numberJson = (text: string): number | string =>
  String(Number(text)) === text ? Number(text) : text;
