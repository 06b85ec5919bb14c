import { assert } from '@sanyi/kernel';
import { newPersonYear, type PersonYear, samePersonYear } from './person-year.ts';

/** How the claims of one person are settled, whatever form they have. */
export type PersonClaims<Outcome> = {
  /** Rows in fold order: by settlement day, then claim. */
  readonly order: readonly number[];
  /** Whether claims depend on the claims before them; if not, a refund folds only what it reverses. */
  readonly carries: boolean;
  /** Whether any refund of the person names the row. */
  isReversed(row: number): boolean;
  /** The row a refund takes back; null when the row is no refund. */
  reversed(row: number, settled: (row: number) => boolean): number | null;
  /** Takes the lines of a refund off the claim it reverses. */
  takeBack(row: number, original: number): void;
  /** Settles what is left of a claim and carries the person on; `kept` outcomes must not change. */
  settle(row: number, person: PersonYear, kept: boolean): Outcome;
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
  // From the first claim that is ever reversed; with the person before each claim that is.
  const settled = new Map<number, Settled<Outcome>>();
  for (const row of claims.order) {
    const original = claims.reversed(row, (each) => settled.has(each));
    if (original === null) {
      const reversed = claims.isReversed(row);
      const kept = reversed || settled.size > 0;
      const before = reversed ? samePersonYear(person) : null;
      const outcome = claims.settle(row, person, kept);
      if (kept) settled.set(row, { person: before, outcome });
      emit(row, outcome);
      continue;
    }
    claims.takeBack(row, original);
    const again = foldAgain(claims, settled, original);
    if (claims.carries) person = again.person;
    emit(row, claims.adjustment(row, again.changes));
  }
}

type Settled<Outcome> = {
  /** The person before the claim; null where no refund names it. */
  readonly person: PersonYear | null;
  readonly outcome: Outcome;
};

/** Folds the claim a refund reverses, and what was settled after it, again. */
function foldAgain<Outcome>(
  claims: PersonClaims<Outcome>,
  settled: Map<number, Settled<Outcome>>,
  original: number,
): { readonly person: PersonYear; readonly changes: readonly Change<Outcome>[] } {
  const start = settled.get(original)?.person ?? null;
  assert(start !== null, 'a refund reverses a claim settled before it');
  const person = samePersonYear(start);
  const changes: Change<Outcome>[] = [];
  let reached = false;
  for (const [row, { person: known, outcome: before }] of settled) {
    reached ||= row === original;
    if (!reached || (!claims.carries && row !== original)) continue;
    const now = known === null ? null : samePersonYear(person);
    const after = claims.settle(row, person, true);
    changes.push({ row, before, after });
    settled.set(row, { person: now, outcome: after });
  }
  return { person, changes };
}
