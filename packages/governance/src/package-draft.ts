import { fail, failOf, hashText, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { canonicalText } from './canonical.ts';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  inState,
  nextVersion,
  type Signature,
} from './envelope.ts';
import { DRAFT_FILES, DRAFT_LENGTH } from './limits.ts';
import { reasonGiven } from './reason-given.ts';
import { dayProblems, textProblems } from './written.ts';

/** Where a draft stands: written, waiting for approval, in force from its day, or given up. */
export type DraftState = 'draft' | 'submitted' | 'approved' | 'dropped';

/** The files of a package: path and text. */
export type DraftFiles = Readonly<Record<string, string>>;

/** The package a draft began as. */
export type DraftBase = { readonly package: string; readonly version: string };

/** A policy package that is being written. Nothing of it holds before it is approved. */
export type PackageDraft = Envelope & {
  readonly state: DraftState;
  /** The id of the package it becomes. */
  readonly name: string;
  /** Null for one that came from outside. */
  readonly base: DraftBase | null;
  readonly files: DraftFiles;
  /** SHA-256 of the files: a signature holds for what was seen. */
  readonly filesHash: string;
  /** What the last change was about, or why it was returned or dropped. */
  readonly note: string;
  readonly made: Signature;
  readonly submitted: Signature | null;
  readonly approved: Signature | null;
  /** The first day of an approved one, `YYYY-MM-DD`. */
  readonly from: string | null;
};

/** What a draft begins with. */
export type PackageDraftStart = Pick<Belonging, 'id' | 'place'> &
  Pick<PackageDraft, 'name' | 'base' | 'files' | 'note'>;

/**
 * Begins a draft.
 *
 * @returns `GOV_DRAFT_LARGE` beyond the limits of files and characters
 * @example
 * ```ts
 * declare const signature: Signature;
 * const start = { id: 'C1', place: 'beijing', name: 'fees-v2', base: null, files: {}, note: '' };
 * makeDraft(start, signature).ok; // true
 * ```
 */
export function makeDraft(start: PackageDraftStart, signature: Signature): Result<PackageDraft> {
  const { id, place, name, base, files, note } = start;
  const failure = failOf(sizeProblems(id, files));
  if (failure) return failure;
  return ok({
    ...envelopeOf({ id, place, district: null }, signature),
    state: 'draft',
    name,
    base,
    files,
    filesHash: filesHash(files),
    note: note.trim(),
    made: signature,
    submitted: null,
    approved: null,
    from: null,
  });
}

/**
 * Saves other files as the next version; the one before stays in the history.
 *
 * @returns `GOV_STATE` once it was submitted, `GOV_DRAFT_LARGE`
 * @example
 * ```ts
 * declare const packageDraft: PackageDraft;
 * declare const signature: Signature;
 * saveDraft(packageDraft, { files: {}, name: 'fees-v2', note: 'new fee' }, signature).ok; // true
 * ```
 */
export function saveDraft(
  draft: PackageDraft,
  { files, note, name }: Pick<PackageDraft, 'files' | 'note' | 'name'>,
  signature: Signature,
): Result<PackageDraft> {
  const open = inState(draft, ['draft']);
  if (!open.ok) return open;
  const failure = failOf(sizeProblems(draft.id, files));
  if (failure) return failure;
  const change = { files, filesHash: filesHash(files), note: note.trim(), name };
  return ok(nextVersion(draft, change, signature));
}

/**
 * Hands a draft in for approval; from then on it stands still.
 *
 * @example
 * ```ts
 * declare const packageDraft: PackageDraft;
 * declare const signature: Signature;
 * submitDraft(packageDraft, { note: 'for 1 July' }, signature).ok; // true
 * ```
 */
export function submitDraft(
  draft: PackageDraft,
  { note }: Pick<PackageDraft, 'note'>,
  signature: Signature,
): Result<PackageDraft> {
  const open = inState(draft, ['draft']);
  if (!open.ok) return open;
  const failure = failOf(textProblems('note', note));
  if (failure) return failure;
  const change = { state: 'submitted', note: note.trim(), submitted: signature } as const;
  return ok(nextVersion(draft, change, signature));
}

/**
 * Gives a submitted draft back, with a reason.
 *
 * @example
 * ```ts
 * declare const packageDraft: PackageDraft;
 * declare const signature: Signature;
 * returnDraft(packageDraft, { reason: 'the clause is missing' }, signature).ok; // false
 * ```
 */
export function returnDraft(
  draft: PackageDraft,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<PackageDraft> {
  const given = reasonGiven(draft, ['submitted'], reason);
  if (!given.ok) return given;
  const change = { state: 'draft', note: given.value, submitted: null } as const;
  return ok(nextVersion(draft, change, signature));
}

/** What is approved: the files as they go in force, their name, and the first day. */
export type DraftApproval = Pick<PackageDraft, 'files' | 'name'> & {
  readonly from: string;
  /** The hash of the files that were looked at. */
  readonly seenHash: string;
};

/**
 * Puts a submitted draft in force from a day. Who handed it in does not approve it.
 *
 * @returns `GOV_CONTENT_CHANGED` for other files than were seen, `GOV_OWN_DRAFT`, `GOV_DAY`
 * @example
 * ```ts
 * declare const packageDraft: PackageDraft;
 * declare const signature: Signature;
 * const given = { files: {}, name: 'fees-v2', from: '2019-07-01', seenHash: '' };
 * approveDraft(packageDraft, given, signature).ok; // false
 * ```
 */
export function approveDraft(
  draft: PackageDraft,
  given: DraftApproval,
  signature: Signature,
): Result<PackageDraft> {
  const waiting = inState(draft, ['submitted']);
  if (!waiting.ok) return waiting;
  if (given.seenHash !== draft.filesHash) {
    const details = { seen: given.seenHash.slice(0, 8), now: draft.filesHash.slice(0, 8) };
    return fail(problem('GOV_CONTENT_CHANGED', draft.id, details));
  }
  const { by } = draft.submitted ?? draft.changed;
  if (by.id === signature.by.id) {
    return fail(problem('GOV_OWN_DRAFT', draft.id, { byEn: by.name.en, byZh: by.name.zh }));
  }
  const failure = failOf([
    ...dayProblems('from', given.from),
    ...sizeProblems(draft.id, given.files),
  ]);
  if (failure) return failure;
  const { files, name, from } = given;
  const change = { state: 'approved', files, name, from, approved: signature } as const;
  return ok(nextVersion(draft, { ...change, filesHash: filesHash(files) }, signature));
}

/**
 * Gives a draft up, with a reason; it stays readable.
 *
 * @example
 * ```ts
 * declare const packageDraft: PackageDraft;
 * declare const signature: Signature;
 * dropDraft(packageDraft, { reason: 'the notice was not issued' }, signature).ok; // true
 * ```
 */
export function dropDraft(
  draft: PackageDraft,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<PackageDraft> {
  const given = reasonGiven(draft, ['draft', 'submitted'], reason);
  if (!given.ok) return given;
  return ok(nextVersion(draft, { state: 'dropped', note: given.value }, signature));
}

const filesHash = (files: DraftFiles): string => hashText(canonicalText(files));

function sizeProblems(where: string, files: DraftFiles): readonly Problem[] {
  const texts = Object.values(files);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (texts.length <= DRAFT_FILES && length <= DRAFT_LENGTH) return [];
  const most = { most: String(DRAFT_LENGTH), filesMost: String(DRAFT_FILES) };
  const found = { length: String(length), files: String(texts.length) };
  return [problem('GOV_DRAFT_LARGE', where, { ...found, ...most })];
}
