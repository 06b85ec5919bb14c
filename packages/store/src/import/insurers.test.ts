import { describe, expect, test } from 'vitest';
import { compareInsurers } from './insurers.ts';
import type { ClaimsById } from './read-claims.ts';

const amount = (fen: bigint) => ({ fen, rounding: 0n });

const claimsOf = (rows: readonly (readonly [bigint, bigint | null])[]): ClaimsById =>
  new Map(
    rows.map(([total, paid], at) => [
      String(at),
      // Only the two amounts are compared; the rest of a claim is not looked at.
      { total: amount(total), insurerPaid: paid === null ? null : amount(paid) },
    ]),
  ) as never;

describe('what insurers paid', () => {
  test('IMP-14 each claim is compared with its own total, so that sums hide nothing', () => {
    const rows = [
      [100n, 60n],
      [100n, 140n],
      [50n, 50n],
      [70n, null],
    ] as const;
    expect(compareInsurers(claimsOf(rows))).toEqual({
      paidFen: 250n,
      rounding: 0n,
      claims: { notSaid: 1, below: 1, equal: 1, above: 1 },
      aboveFen: 40n,
    });
  });
});
