import { emptyYear, fundOf, type RowYear } from './benefit.ts';
import { chargesOf, type RowAmount, type RowCharges } from './charges.ts';
import type { Purchase, RowClaim, RowFacts } from './facts.ts';
import { withoutRefunded } from './refunds.ts';
import type { RowRules } from './rules.ts';

/** A claim settled, as the obvious program keeps it. Fen. */
export type RowSettlement = Omit<RowCharges, 'inScope'> & {
  readonly claim: RowClaim;
  readonly fund: number;
  readonly patient: number;
};

type Settling = {
  readonly purchases: ReadonlyMap<number, readonly Purchase[]>;
  readonly rules: RowRules;
};

/** Settles all claims one after the other, in their order. */
export function settleRows({ claims, purchases }: RowFacts, rules: RowRules): RowSettlement[] {
  const byPerson = new Map<number, RowClaim[]>();
  for (const claim of claims) {
    const own = byPerson.get(claim.person.person) ?? [];
    own.push(claim);
    byPerson.set(claim.person.person, own);
  }
  return [...byPerson.values()].flatMap((own) => settledPerson(own, { purchases, rules }));
}

/** A refund is worth what the claims before it come to without it, less what they came to with it. */
function settledPerson(claims: readonly RowClaim[], of: Settling): RowSettlement[] {
  let years = new Map<string, RowYear>();
  let standing: RowSettlement[] = [];
  return claims.map((claim) => {
    if (claim.reverses === null) {
      const settled = settledClaim(claim, years, of);
      standing.push(settled);
      return settled;
    }
    const left = withoutRefunded(
      standing.map((each) => each.claim),
      claim,
    );
    years = new Map();
    const again = left.map((each) => settledClaim(each, years, of));
    const refund = difference(claim, again, standing);
    standing = again;
    return refund;
  });
}

function settledClaim(claim: RowClaim, years: Map<string, RowYear>, of: Settling): RowSettlement {
  const isStay = claim.kind === 'inpatientDay' && claim.bedDays > 0;
  const yearOf = (isStay ? claim.endDay : claim.day).slice(0, 4);
  const key = `${claim.person.scheme}-${yearOf}`;
  const year = years.get(key) ?? emptyYear();
  years.set(key, year);
  if (isStay) year.stays += 1;
  const age = Math.max(0, Number(yearOf) - claim.person.birthYear);
  const { inScope, ...charges } = chargesOf(claim, of);
  const fund = fundOf({ claim, inScope, age, year, rules: of.rules });
  const patient = charges.total - charges.hospital - charges.fixedFund - fund;
  return { ...charges, claim, fund, patient };
}

function difference(
  claim: RowClaim,
  again: readonly RowSettlement[],
  before: readonly RowSettlement[],
): RowSettlement {
  const refund = { claim, total: 0, hospital: 0, fixedFund: 0, fund: 0, patient: 0 };
  const charges: RowAmount[] = [];
  const add = (each: RowSettlement, sign: 1 | -1): void => {
    refund.total += sign * each.total;
    refund.hospital += sign * each.hospital;
    refund.fixedFund += sign * each.fixedFund;
    refund.fund += sign * each.fund;
    refund.patient += sign * each.patient;
    for (const charge of each.charges) charges.push({ ...charge, amount: sign * charge.amount });
  };
  for (const each of again) add(each, 1);
  for (const each of before) add(each, -1);
  return { ...refund, charges };
}
