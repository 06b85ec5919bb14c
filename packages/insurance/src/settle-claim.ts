import type { Row } from '@sanyi/feel';
import { type Fen, fen, QUANTITY_ONE, type Quantity } from '@sanyi/kernel';
import { benefitHooks, decideBenefit } from './ask-benefit.ts';
import type { OneClaim } from './claim.ts';
import {
  type ClaimSums,
  lineParts,
  patientPart,
  sumCharges,
  visitParts,
} from './claim-arithmetic.ts';
import type { ClaimRules } from './claim-rules.ts';
import {
  askLine,
  askVisit,
  type FoundPrice,
  type PriceAt,
  siteOf,
  type VisitQuestion,
} from './price/ask-price.ts';
import { hookDay, isStay } from './rule-days.ts';
import type { SettledCharge, Settlement } from './settlement.ts';

/** A charge with the line price behind it; null for fees of the visit. */
export type PricedCharge = SettledCharge & { readonly found: FoundPrice | null };

/**
 * Settles one claim, exactly: charges, benefit, and the patient's rest (CLM-1 to CLM-4, CLM-7).
 *
 * @param acc - the person's accumulators before the claim, at the scale of their kinds
 * @throws ProblemError when no rule matches, or the rules give more than the claim costs
 * @example
 * const settled = settleClaim(claim, claimRules(stack, facts), { outpatientInScope: 150000n });
 * settled.patient; // 53000n
 */
export function settleClaim(claim: OneClaim, rules: ClaimRules, acc: Row = {}): Settlement {
  return settleCharges(claim, rules, { charges: chargesOf(claim, rules), acc });
}

/** Settles charges that are already priced. */
export function settleCharges(
  claim: OneClaim,
  rules: ClaimRules,
  at: { readonly charges: readonly PricedCharge[]; readonly acc: Row },
): Settlement {
  const sums: ClaimSums = sumCharges(at.charges);
  const hooks = benefitHooks(rules, claim.visit, claim.institution);
  const benefit = decideBenefit(claim, hooks, { money: sums, acc: at.acc });
  const fund = fundOf(benefit.funds);
  return {
    claim: claim.claim,
    charges: at.charges,
    ...sums,
    fund,
    patient: patientPart(sums, fund, `claim ${claim.claim}`),
    benefit,
    rules: [...new Set([...at.charges.flatMap((charge) => charge.rules), ...benefit.rules])],
  };
}

/** The sum of what the funds pay. */
export const fundOf = (funds: Readonly<Record<string, Fen>>): Fen =>
  fen(Object.values(funds).reduce<bigint>((sum, each) => sum + each, 0n));

/** The charges of a claim: fees of the visit first, then the lines in their order (CLM-1, CLM-5). */
export function chargesOf(claim: OneClaim, rules: ClaimRules): PricedCharge[] {
  return [...visitCharges(claim, rules), ...lineCharges(claim, rules)];
}

/** What is asked about the visit of a claim. */
export const visitQuestion = ({ visit, person }: OneClaim): VisitQuestion => ({
  visitKind: visit.kind,
  title: visit.title,
  specialNeeds: visit.specialNeeds,
  scheme: person.scheme,
  age: person.age,
});

/** Where and on which day prices of a claim are asked. */
export function priceAt(
  { visit, institution }: OneClaim,
  rules: ClaimRules,
  hook: 'price.visit' | 'price.line',
): PriceAt {
  const site = siteOf(institution);
  return { day: hookDay(rules.stack, rules.days, { hook, site, visit }), institution };
}

function visitCharges(claim: OneClaim, rules: ClaimRules): PricedCharge[] {
  const { visit } = claim;
  const { charges } = askVisit(rules, visitQuestion(claim), priceAt(claim, rules, 'price.visit'));
  const times = visitTimes(visit);
  return charges.map((charge) => ({
    ...visitParts(charge, times),
    kind: 'visit',
    code: charge.charge,
    category: 'visit',
    line: -1,
    // Whole visits or bed-days are thousandths of a unit like every quantity.
    quantity: (times * QUANTITY_ONE) as Quantity,
    unitPrice: charge.price,
    markup: fen(0n),
    listPrice: null,
    purchasePrice: null,
    rules: charge.rules,
    found: null,
  }));
}

/** How often the charges of a visit are due: once, or for each bed-day of a stay (CLM-2). */
const visitTimes = (visit: OneClaim['visit']): bigint =>
  visit.kind === 'inpatientDay' ? BigInt(isStay(visit) ? visit.bedDays : 0) : 1n;

/** What a line is called: its item, or its category where it has none. */
export const lineCode = ({ item, category }: OneClaim['lines'][number]): string =>
  item === '' ? category : item;

function lineCharges(claim: OneClaim, rules: ClaimRules): PricedCharge[] {
  if (claim.lines.length === 0) return [];
  const at = priceAt(claim, rules, 'price.line');
  return claim.lines.map((line, index) => {
    const found = askLine(rules, line, at);
    return {
      ...lineParts(found.price, line.quantity),
      kind: 'line',
      code: lineCode(line),
      category: line.category,
      line: index,
      quantity: line.quantity,
      unitPrice: found.price.unitPrice,
      markup: found.price.markup,
      listPrice: found.listPrice,
      purchasePrice: found.purchasePrice,
      rules: found.price.rules,
      found,
    };
  });
}
