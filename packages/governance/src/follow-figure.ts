import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { inState, nextVersion, type Signature } from './envelope.ts';
import type { FollowedFigure, Submission } from './submission.ts';
import { textProblems } from './written.ts';

/** What somebody found who looked at an unusual figure. */
export type FollowNote = {
  readonly indicator: string;
  /** Whether nothing is left to do; false takes it up again. */
  readonly done: boolean;
  readonly note: string;
};

/**
 * Notes what was found about a figure of a submission. Figures that are sent again begin anew.
 *
 * @returns `GOV_FIGURE_NOT_SENT` for an indicator that was not sent, `GOV_TEXT` without a note,
 *   `GOV_STATE` where the figures were returned
 * @example
 * ```ts
 * declare const submission: Submission;
 * declare const signature: Signature;
 * const found = { indicator: 'donations', done: true, note: 'a van came twice' };
 * followFigure(submission, found, signature).ok; // true
 * ```
 */
export function followFigure(
  submission: Submission,
  { indicator, done, note }: FollowNote,
  signature: Signature,
): Result<Submission> {
  const standing = inState(submission, ['sent', 'accepted']);
  if (!standing.ok) return standing;
  const isSent = submission.rows.some((row) => row.indicator === indicator);
  if (!isSent) return fail(notSent(submission, indicator));
  const failure = failOf(textProblems('note', note));
  if (failure) return failure;
  const entry: FollowedFigure = { indicator, done, note: note.trim(), ...signature };
  const others = followedOf(submission).filter((each) => each.indicator !== indicator);
  return ok(nextVersion(submission, { followed: [...others, entry] }, signature));
}

/**
 * What was noted about the figures of a submission, the last note of each.
 *
 * @example
 * ```ts
 * declare const submission: Submission;
 * followedOf(submission); // []
 * ```
 */
export const followedOf = ({ followed }: Submission): readonly FollowedFigure[] => followed ?? [];

function notSent({ id, rows }: Submission, indicator: string): Problem {
  const known = rows.map((row) => row.indicator).join(', ');
  return problem('GOV_FIGURE_NOT_SENT', id, { indicator: indicator.slice(0, 80), known });
}
