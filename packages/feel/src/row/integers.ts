import { INTEGERS_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import { sourceOf } from './emitter.ts';

/** What is left of a division towards minus infinity; both numbers are of one form. */
export function modulo(dividend: number | bigint, divisor: number | bigint): number | bigint {
  if (typeof dividend === 'bigint' && typeof divisor === 'bigint') {
    const rest = dividend % divisor;
    return rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest;
  }
  const [of, by] = [Number(dividend), Number(divisor)];
  const rest = of % by;
  // Never minus zero.
  return rest !== 0 && rest < 0 !== by < 0 ? rest + by : rest + 0;
}

export const isEven = (of: number | bigint): boolean =>
  typeof of === 'bigint' ? of % 2n === 0n : of % 2 === 0;

/** The integers from one to another, both included, up or down. */
export function integers(from: bigint, to: bigint, span: SourceSpan): bigint[] {
  const step = from <= to ? 1n : -1n;
  const count = (to - from) * step + 1n;
  if (count > BigInt(INTEGERS_MAX)) {
    stop('RULE_RANGE_TOO_LONG', span, {
      expression: sourceOf(span),
      count: String(count),
      limit: String(INTEGERS_MAX),
    });
  }
  return Array.from({ length: Number(count) }, (_, at) => from + BigInt(at) * step);
}
