import type { ReplayMoney } from '@sanyi/api';

/** Money of a replay as it is talked about, in fen. */
export type ReplayAmounts = Readonly<
  Record<'total' | 'hospital' | 'fund' | 'fixedFund' | 'patient' | 'income', bigint>
>;

/**
 * Money of a replay as it is talked about: funds with the fixed part, and what hospitals take in, which is what
 * funds and patients pay. What is left of the total hospitals bear.
 *
 * @param weigh - raises an amount to the whole city; what was weighed still adds up
 * @example
 * ```ts
 * const paid = { totalFen: '900', hospitalFen: '100', fixedFundFen: '200', fundFen: '100', patientFen: '500' };
 * replayAmounts(paid).income; // 800n
 * ```
 */
export function replayAmounts(
  money: ReplayMoney,
  weigh: (fen: bigint) => bigint = (fen) => fen,
): ReplayAmounts {
  const fund = weigh(BigInt(money.fundFen) + BigInt(money.fixedFundFen));
  const patient = weigh(BigInt(money.patientFen));
  const total = weigh(BigInt(money.totalFen));
  const income = fund + patient;
  return {
    ...{ total, fund, patient, income, hospital: total - income },
    fixedFund: weigh(BigInt(money.fixedFundFen)),
  };
}
