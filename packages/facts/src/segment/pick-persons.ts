import type { CodeColumn, Segment } from './segment.ts';

/**
 * Some persons of a segment with all their claims, as a segment of the same codes.
 *
 * @param persons - rows of the segment, ascending
 * @example
 * ```ts
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * pickPersons(segmentMaker(codes)(persons, [batch]), []).claims; // 0
 * ```
 */
export function pickPersons(segment: Segment, persons: readonly number[]): Segment {
  const { claimStart, lineStart, charged } = segment;
  const claims = persons.map((each): Span => [claimStart[each] ?? 0, claimStart[each + 1] ?? 0]);
  const lines = claims.map(([from, to]): Span => [lineStart[from] ?? 0, lineStart[to] ?? 0]);
  const each = persons.map((row): Span => [row, row + 1]);
  const refunds = refundsOf(segment, claims);
  return {
    persons: persons.length,
    claims: lengthOf(claims),
    lines: lengthOf(lines),
    person: copied(segment.person, each, Uint32Array),
    personGroup: copiedCodes(segment.personGroup, each),
    claimStart: startsOf(claimStart, each),
    folds: copied(segment.folds, each, Uint8Array),
    day: copied(segment.day, claims, Uint16Array),
    endDay: copied(segment.endDay, claims, Uint16Array),
    place: copiedCodes(segment.place, claims),
    visit: copiedCodes(segment.visit, claims),
    lineStart: startsOf(lineStart, claims),
    act: copiedCodes(segment.act, lines),
    claim: copied(segment.claim, claims, Float64Array),
    refundRow: Uint32Array.from(refunds, ([row]) => row),
    refundOf: Float64Array.from(refunds, ([, of]) => of),
    charged: charged && copied(charged, lines, Float64Array),
  };
}

/** Rows from one on to another, the last not among them. */
type Span = readonly [from: number, to: number];

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [from, to]) => sum + to - from, 0);

type Column = { readonly length: number; subarray(from: number, to: number): ArrayLike<number> };

/** Spans of a column, one after the other. */
function copied<Made extends { set(from: ArrayLike<number>, at: number): void }>(
  column: Column,
  spans: readonly Span[],
  Kind: new (length: number) => Made,
): Made {
  const made = new Kind(lengthOf(spans));
  let at = 0;
  for (const [from, to] of spans) {
    made.set(column.subarray(from, to), at);
    at += to - from;
  }
  return made;
}

const copiedCodes = (column: CodeColumn, spans: readonly Span[]): CodeColumn =>
  column instanceof Uint16Array
    ? copied(column, spans, Uint16Array)
    : copied(column, spans, Uint32Array);

/** Where rows begin when those of some spans stand one after the other; one more at the end. */
function startsOf(starts: Uint32Array, spans: readonly Span[]): Uint32Array {
  const made = new Uint32Array(lengthOf(spans) + 1);
  let at = 0;
  for (const [from, to] of spans) {
    for (let row = from; row < to; row++) {
      const length = (starts[row + 1] ?? 0) - (starts[row] ?? 0);
      made[at + 1] = (made[at] ?? 0) + length;
      at += 1;
    }
  }
  return made;
}

/** The refunds of persons: their rows among the claims picked, and the claims they take back. */
function refundsOf(
  { refundRow, refundOf }: Segment,
  claims: readonly Span[],
): (readonly [row: number, of: number])[] {
  const found: (readonly [number, number])[] = [];
  let before = 0;
  let refund = 0;
  for (const [from, to] of claims) {
    for (; refund < refundRow.length; refund++) {
      const row = refundRow[refund] ?? 0;
      if (row >= to) break;
      if (row >= from) found.push([before + row - from, refundOf[refund] ?? 0]);
    }
    before += to - from;
  }
  return found;
}
