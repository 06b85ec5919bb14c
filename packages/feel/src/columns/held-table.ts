import type { Type } from '../check/type.ts';
import { type Interval, SAFE, spanning } from '../javascript/code.ts';
import { inward } from '../numbers/door.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import { BIT_CASES_MAX } from './limits.ts';

/**
 * A table as code looks it up, in the narrowest form its values allow. `stops` says that in some
 * cases the row program must be asked: NaN, 2 or undefined stand there.
 */
export type HeldTable =
  | { readonly form: 'constant'; readonly value: Value }
  /** Few flags, as the bits of one number. */
  | { readonly form: 'bits'; readonly bits: number }
  | { readonly form: 'flags'; readonly bytes: Uint8Array; readonly stops: boolean }
  | ({
      readonly form: 'numbers';
      readonly doubles: Float64Array;
      readonly stops: boolean;
    } & Interval)
  | {
      readonly form: 'values';
      readonly values: readonly (Value | undefined)[];
      readonly stops: boolean;
      /** Holds every number among the values. */
      readonly interval: Interval | null;
    };

/** What stands in a table of flags where the row program must be asked. */
export const FLAG_STOP = 2;

const known = new WeakMap<CaseTable, HeldTable>();

/** The table in its narrowest form; made once, because code is often written several times. */
export function heldTable(table: CaseTable, type: Type): HeldTable {
  const found = known.get(table);
  if (found) return found;
  const made = held(table, type);
  known.set(table, made);
  return made;
}

function held(table: CaseTable, type: Type): HeldTable {
  const values = table.values.map((value) => (value === undefined ? value : narrowed(value, type)));
  const present = values.filter((value): value is Value => value !== undefined);
  const stops = present.length < values.length;
  const [first] = present;
  if (!stops && first !== undefined && present.every((value) => value === first)) {
    return { form: 'constant', value: first };
  }
  if (first !== undefined && present.every((value) => typeof value === 'boolean')) {
    return flags(values, stops);
  }
  const numbers = present.filter((value): value is number => typeof value === 'number');
  const interval = numbers.length > 0 ? intervalOf(numbers) : null;
  if (interval === null || numbers.length < present.length) {
    return { form: 'values', values, stops, interval };
  }
  const doubles = Float64Array.from(values, (value) =>
    value === undefined ? Number.NaN : Number(value),
  );
  return { form: 'numbers', doubles, stops, ...interval };
}

function flags(values: readonly (Value | undefined)[], stops: boolean): HeldTable {
  if (!stops && values.length <= BIT_CASES_MAX) {
    const bits = values.reduce<number>((all, value, at) => (value ? all | (1 << at) : all), 0);
    return { form: 'bits', bits };
  }
  const bytes = Uint8Array.from(values, (value) =>
    value === undefined ? FLAG_STOP : Number(value),
  );
  return { form: 'flags', bytes, stops };
}

function intervalOf(numbers: readonly number[]): Interval {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of numbers) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return spanning([BigInt(low), BigInt(high)]);
}

/** A value with doubles in it; undefined where a number does not fit, so that the row program is asked. */
function narrowed(value: Value, type: Type): Value | undefined {
  if (typeof value === 'bigint') {
    return value > SAFE || value < -SAFE ? undefined : Number(value);
  }
  try {
    return inward(value, type, 'double');
  } catch (error) {
    if (error !== WIDE) throw error;
    return undefined;
  }
}
