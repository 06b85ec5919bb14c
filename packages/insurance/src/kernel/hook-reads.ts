import type { HookName } from '@sanyi/policy';
import { siteOf } from '../price/ask-price.ts';
import type { Side } from './sides.ts';

/** Whether any decision that speaks for a hook on a side, on any day at any place, reads a field. */
export const hookReads = (
  { rules: { stack }, prices: { sites } }: Side,
  hook: HookName,
  field: string,
): boolean =>
  stack.intervals.some((_, interval) =>
    sites.classes.some((site) =>
      stack.regime(interval, siteOf(site)).hook(hook)?.inputs.includes(field),
    ),
  );
