import {
  type ClaimBatch,
  type PersonTable,
  pickClaims,
  type Segment,
  type SegmentCodes,
  segmentClaims,
  segmentPersons,
} from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import { newMemory } from '../replay-store/column-file.ts';
import { type ReplayStore, readCodes, readSegment } from '../replay-store/open-replay-store.ts';
import { personsAt } from '../replay-store/persons-at.ts';
import { sampledRows } from './sampled-persons.ts';

/** Persons of a part of a sample with their claims. */
export type SamplePart = { readonly persons: PersonTable; readonly batches: readonly ClaimBatch[] };

/** Which share of the persons is read, and the days of their claims that matter. */
export type SampleRead = {
  readonly share: number;
  readonly since: Day | null;
  readonly to: Day;
};

/** Reads a share of the persons from a replay store, with the claims that `withPart` reads of them. */
export async function sampleOfStore(store: ReplayStore, read: SampleRead): Promise<SamplePart[]> {
  const codes = await readCodes(store);
  const memory = newMemory();
  const parts: SamplePart[] = [];
  for (const number of store.manifest.segments.keys()) {
    const segment = await readSegment(store, number, memory);
    const rows = sampledRows(segment, read.share);
    if (rows.length > 0) parts.push(partOf(segment, codes, { rows, read }));
  }
  return parts;
}

function partOf(
  segment: Segment,
  codes: SegmentCodes,
  { rows, read }: { readonly rows: readonly number[]; readonly read: SampleRead },
): SamplePart {
  const persons = personsAt(segmentPersons(segment, codes), rows);
  const spans = rows.map((row) => ({ from: row, to: row + 1 }));
  const claims = thatMatter(segmentClaims(segment, codes, spans), read);
  return { persons, batches: claims.count > 0 ? [claims] : [] };
}

/**
 * The claims that end by the last day and, where earlier ones change nothing, not before the first. Who
 * takes back an earlier claim has that year folded again, so of such persons everything is kept.
 */
function thatMatter(batch: ClaimBatch, { since, to }: SampleRead): ClaimBatch {
  const ranges: number[] = [];
  for (let from = 0; from < batch.count; ) {
    let end = from + 1;
    while (end < batch.count && batch.person[end] === batch.person[from]) end++;
    const isWhole = since === null || reachesBack(batch, { from, end, since });
    addRows(ranges, batch.endDay, { from, end, first: isWhole ? OPEN : since, to });
    from = end;
  }
  return pickClaims(batch, ranges);
}

/** Before every day. */
const OPEN = Number.NEGATIVE_INFINITY;

type Rows = { readonly from: number; readonly end: number };

/** Adds the rows that end from a first day to a last one to ranges of rows. */
function addRows(
  ranges: number[],
  endDay: Int32Array,
  { from, end, first, to }: Rows & { readonly first: number; readonly to: number },
): void {
  for (let row = from; row < end; row++) {
    const day = endDay[row] ?? 0;
    if (day > to || day < first) continue;
    if (ranges.at(-1) === row) ranges.pop();
    else ranges.push(row);
    ranges.push(row + 1);
  }
}

/** Whether a person takes back, on a day that matters, a claim from before. */
function reachesBack(
  { claim, endDay, reverses }: ClaimBatch,
  { from, end, since }: Rows & { readonly since: Day },
): boolean {
  const before = new Set<number>();
  for (let row = from; row < end; row++) {
    if ((endDay[row] ?? 0) < since) before.add(claim[row] ?? 0);
  }
  for (let row = from; row < end; row++) {
    if ((endDay[row] ?? 0) >= since && before.has(reverses[row] ?? 0)) return true;
  }
  return false;
}
