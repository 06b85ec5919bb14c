import type { Segment } from '@sanyi/facts';
import type { CachedRows, CachedSegment } from './cached-segment.ts';

/** A cached segment with the segment it was made from. */
export type CachedPair = { readonly segment: Segment; readonly cached: CachedSegment };

/** The days of claims that are read and that count, as segments count days; all inclusive. */
export type CachedDays = { readonly since: number; readonly from: number; readonly to: number };

/** Whether a claim is read by the replay. */
export function isRead({ endDay }: Segment, claim: number, days: CachedDays): boolean {
  const last = endDay[claim] as number;
  return last >= days.since && last <= days.to;
}

/** Whether the rows of a cached person are its claims. */
export const isPlainPerson = (
  { claimStart, month, sumPatient }: CachedRows,
  person: number,
): boolean => (claimStart[person] as number) < month.length - sumPatient.length;

/** The person of a cached segment whose row this is. */
export function personOfRow({ rowStart }: CachedRows, row: number): number {
  let [from, to] = [0, rowStart.length - 1];
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    // Every index is one of a column.
    if ((rowStart[middle] as number) <= row) from = middle;
    else to = middle;
  }
  return from;
}
