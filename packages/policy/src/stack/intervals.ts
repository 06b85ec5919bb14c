import { addYears, type Day } from '@sanyi/kernel';
import type { Layer } from './layer.ts';
import type { StackDay } from './stack-spec.ts';
import { FIRST_DAY } from './what-if.ts';

/** Days on which packages or parameters change; list rows change on days of their own. */
export function intervalsOf(layers: readonly Layer[]): Day[] {
  const days = new Set<Day>([FIRST_DAY]);
  for (const { package: whole } of layers) {
    const { from, to } = whole.effective;
    days.add(from);
    if (to !== null) days.add(to);
    for (const parameter of whole.parameters.values()) {
      for (const value of parameter.values) {
        if (value.from > from && (to === null || value.from < to)) days.add(value.from);
      }
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** The position of the last start that is not after a day; days before the first count to it. */
export function intervalAt(starts: readonly Day[], day: Day): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = starts[middle];
    if (start !== undefined && start <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The day whose rules a claim takes. Calendar arithmetic is kept: claims ask for the same days. */
export function ruleDayOf(at: StackDay): (day: Day) => Day {
  if (at.kind === 'own') return (day) => day;
  if (at.kind === 'fixed') return () => at.day;
  const kept = new Map<Day, Day>();
  return (day) => {
    const known = kept.get(day);
    if (known !== undefined) return known;
    const before = addYears(day, -at.years);
    kept.set(day, before);
    return before;
  };
}
