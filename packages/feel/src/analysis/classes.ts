import { powerOfTen } from '../check/convert.ts';
import type { Type } from '../check/type.ts';
import type { Value } from '../value.ts';
import type { ValueBounds } from './analysis.ts';

import { isOrderedType } from './predicate.ts';
import type { Bound, Variable } from './variables.ts';

/**
 * Values of a variable that no cell tells apart: one value, a stretch between two bounds, or (`other`)
 * every text that the table does not name. `value` stands for the class, at the variable's own scale.
 */
export type ValueClass = {
  readonly value: Value;
  readonly other: boolean;
  /** The ends of a stretch, at `Classes.scale`; null on the side where it has none. */
  readonly stretch: { readonly low: bigint | null; readonly high: bigint | null } | null;
  /** Where it stands in the order of bounds; see `positionTest`. */
  readonly position: number;
};

/** The classes of a variable, in their order; null, where it may occur, comes last. */
export type Classes = {
  readonly scale: number;
  readonly list: readonly ValueClass[];
  /** The number of each bound, in order. */
  readonly ends: ReadonlyMap<bigint, number>;
};

export function classesOf(variable: Variable, limits: ValueBounds): Classes {
  const { type, bounds, only } = variable;
  const ordered = isOrderedType(type) && only === null;
  const scale = ordered ? scaleOf(type, bounds) : 0;
  const ends = ordered ? endsOf(bounds, scale) : [];
  const classes = ordered ? orderedClasses(variable, ends, limits) : listed(variable);
  const missing: ValueClass[] = type.nullable ? [one(null)] : [];
  const list = [...classes, ...missing];
  return { scale, list, ends: new Map(ends.map((end, at) => [end, at])) };
}

const one = (value: Value): ValueClass => ({
  value,
  other: false,
  stretch: null,
  position: MISSING,
});

function listed({ type, bounds, only }: Variable): ValueClass[] {
  if (only) return only.filter((value) => value !== null).map(one);
  if (type.is === 'flag') return [one(true), one(false)];
  const named = [...new Set(bounds.map(({ value }) => value))].filter(
    (value): value is string => typeof value === 'string',
  );
  if (type.is !== 'text') return [];
  if (type.codes) return type.codes.map(one);
  return [...named.map(one), { ...one(unnamed(named)), other: true }];
}

/** A text that is none of the named ones. */
function unnamed(named: readonly string[]): string {
  let text = 'other';
  while (named.includes(text)) text += '-other';
  return text;
}

const scaleOf = (type: Type, bounds: readonly Bound[]): number =>
  Math.max(ownScale(type), ...bounds.map(({ scale }) => scale));

const ownScale = (type: Type): number => (type.is === 'number' ? type.scale : 0);

/** Days are numbers and all others `bigint`; stretches are reckoned in `bigint`. */
const heldAs = (type: Type, value: bigint): Value => (type.is === 'day' ? Number(value) : value);

const asInteger = (value: Value): bigint | null =>
  typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null;

function endsOf(bounds: readonly Bound[], scale: number): bigint[] {
  const ends = bounds.flatMap((bound) => {
    const value = asInteger(bound.value);
    return value === null ? [] : [value * powerOfTen(scale - bound.scale)];
  });
  return [...new Set(ends)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Each bound by itself and the stretch before, between and after, where a value of the scale lies. */
function orderedClasses(
  { type, bounds }: Variable,
  ends: readonly bigint[],
  limits: ValueBounds,
): ValueClass[] {
  const step = powerOfTen(scaleOf(type, bounds) - ownScale(type));
  const [least, most] = [asInteger(limits.low), asInteger(limits.high)];
  const classes: ValueClass[] = [];
  const add = (low: bigint | null, high: bigint | null, position: number): void => {
    const closed = position % 2 === 1;
    const first = low === null ? null : ceiling(closed ? low : low + 1n, step);
    const last = high === null ? null : floor(closed ? high : high - 1n, step);
    const from = largest(first, least);
    const to = smallest(last, most);
    if (from !== null && to !== null && from > to) return;
    const value = heldAs(type, from ?? to ?? 0n);
    classes.push({ value, other: false, stretch: { low, high }, position });
  };
  ends.forEach((end, at) => {
    add(at === 0 ? null : (ends[at - 1] ?? null), end, 2 * at);
    add(end, end, 2 * at + 1);
  });
  add(ends.at(-1) ?? null, null, 2 * ends.length);
  return classes;
}

function floor(value: bigint, step: bigint): bigint {
  const rest = ((value % step) + step) % step;
  return (value - rest) / step;
}

const ceiling = (value: bigint, step: bigint): bigint => -floor(-value, step);

function largest(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function smallest(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Where a missing value stands: beside the order. */
export const MISSING = -1;
