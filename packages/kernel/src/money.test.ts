import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  ceilDiv,
  decimalText,
  fen,
  floorDiv,
  halfDown,
  halfEven,
  halfUp,
  parseQuantity,
  parseRate,
  parseYuan,
  roundDown,
  roundUp,
  scaled,
  timesRate,
  unwrap,
  yuanText,
} from './index.ts';

const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

describe('money', () => {
  it('MON-1 reads yuan as fen and refuses a third decimal', () => {
    expect(unwrap(parseYuan('12.3'))).toBe(1230n);
    expect(unwrap(parseYuan('-0.05'))).toBe(-5n);
    const refused = parseYuan('1.234', 'row 3');
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.problems[0].en).toBe(
      '"1.234" is not an amount in yuan. Money is written as digits with at most two decimals, because the smallest unit is the fen. Write it like 12.34.',
    );
  });

  it.each(['', ' ', '1,000', '1e3', '١', '--1', '.5', '0x10'])('MON-1 refuses %j', (text) => {
    expect(parseYuan(text).ok).toBe(false);
  });

  it('MON-2 what is written reads back', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(unwrap(parseYuan(yuanText(fen(value))))).toBe(value);
      }),
    );
  });

  it('MON-3 allocate never loses a fen and stays within one fen of the exact share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = allocate(fen(total), list);
        const sum = list.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const off = part * sum - total * (list[index] ?? 0n);
          expect(off < sum && off > -sum).toBe(true);
        });
      }),
    );
  });

  it('MON-4 ties go where the name says', () => {
    const ties = [5n, -5n, 15n, -15n].map((n) => n);
    expect(ties.map((n) => halfUp(n, 10n))).toEqual([1n, -1n, 2n, -2n]);
    expect(ties.map((n) => halfDown(n, 10n))).toEqual([0n, 0n, 1n, -1n]);
    expect(ties.map((n) => halfEven(n, 10n))).toEqual([0n, 0n, 2n, -2n]);
    expect([floorDiv(-1n, 10n), ceilDiv(1n, 10n), roundUp(-1n, 10n), roundDown(-9n, 10n)]).toEqual([
      -1n,
      1n,
      -1n,
      0n,
    ]);
  });

  it('MON-4 every rounding is within one of the quotient, the half ones within a half', () => {
    const divisor = fc.bigInt({ min: -1000n, max: 1000n }).filter((d) => d !== 0n);
    fc.assert(
      fc.property(amount, divisor, (n, d) => {
        const size = d < 0n ? -d : d;
        const off = (q: bigint): bigint => (q * d - n < 0n ? n - q * d : q * d - n);
        for (const round of [halfUp, halfDown, halfEven]) {
          expect(off(round(n, d)) * 2n <= size).toBe(true);
        }
        for (const round of [floorDiv, ceilDiv, roundUp, roundDown]) {
          expect(off(round(n, d)) < size).toBe(true);
        }
      }),
    );
  });

  it('MON-5 rates have six decimals and quantities three, exactly', () => {
    expect(unwrap(parseRate('0.123456'))).toBe(123456n);
    expect(parseRate('0.1234567').ok).toBe(false);
    expect(unwrap(parseQuantity('1.500'))).toBe(1500n);
    expect(parseQuantity('1.0001').ok).toBe(false);
    expect(timesRate(fen(70_000n), unwrap(parseRate('0.7')))).toBe(49_000n);
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 12 }), (value, decimals) => {
        expect(scaled(decimalText(value, decimals), decimals)).toBe(value);
      }),
    );
  });
});
