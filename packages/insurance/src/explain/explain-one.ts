import { CATEGORIES } from '@sanyi/facts';
import { fen, isoDate, RATE_ONE, type Rate, type Text, ZERO_FEN } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { PricedCharge } from '../settle-claim.ts';
import type { SettledOne } from '../settled-person.ts';
import type { Settlement } from '../settlement.ts';
import { type Citations, citations } from './citations.ts';
import { explainedAccumulators } from './explain-accumulators.ts';
import { checksOf } from './explain-checks.ts';
import { priceTables } from './explain-prices.ts';
import { benefitSteps } from './explain-steps.ts';
import type { ExplainedCharge, ExplainedTotals, Explanation } from './explanation.ts';
import { prefixShares } from './prefix-shares.ts';

/** Explains a settled claim. */
export function explainOne(one: SettledOne, rules: ClaimRules): Explanation {
  const { claim, settlement, hooks } = one;
  const cited = citations(rules.stack);
  const charges = explainedCharges(one, rules, cited);
  const { steps, fired, tables } = benefitSteps(one, rules, cited);
  const totals = totalsOf(settlement);
  const { allowed, firstContactReason, payable, reason } = settlement.benefit;
  return {
    claim: claim.claim,
    stack: rules.stack.text,
    stackHash: rules.stack.hash,
    person: claim.person,
    institution: claim.institution,
    visit: claim.visit,
    day: isoDate(claim.visit.day),
    ruleDay: isoDate(hooks.benefitDay.ruleDay),
    reverses: null,
    charges,
    totals,
    benefit: { allowed, firstContactReason, payable, reason, rules: fired },
    accumulators: explainedAccumulators(one),
    steps,
    tables: [...priceTables(one, rules), ...tables],
    rules: cited.list(),
    pool: null,
    checks: checksOf(charges, totals),
  };
}

/** The charges of a claim with who pays them. */
export function explainedCharges(
  one: SettledOne,
  rules: ClaimRules,
  cited: Citations,
): ExplainedCharge[] {
  const { claim, hooks, charges, before } = one;
  const shares = prefixShares(claim, hooks, { charges, acc: before });
  return charges.map((charge, at) => {
    const benefitFund = shares[at] ?? ZERO_FEN;
    const fund = fen(charge.fixedFund + benefitFund);
    const hook = charge.kind === 'visit' ? 'price.visit' : 'price.line';
    return {
      kind: charge.kind,
      code: charge.code,
      title: titleOf(charge, one, rules),
      category: charge.category,
      quantity: charge.quantity,
      unitPrice: charge.unitPrice,
      markup: charge.markup,
      listPrice: charge.listPrice,
      purchasePrice: charge.purchasePrice,
      selfPayShare: charge.found?.price.selfPayShare ?? NO_SHARE,
      ceiling: charge.found?.price.ceiling ?? null,
      amount: charge.amount,
      overCeiling: charge.overCeiling,
      selfPay: charge.selfPay,
      inScope: charge.inScope,
      outOfScope: charge.outOfScope,
      hospital: charge.hospital,
      fixedFund: charge.fixedFund,
      benefitFund,
      fund,
      patient: fen(charge.amount - charge.hospital - fund),
      rules: cited.numbers(charge.rules, hook),
      list: charge.found?.list ?? null,
    };
  });
}

/** The rate 0. */
const NO_SHARE: Rate = (RATE_ONE - RATE_ONE) as Rate;

/** The title of a fee from the code set `charge`, of a line from its item, else the bare code. */
function titleOf(charge: PricedCharge, one: SettledOne, rules: ClaimRules): Text {
  const bare = { en: charge.code, zh: charge.code };
  if (charge.kind === 'line') {
    const line = one.claim.lines[charge.line];
    if (!line) return bare;
    return line.title ?? (line.item === '' ? CATEGORIES.titles[line.category] : bare);
  }
  const codes = rules.stack.codeSet('charge');
  return codes.find(({ code }) => code === charge.code)?.title ?? bare;
}

/** The totals of a settlement, the fixed part in the fund part. */
export function totalsOf(settlement: Settlement): ExplainedTotals {
  const { total, inScope, outOfScope, hospital, fixedFund, fund, patient } = settlement;
  return {
    amount: total,
    inScope,
    outOfScope,
    hospital,
    fixedFund,
    benefitFund: fund,
    fund: fen(fixedFund + fund),
    patient,
    funds: settlement.benefit.funds,
  };
}
