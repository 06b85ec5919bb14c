import { assert, decimalText, floorDiv, halfUp, RATE_ONE } from '@sanyi/kernel';

/** The numbers of a pool in one period: fen, thousandths (of a yuan per point, of the budget), millionths. */
export type PoolTerms = {
  readonly pays: 'fund' | 'case';
  readonly budget: bigint;
  /** The least and the most that a point is worth, in thousandths of a yuan. */
  readonly floor: bigint | null;
  readonly ceiling: bigint | null;
  /** The share of savings that hospitals keep, in millionths; null: all of them. */
  readonly savingsKept: bigint | null;
  /** The share of an overspend that the fund bears, in millionths; null: none of it. */
  readonly overspendShared: bigint | null;
  /** Up to so many thousandths of the budget; null: whatever it is. */
  readonly overspendUpTo: bigint | null;
};

/** What the cases of a pool came to together. */
export type PoolSums = {
  /** Millionths. */
  readonly points: bigint;
  /** What the fund would have paid by item. */
  readonly billed: bigint;
  readonly patient: bigint;
};

/**
 * What points of a pool are worth. `shared`: `amount / points` each, every payment rounded down, and one
 * fen more for the cases with the largest remainders, down to `cut`. `bounded`: `value` thousandths of a
 * yuan each, half up, because the shared value would lie beyond the floor or the ceiling.
 */
export type PointValue =
  | {
      readonly kind: 'shared';
      readonly amount: bigint;
      readonly points: bigint;
      /** The last case that got a fen more: its remainder and its claim; null where none is left over. */
      readonly cut: { readonly remainder: bigint; readonly claim: number } | null;
    }
  | { readonly kind: 'bounded'; readonly by: 'floor' | 'ceiling'; readonly value: bigint };

/** One case of a pool: claim and points in millionths, below zero where a refund takes some back. */
export type PointCase = { readonly claim: number; readonly points: number };

/** Millionths of points times thousandths of yuan, per fen. */
const BOUNDED_SCALE = 10_000_000n;

/**
 * The amount that the points of a pool share: the budget, less what hospitals do not keep of savings,
 * more what the fund bears of an overspend; with what patients pay where the pool pays whole cases.
 *
 * @example
 * ```ts
 * const kept = { savingsKept: 700_000n, overspendShared: null, overspendUpTo: null };
 * const terms = { pays: 'fund', budget: 1_000_000n, floor: null, ceiling: null, ...kept };
 * sharedAmount(terms, { points: 1n, billed: 900_000n, patient: 0n }); // 970_000n
 * ```
 */
export function sharedAmount(terms: PoolTerms, { billed, patient }: PoolSums): bigint {
  const { budget, savingsKept, overspendShared, overspendUpTo } = terms;
  let fund = budget;
  if (billed < budget && savingsKept !== null) {
    fund = billed + halfUp((budget - billed) * savingsKept, RATE_ONE);
  }
  if (billed > budget && overspendShared !== null) {
    const limit = overspendUpTo === null ? billed : halfUp(budget * overspendUpTo, 1_000n);
    const over = (billed < limit ? billed : limit) - budget;
    if (over > 0n) fund = budget + halfUp(over * overspendShared, RATE_ONE);
  }
  return terms.pays === 'case' ? fund + patient : fund;
}

/** Claims and points of the cases of a pool, row by row. */
export type PointCases = {
  readonly count: number;
  readonly claim: (row: number) => number;
  /** In millionths. */
  readonly points: (row: number) => number;
};

/**
 * What a point is worth, so that the payments of all cases add up to what they share: every case gets its
 * share rounded down, and one fen more goes to the largest remainders, of equal ones to the lower claim.
 */
export function pointValue(terms: PoolTerms, sums: PoolSums, cases: PointCases): PointValue {
  const { points } = sums;
  assert(
    points > 0n && points < INT64,
    'a pool has points, and they fit a whole number of 64 bits',
  );
  const amount = sharedAmount(terms, sums);
  const bound = boundOf(terms, amount, points);
  if (bound) return bound;
  const remainders = new BigInt64Array(cases.count);
  let left = amount;
  for (let row = 0; row < cases.count; row++) {
    const exact = amount * BigInt(cases.points(row));
    const paid = floorDiv(exact, points);
    remainders[row] = exact - paid * points;
    left -= paid;
  }
  const cut = left === 0n ? null : cutOf(remainders, Number(left), cases);
  return { kind: 'shared', amount, points, cut };
}

const INT64 = 2n ** 63n;

/** The last case that gets one of the fen that are left. */
function cutOf(
  remainders: BigInt64Array,
  left: number,
  { claim }: PointCases,
): { readonly remainder: bigint; readonly claim: number } {
  const ascending = remainders.slice().sort();
  const remainder = ascending[ascending.length - left] ?? 0n;
  let larger = 0;
  const equal: number[] = [];
  for (const [row, each] of remainders.entries()) {
    if (each > remainder) larger++;
    else if (each === remainder) equal.push(claim(row));
  }
  equal.sort((a, b) => a - b);
  return { remainder, claim: equal[left - larger - 1] ?? 0 };
}

/**
 * What one case is paid, from the point value alone: the same as among all cases.
 *
 * @example
 * ```ts
 * const value = { kind: 'bounded', by: 'floor', value: 80_000n }; // 80 yuan
 * casePayment(value, { claim: 1, points: 2_500_000 }); // 20_000n
 * ```
 */
export function casePayment(value: PointValue, of: PointCase): bigint {
  if (value.kind === 'bounded') return boundedPayment(of, value.value);
  const { amount, points, cut } = value;
  const exact = amount * BigInt(of.points);
  const paid = floorDiv(exact, points);
  const remainder = exact - paid * points;
  const isServed =
    cut !== null &&
    (remainder > cut.remainder || (remainder === cut.remainder && of.claim <= cut.claim));
  return isServed ? paid + 1n : paid;
}

/**
 * Yuan of one point: a bound as it is, a shared value to four decimals.
 *
 * @example
 * ```ts
 * pointYuan({ kind: 'bounded', by: 'floor', value: 80_000n }); // '80'
 * ```
 */
export const pointYuan = (value: PointValue): string =>
  value.kind === 'bounded'
    ? decimalText(value.value, 3)
    : decimalText(halfUp(value.amount * SHOWN_SCALE, value.points), 4);

/** Fen for millionths of points, in ten-thousandths of a yuan for a point. */
const SHOWN_SCALE = 100_000_000n;

const boundedPayment = ({ points }: PointCase, value: bigint): bigint =>
  halfUp(BigInt(points) * value, BOUNDED_SCALE);

type Bounded = Extract<PointValue, { kind: 'bounded' }>;

/** The bound that the shared value lies beyond, compared exactly; null where it lies between. */
function boundOf({ floor, ceiling }: PoolTerms, amount: bigint, points: bigint): Bounded | null {
  const scaled = amount * BOUNDED_SCALE;
  if (floor !== null && scaled < floor * points) {
    return { kind: 'bounded', by: 'floor', value: floor };
  }
  if (ceiling !== null && scaled > ceiling * points) {
    return { kind: 'bounded', by: 'ceiling', value: ceiling };
  }
  return null;
}
