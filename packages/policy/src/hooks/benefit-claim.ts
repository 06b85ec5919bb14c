import type { HookDefinition } from './hook.ts';

/** What each fund pays on a claim, and what the claim adds to the person's accumulators. */
export const BENEFIT_CLAIM: HookDefinition = {
  name: 'benefit.claim',
  shape: 'fold',
  title: { en: 'Benefit of a claim', zh: '单次结算待遇' },
  inputs: {
    scheme: { kind: 'code', set: 'scheme' },
    personClass: { kind: 'code', set: 'personClass' },
    age: { kind: 'count' },
    level: { kind: 'code', set: 'level' },
    grassroots: { kind: 'flag' },
    visitKind: { kind: 'code', set: 'visitKind' },
    stayNumber: { kind: 'count' },
    contracted: { kind: 'flag' },
    referred: { kind: 'flag' },
    allowed: { kind: 'flag' },
    keyGroups: { kind: 'list', of: { kind: 'code', set: 'keyGroup' } },
    incomeBand: { kind: 'code', set: 'incomeBand' },
    inScope: { kind: 'money' },
    outOfScope: { kind: 'money' },
    day: { kind: 'day' },
  },
  output: (fold, sets) => ({
    kind: 'context',
    entries: {
      payable: { kind: 'flag' },
      reason: { kind: 'code', set: 'reason' },
      funds: {
        kind: 'context',
        entries: {},
        open: { kind: 'money' },
        names: sets.get('fund') ?? [],
      },
      add: {
        kind: 'context',
        entries: Object.fromEntries(
          (fold?.accumulators ?? []).map((each) => [each.name, each.kind] as const),
        ),
      },
    },
  }),
  nameSets: ['fund'],
  maxEntries: null,
};
