import type { Segment, SegmentCodes } from '@sanyi/facts';
import type { LineOutcomes } from './line-outcomes.ts';

/** What refunds leave of one claim: an act for each of its lines, and whether the visit is left. */
export type LeftOver = { readonly acts: Int32Array; readonly isUndone: boolean };

/** The acts of a claim of which refunds left something; all of them where nothing was taken back. */
export const actsLeft = (
  { act, lineStart }: Segment,
  row: number,
  left: LeftOver | null,
): Segment['act'] | Int32Array => left?.acts ?? act.subarray(lineStart[row], lineStart[row + 1]);

/** What a refund of a segment takes back. */
export type TakingBack = {
  readonly segment: Segment;
  readonly lines: LineOutcomes;
  readonly visits: SegmentCodes['visits'];
  readonly refund: number;
  readonly original: number;
};

/**
 * What is left after one more refund (INS-7), `left` being null before the first; null where it takes back what is not there, which is
 * told row by row.
 */
export function takenBack(taking: TakingBack, left: LeftOver | null): LeftOver | null {
  const { segment, lines, refund, original } = taking;
  const { lineStart, visit } = segment;
  const [start, end] = [lineStart[refund] ?? 0, lineStart[refund + 1] ?? 0];
  const acts = Int32Array.from(actsLeft(segment, original, left));
  if (start === end) {
    for (const [at, act] of acts.entries()) acts[at] = lines.withQuantity(act, 0);
    return { acts, isUndone: true };
  }
  for (let line = start; line < end; line++) {
    if (!takeLine(taking, line, acts)) return null;
  }
  const isNothing = acts.every((act) => lines.quantityOf(act) === 0);
  const isRepeated = isSameVisit(taking.visits, visit[refund] ?? 0, visit[original] ?? 0);
  return { acts, isUndone: left?.isUndone === true || (isNothing && isRepeated) };
}

/** Takes one refunded line off the lines of the original in their order; false where it is too much. */
function takeLine(
  { segment, lines, original }: TakingBack,
  line: number,
  acts: Int32Array,
): boolean {
  const { act, charged, lineStart } = segment;
  const refunded = act[line] ?? 0;
  const named = charged?.[line] ?? Number.NaN;
  const start = lineStart[original] ?? 0;
  let toTake = -lines.quantityOf(refunded);
  if (toTake < 0) return false;
  for (const [at, each] of acts.entries()) {
    const isSame =
      lines.itemOf(each) === lines.itemOf(refunded) &&
      (Number.isNaN(named) || charged?.[start + at] === named);
    if (!isSame) continue;
    const taken = Math.min(toTake, lines.quantityOf(each));
    if (taken > 0) acts[at] = lines.withQuantity(each, lines.quantityOf(each) - taken);
    toTake -= taken;
  }
  return toTake === 0;
}

const isSameVisit = ({ title, bedDays }: SegmentCodes['visits'], a: number, b: number): boolean =>
  title[a] === title[b] && bedDays[a] === bedDays[b];
