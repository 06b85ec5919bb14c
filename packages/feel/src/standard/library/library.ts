import { CONTEXTS } from './contexts.ts';
import { CONVERSION } from './conversion.ts';
import { LISTS } from './lists.ts';
import { NUMERIC } from './numeric.ts';
import { RANGE_TEXT } from './range-text.ts';
import { RANGES } from './ranges.ts';
import { type Builtins, flag, nullable, type Signature, takes } from './signature.ts';
import { SORTING } from './sorting.ts';
import { STRINGS } from './strings.ts';
import { TEMPORALS } from './temporals.ts';

const LOGIC: Builtins = {
  not: [takes([nullable(flag('negand'))], ([negand]) => (negand === null ? null : !negand))],
};

/** Every function of FEEL by name. */
export const LIBRARY: ReadonlyMap<string, readonly Signature[]> = new Map(
  [
    NUMERIC,
    STRINGS,
    LISTS,
    SORTING,
    CONTEXTS,
    CONVERSION,
    TEMPORALS,
    RANGES,
    RANGE_TEXT,
    LOGIC,
  ].flatMap((family) => Object.entries(family)),
);
