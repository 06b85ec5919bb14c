import type { Segment } from '@sanyi/facts';

/** 2 to the 32nd, and a multiplier that spreads neighbouring numbers over it (Knuth). */
const SPREAD = { size: 4_294_967_296, by: 2_654_435_761 };

const belowOf = (share: number): number => Math.ceil(share * SPREAD.size);

/** Picks about this share of persons, the same ones every time, whatever order their numbers have. */
export const sampleSql = (share: number): string =>
  `(person::UBIGINT * ${SPREAD.by}) % ${SPREAD.size} < ${belowOf(share)}`;

/** Rows of the persons of a segment that `sampleSql` picks. */
export function sampledRows({ person, persons }: Segment, share: number): number[] {
  const below = belowOf(share);
  const rows: number[] = [];
  for (let row = 0; row < persons; row++) {
    if (Math.imul(person[row] ?? 0, SPREAD.by) >>> 0 < below) rows.push(row);
  }
  return rows;
}
