import type { Row } from '@sanyi/feel';
import { assert, type Fen, fen } from '@sanyi/kernel';
import { type BenefitHooks, decideBenefit } from '../ask-benefit.ts';
import type { OneClaim } from '../claim.ts';
import { fundOf } from '../settle-claim.ts';
import type { ChargeParts } from '../settlement.ts';

/**
 * What the funds pay for each charge: `F(1..k) - F(1..k-1)`, F being the same decision on the first
 * k charges and F of none being nothing (CLM-5). The shares add up to the fund part by construction.
 */
export function prefixShares(
  claim: OneClaim,
  hooks: BenefitHooks,
  at: { readonly charges: readonly ChargeParts[]; readonly acc: Row },
): Fen[] {
  let inScope = 0n;
  let outOfScope = 0n;
  let before = 0n;
  const shares: Fen[] = [];
  for (const charge of at.charges) {
    inScope += charge.inScope;
    outOfScope += charge.outOfScope;
    const money = { inScope: fen(inScope), outOfScope: fen(outOfScope) };
    const { funds } = decideBenefit(claim, hooks, { money, acc: at.acc });
    const upToHere = fundOf(funds);
    shares.push(fen(upToHere - before));
    before = upToHere;
  }
  const sum = shares.reduce<bigint>((all, share) => all + share, 0n);
  assert(sum === before, 'the shares of the charges do not add up to the fund part');
  return shares;
}
