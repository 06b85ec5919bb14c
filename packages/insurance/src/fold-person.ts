import { assert } from '@sanyi/kernel';
import { newPersonYear, type PersonYear, samePersonYear } from './person-year.ts';

/** How the claims of one person are settled, whatever form they have. */
export type PersonClaims<Outcome> = {
  /** Rows in fold order: by settlement day, then claim. */
  readonly order: readonly number[];
  /** The row a refund takes back; null when the row is no refund. */
  reversed(row: number, settled: (row: number) => boolean): number | null;
  /** Takes the lines of a refund off the claim it reverses. */
  takeBack(row: number, original: number): void;
  /** Settles what is left of a claim and carries the person on. */
  settle(row: number, person: PersonYear): Outcome;
  /** The row of a refund: the sum of what changed on the claims settled before. */
  adjustment(row: number, changes: readonly Change<Outcome>[]): Outcome;
};

/** A claim settled before and again. */
export type Change<Outcome> = {
  readonly row: number;
  readonly before: Outcome;
  readonly after: Outcome;
};

/**
 * Settles the claims of one person in order. At a refund the reversed claim and everything settled
 * after it are folded again without what was taken back, and the differences become the refund's own
 * row (CLM-6), so that the sum over the person's rows is always the sum of what is really left.
 */
export function foldPerson<Outcome>(
  claims: PersonClaims<Outcome>,
  emit: (row: number, outcome: Outcome) => void,
): void {
  let person = newPersonYear();
  // With the person before each claim, so that a refund is folded from the claim it reverses.
  const settled = new Map<number, { readonly person: PersonYear; readonly outcome: Outcome }>();
  for (const row of claims.order) {
    const original = claims.reversed(row, (each) => settled.has(each));
    if (original === null) {
      const before = samePersonYear(person);
      const outcome = claims.settle(row, person);
      settled.set(row, { person: before, outcome });
      emit(row, outcome);
      continue;
    }
    claims.takeBack(row, original);
    const start = settled.get(original);
    assert(start !== undefined, 'a refund reverses a claim settled before it');
    person = samePersonYear(start.person);
    const changes: Change<Outcome>[] = [];
    let reached = false;
    for (const [each, { outcome: before }] of settled) {
      reached ||= each === original;
      if (!reached) continue;
      const known = samePersonYear(person);
      const after = claims.settle(each, person);
      changes.push({ row: each, before, after });
      settled.set(each, { person: known, outcome: after });
    }
    emit(row, claims.adjustment(row, changes));
  }
}
