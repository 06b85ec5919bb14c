import type { HookName } from '@sanyi/policy';
import { siteOf } from '../price/ask-price.ts';
import type { Both, Side } from './sides.ts';

/** Ages are told apart up to here. */
const AGES = 256;

/**
 * Ages by class: all ages of a class have the same answers of a hook, under the old rules and under the
 * new ones, on every day at every place.
 */
export type AgeClasses = {
  readonly count: number;
  /** By age; an age beyond the last stands with it. */
  readonly classOf: Uint8Array;
  /** The least age of each class. */
  readonly ages: readonly number[];
};

export function ageClasses(sides: Both<Side>, hook: HookName): AgeClasses {
  const begins = new Uint8Array(AGES);
  begins[0] = 1;
  for (const { rules, prices } of new Set(sides)) {
    for (const interval of rules.stack.intervals.keys()) {
      for (const site of prices.sites.classes) {
        const bound = rules.stack.regime(interval, siteOf(site)).hook(hook);
        if (bound?.inputs.includes('age')) addBreaks(begins, bound.breaks('age'));
      }
    }
  }
  const ages: number[] = [];
  const classOf = begins.map((begin, age) => {
    if (begin === 1) ages.push(age);
    return ages.length - 1;
  });
  return { count: ages.length, classOf, ages };
}

/** Where nobody knows the breaks, every age is a class of its own. */
function addBreaks(begins: Uint8Array, breaks: readonly bigint[] | null): void {
  if (breaks === null) begins.fill(1);
  for (const each of breaks ?? []) if (each > 0n && each < AGES) begins[Number(each)] = 1;
}
