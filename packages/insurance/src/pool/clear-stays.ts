import { SCHEMES, type Scheme } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { claimInstitution } from '../price/site-table.ts';
import { CaseBook } from './case-book.ts';
import { CaseRecords } from './case-records.ts';
import { type ClosedPool, closeWholePools, type OpenPool } from './close-pools.ts';

/** A stay or a refund of one as a settlement keeps it; money in fen, the fund without the fixed part. */
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

/** Budgets cleared among the stays of a settlement, and those of periods that it holds only partly. */
export type Clearing = {
  readonly closed: readonly ClosedPool[];
  readonly open: readonly OpenPool[];
};

/** Between which days stays count, and how many residents a person of the facts stands for. */
export type ClearingDays = { readonly from: Day; readonly to: Day; readonly weight: number };

/**
 * Clears the budgets of a stack among the stays of a settlement: what hospitals are paid beside what
 * they were billed.
 *
 * @param stays - stays and their refunds, person by person, in the order of day and claim
 * @throws ProblemError `POOL_BUDGET_MISSING`, `POOL_NO_POINTS`, `POOL_KEY_MISSING`, or what points refuse
 * @example
 * ```ts
 * declare const rules: ClaimRules;
 * const none = async function* (): AsyncGenerator<SettledStay> {};
 * const days = { from: 17_532 as Day, to: 17_896 as Day, weight: 1 };
 * await clearStays(rules, days, none()); // { closed: [], open: [] }
 * ```
 */
export async function clearStays(
  rules: ClaimRules,
  { from, to, weight }: ClearingDays,
  stays: AsyncIterable<SettledStay>,
): Promise<Clearing> {
  const { stack, institutions } = rules;
  const records = new CaseRecords();
  const book = new CaseBook(rules, 0, records);
  const places = new Map(
    institutions.map((of, row) => [of.institution, { row, of: claimInstitution(of) }]),
  );
  let person = -1;
  for await (const stay of stays) {
    if (stay.person !== person) book.clear();
    person = stay.person;
    const place = places.get(stay.institution);
    if (!place) continue;
    const { claim, reverses, scheme, group, day, endDay, bedDays, total, fund, patient } = stay;
    const visit = { kind: 'inpatientDay' as const, bedDays, day, endDay };
    book.book(
      {
        ...{ row: claim, original: reverses, money: { total, fund, patient } },
        of: { claim, institution: place.of, scheme, group, visit },
        at: { institution: place.row, endDay, people: SCHEMES.at(scheme) },
      },
      endDay >= from && endDay <= to,
    );
  }
  const schemeOf = (people: number): string => SCHEMES.codes[people] ?? '';
  const source = { stack, institutions, side: 0 as const, schemeOf, from, to, part: { weight } };
  return closeWholePools(source, records.take());
}
