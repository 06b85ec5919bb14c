import { type Fen, fen } from './fen.ts';
import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';
import { halfUp } from './rounding.ts';

/** An exact rate in millionths: 70 % is `700_000n`. At most six decimals. */
export type Rate = bigint & { readonly unit: 'millionth' };

/** An exact quantity in thousandths: one box is `1_000n`. At most three decimals. */
export type Quantity = bigint & { readonly unit: 'thousandth' };

/** The rate 1, that is 100 %. */
export const RATE_ONE: Rate = 1_000_000n as Rate;

/** The quantity 1. */
export const QUANTITY_ONE: Quantity = 1_000n as Quantity;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal as an integer at a given number of decimals, exactly.
 *
 * @returns null when the text is no plain decimal or has more decimals than asked.
 * @example
 * ```ts
 * scaled('0.7', 6); // 700000n
 * ```
 */
export function scaled(text: string, decimals: number): bigint | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return null;
  const value = BigInt(whole + kept.padEnd(decimals, '0'));
  return sign ? -value : value;
}

/**
 * Writes an integer at a given number of decimals as a plain decimal, without trailing zeros.
 *
 * @example
 * ```ts
 * decimalText(700000n, 6); // '0.7'
 * ```
 */
export function decimalText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/**
 * Reads a rate such as `0.85`.
 *
 * @returns `RATE_NOT_READABLE` for a seventh decimal or no number.
 * @example
 * ```ts
 * parseRate('0.85'); // { ok: true, value: 850000n }
 * ```
 */
export function parseRate(text: string, where = 'rate'): Result<Rate> {
  const value = scaled(text, 6);
  return value === null ? fail(problem('RATE_NOT_READABLE', where, { text })) : ok(value as Rate);
}

/**
 * Reads a quantity such as `1.5`.
 *
 * @returns `QUANTITY_NOT_READABLE` for a fourth decimal or no number.
 * @example
 * ```ts
 * parseQuantity('1.5'); // { ok: true, value: 1500n }
 * ```
 */
export function parseQuantity(text: string, where = 'quantity'): Result<Quantity> {
  const value = scaled(text, 3);
  return value === null
    ? fail(problem('QUANTITY_NOT_READABLE', where, { text }))
    : ok(value as Quantity);
}

/**
 * Amount times rate, rounded half up to the fen.
 *
 * @example
 * ```ts
 * timesRate(fen(70_000n), 700_000n as Rate); // 49000n
 * ```
 */
export const timesRate = (amount: Fen, rate: Rate): Fen => fen(halfUp(amount * rate, RATE_ONE));

/**
 * Unit price times quantity, rounded half up to the fen.
 *
 * @example
 * ```ts
 * timesQuantity(fen(333n), 1_500n as Quantity); // 500n
 * ```
 */
export const timesQuantity = (price: Fen, quantity: Quantity): Fen =>
  fen(halfUp(price * quantity, QUANTITY_ONE));
