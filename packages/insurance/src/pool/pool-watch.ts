import { SCHEMES, type Segment, VISIT_KINDS } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimInstitution } from '../claim.ts';
import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelSource } from '../kernel/kernel-source.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { KernelWatch, WatchedRefunds } from '../kernel/kernel-watch.ts';
import { claimInstitution } from '../price/site-table.ts';
import { personPositions } from '../replay/person-positions.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { type PoolCase, poolsOf } from './case-asker.ts';
import { CaseBook } from './case-book.ts';
import { type CaseRecords, peopleNumber } from './case-records.ts';

const STAY = VISIT_KINDS.at('inpatientDay');
const [TOTAL, FUND, PATIENT] = (['total', 'fund', 'patient'] as const).map((part) =>
  MONEY.indexOf(part),
) as [number, number, number];

/** Books the cases of every block that a kernel settles, on each side that has a pool. */
export class PoolWatch implements KernelWatch {
  readonly #source: KernelSource;
  readonly #books: readonly { readonly side: 0 | 1; readonly book: CaseBook }[];
  readonly #institutions: readonly ClaimInstitution[];
  readonly #people: Int32Array;
  readonly #isStay: Uint8Array;
  /** The segment whose refunds were looked at last. */
  #segment: Segment | null = null;
  #originalOf: ReadonlyMap<number, number> = new Map();

  constructor(source: KernelSource, { codes }: KernelTables, records: CaseRecords) {
    const { rules, frame, layout } = source;
    this.#source = source;
    this.#books = ([0, 1] as const).flatMap((side) =>
      poolsOf(rules[side].stack).length === 0
        ? []
        : [{ side, book: new CaseBook(rules[side], side, records) }],
    );
    this.#institutions = rules[0].institutions.map(claimInstitution);
    this.#people = Int32Array.from({ length: codes.groups.count }, (_, row) =>
      peopleNumber(layout, personPositions(frame, codes.groups, row)),
    );
    const { visitKind, bedDays } = codes.visits;
    this.#isStay = Uint8Array.from(visitKind, (kind, visit) =>
      Number(kind === STAY && (bedDays[visit] ?? 0) > 0),
    );
  }

  settled(block: ClaimBlock, segment: Segment): void {
    for (const { book } of this.#books) book.clear();
    for (let person = 0; person < block.persons; person++) {
      if (block.hasStays[person] === 0) continue;
      const end = block.personStart[person + 1] ?? 0;
      for (let row = block.personStart[person] ?? 0; row < end; row++) {
        if (this.#isStay[block.visit[row] ?? 0] === 0 || (block.month[row] ?? -1) < 0) continue;
        this.#row(block, segment, { person, row, original: null });
      }
    }
  }

  refunded({ booked, segment }: WatchedRefunds): void {
    if (this.#segment !== segment) {
      this.#segment = segment;
      this.#originalOf = originals(segment);
    }
    const originalOf = this.#originalOf;
    for (const { book } of this.#books) book.clear();
    for (let person = 0; person < booked.persons; person++) {
      const end = booked.personStart[person + 1] ?? 0;
      for (let row = booked.personStart[person] ?? 0; row < end; row++) {
        const original = originalOf.get(booked.claim[row] ?? 0) ?? null;
        // Which rows a refund names of those that are stays is known to the books.
        if (original === null && this.#isStay[booked.visit[row] ?? 0] === 0) continue;
        this.#row(booked, segment, { person, row, original });
      }
    }
  }

  // Every index is one of a column, here and below, so that what is read is a number.
  #row(block: ClaimBlock, segment: Segment, at: Row): void {
    const { frame } = this.#source;
    const { row, original } = at;
    const claim = block.claim[row] as number;
    const place = block.place[row] as number;
    const group = block.personGroup[at.person] as number;
    const of = this.#caseOf(segment, { claim, place, group, visit: block.visit[row] as number });
    if (!of) return;
    const { endDay } = of.visit;
    const counts = endDay >= frame.from && endDay <= frame.to;
    const where = { institution: place, endDay, people: this.#people[group] as number };
    for (const { side, book } of this.#books) {
      const from = row * MONEY_WIDTH + side * MONEY.length;
      const money = {
        total: block.money[from + TOTAL] as number,
        fund: block.money[from + FUND] as number,
        patient: block.money[from + PATIENT] as number,
      };
      book.book({ row: claim, original, of, money, at: where }, counts);
    }
  }

  #caseOf(
    segment: Segment,
    at: Readonly<Record<'claim' | 'place' | 'group' | 'visit', number>>,
  ): PoolCase | null {
    const { groups, visits, firstDay } = this.#source.codes;
    const institution = this.#institutions[at.place];
    if (!institution) return null;
    // Days of a segment count from its first one.
    const day = (of: number): Day => (firstDay + of) as Day;
    return {
      claim: segment.claim[at.claim] as number,
      institution,
      scheme: SCHEMES.codes[groups.scheme[at.group] as number] as string,
      group: visits.diagnosisGroup[at.visit] as number,
      visit: {
        kind: 'inpatientDay',
        bedDays: visits.bedDays[at.visit] as number,
        day: day(segment.day[at.claim] as number),
        endDay: day(segment.endDay[at.claim] as number),
      },
    };
  }
}

/** A row of a block with its person, and the row of the claim that a refund names. */
type Row = { readonly person: number; readonly row: number; readonly original: number | null };

/** By row of a refund, the row of the claim that it names. */
function originals(segment: Segment): Map<number, number> {
  const named = new Set(segment.refundOf);
  const rowOf = new Map<number, number>();
  for (let row = 0; row < segment.claims; row++) {
    const claim = segment.claim[row] ?? 0;
    if (named.has(claim)) rowOf.set(claim, row);
  }
  return new Map(
    Array.from(segment.refundRow, (row, at) => [row, rowOf.get(segment.refundOf[at] ?? 0) ?? -1]),
  );
}
