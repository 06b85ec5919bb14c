import { type ClaimBatch, roomForClaims } from '../claim-batch.ts';
import type { PersonTable } from '../reference.ts';
import type { Segment } from './segment.ts';
import type { SegmentCodes } from './segment-codes.ts';

/** Rows `[from, to)` of persons of a segment. */
export type PersonSpan = { readonly from: number; readonly to: number };

/**
 * The claims of a segment as a batch, or those of some of its persons: what is settled row by row,
 * and what a store is verified with.
 *
 * @param spans - persons, ascending; all of them where absent
 * @example
 * ```ts
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * const segment = segmentMaker(codes)(persons, [batch]);
 * segmentClaims(segment, codes, [{ from: 0, to: 0 }]).count; // 0
 * ```
 */
export function segmentClaims(
  segment: Segment,
  codes: SegmentCodes,
  spans: readonly PersonSpan[] = [{ from: 0, to: segment.persons }],
): ClaimBatch {
  const { claimStart, lineStart } = segment;
  const claimsOf = (span: PersonSpan): PersonSpan => ({
    from: claimStart[span.from] ?? 0,
    to: claimStart[span.to] ?? 0,
  });
  const linesOf = (span: PersonSpan): PersonSpan => {
    const { from, to } = claimsOf(span);
    return { from: lineStart[from] ?? 0, to: lineStart[to] ?? 0 };
  };
  const count = lengthOf(spans.map(claimsOf));
  const lines = lengthOf(spans.map(linesOf));
  const batch = roomForClaims({ claims: count, lines, charged: segment.charged !== null });
  const next = { claim: 0, line: 0 };
  for (const span of spans) {
    copyRefunds(segment, batch.reverses, { ...claimsOf(span), at: next.claim });
    for (let person = span.from; person < span.to; person++) {
      copyPerson({ segment, codes, batch }, person, next);
    }
  }
  return batch;
}

const lengthOf = (spans: readonly PersonSpan[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0);

function copyRefunds(
  { refundRow, refundOf }: Segment,
  reverses: Float64Array,
  { from, to, at }: PersonSpan & { readonly at: number },
): void {
  for (let refund = 0; refund < refundRow.length; refund++) {
    const row = refundRow[refund] ?? 0;
    if (row >= from && row < to) reverses[at + row - from] = refundOf[refund] ?? 0;
  }
}

type Copy = {
  readonly segment: Segment;
  readonly codes: SegmentCodes;
  readonly batch: ClaimBatch;
};

function copyPerson(copy: Copy, person: number, next: { claim: number; line: number }): void {
  const { segment, batch } = copy;
  const end = segment.claimStart[person + 1] ?? 0;
  for (let claim = segment.claimStart[person] ?? 0; claim < end; claim++) {
    batch.person[next.claim] = segment.person[person] ?? 0;
    copyClaim(copy, claim, next.claim);
    const lineEnd = segment.lineStart[claim + 1] ?? 0;
    for (let line = segment.lineStart[claim] ?? 0; line < lineEnd; line++) {
      copyLine(copy, line, next.line);
      next.line += 1;
    }
    next.claim += 1;
    batch.lineStart[next.claim] = next.line;
  }
}

function copyClaim({ segment, codes, batch }: Copy, claim: number, at: number): void {
  const { visits, firstDay } = codes;
  const visit = segment.visit[claim] ?? 0;
  batch.claim[at] = segment.claim[claim] ?? 0;
  batch.institution[at] = codes.institutions[segment.place[claim] ?? 0] ?? 0;
  batch.day[at] = firstDay + (segment.day[claim] ?? 0);
  batch.endDay[at] = firstDay + (segment.endDay[claim] ?? 0);
  batch.visitKind[at] = visits.visitKind[visit] ?? 0;
  batch.title[at] = visits.title[visit] ?? 0;
  batch.bedDays[at] = visits.bedDays[visit] ?? 0;
  batch.diagnosisGroup[at] = visits.diagnosisGroup[visit] ?? 0;
  batch.contracted[at] = visits.contracted[visit] ?? 0;
  batch.referred[at] = visits.referred[visit] ?? 0;
  batch.specialNeeds[at] = visits.specialNeeds[visit] ?? 0;
}

function copyLine({ segment, codes, batch }: Copy, line: number, at: number): void {
  const act = segment.act[line] ?? 0;
  batch.item[at] = codes.items[codes.acts.item[act] ?? 0] ?? 0;
  batch.quantity[at] = codes.acts.quantity[act] ?? 0;
  if (batch.charged) batch.charged[at] = segment.charged?.[line] ?? Number.NaN;
}

/**
 * The persons of a segment with everything rules read of them.
 *
 * @example
 * ```ts
 * declare const persons: PersonTable;
 * const codes = segmentCodes(claimCensus([persons], []), []);
 * segmentPersons(segmentMaker(codes)(persons, []), codes).count === persons.count; // true
 * ```
 */
export function segmentPersons(segment: Segment, { groups }: SegmentCodes): PersonTable {
  const { persons, personGroup } = segment;
  const table = {
    birthYear: new Uint16Array(persons),
    sex: new Uint8Array(persons),
    district: new Uint8Array(persons),
    scheme: new Uint8Array(persons),
    personClass: new Uint8Array(persons),
    incomeBand: new Uint8Array(persons),
    keyGroups: new Uint16Array(persons),
    chronic: new Uint16Array(persons),
  };
  for (let row = 0; row < persons; row++) {
    const group = personGroup[row] ?? 0;
    table.birthYear[row] = groups.birthYear[group] ?? 0;
    table.sex[row] = groups.sex[group] ?? 0;
    table.district[row] = groups.district[group] ?? 0;
    table.scheme[row] = groups.scheme[group] ?? 0;
    table.personClass[row] = groups.personClass[group] ?? 0;
    table.incomeBand[row] = groups.incomeBand[group] ?? 0;
    table.keyGroups[row] = groups.keyGroups[group] ?? 0;
    table.chronic[row] = groups.chronic[group] ?? 0;
  }
  return { count: persons, person: segment.person.slice(), ...table };
}
