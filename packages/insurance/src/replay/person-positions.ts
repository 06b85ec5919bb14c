import type { PersonTable } from '@sanyi/facts';
import { yearOf } from '@sanyi/kernel';
import type { ReplayFrame } from './replay-layout.ts';

/** Where a person stands in each of `PERSON_DIMENSIONS`; frozen for the whole replay. */
export function personPositions(
  { groups, to }: ReplayFrame,
  persons: Omit<PersonTable, 'person'>,
  row: number,
): readonly number[] {
  const age = Math.max(0, yearOf(to) - (persons.birthYear[row] ?? 0));
  return [
    0,
    persons.scheme[row] ?? 0,
    persons.personClass[row] ?? 0,
    groups.ageBands.findLastIndex((each) => each.from <= age),
    persons.incomeBand[row] ?? 0,
    (persons.chronic[row] ?? 0) === 0 ? 0 : 1,
    persons.district[row] ?? 0,
  ];
}
