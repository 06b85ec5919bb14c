import { assert } from './assert.ts';

/**
 * Divides and rounds to the nearest integer, ties away from zero (the rule of money here).
 *
 * @param denominator - any integer but zero
 * @example
 * ```ts
 * halfUp(5n, 2n); // 3n
 * halfUp(-5n, 2n); // -3n
 * ```
 */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  return n >= 0n ? (n * 2n + d) / (d * 2n) : -((-n * 2n + d) / (d * 2n));
}

/**
 * Divides and rounds to the nearest integer, ties towards zero.
 *
 * @example
 * ```ts
 * halfDown(5n, 2n); // 2n
 * ```
 */
export function halfDown(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  const magnitude = ((n < 0n ? -n : n) * 2n + d - 1n) / (d * 2n);
  return n < 0n ? -magnitude : magnitude;
}

/**
 * Divides and rounds to the nearest integer, ties to the even neighbour (IEEE 754, FEEL).
 *
 * @example
 * ```ts
 * halfEven(5n, 2n); // 2n
 * ```
 */
export function halfEven(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  const below = floorDiv(n, d);
  const twice = (n - below * d) * 2n;
  if (twice === d) return below % 2n === 0n ? below : below + 1n;
  return twice > d ? below + 1n : below;
}

/**
 * Divides towards minus infinity.
 *
 * @example
 * ```ts
 * floorDiv(-7n, 2n); // -4n
 * ```
 */
export function floorDiv(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/**
 * Divides towards plus infinity.
 *
 * @example
 * ```ts
 * ceilDiv(-7n, 2n); // -3n
 * ```
 */
export const ceilDiv = (numerator: bigint, denominator: bigint): bigint =>
  -floorDiv(-numerator, denominator);

/**
 * Divides away from zero.
 *
 * @example
 * ```ts
 * roundUp(-7n, 2n); // -4n
 * ```
 */
export function roundUp(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  return n < 0n ? floorDiv(n, d) : ceilDiv(n, d);
}

/**
 * Divides towards zero.
 *
 * @example
 * ```ts
 * roundDown(-7n, 2n); // -3n
 * ```
 */
export function roundDown(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = positive(numerator, denominator);
  return n / d;
}

function positive(numerator: bigint, denominator: bigint): [bigint, bigint] {
  assert(denominator !== 0n, 'division by zero');
  return denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
}
