import type { Segment } from '@sanyi/facts';
import type { ActIndex, CachedSegment, ChargedClaims } from './cached-segment.ts';

/**
 * What a change of prices or fees is told from: the index of acts for prices, and the segment that was cached, which is
 * not asked for where the index says everything.
 */
export type ChargedSegment = { segment(): Segment; readonly acts: ActIndex | null };

/** A cached segment with the claims that rows of a block are. */
export type CachedPair = {
  readonly cached: CachedSegment;
  /** Read when they are first asked for. */
  claims(): ChargedClaims;
  /** By cached person: the row among the persons of the claims. */
  readonly person: Uint32Array;
  /** Null where lines are asked one by one. */
  readonly acts: ActIndex | null;
};

/** The days of claims that are read and that count, as segments count days; all inclusive. */
export type CachedDays = { readonly since: number; readonly from: number; readonly to: number };

/** Whether a claim is read by the replay. */
export function isRead(
  { endDay }: Pick<Segment, 'endDay'>,
  claim: number,
  days: CachedDays,
): boolean {
  const last = endDay[claim] as number;
  return last >= days.since && last <= days.to;
}

/** How many cached persons, the first ones, have no refunds: their rows are their claims. */
export const plainPersons = ({
  person,
  personSum,
}: Pick<CachedSegment, 'person' | 'personSum'>): number => person.length - personSum.length + 1;

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
