import { newPersonYear, type PersonYear } from './person-year.ts';

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
 * Settles the claims of one person in order. At a refund everything settled before is folded again
 * without what was taken back, and the differences become the refund's own row (CLM-6), so that the
 * sum over the person's rows is always the sum of what is really left.
 */
export function foldPerson<Outcome>(
  claims: PersonClaims<Outcome>,
  emit: (row: number, outcome: Outcome) => void,
): void {
  let person = newPersonYear();
  const settled = new Map<number, Outcome>();
  for (const row of claims.order) {
    const original = claims.reversed(row, (each) => settled.has(each));
    if (original === null) {
      const outcome = claims.settle(row, person);
      settled.set(row, outcome);
      emit(row, outcome);
      continue;
    }
    claims.takeBack(row, original);
    person = newPersonYear();
    const changes: Change<Outcome>[] = [];
    for (const [each, before] of settled) {
      const after = claims.settle(each, person);
      changes.push({ row: each, before, after });
      settled.set(each, after);
    }
    emit(row, claims.adjustment(row, changes));
  }
}
