import type { Segment } from '@sanyi/facts';
import type { CachedSegment } from './cached-segment.ts';

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
  { claimStart, month, sumPatient }: CachedSegment,
  person: number,
): boolean => (claimStart[person] as number) < month.length - sumPatient.length;
