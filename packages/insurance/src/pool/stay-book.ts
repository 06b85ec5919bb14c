import type { Scheme } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { claimInstitution } from '../price/site-table.ts';
import { CaseBook } from './case-book.ts';
import type { CaseRecords } from './case-records.ts';

/** A stay or a refund as a settlement keeps it; money in fen, the fund without the fixed part. */
export type SettledStay = {
  readonly claim: number;
  /** The claim that it takes back; null for a stay. */
  readonly reverses: number | null;
  readonly person: number;
  readonly scheme: Scheme;
  readonly institution: number;
  readonly group: number;
  readonly day: Day;
  readonly endDay: Day;
  readonly bedDays: number;
  readonly total: number;
  readonly fund: number;
  readonly patient: number;
};

/** What stays are booked with: days whose cases count, both inclusive, and where records go. */
export type StayBookSource = {
  readonly rules: ClaimRules;
  readonly side: 0 | 1;
  readonly records: CaseRecords;
  readonly from: Day;
  readonly to: Day;
};

/** Books stays that were settled elsewhere: person by person, in the order of day and claim. */
export class StayBook {
  readonly #source: StayBookSource;
  readonly #book: CaseBook;
  readonly #places: ReadonlyMap<number, Place>;
  #person = -1;

  constructor(source: StayBookSource) {
    const { rules, side, records } = source;
    this.#source = source;
    this.#book = new CaseBook(rules, side, records);
    this.#places = new Map(
      rules.institutions.map((of, row) => [of.institution, { row, of: claimInstitution(of) }]),
    );
  }

  /** `people`: the number that records keep of the person. */
  add(stay: SettledStay, people: number): void {
    if (stay.person !== this.#person) this.#book.clear();
    this.#person = stay.person;
    const place = this.#places.get(stay.institution);
    if (!place) return;
    const { claim, reverses, scheme, group, day, endDay, bedDays, total, fund, patient } = stay;
    const visit = { kind: 'inpatientDay' as const, bedDays, day, endDay };
    this.#book.book(
      {
        ...{ row: claim, original: reverses, money: { total, fund, patient } },
        of: { claim, institution: place.of, scheme, group, visit },
        at: { institution: place.row, endDay, people },
      },
      endDay >= this.#source.from && endDay <= this.#source.to,
    );
  }
}

type Place = { readonly row: number; readonly of: ReturnType<typeof claimInstitution> };
