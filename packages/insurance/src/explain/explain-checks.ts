import type { Fen } from '@sanyi/kernel';
import type { ExplainedCharge, ExplainedCheck, ExplainedTotals } from './explanation.ts';

/** Checks an explanation against itself. Each line stands for a sum that was really made. */
export function checksOf(
  charges: readonly ExplainedCharge[],
  totals: ExplainedTotals,
): ExplainedCheck[] {
  const sum = (part: (charge: ExplainedCharge) => Fen): bigint =>
    charges.reduce<bigint>((all, charge) => all + part(charge), 0n);
  return [
    {
      id: 'chargesAddUp',
      title: { en: 'Charges add up to the total', zh: '各项费用合计等于总额' },
      ok: sum((charge) => charge.amount) === totals.amount,
    },
    {
      id: 'payersAddUp',
      title: {
        en: 'Fund, patient and hospital add up to the total',
        zh: '基金、个人、医院三方合计等于总额',
      },
      ok: totals.fund + totals.patient + totals.hospital === totals.amount,
    },
    {
      id: 'eachCharge',
      title: {
        en: 'Fund, patient and hospital add up on each charge',
        zh: '每项费用的三方负担合计无误',
      },
      ok: charges.every((each) => each.fund + each.patient + each.hospital === each.amount),
    },
    {
      id: 'fundAddsUp',
      title: {
        en: 'Fund parts of the charges add up to the decision on the claim',
        zh: '各项费用的基金部分合计等于整单待遇',
      },
      ok: sum((charge) => charge.fund) === totals.fund,
    },
  ];
}
