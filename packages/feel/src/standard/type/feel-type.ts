import type { FeelType } from '../value/value.ts';
import { BASIC_TYPES } from './basic-types.ts';

export const ANY: FeelType = { is: 'any' };

const ALIASES: { readonly [name: string]: FeelType } = {
  any: ANY,
  datetime: { is: 'date and time' },
  daytimeduration: { is: 'days and time duration' },
  yearmonthduration: { is: 'years and months duration' },
  list: { is: 'list', of: ANY },
  context: { is: 'context', entries: new Map() },
  range: { is: 'range', of: ANY },
  function: { is: 'function', parameters: null, result: ANY },
};

/** A type by its name in FEEL, with or without the prefix that older files write. */
export function basicType(name: string): FeelType | null {
  const plain = name.replace(/^(feel|xsd):/, '').replace(/^\{.*\}/, '');
  const basic = BASIC_TYPES.find((each) => each === plain.toLowerCase());
  if (basic) return basic === 'any' ? ANY : { is: basic };
  return Object.hasOwn(ALIASES, plain.toLowerCase())
    ? (ALIASES[plain.toLowerCase()] ?? null)
    : null;
}
