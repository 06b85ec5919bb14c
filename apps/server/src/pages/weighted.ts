import { halfUp, RATE_ONE } from '@sanyi/kernel';

/** Multiplies amounts of a sampled city up to the whole one, half up. */
export type Weigh = (amount: bigint) => bigint;

/**
 * The weighing of a city.
 *
 * @param weight - residents one person of the facts stands for
 */
export function weigher(weight: number): Weigh {
  const millionths = BigInt(Math.round(weight * Number(RATE_ONE)));
  return (amount) => halfUp(amount * millionths, RATE_ONE);
}

/**
 * Weighs amounts so that they add up to `target`, by default their weighed sum: what rounding
 * leaves over goes to the largest of them. With a whole weight nothing is left over.
 */
export function weighAll(
  amounts: readonly bigint[],
  weigh: Weigh,
  target: bigint = weigh(sum(amounts)),
): bigint[] {
  const weighed = amounts.map(weigh);
  const rest = target - sum(weighed);
  const size = (of: bigint): bigint => (of < 0n ? -of : of);
  const largest = amounts.reduce(
    (best, each, at) => (size(each) > size(amounts[best] ?? 0n) ? at : best),
    0,
  );
  return weighed.map((each, at) => (at === largest ? each + rest : each));
}

const sum = (of: readonly bigint[]): bigint => of.reduce((total, each) => total + each, 0n);
