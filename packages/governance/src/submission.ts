import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  inState,
  nextVersion,
  type Signature,
} from './envelope.ts';
import { ROWS } from './limits.ts';
import { type PeriodLock, unlocked } from './period-lock.ts';
import { reasonGiven } from './reason-given.ts';

/** Where a submission stands. */
export type SubmissionState = 'sent' | 'returned' | 'accepted';

/** One figure of a submission; whole numbers as text. */
export type SubmissionRow = {
  readonly indicator: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly note: string;
};

/** The file the figures came in. */
export type SubmissionFile = { readonly name: string; readonly sha256: string };

/** A figure that somebody looked at: what was found, and whether nothing is left to do. */
export type FollowedFigure = Signature & {
  readonly indicator: string;
  readonly done: boolean;
  readonly note: string;
};

/** The figures of one family that a district sends for a period. Sent again, it is a new version. */
export type Submission = Envelope & {
  readonly state: SubmissionState;
  /** 1 for the first sheet, one more with each that was sent again. */
  readonly revision: number;
  readonly period: string;
  readonly family: string;
  readonly rows: readonly SubmissionRow[];
  readonly file: SubmissionFile;
  readonly sent: Signature;
  readonly judged: Signature | null;
  /** Why it was returned. */
  readonly reason: string | null;
  /** The last note about each figure that was looked at; absent before anybody looked. */
  readonly followed?: readonly FollowedFigure[];
};

/** What a district sends. */
export type SubmissionDraft = Belonging & {
  readonly district: string;
  readonly period: string;
  readonly family: string;
  readonly rows: readonly SubmissionRow[];
  readonly file: SubmissionFile;
};

/**
 * Sends figures, for the first time or again after they were returned. Sending locks them.
 *
 * @param earlier - the submission of the same district, period and family, or null
 * @returns `GOV_PERIOD_LOCKED` while the data is locked, `GOV_SENT_TWICE` for the same file,
 *   `GOV_FIGURE` for a row whose numbers are not whole numbers
 * @example
 * ```ts
 * declare const draft: SubmissionDraft;
 * declare const signature: Signature;
 * sendSubmission(null, { draft, locks: [] }, signature);
 * ```
 */
export function sendSubmission(
  earlier: Submission | null,
  given: { readonly draft: SubmissionDraft; readonly locks: readonly PeriodLock[] },
  signature: Signature,
): Result<Submission> {
  const { draft, locks } = given;
  if (earlier && earlier.state !== 'returned' && earlier.file.sha256 === draft.file.sha256) {
    return fail(sentTwice(earlier));
  }
  const free = unlocked(locks, draft);
  if (!free.ok) return free;
  const failure = failOf(rowProblems(draft.rows));
  if (failure) return failure;
  const { period, family, rows, file } = draft;
  const revision = 1 + (earlier?.revision ?? 0);
  const figures = { state: 'sent', revision, rows, file, sent: signature, judged: null } as const;
  if (earlier)
    return ok(nextVersion(earlier, { ...figures, reason: null, followed: [] }, signature));
  return ok({ ...envelopeOf(draft, signature), period, family, ...figures, reason: null });
}

/**
 * Accepts sent figures: they may stand in an edition.
 *
 * @example
 * ```ts
 * declare const submission: Submission;
 * declare const signature: Signature;
 * acceptSubmission(submission, signature).ok; // true
 * ```
 */
export function acceptSubmission(submission: Submission, signature: Signature): Result<Submission> {
  const standing = inState(submission, ['sent']);
  if (!standing.ok) return standing;
  return ok(nextVersion(submission, { state: 'accepted', judged: signature }, signature));
}

/**
 * Returns figures to the district with a reason; what they locked may change again.
 *
 * @example
 * ```ts
 * declare const submission: Submission;
 * declare const signature: Signature;
 * returnSubmission(submission, { reason: 'wrong year' }, signature).ok; // true
 * ```
 */
export function returnSubmission(
  submission: Submission,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<Submission> {
  const given = reasonGiven(submission, ['sent', 'accepted'], reason);
  if (!given.ok) return given;
  const change = { state: 'returned', judged: signature, reason: given.value } as const;
  return ok(nextVersion(submission, change, signature));
}

const sentTwice = ({ id, file, sent }: Submission): Problem =>
  problem('GOV_SENT_TWICE', id, {
    file: file.name,
    byEn: sent.by.name.en,
    byZh: sent.by.name.zh,
    when: sent.at,
  });

const WHOLE = /^-?\d{1,30}$/;

function rowProblems(rows: readonly SubmissionRow[]): readonly Problem[] {
  if (rows.length === 0 || rows.length > ROWS) {
    const count = { rows: String(rows.length), most: String(ROWS) };
    return [problem('GOV_ROWS', 'submission', count)];
  }
  const seen = new Set<string>();
  return rows.flatMap(({ indicator, numerator, denominator }, at) => {
    const twice = seen.has(indicator);
    seen.add(indicator);
    if (!twice && WHOLE.test(numerator) && WHOLE.test(denominator)) return [];
    return [problem('GOV_FIGURE', `row ${at + 1}`, { indicator, numerator, denominator })];
  });
}
