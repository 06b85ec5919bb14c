import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Money: an integer number of fen (0.01 yuan), exact and without bound.
 *
 * @example
 * ```ts
 * yuanText(fen(1234n)); // '12.34'
 * ```
 */
export type Fen = bigint & { readonly unit: 'fen' };

/**
 * Marks an integer as fen. The only way to mint money from a computed integer. The brand exists
 * at compile time only: every bigint is a valid amount of fen.
 *
 * @example
 * ```ts
 * fen(5n) + fen(6n); // 11n
 * ```
 */
export const fen = (amount: bigint): Fen => amount as Fen;

/** No money. */
export const ZERO_FEN: Fen = fen(0n);

const YUAN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount written in yuan with at most two decimals.
 *
 * @returns `MONEY_NOT_READABLE` for anything else, also for a third decimal.
 * @example
 * ```ts
 * parseYuan('12.3'); // { ok: true, value: 1230n }
 * ```
 */
export function parseYuan(text: string, where = 'amount'): Result<Fen> {
  const match = YUAN.exec(text.trim());
  if (!match) return fail(problem('MONEY_NOT_READABLE', where, { text }));
  const [, sign, yuan = '0', cents = ''] = match;
  const amount = BigInt(yuan) * 100n + BigInt(cents.padEnd(2, '0'));
  return ok(fen(sign ? -amount : amount));
}

/**
 * Writes fen as yuan with two decimals, no thousands separator.
 *
 * @example
 * ```ts
 * yuanText(fen(-5n)); // '-0.05'
 * ```
 */
export function yuanText(amount: Fen): string {
  const absolute = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${absolute.slice(0, -2)}.${absolute.slice(-2)}`;
}
