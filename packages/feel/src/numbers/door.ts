import type { Type } from '../check/type.ts';
import { rowMaker } from '../row/row-maker.ts';
import type { Row, Value } from '../value.ts';
import { holdsNumbers } from './numeric.ts';
import { WIDE } from './wide.ts';

export type Tier = 'double' | 'bigint';

/**
 * A value of the door, where numbers are `bigint`, in the form of a tier.
 *
 * @throws WIDE when a number does not fit
 */
export function inward(value: Value, type: Type, tier: Tier): Value {
  return tier === 'bigint' || !holdsNumbers(type) ? value : changed(value, type, toDouble);
}

/** What makes a value of a tier a value of the door; null when nothing has to change. */
export function outward(type: Type, tier: Tier): ((value: Value) => Value) | null {
  if (tier === 'bigint' || !holdsNumbers(type)) return null;
  return changing(type, (value) => (typeof value === 'number' ? BigInt(value) : value));
}

/** The same with numbers as plain numbers where they are safe. */
export const plainNumbers = (type: Type): ((value: Value) => Value) | null =>
  holdsNumbers(type) ? changing(type, toPlain) : null;

type Change = (value: Value) => Value;

function toDouble(value: Value): Value {
  if (typeof value !== 'bigint') return value;
  const narrowed = Number(value);
  if (!Number.isSafeInteger(narrowed)) throw WIDE;
  return narrowed;
}

function toPlain(value: Value): Value {
  if (typeof value !== 'bigint') return value;
  const narrowed = Number(value);
  return Number.isSafeInteger(narrowed) ? narrowed : value;
}

const changed = (value: Value, type: Type, number: Change): Value => changing(type, number)(value);

/** Applies a change to every number of a value, through lists and contexts. */
function changing(type: Type, number: Change): Change {
  if (!holdsNumbers(type)) return (value) => value;
  if (type.is === 'list') {
    const item = changing(type.of, number);
    return (value) => (Array.isArray(value) ? value.map(item) : value);
  }
  if (type.is !== 'context') return number;
  const make = rowMaker();
  const entries: { [name: string]: Change } = Object.create(null);
  for (const [name, entry] of Object.entries(type.entries)) entries[name] = changing(entry, number);
  const open = type.open ? changing(type.open, number) : null;
  return (value) => {
    if (value === null || typeof value !== 'object') return value;
    const row = make();
    // Values of a context are plain records: what they inherit is not met here.
    for (const name in value as Row) {
      const entry = (value as Row)[name] as Value;
      const change = entries[name] ?? open;
      row[name] = change ? change(entry) : entry;
    }
    return row;
  };
}
