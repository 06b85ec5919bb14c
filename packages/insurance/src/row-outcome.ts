import { type Category, CHARGE_FAMILIES, type ChargeFamily } from '@sanyi/facts';
import type { Change } from './fold-person.ts';

/** The settlement of one row as numbers: whole fen, exact up to 2^53 - 1. */
export type RowOutcome = {
  total: number;
  hospital: number;
  fixedFund: number;
  fund: number;
  patient: number;
  /** The funds that pay, and what they pay at the same positions. */
  readonly fundNames: string[];
  readonly fundAmounts: number[];
  /** By position in `CHARGE_FAMILIES`. */
  families: Float64Array;
  payable: boolean;
  reason: string;
  rules: readonly number[];
};

/** A copy of an outcome that will be used for another row. */
export const keptOutcome = (outcome: RowOutcome): RowOutcome => ({
  ...outcome,
  fundNames: outcome.fundNames.slice(),
  fundAmounts: outcome.fundAmounts.slice(),
  families: outcome.families.slice(),
  rules: outcome.rules.slice(),
});

/** The reason shown on the row of a refund. */
export const REFUND_REASON = 'refund';

/** A row without money: a claim of which nothing is left. */
export const emptyOutcome = (): RowOutcome => ({
  total: 0,
  hospital: 0,
  fixedFund: 0,
  fund: 0,
  patient: 0,
  fundNames: [],
  fundAmounts: [],
  families: new Float64Array(CHARGE_FAMILIES.length),
  payable: false,
  reason: REFUND_REASON,
  rules: [],
});

const FAMILY: Readonly<Record<Category, ChargeFamily>> = {
  drug: 'drug',
  herbalPiece: 'herbal',
  consumable: 'consumable',
  test: 'test',
  service: 'service',
  // A bed is a service of the hospital, as official statistics of medical income count it.
  bed: 'service',
  other: 'other',
};

/** Position in `CHARGE_FAMILIES` of what an item of a category costs. */
export const familyOf = (category: Category | 'visit'): number =>
  CHARGE_FAMILIES.indexOf(category === 'visit' ? 'visit' : FAMILY[category]);

/** The row of a refund: the sum of the changes it made to the claims before it (CLM-6). */
export function adjustmentOf(original: number, changes: readonly Change<RowOutcome>[]): RowOutcome {
  const sum = emptyOutcome();
  const rules = new Set<number>();
  for (const { row, before, after } of changes) {
    sum.total += after.total - before.total;
    sum.hospital += after.hospital - before.hospital;
    sum.fixedFund += after.fixedFund - before.fixedFund;
    sum.fund += after.fund - before.fund;
    sum.patient += after.patient - before.patient;
    addFunds(sum, before, -1);
    addFunds(sum, after, 1);
    for (let at = 0; at < sum.families.length; at++) {
      sum.families[at] =
        (sum.families[at] ?? 0) + (after.families[at] ?? 0) - (before.families[at] ?? 0);
    }
    if (row !== original) continue;
    sum.payable = before.payable;
    for (const rule of before.rules) rules.add(rule);
  }
  sum.rules = [...rules];
  return sum;
}

function addFunds(sum: RowOutcome, { fundNames, fundAmounts }: RowOutcome, sign: 1 | -1): void {
  for (const [at, name] of fundNames.entries()) {
    const known = sum.fundNames.indexOf(name);
    const place = known >= 0 ? known : sum.fundNames.push(name) - 1;
    sum.fundAmounts[place] = (sum.fundAmounts[place] ?? 0) + sign * (fundAmounts[at] ?? 0);
  }
}
