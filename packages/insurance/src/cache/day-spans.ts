import type { LoopMemory } from '@sanyi/feel/loops';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { Both } from '../kernel/sides.ts';

/** Days of segments by the intervals of both sets of rules that they lie in. */
export type DaySpans = {
  /** By day, as segments count days. */
  readonly spanOf: Uint16Array;
  readonly intervals: readonly Both<number>[];
};

/** The spans of the days from one on to another, both as segments count days; they stand in `memory`. */
export function daySpans(
  [old, now]: Both<ClaimRules>,
  of: {
    readonly firstDay: number;
    readonly from: number;
    readonly to: number;
    readonly memory: LoopMemory;
  },
): DaySpans {
  const known = new Map<string, number>();
  const intervals: Both<number>[] = [];
  const spanOf = of.memory.uint16(Math.max(0, of.to + 1));
  for (let at = of.from; at <= of.to; at++) {
    // Columns of days hold days.
    const day = (of.firstDay + at) as Day;
    const pair = [old.days(day).interval, now.days(day).interval] as const;
    const key = pair.join();
    const found = known.get(key) ?? intervals.push(pair) - 1;
    known.set(key, found);
    spanOf[at] = found;
  }
  return { spanOf, intervals };
}
