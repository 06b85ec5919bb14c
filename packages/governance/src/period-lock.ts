import { fail, ok, problem, type Result } from '@sanyi/kernel';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  nextVersion,
  type Signature,
} from './envelope.ts';
import { reasonGiven } from './reason-given.ts';

/** What locked a period: figures that were sent, an edition that was approved, or a person. */
export type LockCause = 'submission' | 'edition' | 'person';

/** Keeps the data of a period as it is: of a district and family of figures, or of all. */
export type PeriodLock = Envelope & {
  readonly state: 'locked' | 'released';
  readonly period: string;
  /** The family of figures; null for all of the period. */
  readonly family: string | null;
  readonly cause: LockCause;
  /** The submission or edition that locked it. */
  readonly of: string | null;
  readonly locked: Signature;
  readonly released: Signature | null;
  readonly reason: string | null;
};

/** Data that somebody wants to change. */
export type LockedData = {
  readonly district: string | null;
  readonly period: string;
  readonly family: string | null;
};

/**
 * Locks the data of a period.
 *
 * @example
 * ```ts
 * declare const signature: Signature;
 * lockPeriod({ id: 'L1', place: 'beijing', district: null, period: '2019-Q1', family: null, cause: 'edition', of: 'E1' }, signature);
 * ```
 */
export const lockPeriod = (
  given: Belonging & LockedData & Pick<PeriodLock, 'cause' | 'of'>,
  signature: Signature,
): PeriodLock => ({
  ...envelopeOf(given, signature),
  state: 'locked',
  period: given.period,
  family: given.family,
  cause: given.cause,
  of: given.of,
  locked: signature,
  released: null,
  reason: null,
});

/**
 * Releases a lock, with a reason.
 *
 * @returns `GOV_STATE` when it is released already, `GOV_TEXT` without a reason
 * @example
 * ```ts
 * declare const lock: PeriodLock;
 * declare const signature: Signature;
 * releaseLock(lock, { reason: 'correction of Tongzhou' }, signature).ok; // true
 * ```
 */
export function releaseLock(
  lock: PeriodLock,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<PeriodLock> {
  const given = reasonGiven(lock, ['locked'], reason);
  if (!given.ok) return given;
  const change = { state: 'released', released: signature, reason: given.value } as const;
  return ok(nextVersion(lock, change, signature));
}

/**
 * The lock that stands over data, the widest first; null when the data may change.
 *
 * @example
 * ```ts
 * lockOver([], { district: 'tongzhou', period: '2019-Q1', family: 'blood' }); // null
 * ```
 */
export function lockOver(locks: readonly PeriodLock[], data: LockedData): PeriodLock | null {
  const over = locks.filter(
    ({ state, district, period, family }) =>
      state === 'locked' &&
      period === data.period &&
      (district === null || district === data.district) &&
      (family === null || family === data.family),
  );
  return over.find(({ district }) => district === null) ?? over[0] ?? null;
}

/**
 * Refuses a change of data under a lock; says who locked it, when and what to do.
 *
 * @example
 * ```ts
 * declare const lock: PeriodLock;
 * unlocked([lock], { district: 'tongzhou', period: '2019-Q1', family: 'blood' }).ok; // false
 * ```
 */
export function unlocked(locks: readonly PeriodLock[], data: LockedData): Result<null> {
  const lock = lockOver(locks, data);
  if (!lock) return ok(null);
  const { by, at } = lock.locked;
  return fail(
    problem('GOV_PERIOD_LOCKED', `${data.district ?? '*'} ${data.period}`, {
      period: data.period,
      byEn: `${by.name.en} (${by.office.en})`,
      byZh: `${by.name.zh}（${by.office.zh}）`,
      when: at,
      lock: lock.id,
      of: lock.of ?? lock.id,
    }),
  );
}
