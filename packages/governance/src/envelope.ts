import { fail, ok, problem, type Result, type Text } from '@sanyi/kernel';

/** Who acts: a named person in an office. */
export type Person = { readonly id: string; readonly name: Text; readonly office: Text };

/** Who did something and when, an instant of ISO 8601 in UTC. */
export type Signature = { readonly by: Person; readonly at: string };

/** What every record carries: its id, its version, whose it is, and its last change. */
export type Envelope = {
  readonly id: string;
  /** 1 when it is made, one more with every change. */
  readonly version: number;
  /** The city. */
  readonly place: string;
  /** The district it belongs to; null for the city as a whole. */
  readonly district: string | null;
  readonly changed: Signature;
};

/** Where a new record belongs. */
export type Belonging = Pick<Envelope, 'id' | 'place' | 'district'>;

/**
 * The envelope of a new record.
 *
 * @example
 * ```ts
 * const by = { id: 'a', name: { en: 'Lin', zh: '林' }, office: { en: 'Office', zh: '办公室' } };
 * envelopeOf({ id: 'T1', place: 'beijing', district: null }, { by, at: '2019-05-05T01:00:00Z' }).version; // 1
 * ```
 */
export const envelopeOf = ({ id, place, district }: Belonging, signature: Signature): Envelope => ({
  id,
  version: 1,
  place,
  district,
  changed: signature,
});

/** A record with changed fields: the next version, signed. */
export const nextVersion = <T extends Envelope>(
  record: T,
  change: Partial<Omit<T, keyof Envelope>>,
  signature: Signature,
): T => ({ ...record, ...change, version: record.version + 1, changed: signature });

/**
 * Refuses an act on a version that is no longer the last one: the person is told who changed it and
 * when, and decides anew.
 *
 * @returns `GOV_CHANGED_MEANWHILE` when another version was seen
 * @example
 * ```ts
 * const by = { id: 'a', name: { en: 'Lin', zh: '林' }, office: { en: 'Office', zh: '办公室' } };
 * const record = { ...envelopeOf({ id: 'E1', place: 'beijing', district: null }, { by, at: '2019-05-05T01:00:00Z' }), state: 'draft' };
 * seenLast(record, 1).ok; // true
 * ```
 */
export function seenLast<T extends Envelope & { readonly state: string }>(
  record: T,
  seen: number,
): Result<T> {
  if (record.version === seen) return ok(record);
  const { by, at } = record.changed;
  return fail(
    problem('GOV_CHANGED_MEANWHILE', record.id, {
      byEn: `${by.name.en} (${by.office.en})`,
      byZh: `${by.name.zh}（${by.office.zh}）`,
      when: at,
      state: record.state,
      version: String(record.version),
      seen: String(seen),
    }),
  );
}

/** Refuses an act that the state of a record does not allow. */
export function inState<T extends Envelope & { readonly state: string }>(
  record: T,
  needed: readonly T['state'][],
): Result<T> {
  if (needed.includes(record.state)) return ok(record);
  return fail(problem('GOV_STATE', record.id, { state: record.state, needed: needed.join(', ') }));
}
