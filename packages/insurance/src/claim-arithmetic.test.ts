import { fen, type Quantity, type Rate } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lineParts,
  type PricedLine,
  patientPart,
  sumCharges,
  visitParts,
} from './claim-arithmetic.ts';

const quantity = (thousandths: number): Quantity => BigInt(thousandths) as Quantity;
const rate = (millionths: number): Rate => BigInt(millionths) as Rate;
const price = (changed: Partial<PricedLine>): PricedLine => ({
  unitPrice: fen(1_000n),
  selfPayShare: rate(0),
  ceiling: null,
  maxQuantity: null,
  inScope: true,
  ...changed,
});

describe('claim arithmetic', () => {
  it('CLM-2 amount is unit price times quantity, half up', () => {
    expect(lineParts(price({ unitPrice: fen(333n) }), quantity(1_500)).amount).toBe(500n);
    expect(lineParts(price({ unitPrice: fen(1n) }), quantity(499)).amount).toBe(0n);
    expect(lineParts(price({ unitPrice: fen(1n) }), quantity(500)).amount).toBe(1n);
  });

  it('CLM-2 above the maximum quantity the hospital bears the excess', () => {
    const parts = lineParts(price({ maxQuantity: quantity(2_000) }), quantity(3_500));
    expect(parts).toMatchObject({ amount: 3_500n, hospital: 1_500n, inScope: 2_000n });
  });

  it('CLM-2 charges of a visit are due once or per bed-day', () => {
    const charge = { charge: 'bedDay', price: fen(10_000n), fixedFund: fen(0n) };
    const parts = visitParts({ ...charge, hospitalBorne: fen(100n), inScope: true }, 7n);
    expect(parts).toMatchObject({ amount: 70_000n, hospital: 700n, inScope: 69_300n });
  });

  it('CLM-3 the part above the ceiling and the self-paid share leave the scope', () => {
    const capped = price({
      unitPrice: fen(7_777n),
      ceiling: fen(5_000n),
      selfPayShare: rate(125_000),
    });
    expect(lineParts(capped, quantity(3_000))).toEqual({
      amount: 23_331n,
      overCeiling: 8_331n,
      selfPay: 1_875n,
      hospital: 0n,
      fixedFund: 0n,
      inScope: 13_125n,
      outOfScope: 10_206n,
    });
  });

  it('CLM-3 a charge out of scope is out of scope altogether', () => {
    const parts = lineParts(price({ inScope: false }), quantity(1_000));
    expect(parts).toMatchObject({ inScope: 0n, outOfScope: 1_000n });
  });

  it('CLM-3 the fixed part stands beside both scopes', () => {
    const charge = { charge: 'fee', price: fen(8_000n), fixedFund: fen(4_000n) };
    const free = { ...charge, hospitalBorne: fen(100n) };
    expect(visitParts({ ...free, inScope: false }, 1n).outOfScope).toBe(3_900n);
    expect(visitParts({ ...free, inScope: true }, 1n).inScope).toBe(3_900n);
  });

  it('CLM-4 the patient pays the rest and never less than nothing', () => {
    const sums = sumCharges([lineParts(price({}), quantity(1_000))]);
    expect(patientPart(sums, fen(999n), 'claim 1')).toBe(1n);
    expect(() => patientPart(sums, fen(1_001n), 'claim 1')).toThrow(
      'claim 1: The rules let the funds pay 10.01 and a fixed part of 0.00, and the hospital bear 0.00, of a claim that costs 10.00 yuan.',
    );
  });

  const anyPrice = fc.record({
    unitPrice: fc.bigInt(0n, 10_000_000n).map(fen),
    selfPayShare: fc.integer({ min: 0, max: 1_000_000 }).map(rate),
    ceiling: fc.option(fc.bigInt(0n, 10_000_000n).map(fen)),
    maxQuantity: fc.option(fc.integer({ min: 0, max: 100_000 }).map(quantity)),
    inScope: fc.boolean(),
  });
  const anyQuantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(quantity);

  it('CLM-3 the parts of a charge always add up', () => {
    fc.assert(
      fc.property(anyPrice, anyQuantity, (priced, many) => {
        const parts = lineParts(priced, many);
        expect(parts.hospital + parts.fixedFund + parts.inScope + parts.outOfScope).toBe(
          parts.amount,
        );
      }),
    );
  });

  it('CLM-6 taking a line back gives the same parts with the opposite sign', () => {
    fc.assert(
      fc.property(anyPrice, anyQuantity, (priced, many) => {
        const there = Object.values(lineParts(priced, many));
        const back = Object.values(lineParts(priced, -many as Quantity));
        expect(back.map((part) => -part)).toEqual(there);
      }),
    );
  });

  it('CLM-3 a larger self-paid share never brings more into scope', () => {
    fc.assert(
      fc.property(anyPrice, fc.integer({ min: 0, max: 999_999 }), (priced, share) => {
        const many = quantity(1_000);
        const less = lineParts({ ...priced, selfPayShare: rate(share) }, many);
        const more = lineParts({ ...priced, selfPayShare: rate(share + 1) }, many);
        expect(more.inScope <= less.inScope).toBe(true);
      }),
    );
  });
});
