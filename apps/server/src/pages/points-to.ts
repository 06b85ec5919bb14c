import { assert, halfUp } from '@sanyi/kernel';

/** How points are rounded: percentage points of a base, with so many decimals. */
export type Rounding = { readonly base: bigint; readonly decimals: number };

/** Amounts as percentage points in units of the last decimal, adding up to the rounded sum. */
export function roundedPoints(amounts: readonly bigint[], rounding: Rounding): bigint[] {
  if (rounding.base <= 0n) return amounts.map(() => 0n);
  const sum = amounts.reduce((total, each) => total + each, 0n);
  return pointsTo(amounts, {
    ...rounding,
    target: halfUp(sum * factorOf(rounding), rounding.base),
  });
}

/**
 * Amounts as percentage points in units of the last decimal, adding up to a given sum: each is
 * rounded half up, and what is missing goes to those that rounding moved furthest the other way.
 */
export function pointsTo(
  amounts: readonly bigint[],
  rounding: Rounding & { readonly target: bigint },
): bigint[] {
  const { base, target } = rounding;
  if (base <= 0n) return amounts.map(() => 0n);
  const exact = amounts.map((amount) => amount * factorOf(rounding));
  const rounded = exact.map((each) => halfUp(each, base));
  let missing = target - rounded.reduce((sum, each) => sum + each, 0n);
  const step = missing > 0n ? 1n : -1n;
  const order = exact
    .map((each, at) => ({ at, off: (each - (rounded[at] ?? 0n) * base) * step }))
    .sort((a, b) => (b.off > a.off ? 1 : b.off < a.off ? -1 : a.at - b.at));
  for (let turn = 0; missing !== 0n; turn++) {
    const next = order[turn % order.length];
    assert(next !== undefined, 'points of nothing add up to nothing');
    rounded[next.at] = (rounded[next.at] ?? 0n) + step;
    missing -= step;
  }
  return rounded;
}

const factorOf = ({ decimals }: Rounding): bigint => 100n * 10n ** BigInt(decimals);
