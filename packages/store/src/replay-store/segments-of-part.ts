import type { ClaimBatch, PersonTable, Segment, SegmentMaker } from '@sanyi/facts';

/**
 * Cuts the claims of whole persons, as they are read, into segments of about `wanted` lines. Persons
 * without claims stand with those before them.
 */
export async function* segmentsOfPart(
  make: SegmentMaker,
  part: { readonly persons: PersonTable; readonly batches: AsyncIterable<ClaimBatch> },
  wanted: number,
): AsyncGenerator<Segment, void, undefined> {
  const { persons } = part;
  let from = 0;
  let waiting: ClaimBatch[] = [];
  let lines = 0;
  for await (const batch of part.batches) {
    const last = waiting.at(-1);
    if (last && lines >= wanted) {
      const to = rowAfter(persons, last.person[last.count - 1] ?? 0);
      yield make(personRows(persons, from, to), waiting);
      from = to;
      waiting = [];
      lines = 0;
    }
    waiting.push(batch);
    lines += batch.item.length;
  }
  if (waiting.length > 0 || from < persons.count) {
    yield make(personRows(persons, from, persons.count), waiting);
  }
}

/** The first row whose person is after `last`. */
function rowAfter({ person, count }: PersonTable, last: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((person[middle] ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

const personRows = (table: PersonTable, from: number, to: number): PersonTable => ({
  count: to - from,
  person: table.person.subarray(from, to),
  birthYear: table.birthYear.subarray(from, to),
  sex: table.sex.subarray(from, to),
  district: table.district.subarray(from, to),
  scheme: table.scheme.subarray(from, to),
  personClass: table.personClass.subarray(from, to),
  incomeBand: table.incomeBand.subarray(from, to),
  keyGroups: table.keyGroups.subarray(from, to),
  chronic: table.chronic.subarray(from, to),
});
