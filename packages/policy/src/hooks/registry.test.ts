import { describe, expect, test } from 'vitest';
import { kindText } from '../kinds/kind-text.ts';
import { HOOKS } from './registry.ts';

describe('the registry of hooks', () => {
  test('POL-9 the inputs of each hook are fixed', () => {
    const inputs = Object.values(HOOKS).map(({ name, shape, inputs: fields }) => [
      `${name} (${shape})`,
      Object.entries(fields).map(([field, kind]) => `${field}: ${kindText(kind)}`),
    ]);
    expect(Object.fromEntries(inputs)).toEqual({
      'price.visit (row)': [
        'visitKind: code<visitKind>',
        'level: code<level>',
        'grassroots: flag',
        'title: code<title>',
        'specialNeeds: flag',
        'insured: flag',
        'scheme: code<scheme>',
        'age: count',
        'day: day',
      ],
      'price.line (row)': [
        'item: code<item>',
        'category: code<category>',
        'level: code<level>',
        'separatelyChargeable: flag',
        'day: day',
        'listPrice: money?',
        'purchasePrice: money?',
        'chargedPrice: money?',
      ],
      'firstContact.visit (row)': [
        'scheme: code<scheme>',
        'ageBand: code<personClass>',
        'level: code<level>',
        'visitKind: code<visitKind>',
        'contracted: flag',
        'referred: flag',
        'day: day',
      ],
      'benefit.claim (fold)': [
        'scheme: code<scheme>',
        'personClass: code<personClass>',
        'age: count',
        'level: code<level>',
        'grassroots: flag',
        'visitKind: code<visitKind>',
        'stayNumber: count',
        'contracted: flag',
        'referred: flag',
        'allowed: flag',
        'keyGroups: list<code<keyGroup>>',
        'incomeBand: code<incomeBand>',
        'inScope: money',
        'outOfScope: money',
        'day: day',
      ],
      'payment.case (pool)': [
        'scheme: code<scheme>',
        'level: code<level>',
        'grassroots: flag',
        'group: code<caseGroup>',
        'weight: rate<1000>',
        'meanCost: money?',
        'bedDays: count',
        'total: money',
        'fund: money',
        'patient: money',
        'day: day',
      ],
    });
  });
});
