import type { BehaviourPage } from '../what-if/behaviour-page.ts';

const money = (fund: number, patient: number) => ({
  hospitalFen: '0',
  fundFen: String(fund),
  patientFen: String(patient),
});

/** An invented reform with what it would come to if volumes responded. */
export function sampleBehaviour(): BehaviourPage {
  const [baseline, reform] = [
    money(500_000_000_00, 400_000_000_00),
    money(540_000_000_00, 390_000_000_00),
  ];
  const expected = money(475_200_000_00, 343_200_000_00);
  const title = { en: 'Shifts measured in 2017', zh: '2017年实测变化' };
  return {
    packages: [{ id: 'behaviour-2017', title }],
    chosen: 'behaviour-2017',
    exact: true,
    behaviour: {
      format: 'sanyi-behaviour',
      replay: '0f3a',
      package: { text: 'behaviour-2017', title },
      rounding: 'half up, once for each kind of care, level and payer',
      care: [
        {
          ...{
            level: 'tertiary',
            care: 'visit',
            weight: '880000',
            count: 1000,
            expectedCount: 880,
          },
          ...{ baseline, reform, expected },
          response: {
            id: 'tertiary-visits',
            title: { en: 'Visits at tertiary hospitals', zh: '三级医院诊疗量' },
            form: 'shift',
            value: '-12',
            provenance: 'sourced',
            source: 'invented',
          },
        },
      ],
      totals: { baseline, reform, expected },
      items: [],
    },
    levels: [{ id: 'tertiary', title: { en: 'Tertiary', zh: '三级' } }],
    command:
      'npx sanyi replay --facts .sanyi/demo/sample --reform sample+x --behaviour behaviour-2017',
  };
}
