import {
  type AskedSheet,
  approveEdition,
  type CutSubmission,
  correctEdition,
  type DataCut,
  draftEdition,
  type Edition,
  type EditionDraft,
  type EditionFigure,
  type EditionFile,
  type EditionText,
  type FollowRule,
  type OpenSheet,
  openSheets,
  publishEdition,
  type Receipt,
  receiveEdition,
  redraftEdition,
  reopenEdition,
  type Signature,
  seenLast,
  submissionsBehind,
} from '@sanyi/governance';
import { ok, parsePeriod, type Result } from '@sanyi/kernel';
import { sql } from 'kysely';
import type { Act } from '../actor.ts';
import { addLock, releaseLocksOf } from './locks-door.ts';
import { actAs, holdPeriod, nextId, type RecordContext, type Seen } from './record-context.ts';
import {
  bodyOf,
  findRecord,
  holdRecord,
  insertRecord,
  type RecordKind,
  saveRecord,
} from './record-rows.ts';
import { submissionsOf } from './submissions-door.ts';
import { followTasks } from './tasks-door.ts';

const EDITION: RecordKind<Edition> = {
  table: 'edition',
  letter: 'E',
  columns: ({ series, period, number, contentHash }) => ({
    series,
    period,
    number,
    content_hash: contentHash,
  }),
};

const RECEIPT: RecordKind<Receipt> = {
  table: 'receipt',
  letter: 'R',
  columns: ({ edition }) => ({ edition }),
};

/** An edition without its text, for lists. */
export type EditionHead = Omit<Edition, 'content' | 'figures'>;

/** Which editions to list; absent fields take all. */
export type EditionFilter = { readonly series?: string; readonly period?: string };

/** What an edition says, before the door adds the submissions it rests on. */
type GivenText = Omit<EditionText, 'cut'> & { readonly cut: Omit<DataCut, 'submissions'> };
type GivenDraft = Omit<EditionDraft, 'id' | 'place' | 'cut'> & Pick<GivenText, 'cut'>;

/** Editions of publications, from draft to receipt. */
export type EditionsDoor = {
  find(id: string): Promise<Result<Edition>>;
  /** Newest period first, then newest edition first. */
  list(filter: EditionFilter): Promise<EditionHead[]>;
  /** The published edition with the highest number; null when there is none. */
  current(of: { readonly series: string; readonly period: string }): Promise<Edition | null>;
  /** Drafts the first edition of a period; the submissions behind its figures are named in its cut. */
  draft(draft: GivenDraft): Promise<Result<Edition>>;
  /** Drafts a correction of a published edition. */
  correct(
    id: string,
    correction: GivenText & { readonly reason: string },
  ): Promise<Result<Edition>>;
  /** Replaces the text of a draft as seen. */
  redraft(id: string, text: GivenText & Seen): Promise<Result<Edition>>;
  /**
   * Signs a draft as seen, unless a submission behind it changed, and locks the data of its period.
   * While sheets that `asked` names are open, whoever signs must have decided to.
   */
  approve(
    id: string,
    seen: Seen & {
      readonly contentHash: string;
      /** The sheets its period asks for; without, none. */
      readonly asked?: readonly AskedSheet[] | undefined;
      readonly despiteOpenSheets?: boolean | undefined;
    },
  ): Promise<Result<Edition>>;
  /** The sheets that would be open if a draft were signed now. */
  openSheets(id: string, asked: readonly AskedSheet[]): Promise<OpenSheet[]>;
  /** Takes the approval back, with a reason, and releases the lock. */
  reopen(id: string, asked: Seen & { readonly reason: string }): Promise<Result<Edition>>;
  /**
   * Publishes an approved edition as seen: numbered and frozen. With a rule, the tasks its figures
   * measure are closed and reopened in the same transaction.
   */
  publish(
    id: string,
    given: Seen & { readonly files: readonly EditionFile[]; readonly follow: FollowRule | null },
  ): Promise<Result<Edition>>;
  /** Confirms a published edition for the actor's district. */
  receive(id: string, given: { readonly note: string }): Promise<Result<Receipt>>;
  receipts(id: string): Promise<Receipt[]>;
};

/** Editions, in a transaction. */
export function editionsDoor(context: RecordContext): EditionsDoor {
  const { db } = context;
  return {
    find: (id) => findRecord(db, EDITION, id),
    list: (filter) => list(context, filter),
    current: (of) => current(context, of),
    receipts: (id) => receipts(context, id),
    draft: (draft) =>
      make(context, draft.period, async (id, signature) => {
        const text = await withCut(context, draft);
        return draftEdition({ ...draft, ...text, id, place: context.actor.place }, signature);
      }),
    correct: async (corrected, correction) => {
      const found = await findRecord(db, EDITION, corrected);
      if (!found.ok) return found;
      return make(context, found.value.period, async (id, signature) => {
        const text = await withCut(context, correction);
        return correctEdition(found.value, { ...correction, ...text, id }, signature);
      });
    },
    redraft: (id, text) =>
      change(context, { id, seen: text, act: 'edition.draft' }, async (edition, signature) => {
        const corrected = edition.corrects ? await findRecord(db, EDITION, edition.corrects) : null;
        if (corrected && !corrected.ok) return corrected;
        const whole = await withCut(context, text);
        return redraftEdition(
          edition,
          { ...whole, corrected: corrected?.value ?? null },
          signature,
        );
      }),
    approve: (id, seen) =>
      change(context, { id, seen, act: 'edition.approve' }, async (edition, signature) => {
        const behind = await behindOf(context, edition.figures);
        const { contentHash, asked = [], despiteOpenSheets = false } = seen;
        const open = openSheets({ figures: edition.figures, asked, behind });
        const shown = { contentHash, behind, open, despiteOpenSheets };
        const approved = approveEdition(edition, shown, signature);
        if (!approved.ok) return approved;
        const { period } = edition;
        const lock = { district: null, period, family: null, cause: 'edition', of: id } as const;
        await addLock(context, lock, signature);
        return approved;
      }),
    openSheets: async (id, asked) => {
      const found = await findRecord(db, EDITION, id);
      if (!found.ok) return [];
      const { figures } = found.value;
      return openSheets({ figures, asked, behind: await behindOf(context, figures) });
    },
    reopen: (id, asked) =>
      change(context, { id, seen: asked, act: 'edition.approve' }, async (edition, signature) => {
        const reopened = reopenEdition(edition, asked, signature);
        if (!reopened.ok) return reopened;
        const released = { of: id, period: edition.period, reason: asked.reason };
        const lock = await releaseLocksOf(context, released, signature);
        return lock.ok ? reopened : lock;
      }),
    publish: (id, given) =>
      change(context, { id, seen: given, act: 'edition.publish' }, async (edition, signature) => {
        const number = 1 + (await lastNumber(context, edition));
        const published = publishEdition(edition, { number, files: given.files }, signature);
        if (!published.ok || given.follow === null) return published;
        const figures = { figures: edition.figures, edition: id, rule: given.follow };
        const followed = await followTasks(context, figures, signature);
        return followed.ok ? published : followed;
      }),
    receive: (id, { note }) => receive(context, id, note),
  };
}

async function make(
  context: RecordContext,
  period: string,
  drafted: (id: string, signature: Signature) => Promise<Result<Edition>>,
): Promise<Result<Edition>> {
  const named = parsePeriod(period);
  if (!named.ok) return named;
  const signature = await actAs(context, { act: 'edition.draft', district: null });
  if (!signature.ok) return signature;
  await holdPeriod(context, period);
  const edition = await drafted(await nextId(context, EDITION), signature.value);
  return edition.ok ? ok(await insertRecord(context.db, EDITION, edition.value)) : edition;
}

/** The text with the submissions behind its figures in its cut. */
async function withCut(
  context: RecordContext,
  { cut, content, figures }: GivenText,
): Promise<EditionText> {
  const submissions = await behindOf(context, figures);
  return { cut: { ...cut, submissions }, content, figures };
}

/** The submissions that figures rest on now. */
const behindOf = async (
  context: RecordContext,
  figures: readonly EditionFigure[],
): Promise<CutSubmission[]> => submissionsBehind(figures, await submissionsOf(context, {}));

async function change(
  context: RecordContext,
  { id, seen, act }: { readonly id: string; readonly seen: Seen; readonly act: Act },
  changed: (edition: Edition, signature: Signature) => Promise<Result<Edition>>,
): Promise<Result<Edition>> {
  const signature = await actAs(context, { act, district: null });
  if (!signature.ok) return signature;
  const known = await findRecord(context.db, EDITION, id);
  if (!known.ok) return known;
  await holdPeriod(context, known.value.period);
  const held = await holdRecord(context.db, EDITION, id);
  if (!held.ok) return held;
  const last = seenLast(held.value, seen.version);
  if (!last.ok) return last;
  const next = await changed(last.value, signature.value);
  return next.ok ? saveRecord(context.db, EDITION, next.value) : next;
}

async function receive(context: RecordContext, id: string, note: string): Promise<Result<Receipt>> {
  const district = context.actor.district ?? '';
  const signature = await actAs(context, { act: 'edition.receive', district });
  if (!signature.ok) return signature;
  const edition = await findRecord(context.db, EDITION, id);
  if (!edition.ok) return edition;
  await holdPeriod(context, edition.value.period);
  const earlier = await receipts(context, id);
  const given = { id: await nextId(context, RECEIPT), district, note, receipts: earlier };
  const receipt = receiveEdition(edition.value, given, signature.value);
  return receipt.ok ? ok(await insertRecord(context.db, RECEIPT, receipt.value)) : receipt;
}

async function list({ db }: RecordContext, filter: EditionFilter): Promise<EditionHead[]> {
  let asked = db
    .selectFrom('edition')
    .select(sql<EditionHead>`body - 'content' - 'figures'`.as('head'));
  if (filter.series !== undefined) asked = asked.where('series', '=', filter.series);
  if (filter.period !== undefined) asked = asked.where('period', '=', filter.period);
  const rows = await asked
    .orderBy('period', 'desc')
    .orderBy(sql`length(id)`, 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ head }) => head);
}

async function current(
  { db }: RecordContext,
  { series, period }: { readonly series: string; readonly period: string },
): Promise<Edition | null> {
  const row = await db
    .selectFrom('edition')
    .select('body')
    .where('series', '=', series)
    .where('period', '=', period)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? bodyOf<Edition>(row.body) : null;
}

async function lastNumber({ db }: RecordContext, { series, period }: Edition): Promise<number> {
  const row = await db
    .selectFrom('edition')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('series', '=', series)
    .where('period', '=', period)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function receipts({ db }: RecordContext, id: string): Promise<Receipt[]> {
  const rows = await db
    .selectFrom('receipt')
    .select('body')
    .where('edition', '=', id)
    .orderBy('district')
    .execute();
  return rows.map(({ body }) => bodyOf<Receipt>(body));
}
