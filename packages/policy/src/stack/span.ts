import type { Day } from '@sanyi/kernel';

/** The later of two days; an open beginning is earlier than every day. */
export const laterDay = (a: Day | null, b: Day): Day => (a !== null && a > b ? a : b);

/** The earlier of two open or given ends. */
export function earlierEnd(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  if (b === null) return a;
  return a < b ? a : b;
}
