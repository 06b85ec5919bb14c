import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { EditionFigure } from './edition-figure.ts';
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

/** A sheet that a period asks a district for, and the indicators it brings. */
export type AskedSheet = Pick<CutSubmission, 'district' | 'family' | 'period'> & {
  readonly indicators: readonly string[];
};

/** A sheet that an edition does without, or that nobody has accepted. */
export type OpenSheet = Pick<CutSubmission, 'district' | 'family' | 'period'> & {
  readonly state: 'sent' | 'missing';
};

/**
 * The sheets that are open for an edition: those it rests on that nobody has accepted, and those that
 * are asked for, bring a figure it states, and are not there.
 *
 * @example
 * ```ts
 * const asked = { district: 'tongzhou', family: 'expense', period: '2019-Q1', indicators: ['expense-total'] };
 * const figures = [{ indicator: 'expense-total', period: '2019-Q1' }];
 * openSheets({ figures, asked: [asked], behind: [] }).map(({ state }) => state); // ['missing']
 * ```
 */
export function openSheets(of: {
  readonly figures: readonly Pick<EditionFigure, 'indicator' | 'period'>[];
  readonly asked: readonly AskedSheet[];
  readonly behind: readonly CutSubmission[];
}): OpenSheet[] {
  const stated = new Set(of.figures.map(({ indicator, period }) => `${indicator} ${period}`));
  const there = new Set(of.behind.map(keyOf));
  const missing = of.asked.filter(
    (sheet) =>
      !there.has(keyOf(sheet)) &&
      sheet.indicators.some((indicator) => stated.has(`${indicator} ${sheet.period}`)),
  );
  const waiting = of.behind.filter(({ state }) => state === 'sent');
  const named = ({ district, family, period }: OpenSheetName) => ({ district, family, period });
  return [
    ...waiting.map((each): OpenSheet => ({ ...named(each), state: 'sent' })),
    ...missing.map((each): OpenSheet => ({ ...named(each), state: 'missing' })),
  ];
}

type OpenSheetName = Pick<CutSubmission, 'district' | 'family' | 'period'>;

/** Refuses to sign while sheets are open, unless whoever signs has decided to. */
export function openSheetsDecided(
  open: readonly OpenSheet[],
  despiteOpenSheets: boolean,
): Result<null> {
  if (open.length === 0 || despiteOpenSheets) return ok(null);
  const names = open.map(({ district, family, period }) => `${district} ${family} ${period}`);
  const waiting = open.filter(({ state }) => state === 'sent').length;
  return fail(
    problem('GOV_SHEETS_OPEN', 'edition', {
      waiting: String(waiting),
      missing: String(open.length - waiting),
      sheets: names.slice(0, NAMED).join(', '),
    }),
  );
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

const keyOf = ({ period, district, family }: OpenSheetName): string =>
  `${period} ${district} ${family}`;
