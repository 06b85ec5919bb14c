import type { Segment } from '@sanyi/facts';
import type { ClaimBlock } from './claim-block.ts';

/**
 * Rows of a block in the order of the fold (INS-3), person by person: by the day of the benefit, then
 * by claim. Only the stays of a person can stand elsewhere than in the segment.
 */
export function orderBlock(
  block: ClaimBlock,
  segment: Segment,
  at: { readonly side: 0 | 1; readonly order: Int32Array },
): void {
  const { order, side } = at;
  const days = block.benefitDay[side];
  for (let row = 0; row < block.count; row++) order[row] = row;
  for (let person = 0; person < block.persons; person++) {
    if (block.hasStays[person] === 0) continue;
    const [from, to] = [block.personStart[person] ?? 0, block.personStart[person + 1] ?? 0];
    const idOf = (row: number): number => segment.claim[block.claim[row] ?? 0] ?? 0;
    const isAfter = (a: number, b: number): number =>
      (days[a] ?? 0) - (days[b] ?? 0) || idOf(a) - idOf(b);
    let isSorted = true;
    for (let row = from + 1; row < to && isSorted; row++) isSorted = isAfter(row, row - 1) > 0;
    if (!isSorted) order.subarray(from, to).sort(isAfter);
  }
}
