import {
  acceptSubmission,
  type FollowNote,
  followFigure,
  returnSubmission,
  type Signature,
  type Submission,
  type SubmissionDraft,
  seenLast,
  sendSubmission,
  unlocked,
} from '@sanyi/governance';
import { ok, parsePeriod, type Result } from '@sanyi/kernel';
import type { Act } from '../actor.ts';
import { addLock, locksOf, releaseLocksOf } from './locks-door.ts';
import { actAs, holdPeriod, nextId, type RecordContext } from './record-context.ts';
import {
  bodyOf,
  findRecord,
  holdRecord,
  insertRecord,
  type RecordKind,
  saveRecord,
} from './record-rows.ts';

const SUBMISSION: RecordKind<Submission> = {
  table: 'submission',
  letter: 'S',
  columns: ({ period, family }) => ({ period, family }),
};

/** Which submissions to list; absent fields take all. */
export type SubmissionFilter = {
  readonly period?: string;
  readonly district?: string;
  readonly family?: string;
};

/** Figures that districts send. */
export type SubmissionsDoor = {
  find(id: string): Promise<Result<Submission>>;
  /** By period, district and family, in this order. */
  list(filter: SubmissionFilter): Promise<Submission[]>;
  /** Sends figures for the actor's district, and locks them; again after they were returned. */
  send(draft: Omit<SubmissionDraft, 'id' | 'place'>): Promise<Result<Submission>>;
  /** Accepts them as seen; they stay locked. */
  accept(id: string, asked: { readonly version: number }): Promise<Result<Submission>>;
  /** Notes what was found about a figure of them; an edition that was signed does not mind. */
  follow(id: string, asked: { readonly version: number } & FollowNote): Promise<Result<Submission>>;
  /** Gives them back as seen, with a reason, and releases their lock. */
  giveBack(
    id: string,
    asked: { readonly version: number; readonly reason: string },
  ): Promise<Result<Submission>>;
};

/** Submissions, in a transaction. */
export function submissionsDoor(context: RecordContext): SubmissionsDoor {
  return {
    find: (id) => findRecord(context.db, SUBMISSION, id),
    list: (filter) => submissionsOf(context, filter),
    send: (draft) => send(context, draft),
    accept: (id, { version }) =>
      judge(context, { id, version, act: 'submission.judge' }, async (found, signature) => {
        const free = await notInEdition(context, found);
        return free.ok ? acceptSubmission(found, signature) : free;
      }),
    follow: (id, { version, ...found }) =>
      judge(context, { id, version, act: 'submission.follow' }, async (held, signature) =>
        followFigure(held, found, signature),
      ),
    giveBack: (id, { version, reason }) =>
      judge(context, { id, version, act: 'submission.judge' }, async (found, signature) => {
        const free = await notInEdition(context, found);
        if (!free.ok) return free;
        const returned = returnSubmission(found, { reason }, signature);
        if (!returned.ok) return returned;
        const released = { of: id, period: found.period, reason };
        const lock = await releaseLocksOf(context, released, signature);
        return lock.ok ? returned : lock;
      }),
  };
}

/** The submissions that a filter names, as far as this actor may see them. */
export async function submissionsOf(
  { db }: RecordContext,
  filter: SubmissionFilter,
): Promise<Submission[]> {
  let asked = db.selectFrom('submission').select('body');
  if (filter.period !== undefined) asked = asked.where('period', '=', filter.period);
  if (filter.district !== undefined) asked = asked.where('district', '=', filter.district);
  if (filter.family !== undefined) asked = asked.where('family', '=', filter.family);
  const rows = await asked.orderBy('period').orderBy('district').orderBy('family').execute();
  return rows.map(({ body }) => bodyOf<Submission>(body));
}

async function send(
  context: RecordContext,
  draft: Omit<SubmissionDraft, 'id' | 'place'>,
): Promise<Result<Submission>> {
  const { district, period, family } = draft;
  const named = parsePeriod(period);
  if (!named.ok) return named;
  const signature = await actAs(context, { act: 'submission.send', district });
  if (!signature.ok) return signature;
  await holdPeriod(context, period);
  const [earlier = null] = await submissionsOf(context, { district, period, family });
  const locks = await locksOf(context, period);
  const id = earlier?.id ?? (await nextId(context, SUBMISSION));
  const whole = { ...draft, id, place: context.actor.place };
  const sent = sendSubmission(earlier, { draft: whole, locks }, signature.value);
  if (!sent.ok) return sent;
  const kept = earlier
    ? await saveRecord(context.db, SUBMISSION, sent.value)
    : ok(await insertRecord(context.db, SUBMISSION, sent.value));
  if (!kept.ok) return kept;
  const lock = { district, period, family, cause: 'submission', of: id } as const;
  await addLock(context, lock, signature.value);
  return kept;
}

type Judging = (found: Submission, signature: Signature) => Promise<Result<Submission>>;

async function judge(
  context: RecordContext,
  { id, version, act }: { readonly id: string; readonly version: number; readonly act: Act },
  change: Judging,
): Promise<Result<Submission>> {
  const known = await findRecord(context.db, SUBMISSION, id);
  if (!known.ok) return known;
  const { district, period } = known.value;
  const signature = await actAs(context, { act, district });
  if (!signature.ok) return signature;
  await holdPeriod(context, period);
  const held = await holdRecord(context.db, SUBMISSION, id);
  if (!held.ok) return held;
  const seen = seenLast(held.value, version);
  if (!seen.ok) return seen;
  const changed = await change(seen.value, signature.value);
  return changed.ok ? saveRecord(context.db, SUBMISSION, changed.value) : changed;
}

/** The lock of an edition or a person stands over the judgement too; the submission's own does not. */
async function notInEdition(context: RecordContext, found: Submission): Promise<Result<null>> {
  const locks = await locksOf(context, found.period);
  const others = locks.filter(({ of }) => of !== found.id);
  return unlocked(others, found);
}
