import {
  type Project,
  type ProjectDraft,
  type ProjectReport,
  registerProject,
  reportProject,
  seenLast,
} from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { actAs, nextId, type RecordContext, type Seen } from './record-context.ts';
import {
  bodyOf,
  findRecord,
  holdRecord,
  insertRecord,
  type RecordKind,
  saveRecord,
} from './record-rows.ts';

const PROJECT: RecordKind<Project> = {
  table: 'project',
  letter: 'P',
  columns: ({ name, owner }) => ({ name, owner: owner.id }),
};

/** Which projects to list; absent fields take all. */
export type ProjectFilter = { readonly district?: string; readonly owner?: string };

/** Key projects, each with one responsible person. */
export type ProjectsDoor = {
  find(id: string): Promise<Result<Project>>;
  /** By district and name. */
  list(filter: ProjectFilter): Promise<Project[]>;
  /** @param given - `most`: running projects one person may answer for */
  register(
    given: { readonly most: number } & Omit<ProjectDraft, 'id' | 'place'>,
  ): Promise<Result<Project>>;
  report(id: string, report: Seen & Omit<ProjectReport, 'forCity'>): Promise<Result<Project>>;
};

/** Projects, in a transaction. */
export function projectsDoor(context: RecordContext): ProjectsDoor {
  return {
    find: (id) => findRecord(context.db, PROJECT, id),
    list: (filter) => list(context, filter),
    register: (given) => register(context, given),
    report: async (id, report) => {
      const known = await findRecord(context.db, PROJECT, id);
      if (!known.ok) return known;
      const { district } = known.value;
      const signature = await actAs(context, { act: 'project.report', district });
      if (!signature.ok) return signature;
      const held = await holdRecord(context.db, PROJECT, id);
      if (!held.ok) return held;
      const last = seenLast(held.value, report.version);
      if (!last.ok) return last;
      const forCity = context.actor.role !== 'district';
      const told = reportProject(last.value, { ...report, forCity }, signature.value);
      return told.ok ? saveRecord(context.db, PROJECT, told.value) : told;
    },
  };
}

async function register(
  context: RecordContext,
  { most, ...draft }: { readonly most: number } & Omit<ProjectDraft, 'id' | 'place'>,
): Promise<Result<Project>> {
  const asked = { act: 'project.register', district: draft.district } as const;
  const signature = await actAs(context, asked);
  if (!signature.ok) return signature;
  const all = await list(context, {});
  const twice = all.find(({ name }) => name === draft.name);
  if (twice) {
    const { by, at } = twice.registered;
    const told = { name: draft.name, byEn: by.name.en, byZh: by.name.zh, when: at };
    return fail(problem('GOV_REGISTERED_TWICE', twice.id, told));
  }
  const [owner] = draft.owners;
  const owned = all.filter((each) => each.state === 'running' && each.owner.id === owner?.id);
  const id = await nextId(context, PROJECT);
  const whole = { ...draft, id, place: context.actor.place };
  const given = { draft: whole, owned: owned.length, most };
  const registered = registerProject(given, signature.value);
  if (!registered.ok) return registered;
  return ok(await insertRecord(context.db, PROJECT, registered.value));
}

async function list({ db }: RecordContext, filter: ProjectFilter): Promise<Project[]> {
  let asked = db.selectFrom('project').select('body');
  if (filter.district !== undefined) asked = asked.where('district', '=', filter.district);
  if (filter.owner !== undefined) asked = asked.where('owner', '=', filter.owner);
  const rows = await asked.orderBy('district').orderBy('name').execute();
  return rows.map(({ body }) => bodyOf<Project>(body));
}
