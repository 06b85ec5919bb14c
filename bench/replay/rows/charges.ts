import type { Purchase, RowClaim, RowLine } from './facts.ts';
import type { RowRules } from './rules.ts';
import { visitCharges } from './visit-charges.ts';

/** An amount of a settlement in fen: its family, and the code of the item unless it is of the visit. */
export type RowAmount = {
  readonly family: string;
  readonly code: string | null;
  readonly amount: number;
};

/** What a claim costs, by who could pay it, and charge by charge. Fen. */
export type RowCharges = {
  readonly total: number;
  readonly hospital: number;
  readonly fixedFund: number;
  readonly inScope: number;
  readonly charges: readonly RowAmount[];
};

type Charging = {
  readonly purchases: ReadonlyMap<number, readonly Purchase[]>;
  readonly rules: RowRules;
};

/** Charges of the visit and of every line. */
export function chargesOf(claim: RowClaim, of: Charging): RowCharges {
  const sums = { total: 0, hospital: 0, fixedFund: 0, inScope: 0 };
  const charges: RowAmount[] = [];
  const times = claim.kind === 'inpatientDay' ? claim.bedDays : 1;
  for (const charge of visitCharges(claim, of.rules)) {
    sums.total += charge.price * times;
    sums.hospital += charge.hospital * times;
    sums.fixedFund += charge.fixedFund * times;
    charges.push({ family: 'visit', code: null, amount: charge.price * times });
    if (charge.inScope) {
      sums.inScope += (charge.price - charge.hospital - charge.fixedFund) * times;
    }
  }
  for (const line of claim.lines) {
    const { amount, inScope } = lineAmounts(line, { claim, ...of });
    sums.total += amount;
    sums.inScope += inScope;
    const { code, category } = line.item;
    charges.push({ family: FAMILIES[category] ?? category, code, amount });
  }
  return { ...sums, charges };
}

/** Families whose name is not that of the category; a bed is a service. */
const FAMILIES: Readonly<Record<string, string>> = { herbalPiece: 'herbal', bed: 'service' };

const halfUp = (value: number, divisor: number): number =>
  Math.floor((value + divisor / 2) / divisor);

const MILLION = 1_000_000;

function lineAmounts(
  { item, quantity }: RowLine,
  of: Charging & { readonly claim: RowClaim },
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

function unitPrice(item: RowLine['item'], level: string, { purchases, rules }: Charging): number {
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
