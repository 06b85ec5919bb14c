import type { ChargeParts, ClaimLine, Coded } from '@sanyi/api';
import { CATEGORIES, type Item } from '@sanyi/facts';
import type { ExplainedCharge, Explanation } from '@sanyi/insurance';
import { decimalText } from '@sanyi/kernel';

/** A charge beside the same charge under the other rules; at least one of the two is there. */
export type PairedCharge = {
  readonly id: string;
  readonly before: ExplainedCharge | null;
  readonly after: ExplainedCharge | null;
};

/**
 * Puts the charges of two explanations side by side: the first `ct-plain` of one belongs to the
 * first of the other. What only the old rules charge stands first, as on a bill that changed.
 */
export function pairCharges(after: Explanation, before: Explanation | null): PairedCharge[] {
  const now = withIds(after);
  const old = before ? withIds(before) : new Map<string, ExplainedCharge>();
  const gone = [...old].filter(([id]) => !now.has(id));
  return [
    ...gone.map(([id, charge]) => ({ id, before: charge, after: null })),
    ...[...now].map(([id, charge]) => ({ id, before: old.get(id) ?? null, after: charge })),
  ];
}

function withIds(of: Explanation): Map<string, ExplainedCharge> {
  const found = new Map<string, ExplainedCharge>();
  const counts = new Map<string, number>();
  for (const charge of of.charges) {
    const key = `${charge.kind}:${charge.code}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    found.set(count === 1 ? key : `${key}:${count}`, charge);
  }
  return found;
}

/** One line of the wire; `rules` are the numbers of the rules this line cites. */
export function claimLine(
  pair: PairedCharge,
  items: ReadonlyMap<string, Item>,
  about: { readonly rules: readonly number[]; readonly compared: boolean },
): ClaimLine {
  const charge = pair.after ?? pair.before;
  if (!charge) throw new Error('a paired charge has a side');
  const item = items.get(charge.code);
  const before = pair.before ? partsOf(pair.before) : null;
  const after = pair.after ? partsOf(pair.after) : null;
  const change = (pair.after?.patient ?? 0n) - (pair.before?.patient ?? 0n);
  return {
    id: pair.id,
    kind: charge.kind === 'visit' ? 'visit' : 'item',
    item: { code: charge.code, title: item?.title ?? charge.title },
    category: categoryOf(charge),
    quantity: decimalText(charge.quantity, 3),
    unit: item?.unit ?? { en: '', zh: '' },
    before,
    after,
    patientChange: about.compared ? String(change) : null,
    rules: about.rules,
  };
}

const categoryOf = ({ category }: ExplainedCharge): Coded =>
  category === 'visit'
    ? { code: 'visit', title: { en: 'Visit', zh: '就诊' } }
    : { code: category, title: CATEGORIES.titles[category] };

const partsOf = (charge: ExplainedCharge): ChargeParts => ({
  total: String(charge.amount),
  fund: String(charge.fund),
  fixedFund: String(charge.fixedFund),
  patient: String(charge.patient),
  hospital: String(charge.hospital),
  unitPrice: String(charge.unitPrice),
  selfPay: String(charge.selfPay),
  overCeiling: String(charge.overCeiling),
  inScope: charge.inScope !== 0n,
});
