import { SCHEMES } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { CaseRecords } from './case-records.ts';
import { type ClosedPool, closeWholePools, type OpenPool } from './close-pools.ts';
import { type SettledStay, StayBook } from './stay-book.ts';

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
  const book = new StayBook({ rules, side: 0, records, from, to });
  for await (const stay of stays) book.add(stay, SCHEMES.at(stay.scheme));
  const schemeOf = (people: number): string => SCHEMES.codes[people] ?? '';
  const source = { stack, institutions, side: 0 as const, schemeOf, from, to, part: { weight } };
  return closeWholePools(source, records.take());
}
