import type { HookDefinition } from './hook.ts';

/**
 * Points of an inpatient case, after its benefit is settled; the budget that they share stands in
 * `pools/*.yaml`. A case without points is paid by item.
 */
export const PAYMENT_CASE: HookDefinition = {
  name: 'payment.case',
  shape: 'pool',
  title: { en: 'Points of a case', zh: '病例点数' },
  inputs: {
    scheme: { kind: 'code', set: 'scheme' },
    level: { kind: 'code', set: 'level' },
    grassroots: { kind: 'flag' },
    group: { kind: 'code', set: 'caseGroup' },
    // Weights are published with up to four decimals, so in millionths; at most a thousand.
    weight: { kind: 'rate', max: 1_000_000_000n },
    meanCost: { kind: 'money', optional: true },
    bedDays: { kind: 'count' },
    total: { kind: 'money' },
    fund: { kind: 'money' },
    patient: { kind: 'money' },
    day: { kind: 'day' },
  },
  output: () => ({
    kind: 'context',
    // Points are no share: they may well exceed one. In millionths, so at most a thousand million.
    entries: { points: { kind: 'rate', max: 1_000_000_000_000_000n, optional: true } },
  }),
  nameSets: [],
  maxEntries: null,
};
