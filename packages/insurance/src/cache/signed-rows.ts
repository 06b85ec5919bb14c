import { firstFrom } from '../kernel/first-from.ts';
import { type CachedPair, personOfRow } from './cached-pair.ts';
import { PERSON, type PersonRange, type RowChanges } from './row-changes.ts';

/** A row of a round that counts otherwise than once: its claim among those of the rounds, and how often what counts. */
export type SignedRow = {
  readonly row: number;
  readonly claim: number;
  readonly item: number;
  readonly family: number;
  readonly visit: number;
};

/** The rows of the persons of a block that count otherwise than once, of those that are not settled whole. */
export function* signedRows(
  { cached, claims, person: persons }: CachedPair,
  { from, to }: PersonRange,
  changes: RowChanges,
): Generator<SignedRow> {
  const { signedRow, signs, rowStart, own } = cached;
  const end = rowStart[to] as number;
  for (let at = firstFrom(signedRow, rowStart[from] as number); at < signedRow.length; at++) {
    // Every index is one of a column.
    const row = signedRow[at] as number;
    if (row >= end) return;
    const person = personOfRow(cached, row);
    if (changes.stateOf(person) === PERSON.apart) continue;
    const claim = (claims().claimStart[persons[person] as number] as number) + (own[row] as number);
    const [item = 0, family = 0, visit = 0] = signs.subarray(at * 3, at * 3 + 3);
    yield { row, claim, item, family, visit };
  }
}
