import type { HookDefinition } from './hook.ts';

/** Points of an inpatient case; the budget that they share stands in `pools/*.yaml`. */
export const PAYMENT_CASE: HookDefinition = {
  name: 'payment.case',
  shape: 'pool',
  title: { en: 'Points of a case', zh: '病例点数' },
  inputs: {
    scheme: { kind: 'code', set: 'scheme' },
    level: { kind: 'code', set: 'level' },
    group: { kind: 'code', set: 'caseGroup' },
    // A relative weight is no share: it may well exceed one.
    weight: { kind: 'rate', max: 1_000_000_000n },
    total: { kind: 'money' },
    day: { kind: 'day' },
  },
  output: () => ({
    kind: 'context',
    entries: { points: { kind: 'rate', max: 1_000_000_000_000n } },
  }),
  nameSets: [],
  maxEntries: null,
};
