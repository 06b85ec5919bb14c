import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { EditionFigure } from './edition.ts';
import type { Submission } from './submission.ts';

/** A submission that an edition rests on, as it stood then. */
export type CutSubmission = {
  readonly id: string;
  readonly version: number;
  /** 1 for the first sheet, one more with each that was sent again. */
  readonly revision: number;
  readonly district: string;
  readonly family: string;
  readonly period: string;
  readonly state: 'sent' | 'accepted';
  readonly file: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
};

/** The data and rules an edition was made from. */
export type DataCut = {
  /** The last day of the data, `YYYY-MM-DD`. */
  readonly cutOff: string;
  readonly factsChecksum: string;
  readonly stackHash: string;
  /** By period, district and family. */
  readonly submissions: readonly CutSubmission[];
};

/** A submission that a correction rests on otherwise than the edition before; null where it is not there. */
export type SubmissionChange = {
  readonly district: string;
  readonly family: string;
  readonly period: string;
  readonly before: CutSubmission | null;
  readonly after: CutSubmission | null;
};

/**
 * The submissions that figures rest on: those that stand and hold an indicator and period among them.
 *
 * @example
 * ```ts
 * submissionsBehind([], []); // []
 * ```
 */
export function submissionsBehind(
  figures: readonly Pick<EditionFigure, 'indicator' | 'period'>[],
  submissions: readonly Submission[],
): CutSubmission[] {
  const stated = new Set(figures.map(({ indicator, period }) => `${indicator} ${period}`));
  return submissions
    .flatMap((each): CutSubmission[] => {
      const { id, version, revision, district, family, period, state, rows, file } = each;
      if (state === 'returned') return [];
      if (!rows.some(({ indicator }) => stated.has(`${indicator} ${period}`))) return [];
      const named = { id, version, revision, district: district ?? '', family, period, state };
      return [{ ...named, file: file.name, sha256: file.sha256 }];
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * What changed between the submissions of two cuts: other sheets, new ones, and those that are gone.
 * A sheet that was accepted in between is the same sheet.
 *
 * @example
 * ```ts
 * changedSubmissions([], []); // []
 * ```
 */
export function changedSubmissions(
  before: readonly CutSubmission[],
  after: readonly CutSubmission[],
): SubmissionChange[] {
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const old = new Map(before.map((each) => [keyOf(each), each]));
  const of = ({ district, family, period }: CutSubmission) => ({ district, family, period });
  const kept = before.map((each) => ({ was: each, is: now.get(keyOf(each)) ?? null }));
  return [
    ...kept
      .filter(({ was, is }) => is?.revision !== was.revision || is.sha256 !== was.sha256)
      .map(({ was, is }) => ({ ...of(was), before: was, after: is })),
    ...after
      .filter((each) => !old.has(keyOf(each)))
      .map((each) => ({ ...of(each), before: null, after: each })),
  ];
}

/** Refuses to sign a draft whose sheets are no longer those that stand. */
export function cutStands({ submissions }: DataCut, now: readonly CutSubmission[]): Result<null> {
  const changed = changedSubmissions(submissions, now);
  if (changed.length === 0) return ok(null);
  const names = changed.map(({ district, family, period }) => `${district} ${family} ${period}`);
  const details = { changed: names.slice(0, NAMED).join(', '), count: String(changed.length) };
  return fail(problem('GOV_CUT_CHANGED', 'edition', details));
}

/** Sheets that a refusal names. */
const NAMED = 5;

const keyOf = ({ period, district, family }: CutSubmission): string =>
  `${period} ${district} ${family}`;
