import type { Interval } from '../javascript/code.ts';
import type { Value } from '../value.ts';

/**
 * What stands for a value in SQL. Rows and lists of known length are taken apart, so that only
 * single values and lists from the input are ever held in a column.
 */
export type Code = Scalar | Structure | Items | Column;

/**
 * An expression without side effects that never stops the query, and the layer whose columns it
 * reads. Numbers are integers at the scale of their type, inside the interval on every row that has
 * no problem.
 */
export type Scalar = Interval & {
  readonly form: 'scalar';
  readonly text: string;
  readonly level: number;
  /** Whether the number is held in 128 bits. */
  readonly wide: boolean;
  /** The value where it is known when the decision is compiled. */
  readonly constant?: Value;
  /** The texts, where the expression gives positions among them instead. */
  readonly codes?: readonly string[];
  /** False where the checker proved a value. */
  readonly nullable?: boolean;
};

/** A context, entry by entry. */
type Structure = { readonly form: 'row'; readonly entries: ReadonlyMap<string, Code> };

/** A list: everything that may be in it, in order, with the condition that it is. */
export type Items = { readonly form: 'list'; readonly items: readonly Item[] };

export type Item = { readonly present: Scalar | null; readonly value: Code };

/** A list of texts as the input holds it. */
type Column = {
  readonly form: 'column';
  readonly text: string;
  readonly level: number;
};

/** Rules that fired, one bit each, as a number of a row; `word` says which rules its bits are. */
export type Fired = { readonly word: number; readonly bits: Scalar };

/**
 * What is met on the way to a value: the number of the first problem, NULL if there is none, and the
 * rules that fire, which are only asked for where they are cited.
 */
export type Way = { readonly problem: Scalar | null; readonly fired: readonly Fired[] };

/** A value, and what is met on the way to it; null where nothing can be. */
export type Emitted<C extends Code = Code> = { readonly code: C; readonly way: Way | null };

const NONE: Interval = { low: 0n, high: 0n };

/** A flag or a text, made of others. */
export function plainScalar(text: string, parts: readonly Scalar[]): Scalar {
  return { form: 'scalar', text, level: levelOf(parts), wide: false, ...NONE };
}

export const levelOf = (parts: readonly { readonly level: number }[]): number =>
  parts.reduce((level, part) => Math.max(level, part.level), 0);

/** A flag that is known. */
export const known = (value: boolean): Scalar => ({
  ...plainScalar(value ? 'TRUE' : 'FALSE', []),
  constant: value,
});

export const NULL_CODE: Scalar = { ...plainScalar('NULL', []), constant: null };

/** All of the conditions. */
export function every(conditions: readonly (Scalar | null)[]): Scalar {
  const parts = conditions.filter(
    (each): each is Scalar => each !== null && each.constant !== true,
  );
  if (parts.some((each) => each.constant === false)) return known(false);
  const [only] = parts;
  if (!only) return known(true);
  return parts.length === 1 ? only : plainScalar(`(${texts(parts).join(' AND ')})`, parts);
}

/** Any of the conditions. */
export function some(conditions: readonly Scalar[]): Scalar {
  const parts = conditions.filter((each) => each.constant !== false);
  if (parts.some((each) => each.constant === true)) return known(true);
  const [only] = parts;
  if (!only) return known(false);
  return parts.length === 1 ? only : plainScalar(`(${texts(parts).join(' OR ')})`, parts);
}

export function negated(condition: Scalar): Scalar {
  if (typeof condition.constant === 'boolean') return known(!condition.constant);
  return plainScalar(`(NOT ${condition.text})`, [condition]);
}

const texts = (parts: readonly Scalar[]): string[] => parts.map(({ text }) => text);
