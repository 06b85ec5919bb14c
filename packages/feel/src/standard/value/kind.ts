import { isNumber } from './number.ts';
import type { FeelContext, FeelFunction, FeelRange, FeelTemporal, FeelValue } from './value.ts';

/** The kinds of values, called as in FEEL. */
export type ValueKind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'list'
  | 'context'
  | FeelTemporal['is']
  | 'range'
  | 'function';

export function kindOf(value: FeelValue): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (isNumber(value)) return 'number';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  return value.is;
}

export const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);

export const isContext = (value: FeelValue): value is FeelContext => value instanceof Map;

export type Tagged = FeelTemporal | FeelRange | FeelFunction;

/** Whether a value carries a tag: a temporal value, a range or a function. */
export const isTagged = (value: FeelValue): value is Tagged =>
  typeof value === 'object' &&
  value !== null &&
  !isNumber(value) &&
  !isList(value) &&
  !isContext(value);

export const isRange = (value: FeelValue): value is FeelRange =>
  isTagged(value) && value.is === 'range';

export const isFunction = (value: FeelValue): value is FeelFunction =>
  isTagged(value) && value.is === 'function';
