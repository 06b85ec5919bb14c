import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Edition } from './edition.ts';
import { type Envelope, envelopeOf, inState, type Signature } from './envelope.ts';

/** A district's confirmation that it has a published edition. */
export type Receipt = Envelope & {
  readonly state: 'received';
  readonly edition: string;
  readonly note: string;
};

/**
 * Confirms a published edition for a district, once.
 *
 * @returns `GOV_STATE` unless it is published, `GOV_RECEIVED_TWICE` when the district has confirmed
 * @example
 * ```ts
 * declare const published: Edition;
 * declare const signature: Signature;
 * receiveEdition(published, { id: 'R1', district: 'tongzhou', note: '', receipts: [] }, signature);
 * ```
 */
export function receiveEdition(
  edition: Edition,
  given: {
    readonly id: string;
    readonly district: string;
    readonly note: string;
    readonly receipts: readonly Receipt[];
  },
  signature: Signature,
): Result<Receipt> {
  const standing = inState(edition, ['published']);
  if (!standing.ok) return standing;
  const { id, district, note } = given;
  const earlier = given.receipts.find((each) => each.district === district);
  if (earlier) {
    const { by, at } = earlier.changed;
    const names = { byEn: by.name.en, byZh: by.name.zh };
    return fail(problem('GOV_RECEIVED_TWICE', edition.id, { ...names, when: at }));
  }
  const { place } = edition;
  const envelope = envelopeOf({ id, place, district }, signature);
  return ok({ ...envelope, state: 'received', edition: edition.id, note: note.trim() });
}
