import { Decimal } from 'decimal.js';

/** Decimals of FEEL: 34 significant digits, half to even after every operation. */
export const Dec: Decimal.Constructor = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6176,
  toExpNeg: -7000,
  toExpPos: 7000,
});

/**
 * A number of standard mode: a JavaScript number exactly when it is a safe integer, so that integer
 * arithmetic is fast, equal numbers are equal values, and nothing is ever a binary fraction. Any
 * other number is a `Decimal` of `decimal.js`.
 *
 * @example
 * ```ts
 * const count: FeelNumber = 3;
 * ```
 */
export type FeelNumber = number | Decimal;

export const isNumber = (value: unknown): value is FeelNumber =>
  typeof value === 'number' || value instanceof Decimal;

export const decimalOf = (value: FeelNumber): Decimal =>
  typeof value === 'number' ? new Dec(value) : value;

/** A decimal in its one form; null when it is not finite, so no NaN and no infinity gets out. */
export function numberOf(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.e < 16 && value.isInteger()) {
    const integer = value.toNumber();
    if (Number.isSafeInteger(integer)) return integer + 0;
  }
  return value;
}

/** A decimal as written, rounded to 34 digits. */
export function literalNumber(digits: bigint, scale: number): FeelNumber | null {
  const safe = Number(digits);
  if (scale === 0 && Number.isSafeInteger(safe)) return safe;
  return numberOf(new Dec(`${digits}e${-scale}`).toSignificantDigits(34));
}

/** The number a text writes, as `number()` and inputs read it; null if it writes none. */
export function readNumber(text: string): FeelNumber | null {
  if (text.length > 1000 || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,5})?$/.test(text))
    return null;
  return numberOf(new Dec(text).toSignificantDigits(34));
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return numberOf(Dec.add(a, b));
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return numberOf(Dec.sub(a, b));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return numberOf(Dec.mul(a, b));
}

export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) return a / b + 0;
  return numberOf(Dec.div(a, b));
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return numberOf(Dec.pow(a, b));
}

export const negate = (a: FeelNumber): FeelNumber => (typeof a === 'number' ? 0 - a : a.negated());

/** Less than zero, zero, or more, as `a` is less than, equal to or more than `b`. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return decimalOf(a).comparedTo(b);
}

/** The integer a number is, if it is one a program can count with. */
export const integerOf = (value: FeelNumber): number | null =>
  typeof value === 'number' ? value : null;

/** The number as written without an exponent. */
export const numberText = (value: FeelNumber): string =>
  typeof value === 'number' ? String(value) : value.toFixed();
