import { type BothTotals, type Totals, totalsOf } from '../plan.ts';
import { emptyYear, fundOf, type RowYear } from './benefit.ts';
import type { Purchase, RowClaim, RowFacts, RowLine } from './facts.ts';
import type { RowRules } from './rules.ts';
import { visitCharges } from './visit-charges.ts';

/** A claim settled, as the obvious program keeps it. */
type RowSettlement = {
  readonly claim: number;
  readonly total: number;
  readonly hospital: number;
  readonly fixedFund: number;
  readonly fund: number;
  readonly patient: number;
};

/** Settles all claims one after the other under both sets of rules. */
export const settleRows = (
  facts: RowFacts,
  rules: { readonly baseline: RowRules; readonly reform: RowRules },
): BothTotals => ({
  baseline: sumOf(settled(facts, rules.baseline)),
  reform: sumOf(settled(facts, rules.reform)),
});

function settled({ claims, purchases }: RowFacts, rules: RowRules): RowSettlement[] {
  const years = new Map<string, RowYear>();
  return claims.map((claim) => {
    const isStay = claim.kind === 'inpatientDay' && claim.bedDays > 0;
    const yearOf = (isStay ? claim.endDay : claim.day).slice(0, 4);
    const key = `${claim.person.person}-${claim.person.scheme}-${yearOf}`;
    let year = years.get(key);
    if (!year) {
      year = emptyYear();
      years.set(key, year);
    }
    if (isStay) year.stays += 1;
    const age = Math.max(0, Number(yearOf) - claim.person.birthYear);
    const sums = chargesOf(claim, { purchases, rules });
    const { total, hospital, fixedFund, inScope } = sums;
    const fund = fundOf({ claim, inScope, age, year, rules });
    const patient = total - hospital - fixedFund - fund;
    return { claim: claim.claim, total, hospital, fixedFund, fund, patient };
  });
}

/** What a claim costs, by who could pay it. */
function chargesOf(
  claim: RowClaim,
  of: { readonly purchases: ReadonlyMap<number, readonly Purchase[]>; readonly rules: RowRules },
): Omit<RowSettlement, 'claim' | 'fund' | 'patient'> & { readonly inScope: number } {
  const sums = { total: 0, hospital: 0, fixedFund: 0, inScope: 0 };
  const times = claim.kind === 'inpatientDay' ? claim.bedDays : 1;
  for (const charge of visitCharges(claim, of.rules)) {
    sums.total += charge.price * times;
    sums.hospital += charge.hospital * times;
    sums.fixedFund += charge.fixedFund * times;
    if (charge.inScope) {
      sums.inScope += (charge.price - charge.hospital - charge.fixedFund) * times;
    }
  }
  for (const line of claim.lines) {
    const { amount, inScope } = lineAmounts(line, { claim, ...of });
    sums.total += amount;
    sums.inScope += inScope;
  }
  return sums;
}

const halfUp = (value: number, divisor: number): number =>
  Math.floor((value + divisor / 2) / divisor);

const MILLION = 1_000_000;

function lineAmounts(
  { item, quantity }: RowLine,
  of: {
    readonly claim: RowClaim;
    readonly purchases: ReadonlyMap<number, readonly Purchase[]>;
    readonly rules: RowRules;
  },
): { readonly amount: number; readonly inScope: number } {
  const { claim, purchases, rules } = of;
  const { category } = item;
  const price = unitPrice(item, claim.institution.level, { purchases, rules });
  const amount = halfUp(price * quantity, 1000);
  if (category === 'other') return { amount, inScope: 0 };
  const ceiling = category === 'consumable' ? rules.of('consumableCeiling') : price;
  const rest = amount - halfUp(Math.max(0, price - ceiling) * quantity, 1000);
  return { amount, inScope: rest - halfUp(rest * selfPayShare(category, rules), MILLION) };
}

function selfPayShare(category: string, rules: RowRules): number {
  if (category === 'drug') return rules.of('drugSelfPayShare');
  if (category === 'herbalPiece') return rules.of('herbalSelfPayShare');
  if (category === 'consumable') return rules.of('consumableSelfPayShare');
  return category === 'test' ? rules.of('testSelfPayShare') : 0;
}

function unitPrice(
  item: RowLine['item'],
  level: string,
  of: { readonly purchases: ReadonlyMap<number, readonly Purchase[]>; readonly rules: RowRules },
): number {
  const { purchases, rules } = of;
  if (item.category === 'consumable' && !item.separatelyChargeable) return 0;
  const listed = rules.listPrices.get(`${item.code}|${level}`) ?? rules.listPrices.get(item.code);
  if (listed !== undefined) return listed;
  const paid = (purchases.get(item.id) ?? []).find(
    ({ from, to }) => from <= rules.day && (to === null || rules.day < to),
  );
  if (!paid) throw new Error(`no price for ${item.code}`);
  return paid.fen + halfUp(paid.fen * markupRate(item.category, paid.fen, rules), MILLION);
}

function markupRate(category: string, purchase: number, rules: RowRules): number {
  if (category === 'drug') return rules.of('drugMarkupRate');
  if (category === 'herbalPiece') return rules.of('herbalMarkupRate');
  if (category !== 'consumable') return 0;
  const isLow = purchase < rules.of('consumableMarkupBoundary');
  return rules.of(isLow ? 'consumableMarkupRateLow' : 'consumableMarkupRateHigh');
}

/**
 * Takes refunds off the claims they name. Settled together, a claim and what was taken back come to
 * what is left of it, so sums over a whole year are those of the claims that are left.
 */
export function withoutRefunds(facts: RowFacts): RowFacts {
  const byId = new Map(facts.claims.map((claim) => [claim.claim, claim]));
  const gone = new Set<number>();
  for (const refund of facts.claims) {
    if (refund.reverses === null) continue;
    gone.add(refund.claim);
    const original = byId.get(refund.reverses);
    if (!original) throw new Error(`claim ${refund.reverses} is not there`);
    const isWhole = refund.lines.length === 0;
    for (const line of refund.lines) takeOff(original, line);
    const isEmpty = original.lines.every(({ quantity }) => quantity === 0);
    const isSame = original.title === refund.title && original.bedDays === refund.bedDays;
    if (isWhole || (isEmpty && isSame)) gone.add(original.claim);
  }
  return { ...facts, claims: facts.claims.filter(({ claim }) => !gone.has(claim)) };
}

function takeOff(original: RowClaim, { item, quantity }: RowLine): void {
  let left = -quantity;
  for (const line of original.lines) {
    if (line.item !== item) continue;
    const taken = Math.min(left, line.quantity);
    line.quantity -= taken;
    left -= taken;
  }
}

function sumOf(settlements: readonly RowSettlement[]): Totals {
  const sum = (of: (each: RowSettlement) => number): number =>
    settlements.reduce((all, each) => all + of(each), 0);
  return totalsOf({
    totalFen: sum(({ total }) => total),
    hospitalFen: sum(({ hospital }) => hospital),
    fixedFundFen: sum(({ fixedFund }) => fixedFund),
    fundFen: sum(({ fund }) => fund),
    patientFen: sum(({ patient }) => patient),
  });
}
