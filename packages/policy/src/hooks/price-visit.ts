import type { HookDefinition } from './hook.ts';

/** Which charges a visit or bed-day costs: a list of charges; an empty list is "no charge". */
export const PRICE_VISIT: HookDefinition = {
  name: 'price.visit',
  shape: 'row',
  title: { en: 'Charges of a visit or bed-day', zh: '每次就诊或每床日的收费' },
  inputs: {
    visitKind: { kind: 'code', set: 'visitKind' },
    level: { kind: 'code', set: 'level' },
    grassroots: { kind: 'flag' },
    title: { kind: 'code', set: 'title' },
    specialNeeds: { kind: 'flag' },
    insured: { kind: 'flag' },
    scheme: { kind: 'code', set: 'scheme' },
    age: { kind: 'count' },
    day: { kind: 'day' },
  },
  output: () => ({
    kind: 'list',
    of: {
      kind: 'context',
      entries: {
        charge: { kind: 'code', set: 'charge' },
        price: { kind: 'money' },
        fixedFund: { kind: 'money' },
        hospitalBorne: { kind: 'money' },
        inScope: { kind: 'flag' },
      },
    },
  }),
  nameSets: [],
  maxEntries: 4,
};
