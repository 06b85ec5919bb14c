import type { Behaviour, BehaviourMoney } from '@sanyi/api';
import { weigher } from '../pages/weighted.ts';

const PARTS = ['hospitalFen', 'fundFen', 'patientFen'] as const;

/** The same weighted to the whole city: each part is weighed, and totals are the sums of the parts. */
export function weighedBehaviour(behaviour: Behaviour, weight: number): Behaviour {
  const weigh = weigher(weight);
  const fen = (text: string): string => String(weigh(BigInt(text)));
  const money = (of: BehaviourMoney): BehaviourMoney => ({
    hospitalFen: fen(of.hospitalFen),
    fundFen: fen(of.fundFen),
    patientFen: fen(of.patientFen),
  });
  const care = behaviour.care.map((cell) => ({
    ...cell,
    count: Number(weigh(BigInt(cell.count))),
    expectedCount: Number(weigh(BigInt(cell.expectedCount))),
    baseline: money(cell.baseline),
    reform: money(cell.reform),
    expected: money(cell.expected),
  }));
  const total = (side: 'baseline' | 'reform' | 'expected'): BehaviourMoney => {
    const sum = (part: (typeof PARTS)[number]): string =>
      String(care.reduce((all, cell) => all + BigInt(cell[side][part]), 0n));
    return {
      hospitalFen: sum('hospitalFen'),
      fundFen: sum('fundFen'),
      patientFen: sum('patientFen'),
    };
  };
  return {
    ...behaviour,
    care,
    totals: { baseline: total('baseline'), reform: total('reform'), expected: total('expected') },
    items: behaviour.items.map((item) => ({
      ...item,
      quantity: fen(item.quantity),
      expectedQuantity: fen(item.expectedQuantity),
      baselineFen: fen(item.baselineFen),
      reformFen: fen(item.reformFen),
      expectedFen: fen(item.expectedFen),
    })),
  };
}
