import { midnight } from '../time/instant.ts';
import { isContext, isFunction, isList, isRange, isTagged, kindOf } from '../value/kind.ts';
import type { FeelFunction, FeelRange, FeelType, FeelValue } from '../value/value.ts';
import { ANY } from './feel-type.ts';

/** Whether a value is of a type; null is of every type. */
export function conforms(value: FeelValue, type: FeelType): boolean {
  if (value === null) return true;
  return hasForm(value, type) && (type.allowed === undefined || type.allowed(value));
}

/** `value instance of type`: by form, whatever values the type allows; null is of its own only. */
export const isInstance = (value: FeelValue, type: FeelType): boolean =>
  value === null ? type.is === 'null' : hasForm(value, type);

function hasForm(value: FeelValue, type: FeelType): boolean {
  switch (type.is) {
    case 'any':
      return true;
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.of));
    case 'range':
      return isRange(value) && rangeConforms(value, type.of);
    case 'context':
      return isContext(value) && contextConforms(value, type.entries);
    case 'function':
      return isFunction(value) && functionConforms(value, type);
    default:
      return kindOf(value) === type.is;
  }
}

const rangeConforms = ({ low, high }: FeelRange, of: FeelType): boolean =>
  conforms(low, of) && conforms(high, of);

function contextConforms(
  value: ReadonlyMap<string, FeelValue>,
  entries: ReadonlyMap<string, FeelType>,
): boolean {
  for (const [name, type] of entries) {
    if (!value.has(name) || !conforms(value.get(name) ?? null, type)) return false;
  }
  return true;
}

/** A function fits where every value that will be given to it is one that it takes. */
function functionConforms(
  { parameters, types }: FeelFunction,
  type: FeelType & { readonly is: 'function' },
): boolean {
  if (type.parameters === null) return true;
  if (type.parameters.length !== parameters.length) return false;
  return type.parameters.every((given, at) => isWithin(given, types?.[at] ?? ANY));
}

/** Whether every value of one type is one of another, by form. */
function isWithin(type: FeelType, wider: FeelType): boolean {
  if (wider.is === 'any' || type.is === 'null') return true;
  if (type.is !== wider.is) return false;
  if ('of' in type && 'of' in wider) return isWithin(type.of, wider.of);
  if (type.is !== 'context' || wider.is !== 'context') return true;
  return [...wider.entries].every(([name, entry]) => {
    const own = type.entries.get(name);
    return own !== undefined && isWithin(own, entry);
  });
}

/**
 * The value as a type wants it: as it is, a list of one as its item, an item as a list of one, a
 * date as its midnight. Anything else is null.
 */
export function coerce(value: FeelValue, type: FeelType): FeelValue {
  if (value === null || conforms(value, type)) return value;
  if (type.is === 'list') {
    return !isList(value) && conforms([value], type) ? [value] : null;
  }
  const [only] = isList(value) && value.length === 1 ? value : [];
  if (only !== undefined) return conforms(only, type) ? only : null;
  const isDate = isTagged(value) && value.is === 'date';
  return isDate && type.is === 'date and time' ? midnight(value) : null;
}
