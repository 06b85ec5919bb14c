import type { Segment } from '@sanyi/facts';
import type { ClaimBlock } from './claim-block.ts';

/**
 * Rows of a block in the order of the fold (INS-3), person by person; tells whether all stand so in
 * the block. Only stays can stand elsewhere.
 */
export function orderBlock(
  block: ClaimBlock,
  segment: Segment,
  at: {
    readonly side: 0 | 1;
    /** The rows as they stand in the block. */
    readonly rows: Int32Array;
    readonly order: Int32Array;
  },
): boolean {
  const { order, rows, side } = at;
  let isOrdered = true;
  order.set(rows.subarray(0, block.count));
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
  segment: Segment,
  rows: { readonly side: 0 | 1; readonly from: number; readonly to: number },
): Int32Array | null {
  const { from, to, side } = rows;
  if (isInOrder(block, segment, rows)) return null;
  const days = block.benefitDay[side];
  const idOf = (row: number): number => segment.claim[block.claim[row] as number] as number;
  const isAfter = (a: number, b: number): number =>
    (days[a] as number) - (days[b] as number) || idOf(a) - idOf(b);
  return Int32Array.from({ length: to - from }, (_, at) => from + at).sort(isAfter);
}

/** Whether each row of a person comes after the one before. Every index is one of a column. */
function isInOrder(
  { benefitDay, claim }: ClaimBlock,
  { claim: ids }: Segment,
  { from, to, side }: { readonly side: 0 | 1; readonly from: number; readonly to: number },
): boolean {
  const days = benefitDay[side];
  let before = days[from] as number;
  for (let row = from + 1; row < to; row++) {
    const day = days[row] as number;
    if (day < before) return false;
    if (day === before) {
      const id = ids[claim[row] as number] as number;
      const last = ids[claim[row - 1] as number] as number;
      if (id <= last) return false;
    }
    before = day;
  }
  return true;
}
