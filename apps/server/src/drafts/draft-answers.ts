import type {
  ApprovedDraft,
  DraftDetail,
  DraftList,
  DraftVersion,
  NewDraft,
  PackageSources,
  SavedDraft,
  SubmittedDraft,
  WireFiles,
} from '@sanyi/api';
import type { PackageDraft } from '@sanyi/governance';
import {
  addMonths,
  type Day,
  fail,
  failOf,
  firstOfMonth,
  monthOf,
  ok,
  parseDay,
  problem,
  type Result,
  yearOf,
} from '@sanyi/kernel';
import { asVersion, copyPackage, nextVersion, type PackageFiles, packageHead } from '@sanyi/policy';
import { type Actor, mayAct, packArchive, readArchive } from '@sanyi/store';
import type { SentFile } from '../answer.ts';
import type { Rules } from '../city/city.ts';
import { checkDraft, type DraftCheck, ownName } from './check-draft.ts';
import { draftDetail, draftRow } from './draft-document.ts';
import type { DraftSource } from './draft-source.ts';

/** Everything about drafts of packages that can be asked. */
export type DraftAnswers = {
  list(actor: Actor): Promise<Result<DraftList>>;
  find(actor: Actor, id: string): Promise<Result<DraftDetail>>;
  version(actor: Actor, id: string, version: number): Promise<Result<DraftVersion>>;
  sources(): Result<PackageSources>;
  make(actor: Actor, asked: NewDraft): Promise<Result<DraftDetail>>;
  save(actor: Actor, id: string, saved: SavedDraft): Promise<Result<DraftDetail>>;
  submit(actor: Actor, id: string, asked: SubmittedDraft): Promise<Result<DraftDetail>>;
  giveBack(actor: Actor, id: string, asked: Reasoned): Promise<Result<DraftDetail>>;
  drop(actor: Actor, id: string, asked: Reasoned): Promise<Result<DraftDetail>>;
  approve(actor: Actor, id: string, asked: ApprovedDraft): Promise<Result<DraftDetail>>;
  /** Makes a draft of an archive that somebody has. */
  import(actor: Actor, bytes: Uint8Array): Promise<Result<DraftDetail>>;
  /** A draft as one file. */
  archive(actor: Actor, id: string): Promise<Result<SentFile>>;
  /** A package in force as one file. */
  packageArchive(id: string): Result<SentFile>;
};

type Reasoned = { readonly version: number; readonly reason: string };

/** Answers about drafts. */
export function draftAnswers(source: DraftSource): DraftAnswers {
  const { records } = source;
  const told = async (actor: Actor, changed: Result<PackageDraft>): Promise<Result<DraftDetail>> =>
    changed.ok ? find(source, actor, changed.value.id) : changed;
  return {
    list: (actor) => list(source, actor),
    find: (actor, id) => find(source, actor, id),
    version: (actor, id, version) =>
      records.withActor(actor, async ({ drafts }) => {
        const found = await drafts.version(id, version);
        return found.ok ? ok({ version, files: found.value.files }) : found;
      }),
    sources: () => sources(source),
    make: async (actor, asked) => {
      const begun = begin(source, asked);
      if (!begun.ok) return begun;
      return told(actor, await records.withActor(actor, ({ drafts }) => drafts.make(begun.value)));
    },
    save: async (actor, id, { version, files, note }) => {
      const whole = { version, files, note };
      return told(
        actor,
        await records.withActor(actor, async ({ drafts }) => {
          const may = mayAct(actor, { act: 'draft.write', district: null });
          const now = may.ok ? await drafts.find(id) : may;
          if (!now.ok) return now;
          return drafts.save(id, { ...whole, name: nameIn(files) ?? now.value.name });
        }),
      );
    },
    submit: async (actor, id, asked) => {
      const sound = await soundDraft(source, actor, id);
      if (!sound.ok) return sound;
      return told(actor, await records.withActor(actor, ({ drafts }) => drafts.submit(id, asked)));
    },
    giveBack: async (actor, id, asked) =>
      told(actor, await records.withActor(actor, ({ drafts }) => drafts.giveBack(id, asked))),
    drop: async (actor, id, asked) =>
      told(actor, await records.withActor(actor, ({ drafts }) => drafts.drop(id, asked))),
    approve: (actor, id, asked) => approve(source, actor, { id, asked }),
    import: async (actor, bytes) => {
      const read = readArchive('archive', bytes);
      if (!read.ok) return read;
      const files = Object.fromEntries(read.value.files);
      const begun = begin(source, { of: read.value.name, files });
      if (!begun.ok) return begun;
      return told(actor, await records.withActor(actor, ({ drafts }) => drafts.make(begun.value)));
    },
    archive: (actor, id) =>
      records.withActor(actor, async ({ drafts }) => {
        const found = await drafts.find(id);
        return found.ok ? ok(archiveOf(found.value.name, filesOf(found.value))) : found;
      }),
    packageArchive: (id) => {
      const found = source.rules()?.library.get(id);
      if (found) return ok(archiveOf(found.id, found.files));
      return fail(problem('API_PACKAGE_UNKNOWN', 'address', { package: id.slice(0, 80) }));
    },
  };
}

const archiveOf = (name: string, files: PackageFiles): SentFile => ({
  name: `${name}.sanyi`,
  type: 'application/zip',
  bytes: packArchive({ name, files }),
});

const notReady = (): Result<never> => fail(problem('API_NOT_READY', 'server'));

function sources({ rules, place }: DraftSource): Result<PackageSources> {
  const found = rules();
  if (!found) return notReady();
  const stack = found.stack(place);
  return ok({
    place,
    stackHash: stack.ok ? stack.value.hash : '',
    packages: found.packages.map(({ name, files }) => ({
      name,
      files: Object.fromEntries(files),
    })),
  });
}

type Begun = Pick<PackageDraft, 'name' | 'base' | 'files' | 'note'>;

/** A copy of a package in force, or files that were written elsewhere. */
function begin(source: DraftSource, asked: NewDraft): Result<Begun> {
  const rules = source.rules();
  if (!rules) return notReady();
  const { of, note = '' } = asked;
  const found = rules.library.get(of);
  const base = found ? { package: found.id, version: found.version } : null;
  if (asked.files) {
    const name = nameIn(asked.files) ?? of;
    const own = ownName(name, { place: source.place, rules });
    return own.ok ? ok({ name, base, files: asked.files, note }) : own;
  }
  if (!found) return fail(problem('API_PACKAGE_UNKNOWN', 'body of', { package: of.slice(0, 80) }));
  const from = asked.from === undefined ? ok(nextMonth(source.on())) : parseDay(asked.from, 'from');
  if (!from.ok) return from;
  const named = nextVersion(rules.library, of);
  const files = copyPackage(rules.library, { of, ...named, from: from.value });
  if (!files.ok) return files;
  return ok({ name: named.id, base, files: Object.fromEntries(files.value), note });
}

/** The first day of the month after a day. */
function nextMonth(on: Day): Day {
  const later = addMonths(on, 1);
  return firstOfMonth(yearOf(later), monthOf(later));
}

/** The id that the files give themselves. */
const nameIn = (files: WireFiles): string | null => packageHead(files['policy.yaml'] ?? '').id;

async function list(source: DraftSource, actor: Actor): Promise<Result<DraftList>> {
  return source.records.withActor(actor, async ({ drafts }) => {
    const rows = await drafts.list();
    return ok({
      rows: rows.map(({ manifest, ...head }) => draftRow(head, manifest)),
      mayWrite: mayAct(actor, { act: 'draft.write', district: null }).ok,
    });
  });
}

async function find(source: DraftSource, actor: Actor, id: string): Promise<Result<DraftDetail>> {
  return source.records.withActor(actor, async ({ drafts, history }) => {
    const draft = await drafts.find(id);
    if (!draft.ok) return draft;
    return ok(
      draftDetail(draft.value, {
        actor,
        history: await history.of('draft', id),
        check: checkOf(source, draft.value),
        job: source.job(),
      }),
    );
  });
}

/** An approved or dropped draft needs no check any more. */
function checkOf(source: DraftSource, draft: PackageDraft): DraftCheck {
  const rules = source.rules();
  const stands = draft.state === 'approved' || draft.state === 'dropped';
  if (!rules || stands) return { problems: [], tests: { passed: 0, failed: 0 } };
  return checkFiles(source, { name: draft.name, files: filesOf(draft), rules });
}

const checkFiles = (
  { place }: DraftSource,
  of: { readonly name: string; readonly files: PackageFiles; readonly rules: Rules },
): DraftCheck => checkDraft(of.files, { name: of.name, place, rules: of.rules });

const filesOf = ({ files }: Pick<PackageDraft, 'files'>): PackageFiles =>
  new Map(Object.entries(files));

/** A draft that nothing stands against. */
async function soundDraft(
  source: DraftSource,
  actor: Actor,
  id: string,
): Promise<Result<PackageDraft>> {
  const may = mayAct(actor, { act: 'draft.submit', district: null });
  if (!may.ok) return may;
  const found = await source.records.withActor(actor, ({ drafts }) => drafts.find(id));
  if (!found.ok) return found;
  if (!source.rules()) return notReady();
  return failOf(checkOf(source, found.value).problems) ?? found;
}

/** The draft under its final id and day is checked once more, then written, then taken up. */
async function approve(
  source: DraftSource,
  actor: Actor,
  { id, asked }: { readonly id: string; readonly asked: ApprovedDraft },
): Promise<Result<DraftDetail>> {
  const may = mayAct(actor, { act: 'draft.approve', district: null });
  if (!may.ok) return may;
  const rules = source.rules();
  if (!rules) return notReady();
  const from = parseDay(asked.from, 'body from');
  if (!from.ok) return from;
  const approved = await source.records.withActor(actor, async ({ drafts }) => {
    const draft = await drafts.find(id);
    if (!draft.ok) return draft;
    const { name } = draft.value;
    const named = rules.library.has(name) ? nextVersion(rules.library, name) : namedIn(draft.value);
    const files = asVersion(filesOf(draft.value), { ...named, from: from.value });
    const { problems } = checkFiles(source, { name: named.id, files, rules });
    const failure = failOf(problems);
    if (failure) return failure;
    return drafts.approve(id, {
      version: asked.version,
      seenHash: asked.filesHash,
      files: Object.fromEntries(files),
      name: named.id,
      from: asked.from,
    });
  });
  if (!approved.ok) return approved;
  source.renew();
  return find(source, actor, id);
}

const namedIn = ({ name, files }: PackageDraft): { id: string; version: string } => ({
  id: name,
  version: packageHead(files['policy.yaml'] ?? '').version ?? '1.0.0',
});
