import type { DraftDetail, DraftRow } from '@sanyi/api';
import type { PackageDraft } from '@sanyi/governance';
import { packageHead } from '@sanyi/policy';
import { type Actor, type HistoryEntry, mayAct } from '@sanyi/store';
import { historyRow } from '../governance/task-row.ts';
import type { DraftCheck } from './check-draft.ts';

/** A draft in a list; its title and first day are read from its `policy.yaml`. */
export function draftRow(draft: Omit<PackageDraft, 'files'>, manifest: string): DraftRow {
  const { id, version, state, name, base, note, made, changed } = draft;
  const head = packageHead(manifest);
  const title = head.title ?? { en: name, zh: name };
  const from = draft.from ?? head.from;
  return { id, version, state, name, base, note, made, changed, title, from };
}

/** A draft with its files, its check, and what the actor may do with it. */
export function draftDetail(
  draft: PackageDraft,
  about: {
    readonly actor: Actor;
    readonly history: readonly HistoryEntry[];
    readonly check: DraftCheck;
    readonly job: string | null;
  },
): DraftDetail {
  const { actor, check } = about;
  const may = (act: 'draft.write' | 'draft.submit' | 'draft.approve'): boolean =>
    mayAct(actor, { act, district: null }).ok;
  const submitter = draft.submitted?.by.id;
  return {
    ...draftRow(draft, draft.files['policy.yaml'] ?? ''),
    files: draft.files,
    filesHash: draft.filesHash,
    submitted: draft.submitted,
    approved: draft.approved,
    history: about.history.map(historyRow),
    problems: check.problems.map(({ code, where, en, zh }) => ({ code, where, en, zh })),
    tests: check.tests,
    mayWrite: draft.state === 'draft' && may('draft.write'),
    maySubmit: (draft.state === 'draft' || draft.state === 'submitted') && may('draft.submit'),
    mayApprove:
      draft.state === 'submitted' && may('draft.approve') && actor.person?.id !== submitter,
    job: about.job,
  };
}
