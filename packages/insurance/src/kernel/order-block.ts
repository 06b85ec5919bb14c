import type { Segment } from '@sanyi/facts';
import type { ClaimBlock } from './claim-block.ts';

/**
 * Rows of a block in the order of the fold (INS-3), person by person; tells whether all stand so in
 * the block. Only stays can stand elsewhere.
 */
export function orderBlock(
  block: ClaimBlock,
  segment: Segment,
  at: { readonly side: 0 | 1; readonly order: Int32Array },
): boolean {
  const { order, side } = at;
  let isOrdered = true;
  for (let row = 0; row < block.count; row++) order[row] = row;
  for (let person = 0; person < block.persons; person++) {
    if (block.hasStays[person] === 0) continue;
    const from = block.personStart[person] as number;
    const own = orderOf(block, segment, {
      side,
      from,
      to: block.personStart[person + 1] as number,
    });
    if (own === null) continue;
    order.set(own, from);
    isOrdered = false;
  }
  return isOrdered;
}

/** The rows of a person by day of the benefit, then by claim; null where they stand so. */
export function orderOf(
  block: ClaimBlock,
  { claim }: Segment,
  rows: { readonly side: 0 | 1; readonly from: number; readonly to: number },
): Int32Array | null {
  const { from, to, side } = rows;
  const days = block.benefitDay[side];
  const idOf = (row: number): number => claim[block.claim[row] as number] as number;
  const isAfter = (a: number, b: number): number =>
    (days[a] as number) - (days[b] as number) || idOf(a) - idOf(b);
  for (let row = from + 1; row < to; row++) {
    if (isAfter(row, row - 1) > 0) continue;
    return Int32Array.from({ length: to - from }, (_, at) => from + at).sort(isAfter);
  }
  return null;
}
