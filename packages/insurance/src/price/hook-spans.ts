import type { BoundHook, HookName, Stack } from '@sanyi/policy';
import type { ClaimInstitution } from '../claim.ts';
import { siteOf } from './ask-price.ts';

/**
 * By interval of a stack: the first of the intervals in a row over which a hook answers every question
 * alike at all of these places. A year that only moves a limit of the benefit asks no price again.
 */
export function hookSpans(
  stack: Stack,
  places: readonly ClaimInstitution[],
  hook: HookName,
): Int32Array {
  const spoken = stack.intervals.map((_, interval) =>
    places.map((place) => stack.regime(interval, siteOf(place)).hook(hook)),
  );
  const spans = new Int32Array(spoken.length);
  for (let interval = 1; interval < spoken.length; interval++) {
    const before = spoken[interval - 1] ?? [];
    const isAlike = spoken[interval]?.every((each, at) => answersAlike(each, before[at] ?? null));
    spans[interval] = isAlike ? (spans[interval - 1] ?? 0) : interval;
  }
  return spans;
}

/** Whether a hook of one stack answers alike in two intervals: the same decision, which reads the same values. */
function answersAlike(is: BoundHook | null, was: BoundHook | null): boolean {
  if (is === null || was === null) return is === was;
  const linked = is.package.linked.get(is.hook);
  if (linked === undefined || linked !== was.package.linked.get(was.hook)) return false;
  // What is in force for longer is the same value, whatever its kind.
  return linked.checked.reads.parameters.every(
    (name) => is.parameters[name] === was.parameters[name],
  );
}
