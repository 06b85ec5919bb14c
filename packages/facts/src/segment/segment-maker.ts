import { assert, ProblemError, problem } from '@sanyi/kernel';
import type { ClaimBatch } from '../claim-batch.ts';
import { VISIT_KINDS } from '../codes.ts';
import { type IdRows, idRows } from '../id-rows.ts';
import type { PersonTable } from '../reference.ts';
import { actIndex } from './act-index.ts';
import { groupKey, visitKey } from './row-keys.ts';
import { type CodeColumn, FOLDS, type Segment } from './segment.ts';
import type { SegmentCodes } from './segment-codes.ts';

/** Makes segments of one store: persons with their claims, those without claims too. */
export type SegmentMaker = (persons: PersonTable, batches: readonly ClaimBatch[]) => Segment;

type Finders = {
  readonly codes: SegmentCodes;
  readonly group: (key: number) => number;
  readonly visit: (key: number) => number;
  readonly place: IdRows;
  readonly act: (item: number, quantity: number) => number;
};

/** Days that a column of 16 bits can tell apart. */
const DAYS = 65_536;

const STAY = VISIT_KINDS.at('inpatientDay');

/**
 * Makes segments under the codes of a store. Persons ascend; batches follow each other in the order
 * person, day, claim, and all their persons are in the table.
 *
 * @throws ProblemError `INSURANCE_UNKNOWN_PERSON` for a claim of nobody in the table
 * @example
 * ```ts
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * segmentMaker(codes)(persons, [batch]).claims === batch.count; // true
 * ```
 */
export function segmentMaker(codes: SegmentCodes): SegmentMaker {
  const { groups, visits } = codes;
  const finders: Finders = {
    codes,
    group: rowOfKey(groups.count, (row) => groupKey(groups, row)),
    visit: rowOfKey(visits.count, (row) => visitKey(visits, row)),
    place: idRows(codes.institutions),
    act: actIndex(codes),
  };
  return (persons, batches) => {
    const segment = emptySegment(codes, persons, batches);
    const next: Next = { person: 0, claim: 0, line: 0 };
    addPersons(segment, persons, finders);
    for (const batch of batches) {
      addClaims(segment, batch, { finders, next });
      addLines(segment, batch, { finders, from: next.line });
      next.line += batch.item.length;
    }
    segment.claimStart.fill(segment.claims, next.person + 1);
    return segment;
  };
}

/** Rows that a column of 16 bits can tell apart. */
const NARROW_ROWS = 65_536;

const codeColumn = (rows: number, length: number): CodeColumn =>
  rows > NARROW_ROWS ? new Uint32Array(length) : new Uint16Array(length);

/** The columns of a segment, refunds filled in already. */
function emptySegment(
  codes: SegmentCodes,
  { count: persons }: PersonTable,
  batches: readonly ClaimBatch[],
): Segment {
  const sum = (of: (batch: ClaimBatch) => number): number =>
    batches.reduce((all, batch) => all + of(batch), 0);
  const claims = sum(({ count }) => count);
  const lines = sum(({ item }) => item.length);
  const isSaid = batches.some(({ charged }) => charged?.some((fen) => !Number.isNaN(fen)));
  return {
    ...{ persons, claims, lines },
    person: new Uint32Array(persons),
    personGroup: codeColumn(codes.groups.count, persons),
    claimStart: new Uint32Array(persons + 1),
    folds: new Uint8Array(persons),
    day: new Uint16Array(claims),
    endDay: new Uint16Array(claims),
    place: codeColumn(codes.institutions.length, claims),
    visit: codeColumn(codes.visits.count, claims),
    lineStart: new Uint32Array(claims + 1),
    act: codeColumn(codes.acts.count, lines),
    claim: new Float64Array(claims),
    ...refundsOf(batches),
    charged: isSaid ? new Float64Array(lines) : null,
  };
}

function refundsOf(batches: readonly ClaimBatch[]): Pick<Segment, 'refundRow' | 'refundOf'> {
  const refunds: { readonly row: number; readonly of: number }[] = [];
  let first = 0;
  for (const { count, reverses } of batches) {
    for (let row = 0; row < count; row++) {
      const of = reverses[row] ?? 0;
      if (of !== 0) refunds.push({ row: first + row, of });
    }
    first += count;
  }
  return {
    refundRow: Uint32Array.from(refunds, ({ row }) => row),
    refundOf: Float64Array.from(refunds, ({ of }) => of),
  };
}

function rowOfKey(count: number, keyOf: (row: number) => number): (key: number) => number {
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row++) rows.set(keyOf(row), row);
  return (key) => {
    const row = rows.get(key);
    assert(row !== undefined, 'the codes of a store know everything in its claims');
    return row;
  };
}

function addPersons(segment: Segment, persons: PersonTable, { group }: Finders): void {
  segment.person.set(persons.person.subarray(0, persons.count));
  for (let row = 0; row < persons.count; row++) {
    segment.personGroup[row] = group(groupKey(persons, row));
  }
}

type Next = { person: number; claim: number; line: number };

function addClaims(
  segment: Segment,
  batch: ClaimBatch,
  { finders, next }: { readonly finders: Finders; readonly next: Next },
): void {
  segment.claim.set(batch.claim, next.claim);
  for (let row = 0; row < batch.count; row++) {
    const at = next.claim + row;
    goToPerson(segment, batch, { row, next });
    addVisit(segment, batch, { row, at, finders });
    segment.lineStart[at + 1] = next.line + (batch.lineStart[row + 1] ?? 0);
    segment.folds[next.person] = (segment.folds[next.person] ?? 0) | foldsOf(batch, row);
  }
  next.claim += batch.count;
}

/** Goes on to the person of a claim; those between have no claims. */
function goToPerson(
  segment: Segment,
  batch: ClaimBatch,
  { row, next }: { readonly row: number; readonly next: Next },
): void {
  const person = batch.person[row] ?? 0;
  while (segment.person[next.person] !== person) {
    next.person += 1;
    if (next.person >= segment.persons) throw unknownPerson(batch, row);
    segment.claimStart[next.person] = next.claim + row;
  }
}

function addVisit(
  segment: Segment,
  batch: ClaimBatch,
  { row, at, finders }: { readonly row: number; readonly at: number; readonly finders: Finders },
): void {
  const { firstDay } = finders.codes;
  const day = (batch.day[row] ?? 0) - firstDay;
  const endDay = (batch.endDay[row] ?? 0) - firstDay;
  assert(Math.min(day, endDay) >= 0 && Math.max(day, endDay) < DAYS, 'days fit their columns');
  segment.day[at] = day;
  segment.endDay[at] = endDay;
  const place = finders.place(batch.institution[row] ?? 0);
  assert(place >= 0, 'the codes of a store know every institution in its claims');
  segment.place[at] = place;
  segment.visit[at] = finders.visit(visitKey(batch, row));
}

const foldsOf = (batch: ClaimBatch, row: number): number =>
  (batch.visitKind[row] === STAY ? FOLDS.stays : 0) |
  (batch.reverses[row] !== 0 ? FOLDS.refunds : 0);

function unknownPerson(batch: ClaimBatch, row: number): ProblemError {
  const place = `claim ${batch.claim[row]}`;
  return new ProblemError([
    problem('INSURANCE_UNKNOWN_PERSON', place, { person: String(batch.person[row]) }),
  ]);
}

function addLines(
  segment: Segment,
  { item, quantity, charged }: ClaimBatch,
  { finders, from }: { readonly finders: Finders; readonly from: number },
): void {
  const { act } = segment;
  for (let line = 0; line < item.length; line++) {
    act[from + line] = finders.act(item[line] ?? 0, quantity[line] ?? 0);
  }
  if (!segment.charged) return;
  if (charged) segment.charged.set(charged, from);
  else segment.charged.fill(Number.NaN, from, from + item.length);
}
