import type { BoundHook } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { cityStack, cityTables } from '../testing/fake-city.ts';
import { ageClasses } from './age-classes.ts';
import { sidesOf } from './sides.ts';

const tables = cityTables();

/** A stack whose fee of a visit changes at some ages. */
function stackWith(breaks: readonly bigint[] | null) {
  const stack = cityStack();
  const asked = (bound: BoundHook | null): BoundHook | null =>
    bound?.hook === 'price.visit' ? { ...bound, breaks: () => breaks } : bound;
  return {
    ...stack,
    regime: (...at: Parameters<typeof stack.regime>) => {
      const regime = stack.regime(...at);
      return { ...regime, hook: (name: BoundHook['hook']) => asked(regime.hook(name)) };
    },
  };
}

const classes = (old: readonly bigint[] | null, now: readonly bigint[] | null) =>
  ageClasses(
    sidesOf([claimRules(stackWith(old), tables), claimRules(stackWith(now), tables)]),
    'price.visit',
  );

test('RPL-10 ages that both sets of rules answer alike are one class', () => {
  const { count, classOf, ages } = classes([60n, 61n], [18n, 60n, 300n]);
  expect([count, ages]).toEqual([4, [0, 18, 60, 61]]);
  expect([0, 17, 18, 59, 60, 61, 255].map((age) => classOf[age])).toEqual([0, 0, 1, 1, 2, 3, 3]);
});

test('RPL-10 where a rule computes with the age, every age is a class of its own', () => {
  const { count, classOf } = classes([60n], null);
  expect([count, classOf[0], classOf[255]]).toEqual([256, 0, 255]);
});
