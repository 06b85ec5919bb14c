import type { HookDefinition } from './hook.ts';

/** What one unit of an item costs and how much of it insurance looks at. Quantity is not seen. */
export const PRICE_LINE: HookDefinition = {
  name: 'price.line',
  shape: 'row',
  title: { en: 'Price of one unit of an item', zh: '项目单价' },
  inputs: {
    item: { kind: 'code', set: 'item' },
    category: { kind: 'code', set: 'category' },
    level: { kind: 'code', set: 'level' },
    separatelyChargeable: { kind: 'flag' },
    day: { kind: 'day' },
    listPrice: { kind: 'money', optional: true },
    purchasePrice: { kind: 'money', optional: true },
    chargedPrice: { kind: 'money', optional: true },
  },
  output: () => ({
    kind: 'context',
    entries: {
      unitPrice: { kind: 'money' },
      markup: { kind: 'money' },
      selfPayShare: { kind: 'rate' },
      ceiling: { kind: 'money', optional: true },
      maxQuantity: { kind: 'quantity', optional: true },
      inScope: { kind: 'flag' },
    },
  }),
  nameSets: [],
  maxEntries: null,
};
