import {
  type ClaimBatch,
  pickClaims,
  type Segment,
  type SegmentCodes,
  segmentClaims,
  segmentPersons,
} from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import type { CaseRecords } from '../pool/case-records.ts';
import { batchBooks } from '../pool/pool-rows.ts';
import { ReplayCells } from '../replay/replay-cells.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import { batchSettler } from '../settle-batch.ts';
import type { Both } from './sides.ts';

/** What persons are settled with whom columns cannot say. */
export type RowByRow = {
  readonly rules: Both<ClaimRules>;
  readonly codes: SegmentCodes;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
};

/**
 * Replays some persons of a segment row by row; gives their sums, persons not counted, and the number
 * of their claims. Cases that pools pay go to `cases`.
 *
 * @throws ProblemError with the claim that cannot be settled
 */
export function replayRowByRow(
  { rules, codes, frame, layout }: RowByRow,
  segment: Segment,
  persons: readonly number[],
  cases: CaseRecords | null,
): { readonly values: Float64Array; readonly claims: number } {
  const table = segmentPersons(segment, codes);
  const spans = persons.map((person) => ({ from: person, to: person + 1 }));
  const batch = endingBy(segmentClaims(segment, codes, spans), frame.to);
  const cells = new ReplayCells(frame, table, layout);
  const books = cases && batchBooks({ rules, frame, layout, persons: table, cases });
  for (const [side, each] of rules.entries()) {
    const settle = batchSettler(each, { persons: table }, { rowByRow: true });
    const settled = settle(batch);
    cells.settled(side, batch, settled);
    books?.[side]?.settled(batch, settled);
  }
  const { values } = cells;
  const counted = layout.sections.head.at + 2;
  values[counted] = (values[counted] ?? 0) - table.count;
  return { values, claims: batch.count };
}

/** The claims that end by a day: later ones change nothing before them. */
function endingBy(batch: ClaimBatch, day: number): ClaimBatch {
  const ranges: number[] = [];
  for (let row = 0; row < batch.count; row++) {
    if ((batch.endDay[row] ?? 0) > day) continue;
    if (ranges.at(-1) === row) ranges.pop();
    else ranges.push(row);
    ranges.push(row + 1);
  }
  return pickClaims(batch, ranges);
}
