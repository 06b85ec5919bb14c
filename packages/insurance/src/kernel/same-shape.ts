import type { Segment } from '@sanyi/facts';

/** A segment with its columns in one order: loops that always meet the same shape stay compiled. */
export const sameShape = (of: Segment): Segment => ({
  persons: of.persons,
  claims: of.claims,
  lines: of.lines,
  person: of.person,
  personGroup: of.personGroup,
  claimStart: of.claimStart,
  folds: of.folds,
  day: of.day,
  endDay: of.endDay,
  place: of.place,
  visit: of.visit,
  lineStart: of.lineStart,
  act: of.act,
  claim: of.claim,
  refundRow: of.refundRow,
  refundOf: of.refundOf,
  charged: of.charged,
});
