import { ZenEngine } from '@gorules/zen-engine';
import type { Before, Claim } from './claim.ts';

const text = (value: string): string => JSON.stringify(value);

const GROUPS: readonly (readonly [string, string])[] = [
  ['senior', '"chief", "deputyChief"'],
  ['junior', '"attending", "ordinary"'],
];

const FEES: readonly (readonly [string, string, number, number])[] = [
  ['tertiary', 'senior', 80, 60],
  ['tertiary', 'junior', 50, 40],
  ['secondary', 'senior', 70, 55],
  ['secondary', 'junior', 30, 28],
  ['primary', 'senior', 60, 50],
  ['primary', 'junior', 20, 19],
];

/** The settlement decision in the language of zen-engine: a table, then the same steps. */
const MODEL = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode' },
    {
      id: 'table',
      name: 'table',
      type: 'decisionTableNode',
      content: {
        hitPolicy: 'first',
        passThrough: true,
        inputs: ['level', 'title', 'insured'].map((field) => ({ id: field, name: field, field })),
        outputs: ['fee', 'fixed'].map((field) => ({ id: field, name: field, field })),
        rules: FEES.flatMap(([level, group, fee, fixed]) =>
          [true, false].map((insured) => ({
            _id: `${level}-${group}-${insured}`,
            level: text(level),
            title: GROUPS.find(([name]) => name === group)?.[1] ?? '',
            insured: String(insured),
            fee: String(fee),
            fixed: insured ? String(fixed) : '0',
          })),
        ),
      },
    },
    {
      id: 'steps',
      name: 'steps',
      type: 'expressionNode',
      content: {
        expressions: [
          ['selfPay', 'round(amount * selfPayShare, 2)'],
          ['inScope', 'insured ? amount - $.selfPay : 0'],
          ['covered', 'max([0, $.inScope - max([0, 1800 - acc.deductible])])'],
          ['firstTier', 'min([$.covered, max([0, 5000 - acc.covered])])'],
          [
            'entitled',
            'round($.firstTier * (level == "primary" ? 0.90 : 0.70) + ($.covered - $.firstTier) * 0.955, 2)',
          ],
          ['fund', 'min([$.entitled, max([0, 20000 - acc.fund])])'],
          ['patient', 'fee - fixed + amount - $.fund'],
          ['deductible', '$.inScope - $.covered'],
          ['fee', 'fee'],
          ['fixed', 'fixed'],
        ].map(([key, value]) => ({ id: key, key, value })),
      },
    },
    { id: 'out', name: 'out', type: 'outputNode' },
  ],
  edges: [
    { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
    { id: 'b', sourceId: 'table', targetId: 'steps', type: 'edge' },
    { id: 'c', sourceId: 'steps', targetId: 'out', type: 'edge' },
  ],
};

/** What is asked in yuan, as zen-engine takes it. */
export const inYuan = (claim: Claim, before: Before): Record<string, unknown> => ({
  ...claim,
  amount: claim.amount / 100,
  selfPayShare: claim.selfPayShare / 1_000_000,
  acc: {
    deductible: before.deductible / 100,
    covered: before.covered / 100,
    fund: before.fund / 100,
  },
});

/** An answer in yuan, or what it can be read as. */
export type Answered = { readonly [name: string]: number };

/** Asks zen-engine; its decision is compiled once. */
export function zen(): (asked: Record<string, unknown>, trace: boolean) => Promise<Answered> {
  const decision = new ZenEngine().createDecision(MODEL);
  return async (asked, trace) => {
    const { result } = await decision.evaluate(asked, { trace });
    return result as Answered;
  };
}
