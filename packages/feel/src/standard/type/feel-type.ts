import type { FeelValue } from '../value/value.ts';

/** A type of standard mode. `allowed` narrows it to the values of an item definition. */
export type FeelType = FeelTypeForm & {
  readonly allowed?: (value: FeelValue) => boolean;
  /** The allowed values as written, in the order that gives priority. */
  readonly choices?: string;
};

type FeelTypeForm =
  | { readonly is: BasicType }
  | { readonly is: 'list'; readonly of: FeelType }
  | { readonly is: 'range'; readonly of: FeelType }
  | { readonly is: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | {
      readonly is: 'function';
      /** Null when any function will do. */
      readonly parameters: readonly FeelType[] | null;
      readonly result: FeelType;
    };

const BASIC_TYPES = [
  'any',
  'null',
  'boolean',
  'string',
  'number',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
] as const;

type BasicType = (typeof BASIC_TYPES)[number];

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
