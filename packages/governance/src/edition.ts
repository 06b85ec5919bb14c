import { fail, failOf, hashText, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { canonicalText, type Json } from './canonical.ts';
import {
  type CutSubmission,
  changedSubmissions,
  cutStands,
  type DataCut,
  type OpenSheet,
  openSheetsDecided,
  type SubmissionChange,
} from './data-cut.ts';
import type { EditionFigure } from './edition-figure.ts';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  inState,
  nextVersion,
  type Signature,
} from './envelope.ts';
import { CONTENT_LENGTH, ROWS } from './limits.ts';
import { reasonGiven } from './reason-given.ts';
import { textProblems } from './written.ts';

/** Where an edition stands: written, signed, or out and frozen. */
export type EditionState = 'draft' | 'approved' | 'published';

/** A figure that a correction states otherwise than the edition before. */
export type EditionChange = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** A file of a published edition. */
export type EditionFile = {
  readonly path: string;
  readonly lang: string;
  readonly format: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
};

/** What an edition says: any content of the publication, and its figures one by one. */
export type EditionText = {
  readonly cut: DataCut;
  readonly content: Json;
  readonly figures: readonly EditionFigure[];
};

/** One edition of a publication for a period. Published, it never changes again. */
export type Edition = Envelope &
  EditionText & {
    /** Which publication: `bulletin`. */
    readonly series: string;
    readonly period: string;
    readonly state: EditionState;
    /** 1 for the first of its series and period; given when it is published. */
    readonly number: number | null;
    /** The published edition that this one corrects. */
    readonly corrects: string | null;
    readonly changes: readonly EditionChange[];
    /** The submissions it rests on otherwise than the edition it corrects. */
    readonly changedSubmissions: readonly SubmissionChange[];
    /** Why it corrects, or why an approval was taken back. */
    readonly reason: string | null;
    /** SHA-256 of content, figures and cut in canonical form. */
    readonly contentHash: string;
    readonly files: readonly EditionFile[];
    readonly drafted: Signature;
    readonly approved: Signature | null;
    readonly published: Signature | null;
    /** Sheets that were open when it was signed, which whoever signed decided to do; absent before. */
    readonly openSheets?: readonly OpenSheet[];
  };

/** What a draft is made of. */
export type EditionDraft = EditionText &
  Pick<Belonging, 'id' | 'place'> & { readonly series: string; readonly period: string };

/**
 * Drafts the first edition of a period.
 *
 * @returns `GOV_CONTENT_TOO_LARGE` beyond the limits of content and figures
 * @example
 * ```ts
 * const by = { id: 'a', name: { en: 'Lin', zh: '林' }, office: { en: 'Office', zh: '办公室' } };
 * const cut = { cutOff: '2019-03-31', factsChecksum: '', stackHash: '', submissions: [] };
 * const draft = { id: 'E1', place: 'beijing', series: 'bulletin', period: '2019-Q1', cut, content: {}, figures: [] };
 * const drafted = draftEdition(draft, { by, at: '2019-04-20T01:00:00Z' });
 * drafted.ok && drafted.value.state; // 'draft'
 * ```
 */
export function draftEdition(draft: EditionDraft, signature: Signature): Result<Edition> {
  const { series, period, cut, content, figures } = draft;
  const failure = failOf(sizeProblems(draft));
  if (failure) return failure;
  return ok({
    ...envelopeOf({ id: draft.id, place: draft.place, district: null }, signature),
    series,
    period,
    cut,
    content,
    figures,
    state: 'draft',
    number: null,
    corrects: null,
    changes: [],
    changedSubmissions: [],
    reason: null,
    contentHash: editionHash(draft),
    files: [],
    drafted: signature,
    approved: null,
    published: null,
  });
}

/**
 * Drafts an edition that corrects a published one. It lists every figure that changed.
 *
 * @returns `GOV_STATE` when the other is not published, `GOV_NOTHING_CHANGED` when no figure and no
 *   content differs, `GOV_TEXT` without a reason
 * @example
 * ```ts
 * declare const published: Edition;
 * declare const text: EditionText;
 * declare const signature: Signature;
 * const corrected = correctEdition(published, { ...text, content: {}, id: 'E2', reason: 'late claims' }, signature);
 * corrected.ok && corrected.value.corrects; // 'E1'
 * ```
 */
export function correctEdition(
  published: Edition,
  correction: EditionText & { readonly id: string; readonly reason: string },
  signature: Signature,
): Result<Edition> {
  const standing = inState(published, ['published']);
  if (!standing.ok) return standing;
  const failure = failOf(textProblems('reason', correction.reason));
  if (failure) return failure;
  const { series, period, place } = published;
  const drafted = draftEdition({ ...correction, series, period, place }, signature);
  if (!drafted.ok) return drafted;
  const changes = changedFigures(published.figures, correction.figures);
  const sameText = canonicalText(published.content) === canonicalText(correction.content);
  if (changes.length === 0 && sameText) {
    return fail(problem('GOV_NOTHING_CHANGED', published.id));
  }
  const { reason } = correction;
  return ok({
    ...drafted.value,
    corrects: published.id,
    changes,
    changedSubmissions: changedSubmissions(published.cut.submissions, correction.cut.submissions),
    reason: reason.trim(),
  });
}

/**
 * Replaces the text of a draft.
 *
 * @example
 * ```ts
 * declare const edition: Edition;
 * declare const text: EditionText;
 * declare const signature: Signature;
 * redraftEdition(edition, { ...text, corrected: null }, signature).ok; // true
 * ```
 */
export function redraftEdition(
  edition: Edition,
  text: EditionText & { readonly corrected: Edition | null },
  signature: Signature,
): Result<Edition> {
  const standing = inState(edition, ['draft']);
  if (!standing.ok) return standing;
  const failure = failOf(sizeProblems(text));
  if (failure) return failure;
  const { cut, content, figures, corrected } = text;
  const compared = {
    changes: corrected ? changedFigures(corrected.figures, figures) : [],
    changedSubmissions: corrected
      ? changedSubmissions(corrected.cut.submissions, cut.submissions)
      : [],
  };
  const contentHash = editionHash(text);
  return ok(nextVersion(edition, { cut, content, figures, ...compared, contentHash }, signature));
}

/**
 * Signs a draft. The person signs what was seen: the hash shown must be that of the draft, and the
 * submissions it rests on must be those that stand. To sign while sheets are open is a decision of its
 * own, which is kept with the edition.
 *
 * @param seen - the hash, the submissions behind its figures as they stand now, the sheets that are
 *   open, and whether it is to be signed despite them
 * @returns `GOV_STATE` unless it is a draft, `GOV_CONTENT_CHANGED` when another text was seen,
 *   `GOV_CUT_CHANGED` when a submission changed since it was drafted, `GOV_SHEETS_OPEN` while sheets
 *   are open and nobody decided to sign despite them
 * @example
 * ```ts
 * declare const edition: Edition;
 * declare const signature: Signature;
 * const behind = edition.cut.submissions;
 * const seen = { contentHash: edition.contentHash, behind, open: [], despiteOpenSheets: false };
 * approveEdition(edition, seen, signature).ok; // true
 * ```
 */
export function approveEdition(
  edition: Edition,
  seen: {
    readonly contentHash: string;
    readonly behind: readonly CutSubmission[];
    readonly open: readonly OpenSheet[];
    readonly despiteOpenSheets: boolean;
  },
  signature: Signature,
): Result<Edition> {
  const standing = inState(edition, ['draft']);
  if (!standing.ok) return standing;
  if (seen.contentHash !== edition.contentHash) {
    return fail(
      problem('GOV_CONTENT_CHANGED', edition.id, {
        seen: seen.contentHash.slice(0, 12),
        now: edition.contentHash.slice(0, 12),
      }),
    );
  }
  const stands = cutStands(edition.cut, seen.behind);
  if (!stands.ok) return stands;
  const decided = openSheetsDecided(seen.open, seen.despiteOpenSheets);
  if (!decided.ok) return decided;
  const signed = { state: 'approved', approved: signature, openSheets: seen.open } as const;
  return ok(nextVersion(edition, signed, signature));
}

/**
 * Makes sure that an edition still says what it was written with.
 *
 * @returns `GOV_NOT_AS_SIGNED` when content, figures or cut are not those of its hash
 * @example
 * ```ts
 * declare const edition: Edition;
 * unchangedEdition(edition).ok; // true
 * unchangedEdition({ ...edition, content: { title: 'Another' } }).ok; // false
 * ```
 */
export function unchangedEdition(edition: Edition): Result<null> {
  const found = editionHash(edition);
  const { id, contentHash: kept } = edition;
  if (found === kept) return ok(null);
  const named = { edition: id, found: found.slice(0, 12), kept: kept.slice(0, 12) };
  return fail(problem('GOV_NOT_AS_SIGNED', id, named));
}

/**
 * Takes an approval back before publication, with a reason; the edition is a draft again.
 *
 * @example
 * ```ts
 * declare const approved: Edition;
 * declare const signature: Signature;
 * reopenEdition(approved, { reason: 'Tongzhou is late.' }, signature).ok; // true
 * ```
 */
export function reopenEdition(
  edition: Edition,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<Edition> {
  const given = reasonGiven(edition, ['approved'], reason);
  if (!given.ok) return given;
  const change = { state: 'draft', approved: null, openSheets: [], reason: given.value } as const;
  return ok(nextVersion(edition, change, signature));
}

/**
 * Publishes an approved edition: it gets its number and its files and is frozen.
 *
 * @returns `GOV_STATE` unless it is approved
 * @example
 * ```ts
 * declare const approved: Edition;
 * declare const signature: Signature;
 * const published = publishEdition(approved, { number: 1, files: [] }, signature);
 * published.ok && published.value.state; // 'published'
 * ```
 */
export function publishEdition(
  edition: Edition,
  given: { readonly number: number; readonly files: readonly EditionFile[] },
  signature: Signature,
): Result<Edition> {
  const standing = inState(edition, ['approved']);
  if (!standing.ok) return standing;
  const { number, files } = given;
  return ok(
    nextVersion(edition, { state: 'published', number, files, published: signature }, signature),
  );
}

/**
 * The figures that two editions state differently, those that only one of them states included.
 *
 * @example
 * ```ts
 * const figure = { indicator: 'growth', place: 'tongzhou', period: '2019-Q1', numerator: '1', denominator: '8', judgement: 'missed' } as const;
 * changedFigures([{ ...figure, value: '12.5' }], [{ ...figure, value: '12.4' }])[0]?.after; // '12.4'
 * ```
 */
export function changedFigures(
  before: readonly EditionFigure[],
  after: readonly EditionFigure[],
): EditionChange[] {
  const old = new Map(before.map((each) => [keyOf(each), each]));
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const kept = before.map((each) => ({ of: each, after: now.get(keyOf(each)) ?? null }));
  const added = after.filter((each) => !old.has(keyOf(each)));
  return [
    ...kept
      .filter(({ of, after: other }) => !other || stated(of) !== stated(other))
      .map(({ of, after: other }) => changeOf(of, of.value, other?.value ?? null)),
    ...added.map((each) => changeOf(each, null, each.value)),
  ];
}

/** The hash an edition is signed by. */
const editionHash = ({ cut, content, figures }: EditionText): string =>
  hashText(canonicalText({ cut, content, figures }));

const keyOf = ({ indicator, place, period }: EditionFigure): string =>
  `${indicator} ${place} ${period}`;

const stated = ({ value, numerator, denominator }: EditionFigure): string =>
  `${value} ${numerator} ${denominator}`;

const changeOf = (
  { indicator, place, period }: EditionFigure,
  before: string | null,
  after: string | null,
): EditionChange => ({ indicator, place, period, before, after });

function sizeProblems({ content, figures }: EditionText): readonly Problem[] {
  const length = canonicalText(content).length;
  if (length <= CONTENT_LENGTH && figures.length <= ROWS) return [];
  return [
    problem('GOV_CONTENT_TOO_LARGE', 'edition', {
      length: String(length),
      most: String(CONTENT_LENGTH),
      rows: String(figures.length),
      rowsMost: String(ROWS),
    }),
  ];
}
