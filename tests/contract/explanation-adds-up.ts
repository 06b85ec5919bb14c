import { expect } from 'vitest';
import type { OneExplanation } from './explanation-document.ts';

const PARTS = ['amountFen', 'fundFen', 'patientFen', 'hospitalFen'] as const;

/** What must hold of every explanation: charges add up to totals, payers to the amount, rules cited. */
export function expectAddsUp(explained: OneExplanation): void {
  const { charges, totals } = explained;
  for (const part of PARTS) {
    const sum = charges.reduce((total, charge) => total + BigInt(charge[part]), 0n);
    expect(String(sum), `${part} of claim ${explained.claim}`).toBe(totals[part]);
  }
  for (const { amountFen, fundFen, patientFen, hospitalFen, item } of [
    ...charges,
    { ...totals, item: 'totals' },
  ]) {
    const paid = BigInt(fundFen) + BigInt(patientFen) + BigInt(hospitalFen);
    expect(String(paid), `${item} of claim ${explained.claim}`).toBe(amountFen);
  }
  expect(charges.filter((charge) => charge.rules.length === 0)).toEqual([]);
}
