import {
  approveDraft,
  type DraftApproval,
  dropDraft,
  makeDraft,
  type PackageDraft,
  type PackageDraftStart,
  returnDraft,
  type Signature,
  saveDraft,
  seenLast,
  submitDraft,
} from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Act } from '../actor.ts';
import { actAs, holdPeriod, nextId, type RecordContext, type Seen } from './record-context.ts';
import {
  bodyOf,
  findRecord,
  holdRecord,
  insertRecord,
  type RecordKind,
  saveRecord,
} from './record-rows.ts';

const DRAFT: RecordKind<PackageDraft> = {
  table: 'draft',
  letter: 'C',
  columns: ({ name }) => ({ name }),
};

/** A draft with its `policy.yaml` only, for lists. */
export type DraftHead = Omit<PackageDraft, 'files'> & { readonly manifest: string };

/** Drafts of policy packages, from the first copy to the day they hold. */
export type DraftsDoor = {
  find(id: string): Promise<Result<PackageDraft>>;
  /** A draft as it was in an earlier version, from history. */
  version(id: string, version: number): Promise<Result<PackageDraft>>;
  /** Last changed first. */
  list(): Promise<DraftHead[]>;
  /** The approved ones with their files, in the order of approval. */
  approved(): Promise<PackageDraft[]>;
  make(start: Omit<PackageDraftStart, 'id' | 'place'>): Promise<Result<PackageDraft>>;
  save(
    id: string,
    given: Seen & Pick<PackageDraft, 'files' | 'note' | 'name'>,
  ): Promise<Result<PackageDraft>>;
  submit(id: string, given: Seen & { readonly note: string }): Promise<Result<PackageDraft>>;
  /** Gives a submitted draft back: whoever may write may take it back, too. */
  giveBack(id: string, given: Seen & { readonly reason: string }): Promise<Result<PackageDraft>>;
  approve(id: string, given: Seen & DraftApproval): Promise<Result<PackageDraft>>;
  drop(id: string, given: Seen & { readonly reason: string }): Promise<Result<PackageDraft>>;
};

/** Drafts, in a transaction. */
export function draftsDoor(context: RecordContext): DraftsDoor {
  const { db } = context;
  return {
    find: (id) => findRecord(db, DRAFT, id),
    version: (id, version) => versionOf(context, id, version),
    list: () => list(context),
    approved: () => approved(context),
    make: async (start) => {
      const signature = await actAs(context, { act: 'draft.write', district: null });
      if (!signature.ok) return signature;
      const whole = { ...start, id: await nextId(context, DRAFT), place: context.actor.place };
      const made = makeDraft(whole, signature.value);
      return made.ok ? ok(await insertRecord(db, DRAFT, made.value)) : made;
    },
    save: (id, given) =>
      change(context, { id, seen: given, act: 'draft.write' }, (draft, signature) =>
        saveDraft(draft, given, signature),
      ),
    submit: (id, given) =>
      change(context, { id, seen: given, act: 'draft.submit' }, (draft, signature) =>
        submitDraft(draft, given, signature),
      ),
    giveBack: (id, given) =>
      change(context, { id, seen: given, act: 'draft.submit' }, (draft, signature) =>
        returnDraft(draft, given, signature),
      ),
    approve: async (id, given) => {
      // Approvals of a place wait for each other, so that a name is given once.
      await holdPeriod(context, 'drafts');
      const same = (await approved(context)).find(({ name }) => name === given.name);
      if (same) return fail(problem('GOV_DRAFT_NAME', id, { name: given.name, other: same.id }));
      return change(context, { id, seen: given, act: 'draft.approve' }, (draft, signature) =>
        approveDraft(draft, given, signature),
      );
    },
    drop: (id, given) =>
      change(context, { id, seen: given, act: 'draft.write' }, (draft, signature) =>
        dropDraft(draft, given, signature),
      ),
  };
}

async function change(
  context: RecordContext,
  { id, seen, act }: { readonly id: string; readonly seen: Seen; readonly act: Act },
  changed: (draft: PackageDraft, signature: Signature) => Result<PackageDraft>,
): Promise<Result<PackageDraft>> {
  const signature = await actAs(context, { act, district: null });
  if (!signature.ok) return signature;
  const held = await holdRecord(context.db, DRAFT, id);
  if (!held.ok) return held;
  const last = seenLast(held.value, seen.version);
  if (!last.ok) return last;
  const next = changed(last.value, signature.value);
  return next.ok ? saveRecord(context.db, DRAFT, next.value) : next;
}

async function list({ db }: RecordContext): Promise<DraftHead[]> {
  const rows = await db
    .selectFrom('draft')
    .select('body')
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => headOf(bodyOf<PackageDraft>(body)));
}

function headOf({ files, ...head }: PackageDraft): DraftHead {
  return { ...head, manifest: files['policy.yaml'] ?? '' };
}

async function approved({ db }: RecordContext): Promise<PackageDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .select('body')
    .where('state', '=', 'approved')
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => bodyOf<PackageDraft>(body));
}

async function versionOf(
  { db }: RecordContext,
  id: string,
  version: number,
): Promise<Result<PackageDraft>> {
  const row = await db
    .selectFrom('history')
    .select('body')
    .where('kind', '=', 'draft')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return fail(problem('RECORDS_UNKNOWN', id.slice(0, 80), { id: id.slice(0, 80) }));
  return ok(bodyOf<PackageDraft>(row.body));
}
