import type { Before, Claim, Settled } from './claim.ts';

/**
 * The settlement decision as a programmer would write it for speed, in whole fen: the limit for a
 * compiler. It looks at no input twice, cites no rule and finds no overlap.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one function is the fastest form.
export function settleByHand(claim: Claim, before: Before): Settled {
  const { level, amount, insured } = claim;
  const senior = claim.title === 'chief' || claim.title === 'deputyChief';
  let fee: number;
  let fixed: number;
  if (level === 'tertiary') {
    fee = senior ? 8000 : 5000;
    fixed = senior ? 6000 : 4000;
  } else if (level === 'secondary') {
    fee = senior ? 7000 : 3000;
    fixed = senior ? 5500 : 2800;
  } else {
    fee = senior ? 6000 : 2000;
    fixed = senior ? 5000 : 1900;
  }
  if (!insured) fixed = 0;
  const selfPay = Math.floor((amount * claim.selfPayShare + 500_000) / 1_000_000);
  const inScope = insured ? amount - selfPay : 0;
  const open = before.deductible < 180_000 ? 180_000 - before.deductible : 0;
  const covered = inScope > open ? inScope - open : 0;
  const room = before.covered < 500_000 ? 500_000 - before.covered : 0;
  const first = Math.min(covered, room);
  const rate = level === 'primary' ? 900 : 700;
  const entitled = Math.floor((first * rate + (covered - first) * 955 + 500) / 1000);
  const left = before.fund < 2_000_000 ? 2_000_000 - before.fund : 0;
  const fund = Math.min(entitled, left);
  return {
    fee,
    fixed,
    selfPay,
    deductible: inScope - covered,
    covered,
    fund,
    patient: fee - fixed + amount - fund,
  };
}
