import type { HookName } from '@sanyi/policy';
import { siteOf } from '../price/ask-price.ts';
import { hookSpans } from '../price/hook-spans.ts';
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

/** The intervals of a side by what a hook answers in them: each as the first of those alike. */
export const spansOf = ({ rules, prices }: Side, hook: HookName): Int32Array =>
  hookSpans(rules.stack, prices.sites.classes, hook);
