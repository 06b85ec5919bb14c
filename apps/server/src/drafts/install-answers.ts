import type { DraftDifferences, InstallAsked, InstallPreview, Job } from '@sanyi/api';
import { collect, fail, ok, problem, type Result } from '@sanyi/kernel';
import { buildStack, linkInto, localSetting, type PolicyPackage } from '@sanyi/policy';
import {
  type Actor,
  type CityAdoption,
  installIntoCity,
  mayAct,
  previewIntoCity,
  type Records,
} from '@sanyi/store';
import type { City, Rules } from '../city/city.ts';
import type { WorkQueue } from '../jobs/work-queue.ts';
import { packageDifferences, packageFound } from '../packages/package-differences.ts';
import { ownName } from './check-draft.ts';

/** What installing packages of other cities needs. */
export type InstallSource = {
  readonly records: Records;
  readonly place: string;
  readonly work: WorkQueue;
  readonly version: string;
  rules(): Rules | null;
  city(): Result<City>;
  /** The day of today, `YYYY-MM-DD`. */
  today(): string;
};

/** Taking packages of other cities over into the one that is served. */
export type InstallAnswers = {
  /** What it would come to; nothing is written. */
  preview(actor: Actor, id: string, asked: InstallAsked): Result<InstallPreview>;
  /** Replays it over the claims here and keeps it as a draft, in a job. */
  install(actor: Actor, id: string, asked: InstallAsked): Result<Job>;
  /** How a draft that was taken over fares here. */
  differences(actor: Actor, draft: string): Promise<Result<DraftDifferences>>;
};

/** Answers about installing. */
export function installAnswers(source: InstallSource): InstallAnswers {
  return {
    preview: (actor, id, asked) => preview(source, actor, { id, asked }),
    install: (actor, id, asked) => install(source, actor, { id, asked }),
    differences: (actor, draft) => differences(source, actor, draft),
  };
}

type Asked = { readonly id: string; readonly asked: InstallAsked };
type Ready = { readonly city: City; readonly of: PolicyPackage; readonly adoption: CityAdoption };

/** The package of another place, with the values that the city sets. */
function readyFor(source: InstallSource, { id, asked }: Asked): Result<Ready> {
  const city = source.city();
  if (!city.ok) return city;
  const { rules } = city.value;
  const of = rules.library.get(id);
  const isElsewhere = of && of.place !== source.place && of.place !== 'any';
  if (!isElsewhere) {
    const details = { package: id.slice(0, 80), place: source.place };
    return fail(problem('API_NOT_ELSEWHERE', 'address', details));
  }
  const settings = collect(
    asked.settings.map(({ name, value }) => localSetting(`parameters/${name}=${value}`)),
  );
  if (!settings.ok) return settings;
  const input = { name: id, files: of.files };
  const adoption = { packages: rules.packages, input, settings: settings.value };
  return ok({ city: city.value, of, adoption });
}

/** What would become of it here: under a name that nothing in force has. */
function previewed(source: InstallSource, { city, adoption }: Ready) {
  const seen = previewIntoCity(city.facts, adoption);
  if (!seen.ok) return seen;
  const { name } = seen.value.input;
  const own = ownName(name, { place: source.place, rules: city.rules });
  return own.ok ? seen : own;
}

function preview(source: InstallSource, actor: Actor, of: Asked): Result<InstallPreview> {
  const ready = readyFor(source, of);
  if (!ready.ok) return ready;
  const seen = previewed(source, ready.value);
  if (!seen.ok) return seen;
  const { found, input } = seen.value;
  return ok({
    ...packageFound(found, {
      here: ready.value.city.facts.manifest.title,
      of: ready.value.of,
      library: ready.value.city.rules.library,
    }),
    id: input.name,
    mayInstall: mayAct(actor, { act: 'draft.write', district: null }).ok,
  });
}

function install(source: InstallSource, actor: Actor, of: Asked): Result<Job> {
  const may = mayAct(actor, { act: 'draft.write', district: null });
  if (!may.ok) return may;
  const ready = readyFor(source, of);
  if (!ready.ok) return ready;
  const { city, of: original, adoption } = ready.value;
  const seen = previewed(source, ready.value);
  if (!seen.ok) return seen;
  const { id, version } = original;
  const job = source.work.start(actor, {
    kind: 'install',
    name: `install ${id} ${JSON.stringify(of.asked.settings)}`,
    title: { en: 'Measuring what it does here', zh: '测算在本地的效果' },
    result: `/api/packages/${encodeURIComponent(id)}`,
    run: async (job, ended) => {
      const how = { measuredOn: source.today(), version: source.version, job };
      const made = await installIntoCity(city.facts, { ...adoption, ...how });
      if (!made.ok) return made;
      const { name, files } = made.value.input;
      const base = { package: id, version };
      const draft = await source.records.withActor(actor, ({ drafts }) =>
        drafts.make({ name, base, files: Object.fromEntries(files), note: '' }),
      );
      if (draft.ok) ended(`/api/drafts/${draft.value.id}/differences`);
      return draft;
    },
  });
  return ok(job);
}

async function differences(
  source: InstallSource,
  actor: Actor,
  id: string,
): Promise<Result<DraftDifferences>> {
  const found = await source.records.withActor(actor, ({ drafts }) => drafts.find(id));
  if (!found.ok) return found;
  const rules = source.rules();
  if (!rules) return fail(problem('API_NOT_READY', 'server'));
  const { name, files } = found.value;
  const linked = linkInto(rules.library, { name, files: new Map(Object.entries(files)) });
  if (!linked.ok) return linked;
  const library = new Map(rules.library).set(name, linked.value);
  const hashOf = (text: string): string | null => {
    const stack = buildStack(library, text);
    return stack.ok ? stack.value.hash : null;
  };
  const now = { place: source.place, facts: null, hashOf };
  const told = packageDifferences(linked.value, now, library);
  if (!told) return fail(problem('API_NOT_TAKEN_OVER', 'address', { draft: id.slice(0, 80) }));
  return ok({ draft: id, name, differences: told });
}
