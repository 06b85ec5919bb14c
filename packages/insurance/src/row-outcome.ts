import { type Category, CHARGE_FAMILIES, type ChargeFamily } from '@sanyi/facts';
import type { Change } from './fold-person.ts';

/** The settlement of one row as numbers: whole fen, exact up to 2^53 - 1. */
export type RowOutcome = {
  total: number;
  hospital: number;
  fixedFund: number;
  fund: number;
  patient: number;
  /** The first `fundCount` funds pay, each the amount at the same position. */
  fundCount: number;
  readonly fundNames: string[];
  readonly fundAmounts: number[];
  /** By position in `CHARGE_FAMILIES`. */
  families: Float64Array;
  payable: boolean;
  reason: string;
  /** The rules that fired: the first `ruleCount` of the numbers. */
  ruleCount: number;
  rules: Uint16Array;
};

/** A copy of an outcome that will be used for another row. */
export const keptOutcome = (outcome: RowOutcome): RowOutcome => ({
  ...outcome,
  fundNames: outcome.fundNames.slice(),
  fundAmounts: outcome.fundAmounts.slice(),
  families: outcome.families.slice(),
  rules: outcome.rules.slice(0, outcome.ruleCount),
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
  fundCount: 0,
  fundNames: [],
  fundAmounts: [],
  families: new Float64Array(CHARGE_FAMILIES.length),
  payable: false,
  reason: REFUND_REASON,
  ruleCount: 0,
  rules: new Uint16Array(0),
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
    sum.rules = before.rules;
    sum.ruleCount = before.ruleCount;
  }
  return sum;
}

function addFunds(sum: RowOutcome, of: RowOutcome, sign: 1 | -1): void {
  for (let at = 0; at < of.fundCount; at++) {
    const name = of.fundNames[at] ?? '';
    const known = sum.fundNames.indexOf(name);
    const place = known >= 0 ? known : sum.fundNames.push(name) - 1;
    sum.fundAmounts[place] = (sum.fundAmounts[place] ?? 0) + sign * (of.fundAmounts[at] ?? 0);
    sum.fundCount = sum.fundNames.length;
  }
}
