import type { Result } from '@sanyi/kernel';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Signature } from './envelope.ts';
import { DRAFT_FILES, DRAFT_LENGTH } from './limits.ts';
import {
  approveDraft,
  dropDraft,
  makeDraft,
  type PackageDraft,
  returnDraft,
  saveDraft,
  submitDraft,
} from './package-draft.ts';

const by = (id: string): Signature => ({
  by: { id, name: { en: id, zh: id }, office: { en: 'Office', zh: '办公室' } },
  at: '2019-05-05T01:00:00Z',
});
const [WRITER, DIRECTOR] = [by('writer'), by('director')];
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);
const made = (files: Record<string, string> = { 'policy.yaml': 'id: fees-v2' }): PackageDraft =>
  unwrap(
    makeDraft({ id: 'C1', place: 'beijing', name: 'fees-v2', base: null, files, note: '' }, WRITER),
  );
const saved = (draft: PackageDraft, text: string) =>
  saveDraft(draft, { name: 'fees-v2', files: { 'policy.yaml': text }, note: 'fee' }, WRITER);
const approval = (draft: PackageDraft) => ({
  files: draft.files,
  name: 'fees-v2',
  from: '2019-07-01',
  seenHash: draft.filesHash,
});

describe('package drafts', () => {
  test('GOV-22 written, submitted, returned, submitted again and approved, each a version', () => {
    const written = unwrap(saved(made(), 'id: fees-v2\nversion: 2.0.0'));
    expect(codeOf(submitDraft(written, { note: ' ' }, WRITER))).toBe('GOV_TEXT');
    const submitted = unwrap(submitDraft(written, { note: 'for July' }, WRITER));
    expect(codeOf(saved(submitted, 'x'))).toBe('GOV_STATE');
    const returned = unwrap(returnDraft(submitted, { reason: 'no clause' }, DIRECTOR));
    expect([returned.state, returned.submitted]).toEqual(['draft', null]);
    const again = unwrap(submitDraft(unwrap(saved(returned, 'z')), { note: 'now' }, WRITER));
    const approved = unwrap(approveDraft(again, approval(again), DIRECTOR));
    expect([approved.version, approved.state, approved.from]).toEqual([
      7,
      'approved',
      '2019-07-01',
    ]);
  });

  test('GOV-23 approval is for the files seen, and not of one who submitted them', () => {
    const submitted = unwrap(submitDraft(made(), { note: 'for July' }, WRITER));
    const given = approval(submitted);
    expect(codeOf(approveDraft(submitted, given, WRITER))).toBe('GOV_OWN_DRAFT');
    expect(codeOf(approveDraft(submitted, { ...given, seenHash: 'f00d' }, DIRECTOR))).toBe(
      'GOV_CONTENT_CHANGED',
    );
    expect(codeOf(approveDraft(submitted, { ...given, from: 'July' }, DIRECTOR))).toBe('GOV_DAY');
    expect(codeOf(approveDraft(made(), given, DIRECTOR))).toBe('GOV_STATE');
    const approved = unwrap(approveDraft(submitted, given, DIRECTOR));
    const dropped = unwrap(dropDraft(made(), { reason: 'not issued' }, WRITER));
    for (const standing of [approved, dropped]) {
      expect(codeOf(saved(standing, 'x'))).toBe('GOV_STATE');
      expect(codeOf(dropDraft(standing, { reason: 'no' }, WRITER))).toBe('GOV_STATE');
    }
  });

  test('GOV-24 more files or characters than are kept are refused', () => {
    const many = Object.fromEntries(
      Array.from({ length: DRAFT_FILES + 1 }, (_, index) => [`tables/${index}.dmn`, '']),
    );
    const start = { id: 'C1', place: 'beijing', name: 'x', base: null, note: '' };
    expect(codeOf(makeDraft({ ...start, files: many }, WRITER))).toBe('GOV_DRAFT_LARGE');
    const long = { name: 'x', note: '', files: { 'a.md': 'x'.repeat(DRAFT_LENGTH + 1) } };
    expect(codeOf(saveDraft(made(), long, WRITER))).toBe('GOV_DRAFT_LARGE');
  });
});
