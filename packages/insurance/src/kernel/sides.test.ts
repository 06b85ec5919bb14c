import { expect, test } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { cityStack, cityTables } from '../testing/fake-city.ts';
import { ofSides, sidesOf } from './sides.ts';

test('RPL-8 two sides with the same rules are asked once, others each', () => {
  const [old, now] = [claimRules(cityStack(), cityTables()), claimRules(cityStack(), cityTables())];
  const asked: number[] = [];
  const ask = (_: unknown, at: 0 | 1): { readonly at: 0 | 1 } => {
    asked.push(at);
    return { at };
  };
  const [first, second] = ofSides(sidesOf([old, old]), ask);
  expect(asked).toEqual([0]);
  expect(second).toBe(first);
  expect(ofSides(sidesOf([old, now]), ask)).toEqual([{ at: 0 }, { at: 1 }]);
});
