import type { ClaimBatch } from '@sanyi/facts';

/** Persons as ranges of rows, one after the other: from, to, from, to. */
export type PersonRanges = readonly number[];

/** A batch of some persons of a batch, and the rows they had. */
export function pickPersons(
  batch: ClaimBatch,
  ranges: PersonRanges,
): { readonly batch: ClaimBatch; readonly rows: Int32Array } {
  const rows: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let row = ranges[at] ?? 0; row < (ranges[at + 1] ?? 0); row += 1) rows.push(row);
  }
  const lineStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    const lines = (batch.lineStart[row + 1] ?? 0) - (batch.lineStart[row] ?? 0);
    lineStart[at + 1] = (lineStart[at] ?? 0) + lines;
  });
  const lines = rows.flatMap((row) => {
    const [from, to] = [batch.lineStart[row] ?? 0, batch.lineStart[row + 1] ?? 0];
    return Array.from({ length: to - from }, (_, at) => from + at);
  });
  const of = (values: ArrayLike<number>, places: readonly number[]): number[] =>
    places.map((place) => values[place] ?? 0);
  return {
    rows: Int32Array.from(rows),
    batch: {
      count: rows.length,
      claim: Float64Array.from(of(batch.claim, rows)),
      person: Uint32Array.from(of(batch.person, rows)),
      institution: Uint32Array.from(of(batch.institution, rows)),
      day: Int32Array.from(of(batch.day, rows)),
      endDay: Int32Array.from(of(batch.endDay, rows)),
      visitKind: Uint8Array.from(of(batch.visitKind, rows)),
      title: Uint8Array.from(of(batch.title, rows)),
      bedDays: Uint16Array.from(of(batch.bedDays, rows)),
      diagnosisGroup: Uint16Array.from(of(batch.diagnosisGroup, rows)),
      contracted: Uint8Array.from(of(batch.contracted, rows)),
      referred: Uint8Array.from(of(batch.referred, rows)),
      specialNeeds: Uint8Array.from(of(batch.specialNeeds, rows)),
      reverses: Float64Array.from(of(batch.reverses, rows)),
      lineStart,
      item: Uint32Array.from(of(batch.item, lines)),
      quantity: Int32Array.from(of(batch.quantity, lines)),
      charged: batch.charged && Float64Array.from(of(batch.charged, lines)),
    },
  };
}
