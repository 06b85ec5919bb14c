import {
  assert,
  type Fen,
  fen,
  ProblemError,
  problem,
  type Quantity,
  timesQuantity,
  timesRate,
  yuanText,
  ZERO_FEN,
} from '@sanyi/kernel';
import type { ChargeParts, LinePrice, VisitCharge } from './settlement.ts';

/** What of a line price the arithmetic reads. */
export type PricedLine = Pick<
  LinePrice,
  'unitPrice' | 'selfPayShare' | 'ceiling' | 'maxQuantity' | 'inScope'
>;

/**
 * The parts of one line (CLM-2, CLM-3). Odd in the quantity: taking the line back gives the same
 * parts with the opposite sign, fen by fen.
 *
 * @example
 * ```ts
 * const price = { unitPrice: fen(7777n), ceiling: fen(5000n), maxQuantity: null, inScope: true };
 * const share = unwrap(parseRate('0.125'));
 * const three = unwrap(parseQuantity('3'));
 * lineParts({ ...price, selfPayShare: share }, three).inScope; // 13125n
 * ```
 */
export function lineParts(price: PricedLine, quantity: Quantity): ChargeParts {
  const amount = timesQuantity(price.unitPrice, quantity);
  const hospital = timesQuantity(price.unitPrice, excess(quantity, price.maxQuantity));
  const above = price.ceiling === null ? 0n : price.unitPrice - price.ceiling;
  const overCeiling = above > 0n ? timesQuantity(fen(above), quantity) : ZERO_FEN;
  const selfPay = timesRate(fen(amount - overCeiling), price.selfPayShare);
  const inScope = price.inScope ? fen(amount - overCeiling - selfPay - hospital) : ZERO_FEN;
  const outOfScope = fen(amount - hospital - inScope);
  return { amount, overCeiling, selfPay, hospital, fixedFund: ZERO_FEN, inScope, outOfScope };
}

/**
 * The parts of one charge of a visit, once or per bed-day (CLM-2, CLM-3).
 *
 * @example
 * ```ts
 * const fee = { charge: 'serviceFee', price: fen(8000n), hospitalBorne: fen(0n), inScope: false };
 * visitParts({ ...fee, fixedFund: fen(4000n) }, 1n).outOfScope; // 4000n
 * ```
 */
export function visitParts(charge: Omit<VisitCharge, 'rules'>, times: bigint): ChargeParts {
  const amount = fen(charge.price * times);
  const hospital = fen(charge.hospitalBorne * times);
  const fixedFund = fen(charge.fixedFund * times);
  const left = fen(amount - hospital - fixedFund);
  return {
    amount,
    overCeiling: ZERO_FEN,
    selfPay: ZERO_FEN,
    hospital,
    fixedFund,
    inScope: charge.inScope ? left : ZERO_FEN,
    outOfScope: charge.inScope ? ZERO_FEN : left,
  };
}

/** The sums of charges that a benefit rule and the closing of a claim need. */
export type ClaimSums = {
  readonly total: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  readonly inScope: Fen;
  readonly outOfScope: Fen;
};

/** Adds charges up and checks that every fen of the total is in exactly one part. */
export function sumCharges(charges: Iterable<ChargeParts>): ClaimSums {
  let [total, hospital, fixedFund, inScope, outOfScope] = [0n, 0n, 0n, 0n, 0n];
  for (const charge of charges) {
    total += charge.amount;
    hospital += charge.hospital;
    fixedFund += charge.fixedFund;
    inScope += charge.inScope;
    outOfScope += charge.outOfScope;
  }
  assert(
    total === hospital + fixedFund + inScope + outOfScope,
    'the parts of the charges do not add up to their total',
  );
  return {
    total: fen(total),
    hospital: fen(hospital),
    fixedFund: fen(fixedFund),
    inScope: fen(inScope),
    outOfScope: fen(outOfScope),
  };
}

/**
 * What the patient pays: the rest, never rounded apart (CLM-4).
 *
 * @throws ProblemError `RULE_FUND_EXCEEDS_CLAIM` when the rules give more than the claim costs
 */
export function patientPart(sums: ClaimSums, fund: Fen, where: string): Fen {
  const patient = fen(sums.total - sums.hospital - sums.fixedFund - fund);
  assert(patient === sums.inScope + sums.outOfScope - fund, 'a fen of the claim was lost');
  if (patient < 0n) {
    throw new ProblemError([
      problem('RULE_FUND_EXCEEDS_CLAIM', where, {
        fund: yuanText(fund),
        fixed: yuanText(sums.fixedFund),
        hospital: yuanText(sums.hospital),
        total: yuanText(sums.total),
      }),
    ]);
  }
  return patient;
}

/** The part of a quantity above a maximum, with the sign of the quantity. */
function excess(quantity: Quantity, maximum: Quantity | null): Quantity {
  if (maximum === null) return 0n as Quantity;
  const size = quantity < 0n ? -quantity : quantity;
  const above = size > maximum ? size - maximum : 0n;
  // A difference of thousandths is thousandths again.
  return (quantity < 0n ? -above : above) as Quantity;
}
