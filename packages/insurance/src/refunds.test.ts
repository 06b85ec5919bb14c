import type { ClaimBatch } from '@sanyi/facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettledBatch } from './claim-source.ts';
import { settleBatch } from './run-claims.ts';
import { batchOf, cityStack, cityTables, type FakeClaim, REFORM } from './testing/fake-city.ts';

const tables = cityTables();
const settle = (claims: readonly FakeClaim[]): SettledBatch =>
  settleBatch(tables, cityStack(), batchOf(claims));

const MONEY = ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const;

const sums = (result: SettledBatch): Record<string, number> =>
  Object.fromEntries(
    MONEY.map((part) => [part, result[part].reduce((sum, value) => sum + value, 0)]),
  );

/** The tests' claims are costly, so that deductible and cap are met. */
const visit = (
  claim: number,
  days: number,
  lines: FakeClaim['lines'] = [[5, 80_000]],
): FakeClaim => ({
  claim,
  day: REFORM + days,
  lines: lines ?? [],
});

describe('refunds', () => {
  it('CLM-6 a refund folds the person-year again and posts the differences on its own row', () => {
    const first = visit(1, 0);
    const second = visit(2, 5);
    const refund = { ...visit(3, 9, [[5, -10_000]]), reverses: 1, title: 'none' as const };
    const result = settle([first, second, refund]);
    const left = settle([visit(1, 0, [[5, 70_000]]), second]);
    expect(sums(result)).toEqual(sums(left));
    expect(result.total[2]).toBe(-26_000);
    expect(result.reasons[result.reason[2] ?? 0]).toBe('refund');
  });

  it('CLM-6 claims after a refund stand on what is left', () => {
    const refund = { ...visit(2, 3, [[5, -80_000]]), reverses: 1, title: 'none' as const };
    const result = settle([visit(1, 0), refund, visit(3, 5)]);
    const alone = settle([visit(1, 0, []), visit(3, 5)]);
    expect(result.fund[2]).toBe(alone.fund[1]);
  });

  it('CLM-6 taking everything back returns the person to nothing', () => {
    const back = (of: FakeClaim, claim: number): FakeClaim => ({
      ...of,
      claim,
      day: REFORM + 20,
      reverses: of.claim,
      lines: (of.lines ?? []).map(([item, quantity]) => [item, -quantity] as const),
    });
    const anyLines = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60_000 })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(anyLines, anyLines, (one, two) => {
        const claims = [visit(1, 0, one), visit(2, 5, two)];
        const result = settle([...claims, back(visit(1, 0, one), 3), back(visit(2, 5, two), 4)]);
        expect(sums(result)).toEqual({ total: 0, hospital: 0, fixedFund: 0, fund: 0, patient: 0 });
        expect(result.lineAmount.reduce((sum, amount) => sum + amount, 0)).toBe(0);
      }),
    );
  });

  it('INS-7 a refund of lines alone leaves the fee of the visit', () => {
    const refund = { ...visit(2, 3, [[5, -80_000]]), reverses: 1, title: 'none' as const };
    expect(sums(settle([visit(1, 0), refund])).total).toBe(8_000);
    const whole = { claim: 2, day: REFORM + 3, reverses: 1, title: 'none' as const };
    expect(sums(settle([visit(1, 0), whole])).total).toBe(0);
  });

  it('INS-7 a stay that is taken back no longer counts as one', () => {
    const stay = (claim: number, days: number): FakeClaim => ({
      ...visit(claim, days),
      bedDays: 3,
    });
    const back = { ...stay(2, 4), reverses: 1, lines: [], kind: 'inpatientDay' as const };
    const seen: unknown[] = [];
    const stack = cityStack({
      benefit: (input) => {
        seen.push(input.stayNumber);
        return { payable: false, reason: 'none', funds: {}, add: {} };
      },
    });
    settleBatch(tables, stack, batchOf([stay(1, 0), back, stay(3, 9)]));
    expect(seen).toEqual([1, 1]);
  });

  it('INS-13 line amounts add up to the claim less its visit, refunds included', () => {
    const refund = {
      ...visit(2, 3, [
        [4, -7_000],
        [1, -1_500],
      ]),
      reverses: 1,
      title: 'none' as const,
    };
    const claims = [
      visit(1, 0, [
        [4, 9_000],
        [1, 2_500],
        [4, 3_333],
      ]),
      refund,
    ];
    const result = settle(claims);
    const batch: ClaimBatch = batchOf(claims);
    for (let row = 0; row < batch.count; row++) {
      const amounts = result.lineAmount.subarray(batch.lineStart[row], batch.lineStart[row + 1]);
      const lines = amounts.reduce((sum, amount) => sum + amount, 0);
      expect(lines).toBe((result.total[row] ?? 0) - (result.byCategory.visit[row] ?? 0));
    }
  });

  it('INS-12 refuses refunds that take back what is not there', () => {
    const refuse = (refund: Partial<FakeClaim>): (() => SettledBatch) => {
      const whole = { claim: 2, day: REFORM + 3, title: 'none' as const, ...refund };
      return () => settle([visit(1, 0), whole]);
    };
    expect(refuse({ reverses: 9 })).toThrow('claim 2, refund: The refund reverses claim 9');
    expect(refuse({ reverses: 1, lines: [[5, -81_000]] })).toThrow(
      'The refund takes back more of item 5 than is left on claim 1: 1 too much.',
    );
    expect(refuse({ reverses: 1, lines: [[5, 1_000]] })).toThrow(
      'The refund has item 5 with the quantity 1.',
    );
    const again = { claim: 3, day: REFORM + 4, reverses: 2 };
    const back = { claim: 2, day: REFORM + 3, reverses: 1 };
    expect(() => settle([visit(1, 0), back, again])).toThrow(
      'The refund reverses claim 2, which is a refund itself.',
    );
  });
});
