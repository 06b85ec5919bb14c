import type { ClaimBatch } from '@sanyi/facts';

/**
 * Cuts a long batch into views of about `wanted` claims, so that what is computed from one stays in
 * the processor's cache. Persons stay whole.
 */
export function* cutBatch(batch: ClaimBatch, wanted: number): Generator<ClaimBatch> {
  for (let from = 0; from < batch.count; ) {
    let to = Math.min(from + wanted, batch.count);
    while (to < batch.count && batch.person[to] === batch.person[to - 1]) to++;
    yield viewOf(batch, from, to);
    from = to;
  }
}

function viewOf(batch: ClaimBatch, from: number, to: number): ClaimBatch {
  const first = batch.lineStart[from] ?? 0;
  const last = batch.lineStart[to] ?? first;
  return {
    count: to - from,
    claim: batch.claim.subarray(from, to),
    person: batch.person.subarray(from, to),
    institution: batch.institution.subarray(from, to),
    day: batch.day.subarray(from, to),
    endDay: batch.endDay.subarray(from, to),
    visitKind: batch.visitKind.subarray(from, to),
    title: batch.title.subarray(from, to),
    bedDays: batch.bedDays.subarray(from, to),
    diagnosisGroup: batch.diagnosisGroup.subarray(from, to),
    contracted: batch.contracted.subarray(from, to),
    referred: batch.referred.subarray(from, to),
    specialNeeds: batch.specialNeeds.subarray(from, to),
    reverses: batch.reverses.subarray(from, to),
    lineStart: batch.lineStart.slice(from, to + 1).map((start) => start - first),
    item: batch.item.subarray(first, last),
    quantity: batch.quantity.subarray(first, last),
    charged: batch.charged?.subarray(first, last) ?? null,
  };
}
