import { bigInt, assert as check, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROUNDING_SCALE, readAmount, readQuantity, roundingText } from './amount.ts';
import { readDay } from './day.ts';

describe('amounts and days', () => {
  test('IMP-10 a fraction of a fen is rounded half up, away from zero, and the rounding kept', () => {
    const cases: [string, bigint, string][] = [
      ['125', 12_500n, '0'],
      ['0.004999', 0n, '-0.4999'],
      ['0.005', 1n, '0.5'],
      ['-0.005', -1n, '-0.5'],
      ['28.104000000000003', 2_810n, '-0.4'],
      ['+7.1', 710n, '0'],
    ];
    for (const [text, fen, rounding] of cases) {
      const amount = readAmount(text);
      expect(amount?.fen).toBe(fen);
      expect(roundingText(amount?.rounding ?? 0n)).toBe(rounding);
    }
    for (const text of ['', '1,000', '1e3', 'abc', '1.', '.5', '--1'])
      expect(readAmount(text)).toBeNull();
  });

  test('IMP-10 rounding is never more than half a fen', () => {
    check(
      property(
        integer({ min: 0, max: 1_000_000 }),
        bigInt({ min: 0n, max: 10n ** 14n - 1n }),
        (whole, part) => {
          const amount = readAmount(`${whole}.${String(part).padStart(14, '0')}`);
          const exact = BigInt(whole) * 100n * ROUNDING_SCALE + part;
          const rounding = amount?.rounding ?? ROUNDING_SCALE;
          const size = rounding < 0n ? -rounding : rounding;
          return (
            2n * size <= ROUNDING_SCALE && (amount?.fen ?? 0n) * ROUNDING_SCALE === exact + rounding
          );
        },
      ),
    );
  });

  test('IMP-11 quantities are thousandths; days have the form the mapping names', () => {
    expect(readQuantity('1.5')).toBe(1500);
    expect(readQuantity('-2')).toBe(-2000);
    expect(readQuantity('0.0001')).toBeNull();
    expect(readQuantity('9999999')).toBeNull();
    expect(readDay('2018年3月5日', 'YYYY年MM月DD日')).toBe(17_595);
    expect(readDay('20180305', 'YYYYMMDD')).toBe(17_595);
    expect(readDay('2018-03-05T23:37:54+00:00', 'YYYY-MM-DD')).toBe(17_595);
    expect(readDay('2018/3/5', 'YYYY/MM/DD')).toBe(17_595);
    expect(readDay('2018-02-30', 'YYYY-MM-DD')).toBeNull();
    expect(readDay('5.3.2018', 'YYYY.MM.DD')).toBeNull();
  });
});
