import type { ClaimsById } from './read-claims.ts';

/** Claims by how what insurers paid stands to the claim's own total. */
export type InsurersAgainstTotal = {
  readonly notSaid: number;
  readonly below: number;
  readonly equal: number;
  readonly above: number;
};

/** What the source says insurers paid: compared with the totals, never added to them. */
export type Insurers = {
  readonly paidFen: bigint;
  readonly rounding: bigint;
  readonly claims: InsurersAgainstTotal;
  /** By how much they paid more than the totals, where they did. */
  readonly aboveFen: bigint;
};

/** Compares claim by claim, because sums hide a claim paid twice beside one not paid at all. */
export function compareInsurers(claims: ClaimsById): Insurers {
  const counts = { notSaid: 0, below: 0, equal: 0, above: 0 };
  let paidFen = 0n;
  let rounding = 0n;
  let aboveFen = 0n;
  for (const { insurerPaid, total } of claims.values()) {
    if (insurerPaid === null) {
      counts.notSaid += 1;
      continue;
    }
    paidFen += insurerPaid.fen;
    rounding += insurerPaid.rounding;
    const over = insurerPaid.fen - total.fen;
    if (over > 0n) aboveFen += over;
    counts[over > 0n ? 'above' : over < 0n ? 'below' : 'equal'] += 1;
  }
  return { paidFen, rounding, claims: counts, aboveFen };
}
