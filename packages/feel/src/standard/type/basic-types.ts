/** The types that have no parts, by their names in FEEL. */
export const BASIC_TYPES = [
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

export type BasicType = (typeof BASIC_TYPES)[number];
