import type {
  FollowFigure,
  SubmissionAct,
  SubmissionDetail,
  SubmissionList,
  SubmissionRow,
} from '@sanyi/api';
import { followedOf, lockOver, type PeriodLock, type Submission } from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import {
  type Act,
  type Actor,
  acceptSheet,
  type Facts,
  mayAct,
  type Records,
  returnSheet,
} from '@sanyi/store';
import { historyRow } from '../governance/task-row.ts';

type Seen = { readonly version: number };

/** What can be asked about figures that were sent, and done with them. */
export type SubmissionAnswers = {
  list(actor: Actor, period: string): Promise<Result<SubmissionList>>;
  find(actor: Actor, id: string): Promise<Result<SubmissionDetail>>;
  accept(actor: Actor, id: string, seen: Seen): Promise<Result<SubmissionList>>;
  follow(actor: Actor, id: string, asked: FollowFigure): Promise<Result<SubmissionList>>;
  giveBack(
    actor: Actor,
    id: string,
    asked: Seen & { readonly reason: string },
  ): Promise<Result<SubmissionList>>;
};

/**
 * Answers from records; what is returned is taken out of the figures of the facts as well.
 *
 * @example
 * ```ts
 * const answers = submissionAnswers(records, () => ok(facts));
 * await answers.list(actor, '2019-Q1');
 * ```
 */
export function submissionAnswers(records: Records, facts: () => Result<Facts>): SubmissionAnswers {
  const list: SubmissionAnswers['list'] = (actor, period) =>
    records.withActor(actor, async ({ submissions, locks }) => {
      const locked = await locks.list(period);
      const rows = await submissions.list({ period });
      return ok({ period, rows: rows.map((each) => rowOf(actor, each, locked)) });
    });
  return {
    list,
    find: (actor, id) =>
      records.withActor(actor, async ({ submissions, locks, history }) => {
        const found = await submissions.find(id);
        if (!found.ok) return found;
        const { value } = found;
        const versions = await history.of('submission', id);
        return ok({
          ...rowOf(actor, value, await locks.list(value.period)),
          rows: value.rows,
          history: versions.map((each) => ({
            ...historyRow(each),
            // The history of submissions holds submissions, and nothing else.
            reason: (each.record as Submission).reason,
          })),
        });
      }),
    accept: async (actor, id, { version }) => {
      const accepted = await acceptSheet({ records, actor }, { id, version });
      return accepted.ok ? list(actor, accepted.value.period) : accepted;
    },
    follow: async (actor, id, asked) => {
      const followed = await records.withActor(actor, ({ submissions }) =>
        submissions.follow(id, asked),
      );
      return followed.ok ? list(actor, followed.value.period) : followed;
    },
    giveBack: async (actor, id, { version, reason }) => {
      const found = facts();
      if (!found.ok) return found;
      const asked = { id, version, reason };
      const returned = await returnSheet({ records, actor }, found.value, asked);
      return returned.ok ? list(actor, returned.value.period) : returned;
    },
  };
}

function rowOf(actor: Actor, submission: Submission, locks: readonly PeriodLock[]): SubmissionRow {
  const { id, version, state, district, family, period, file, sent, judged, reason } = submission;
  return {
    ...{ id, version, state, district: district ?? '', form: family, period, file },
    ...{ figures: submission.rows.length, sent, judged, reason },
    notes: submission.rows.flatMap(({ indicator, note }) =>
      note.trim() === '' ? [] : [{ indicator, note }],
    ),
    followed: followedOf(submission),
    may: actsOf(actor, submission, locks),
  };
}

/**
 * An office judges what its own lock alone closes; under a signed edition nothing changes but notes. A
 * director opens what is closed.
 */
export function actsOf(
  actor: Actor,
  { id, state, district, period, family }: Submission,
  locks: readonly PeriodLock[],
): SubmissionAct[] {
  const data = { district, period, family };
  const may = (act: Act): boolean => mayAct(actor, { act, district }).ok;
  const others = locks.filter(({ of }) => of !== id);
  const isOpen = state !== 'returned' && !lockOver(others, data);
  const acts: readonly (readonly [SubmissionAct, boolean])[] = [
    ['accept', may('submission.judge') && isOpen && state === 'sent'],
    ['return', may('submission.judge') && isOpen],
    ['follow', may('submission.follow') && state !== 'returned'],
    ['reopen', may('period.release') && lockOver(locks, data) !== null],
  ];
  return acts.flatMap(([act, allowed]) => (allowed ? [act] : []));
}
