import type { ClaimBatch } from './claim-batch.ts';

/** Ranges of rows, one after the other: from, to, from, to. */
type Ranges = readonly number[];

/**
 * A batch of some rows of a batch.
 *
 * @param ranges - rows one after the other, ascending: from, to, from, to
 * @example
 * ```ts
 * declare const batch: ClaimBatch;
 * pickClaims(batch, [0, 1, 2, 4]).count; // 3
 * ```
 */
export function pickClaims(batch: ClaimBatch, ranges: Ranges): ClaimBatch {
  const lineRanges = ranges.map((row) => batch.lineStart[row] ?? 0);
  const count = lengthOf(ranges);
  const lines = lengthOf(lineRanges);
  const lineStart = new Uint32Array(count + 1);
  let next = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    for (let row = ranges[at] ?? 0; row < (ranges[at + 1] ?? 0); row += 1) {
      const size = (batch.lineStart[row + 1] ?? 0) - (batch.lineStart[row] ?? 0);
      lineStart[next + 1] = (lineStart[next] ?? 0) + size;
      next += 1;
    }
  }
  const { charged } = batch;
  return {
    count,
    claim: copied(batch.claim, new Float64Array(count), ranges),
    person: copied(batch.person, new Uint32Array(count), ranges),
    institution: copied(batch.institution, new Uint32Array(count), ranges),
    day: copied(batch.day, new Int32Array(count), ranges),
    endDay: copied(batch.endDay, new Int32Array(count), ranges),
    visitKind: copied(batch.visitKind, new Uint8Array(count), ranges),
    title: copied(batch.title, new Uint8Array(count), ranges),
    bedDays: copied(batch.bedDays, new Uint16Array(count), ranges),
    diagnosisGroup: copied(batch.diagnosisGroup, new Uint16Array(count), ranges),
    contracted: copied(batch.contracted, new Uint8Array(count), ranges),
    referred: copied(batch.referred, new Uint8Array(count), ranges),
    specialNeeds: copied(batch.specialNeeds, new Uint8Array(count), ranges),
    reverses: copied(batch.reverses, new Float64Array(count), ranges),
    lineStart,
    item: copied(batch.item, new Uint32Array(lines), lineRanges),
    quantity: copied(batch.quantity, new Int32Array(lines), lineRanges),
    charged: charged && copied(charged, new Float64Array(lines), lineRanges),
  };
}

function lengthOf(ranges: Ranges): number {
  let length = 0;
  for (let at = 0; at < ranges.length; at += 2) length += (ranges[at + 1] ?? 0) - (ranges[at] ?? 0);
  return length;
}

type Values = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** Copies ranges of a column one behind the other. */
function copied<T extends Values>(from: T, into: T, ranges: Ranges): T {
  let next = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    const [start, end] = [ranges[at] ?? 0, ranges[at + 1] ?? 0];
    into.set(from.subarray(start, end), next);
    next += end - start;
  }
  return into;
}
