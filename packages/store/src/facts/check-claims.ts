import type { ClaimBatch } from '@sanyi/facts';
import { type Day, isoDate, type Problem, problem } from '@sanyi/kernel';

/** What claims may refer to and when they may happen. */
export type ClaimBounds = {
  readonly where: string;
  readonly from: number;
  readonly to: number;
  readonly institutions: ReadonlySet<number>;
  readonly items: ReadonlySet<number>;
  readonly persons: ReadonlySet<number>;
};

/**
 * What is wrong with claims about to be written, at most `limit` problems: days, ids, negative
 * quantities without a reversal, reversals of what the person does not have, duplicates within
 * the batch.
 */
export function claimProblems(batch: ClaimBatch, bounds: ClaimBounds, limit: number): Problem[] {
  const found: Problem[] = [];
  const ofPerson = new Map<number, number>();
  let person = -1;
  for (let row = 0; row < batch.count && found.length < limit; row++) {
    if (batch.person[row] !== person) {
      person = batch.person[row] ?? 0;
      ofPerson.clear();
    }
    const trouble =
      rowProblem(batch, row, bounds) ?? reversalProblem(batch, row, { ofPerson, bounds });
    if (trouble) found.push(trouble);
    const claim = batch.claim[row] ?? 0;
    if (ofPerson.has(claim)) {
      found.push(problem('STORE_DUPLICATE_CLAIM', bounds.where, { claim: String(claim) }));
    }
    ofPerson.set(claim, row);
  }
  return found;
}

function rowProblem(batch: ClaimBatch, row: number, bounds: ClaimBounds): Problem | null {
  const claim = String(batch.claim[row]);
  const day = batch.day[row] ?? 0;
  const endDay = batch.endDay[row] ?? 0;
  if (day < bounds.from || endDay > bounds.to || endDay < day) {
    return problem('STORE_DAY_OUT_OF_RANGE', bounds.where, {
      claim,
      from: isoDate(bounds.from as Day),
      to: isoDate(bounds.to as Day),
    });
  }
  return (
    unknownId(bounds.institutions, {
      claim,
      kind: 'institution',
      id: batch.institution[row],
      bounds,
    }) ??
    unknownId(bounds.persons, { claim, kind: 'person', id: batch.person[row], bounds }) ??
    lineProblem(batch, row, bounds)
  );
}

function lineProblem(batch: ClaimBatch, row: number, bounds: ClaimBounds): Problem | null {
  const claim = String(batch.claim[row]);
  for (let line = batch.lineStart[row] ?? 0; line < (batch.lineStart[row + 1] ?? 0); line++) {
    const trouble = unknownId(bounds.items, { claim, kind: 'item', id: batch.item[line], bounds });
    if (trouble) return trouble;
    if ((batch.quantity[line] ?? 0) < 0 && batch.reverses[row] === 0) {
      return problem('STORE_NEGATIVE_WITHOUT_REVERSAL', bounds.where, { claim });
    }
  }
  return null;
}

function unknownId(
  known: ReadonlySet<number>,
  asked: { claim: string; kind: string; id: number | undefined; bounds: ClaimBounds },
): Problem | null {
  const { claim, kind, id = 0, bounds } = asked;
  if (known.has(id)) return null;
  return problem('STORE_ID_UNKNOWN', bounds.where, { claim, kind, id: String(id) });
}

function reversalProblem(
  batch: ClaimBatch,
  row: number,
  known: { readonly ofPerson: ReadonlyMap<number, number>; readonly bounds: ClaimBounds },
): Problem | null {
  const reverses = batch.reverses[row] ?? 0;
  if (reverses === 0 || known.ofPerson.has(reverses)) return null;
  return problem('STORE_REVERSED_UNKNOWN', known.bounds.where, {
    claim: String(batch.claim[row]),
    reverses: String(reverses),
  });
}
