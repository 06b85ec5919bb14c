import type { Segment } from '@sanyi/facts';
import type { ActIndex, CachedSegment } from './cached-segment.ts';

/** What a change of prices or fees is told from: the segment that was cached, and for prices the index of its acts. */
export type ChargedSegment = { readonly segment: Segment; readonly acts: ActIndex | null };

/** A cached segment with what it was made from. */
export type CachedPair = ChargedSegment & { readonly cached: CachedSegment };

/** The days of claims that are read and that count, as segments count days; all inclusive. */
export type CachedDays = { readonly since: number; readonly from: number; readonly to: number };

/** Whether a claim is read by the replay. */
export function isRead({ endDay }: Segment, claim: number, days: CachedDays): boolean {
  const last = endDay[claim] as number;
  return last >= days.since && last <= days.to;
}

/** Whether the rows of a cached person are its claims. */
export const isPlainPerson = (
  { claimStart, month, sumPatient }: CachedSegment,
  person: number,
): boolean => (claimStart[person] as number) < month.length - sumPatient.length;

/** The person of a cached segment whose row this is. */
export function personOfRow({ rowStart }: CachedSegment, row: number): number {
  let [from, to] = [0, rowStart.length - 1];
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    // Every index is one of a column.
    if ((rowStart[middle] as number) <= row) from = middle;
    else to = middle;
  }
  return from;
}
