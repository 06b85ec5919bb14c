import type { HookDefinition } from './hook.ts';

/** Whether insurance accepts this visit at this level without a referral. */
export const FIRST_CONTACT_VISIT: HookDefinition = {
  name: 'firstContact.visit',
  shape: 'row',
  title: { en: 'First contact at the grassroots', zh: '基层首诊' },
  inputs: {
    scheme: { kind: 'code', set: 'scheme' },
    // The classes of insured persons are the age bands of the residents' scheme.
    ageBand: { kind: 'code', set: 'personClass' },
    level: { kind: 'code', set: 'level' },
    visitKind: { kind: 'code', set: 'visitKind' },
    contracted: { kind: 'flag' },
    referred: { kind: 'flag' },
    day: { kind: 'day' },
  },
  output: () => ({
    kind: 'context',
    entries: { allowed: { kind: 'flag' }, reason: { kind: 'code', set: 'reason' } },
  }),
  nameSets: [],
  maxEntries: null,
};
