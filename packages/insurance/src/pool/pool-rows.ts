import {
  type ClaimBatch,
  type IdRows,
  idRows,
  type PersonTable,
  SCHEMES,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import { personRow } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { SettledBatch } from '../claim-source.ts';
import { claimInstitution } from '../price/site-table.ts';
import { personPositions } from '../replay/person-positions.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import { CaseBook } from './case-book.ts';
import { type CaseRecords, peopleNumber } from './case-records.ts';

const STAY = VISIT_KINDS.at('inpatientDay');

/** How the cases of settled batches are booked. */
export type PoolRowsSource = {
  readonly rules: ClaimRules;
  readonly side: 0 | 1;
  readonly persons: PersonTable;
  readonly records: CaseRecords;
  /** Where a person stands in the results, as one number. */
  readonly people: (person: number) => number;
  readonly from: number;
  readonly to: number;
};

/** The books of a replay whose batches are settled one side after the other. */
export function batchBooks(of: {
  readonly rules: readonly [ClaimRules, ClaimRules];
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  readonly persons: PersonTable;
  readonly cases: CaseRecords;
}): readonly PoolRows[] {
  const { rules, frame, layout, persons, cases } = of;
  const people = (row: number): number =>
    peopleNumber(layout, personPositions(frame, persons, row));
  const { from, to } = frame;
  return ([0, 1] as const).map(
    (side) => new PoolRows({ rules: rules[side], side, persons, records: cases, people, from, to }),
  );
}

/** Books the cases of settled batches, in which persons are whole. */
export class PoolRows {
  readonly #source: PoolRowsSource;
  readonly #book: CaseBook;
  readonly #institutions: ReturnType<typeof claimInstitution>[];
  readonly #placeOf: IdRows;

  constructor(source: PoolRowsSource) {
    const { institutions } = source.rules;
    this.#source = source;
    this.#book = new CaseBook(source.rules, source.side, source.records);
    this.#institutions = institutions.map(claimInstitution);
    this.#placeOf = idRows(institutions.map(({ institution }) => institution));
  }

  settled(claims: ClaimBatch, result: SettledBatch): void {
    let from = 0;
    while (from < claims.count) {
      let to = from + 1;
      while (to < claims.count && claims.person[to] === claims.person[from]) to++;
      this.#book.clear();
      this.#person(claims, result, { from, to });
      from = to;
    }
  }

  #person(
    claims: ClaimBatch,
    result: SettledBatch,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    const rowOf = new Map<number, number>();
    for (let row = from; row < to; row++) {
      const reverses = claims.reverses[row] ?? 0;
      if (reverses !== 0) {
        const original = rowOf.get(reverses);
        if (original !== undefined) this.#row(claims, result, { row, original });
      } else if (claims.visitKind[row] === STAY && claims.bedDays[row] !== 0) {
        rowOf.set(claims.claim[row] ?? 0, row);
        this.#row(claims, result, { row, original: null });
      }
    }
  }

  #row(
    claims: ClaimBatch,
    result: SettledBatch,
    { row, original }: { readonly row: number; readonly original: number | null },
  ): void {
    const { persons, from, to, people } = this.#source;
    const place = this.#placeOf(claims.institution[row] ?? 0);
    const institution = this.#institutions[place];
    if (!institution) return;
    const of = personRow(persons, claims.person[row] ?? 0);
    const endDay = claims.endDay[row] ?? 0;
    this.#book.book(
      {
        ...{ row, original },
        of: {
          claim: claims.claim[row] ?? 0,
          institution,
          scheme: SCHEMES.codes[persons.scheme[of] ?? 0] ?? '',
          group: claims.diagnosisGroup[row] ?? 0,
          visit: {
            kind: 'inpatientDay',
            bedDays: claims.bedDays[row] ?? 0,
            // Columns of days hold days.
            day: (claims.day[row] ?? 0) as Day,
            endDay: endDay as Day,
          },
        },
        money: {
          total: result.total[row] ?? 0,
          fund: result.fund[row] ?? 0,
          patient: result.patient[row] ?? 0,
        },
        at: { institution: place, endDay, people: people(of) },
      },
      endDay >= from && endDay <= to,
    );
  }
}
