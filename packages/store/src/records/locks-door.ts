import {
  type LockedData,
  lockOver,
  lockPeriod,
  type PeriodLock,
  releaseLock,
  type Signature,
  seenLast,
} from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import { actAs, holdPeriod, nextId, type RecordContext } from './record-context.ts';
import { bodyOf, holdRecord, insertRecord, type RecordKind, saveRecord } from './record-rows.ts';

const LOCK: RecordKind<PeriodLock> = {
  table: 'period_lock',
  letter: 'L',
  columns: ({ period, family }) => ({ period, family }),
};

/** Locks over the data of periods. */
export type LocksDoor = {
  /** All locks of a period, released ones too, oldest first. */
  list(period: string): Promise<PeriodLock[]>;
  /** The lock that stands over data, or null. */
  over(data: LockedData): Promise<PeriodLock | null>;
  /** Locks by hand, which needs the role of an office. */
  lock(data: LockedData): Promise<Result<PeriodLock>>;
  /** Releases a lock as it was seen, with a reason. */
  release(
    id: string,
    asked: { readonly version: number; readonly reason: string },
  ): Promise<Result<PeriodLock>>;
};

/** Locks, in a transaction. */
export function locksDoor(context: RecordContext): LocksDoor {
  const list = (period: string): Promise<PeriodLock[]> => locksOf(context, period);
  return {
    list,
    over: async (data) => lockOver(await list(data.period), data),
    lock: async (data) => {
      const signature = await actAs(context, { act: 'period.lock', district: data.district });
      if (!signature.ok) return signature;
      await holdPeriod(context, data.period);
      const standing = lockOver(await list(data.period), data);
      if (standing) return ok(standing);
      return ok(await addLock(context, { ...data, cause: 'person', of: null }, signature.value));
    },
    release: async (id, { version, reason }) => {
      const found = await holdRecord(context.db, LOCK, id);
      if (!found.ok) return found;
      const { district } = found.value;
      const signature = await actAs(context, { act: 'period.release', district });
      if (!signature.ok) return signature;
      const seen = seenLast(found.value, version);
      if (!seen.ok) return seen;
      const released = releaseLock(seen.value, { reason }, signature.value);
      return released.ok ? saveRecord(context.db, LOCK, released.value) : released;
    },
  };
}

/** The locks of a period that this actor may see. */
export async function locksOf({ db }: RecordContext, period: string): Promise<PeriodLock[]> {
  const rows = await db
    .selectFrom('period_lock')
    .select('body')
    .where('period', '=', period)
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => bodyOf<PeriodLock>(body));
}

/** Locks data because of an act that was allowed: a submission or an approval. */
export async function addLock(
  context: RecordContext,
  given: LockedData & Pick<PeriodLock, 'cause' | 'of'>,
  signature: Signature,
): Promise<PeriodLock> {
  const id = await nextId(context, LOCK);
  const lock = lockPeriod({ ...given, id, place: context.actor.place }, signature);
  return insertRecord(context.db, LOCK, lock);
}

/** Releases what a submission or edition had locked. */
export async function releaseLocksOf(
  context: RecordContext,
  { of, period, reason }: { readonly of: string; readonly period: string; readonly reason: string },
  signature: Signature,
): Promise<Result<null>> {
  const mine = (await locksOf(context, period)).filter(
    (lock) => lock.of === of && lock.state === 'locked',
  );
  for (const lock of mine) {
    const released = releaseLock(lock, { reason }, signature);
    if (!released.ok) return released;
    const saved = await saveRecord(context.db, LOCK, released.value);
    if (!saved.ok) return saved;
  }
  return ok(null);
}
