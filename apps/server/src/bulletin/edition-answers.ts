import type { EditionList, NewEdition, SeenEdition, SignedEdition, WireEdition } from '@sanyi/api';
import { type Edition, type FollowRule, unchangedEdition } from '@sanyi/governance';
import { LANGS, ok, type Result } from '@sanyi/kernel';
import {
  type Act,
  type Actor,
  BULLETIN_FORMATS,
  mayAct,
  printBulletin,
  type Records,
  type RecordsDoor,
} from '@sanyi/store';
import type { AskedSheets } from './asked-sheets.ts';
import type { BulletinAnswers, FrozenBulletin } from './bulletin-answers.ts';
import { draftedEdition, SERIES } from './draft-edition.ts';
import { signedBulletin } from './signed-bulletin.ts';

/** What editions are answered from. */
export type EditionSource = {
  readonly records: Records;
  readonly districts: () => readonly string[];
  /** The sheets that a period asks districts for. */
  readonly sheets: (period: string) => AskedSheets;
  /** The bulletins of the city, or null while it is prepared. */
  readonly bulletins: () => BulletinAnswers | null;
  /** When published figures close and reopen tasks; null where no package says so. */
  readonly follow: () => FollowRule | null;
  /** The day of an instant by the clock of the city's offices. */
  readonly dayOf: (instant: string) => string;
};

/** Editions of the bulletin: drafted, signed, published, received. */
export type EditionAnswers = {
  list(actor: Actor, period: string): Promise<Result<EditionList>>;
  /** The bulletin as an edition froze it, and the prints that were published. */
  frozen(actor: Actor, id: string): Promise<Result<FrozenBulletin>>;
  draft(actor: Actor, asked: NewEdition): Promise<Result<EditionList>>;
  approve(actor: Actor, id: string, seen: SignedEdition): Promise<Result<EditionList>>;
  reopen(
    actor: Actor,
    id: string,
    asked: { readonly version: number; readonly reason: string },
  ): Promise<Result<EditionList>>;
  publish(actor: Actor, id: string, seen: SeenEdition): Promise<Result<EditionList>>;
  receive(actor: Actor, id: string, note: string): Promise<Result<EditionList>>;
};

/** Answers about editions from records and the bulletins of the city. */
export function editionAnswers(source: EditionSource): EditionAnswers {
  const { records } = source;
  const act = async (
    actor: Actor,
    change: (door: RecordsDoor) => Promise<Result<{ readonly period: string }>>,
  ): Promise<Result<EditionList>> => {
    const changed = await records.withActor(actor, change);
    return changed.ok ? listOf(source, actor, changed.value.period) : changed;
  };
  return {
    list: (actor, period) => listOf(source, actor, period),
    frozen: async (actor, id) => {
      const found = await records.withActor(actor, ({ editions }) => editions.find(id));
      if (!found.ok) return found;
      const unchanged = unchangedEdition(found.value);
      if (!unchanged.ok) return unchanged;
      const { files } = found.value;
      return ok({ edition: id, bulletin: signedBulletin(found.value, source.dayOf), files });
    },
    draft: (actor, asked) => act(actor, (door) => draftedEdition(source.bulletins, door, asked)),
    approve: (actor, id, seen) =>
      act(actor, async ({ editions }) => {
        const found = await editions.find(id);
        if (!found.ok) return found;
        const { asked } = source.sheets(found.value.period);
        return editions.approve(id, { ...seen, asked });
      }),
    reopen: (actor, id, asked) => act(actor, ({ editions }) => editions.reopen(id, asked)),
    publish: (actor, id, { version }) =>
      act(actor, (door) => published(source, door, { id, version })),
    receive: (actor, id, note) =>
      act(actor, async ({ editions }) => {
        const receipt = await editions.receive(id, { note });
        return receipt.ok ? editions.find(id) : receipt;
      }),
  };
}

async function listOf(
  source: EditionSource,
  actor: Actor,
  period: string,
): Promise<Result<EditionList>> {
  return source.records.withActor(actor, async ({ editions }) => {
    const heads = await editions.list({ series: SERIES, period });
    const { asked, forms } = source.sheets(period);
    const rows: WireEdition[] = [];
    for (const head of heads) {
      const edition = wireEdition(actor, head, await editions.receipts(head.id));
      const open = edition.may.includes('approve')
        ? await editions.openSheets(head.id, asked)
        : (head.openSheets ?? []);
      rows.push({ ...edition, openSheets: open.map(sheetIn) });
    }
    const isSigned = rows.some(({ state }) => state === 'approved');
    return ok({
      rows,
      mayDraft: !isSigned && mayDo(actor, 'edition.draft', null),
      districts: source.districts().length,
      forms,
    });
  });
}

const sheetIn = <Sheet extends { readonly family: string }>({ family, ...each }: Sheet) => ({
  ...each,
  form: family,
});

const mayDo = (actor: Actor, act: Act, district: string | null): boolean =>
  mayAct(actor, { act, district }).ok;

type Head = Omit<Edition, 'content' | 'figures'>;
type Receipts = Awaited<ReturnType<RecordsDoor['editions']['receipts']>>;

function wireEdition(actor: Actor, edition: Head, receipts: Receipts): WireEdition {
  const { id, version, period, state, number, contentHash, cut, corrects, changes } = edition;
  const isIn = receipts.some(({ district }) => district === actor.district);
  const may: (WireEdition['may'][number] | false)[] = [
    state === 'draft' && mayDo(actor, 'edition.approve', null) && 'approve',
    state === 'approved' && mayDo(actor, 'edition.publish', null) && 'publish',
    state === 'approved' && mayDo(actor, 'edition.approve', null) && 'reopen',
    state === 'published' && !isIn && mayDo(actor, 'edition.receive', actor.district) && 'receive',
  ];
  return {
    id,
    version,
    period,
    state,
    number,
    contentHash,
    cutOff: cut.cutOff,
    submissions: cut.submissions.map(sheetIn),
    openSheets: [],
    corrects:
      corrects === null
        ? null
        : {
            id: corrects,
            changes: changes.length,
            submissions: edition.changedSubmissions.length,
            reason: edition.reason ?? '',
          },
    drafted: edition.drafted,
    approved: edition.approved,
    published: edition.published,
    receipts: receipts.map(({ district, changed }) => ({
      district: district ?? '',
      signature: changed,
    })),
    files: edition.files,
    may: may.filter((each) => each !== false),
  };
}

/**
 * Publishes with the hashes of every print, made as the edition will then stand; its figures close and
 * reopen the tasks they measure.
 */
async function published(
  source: EditionSource,
  { editions }: RecordsDoor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Edition>> {
  const found = await editions.find(id);
  if (!found.ok) return found;
  const { series, period } = found.value;
  const before = await editions.current({ series, period });
  const number = 1 + (before?.number ?? 0);
  const stands = signedBulletin({ ...found.value, state: 'published', number }, source.dayOf);
  const prints = await printBulletin(stands, { langs: LANGS, formats: BULLETIN_FORMATS });
  if (!prints.ok) return prints;
  const files = prints.value.map(({ name, lang, format, sha256 }) => ({
    path: name,
    lang,
    format,
    sha256,
  }));
  return editions.publish(id, { version, files, follow: source.follow() });
}
