import type {
  NewProject,
  ProjectDetail,
  ProjectList,
  ProjectProgress,
  ProjectRow,
} from '@sanyi/api';
import { type Project, progressCurve, projectAlarms, slipOf } from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import { type Actor, mayAct, type RecordsDoor } from '@sanyi/store';
import { personsOf } from './acting.ts';
import type { GovernanceSource } from './governance-source.ts';
import { situationOf } from './situation.ts';
import { historyRow, type RowSource } from './task-row.ts';

/** Everything about key projects that can be asked. */
export type ProjectAnswers = {
  list(actor: Actor): Promise<Result<ProjectList>>;
  find(actor: Actor, id: string): Promise<Result<ProjectDetail>>;
  register(actor: Actor, asked: NewProject): Promise<Result<ProjectDetail>>;
  /** Registers the invented projects of the synthetic city that are not there yet. */
  examples(actor: Actor): Promise<Result<ProjectList>>;
  report(actor: Actor, id: string, progress: ProjectProgress): Promise<Result<ProjectDetail>>;
};

/** Answers about key projects. */
export function projectAnswers(source: GovernanceSource): ProjectAnswers {
  const { records } = source;
  return {
    list: (actor) => list(source, actor),
    find: (actor, id) => detailOf(source, actor, id),
    register: async (actor, asked) => {
      const changed = await records.withActor(actor, (door) => registered(source, door, asked));
      return changed.ok ? detailOf(source, actor, changed.value.id) : changed;
    },
    examples: async (actor) => {
      const changed = await records.withActor(actor, async (door) => {
        const known = new Set((await door.projects.list({})).map(({ name }) => name));
        for (const { owner, ...each } of source.projects.filter(({ name }) => !known.has(name))) {
          const made = await registered(source, door, { ...each, owners: [owner] });
          if (!made.ok) return made;
        }
        return ok(null);
      });
      return changed.ok ? list(source, actor) : changed;
    },
    report: async (actor, id, progress) => {
      const changed = await records.withActor(actor, ({ projects }) =>
        projects.report(id, progress),
      );
      return changed.ok ? detailOf(source, actor, id) : changed;
    },
  };
}

async function registered(
  source: GovernanceSource,
  { projects }: RecordsDoor,
  { owners, ...asked }: NewProject,
): Promise<Result<Project>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const people = personsOf(source, owners);
  if (!people.ok) return people;
  const { city, rules } = situation.value;
  const more = { owners: people.value, reportedOn: city.on, most: rules.projectsPerOwner };
  return projects.register({ ...asked, ...more });
}

async function list(source: GovernanceSource, actor: Actor): Promise<Result<ProjectList>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { city, rules, rows } = situation.value;
  const found = await source.records.withActor(actor, async ({ projects }) =>
    ok(await projects.list({})),
  );
  if (!found.ok) return found;
  const known = new Set(found.value.map(({ name }) => name));
  return ok({
    on: city.on,
    rows: found.value.map((each) => projectRow(rows, each)),
    curve: progressCurve(found.value, city.on),
    most: rules.projectsPerOwner,
    alarmRule: { silentDays: rules.alarms.silentDays, slipDays: rules.alarms.slipDays },
    examples: source.projects.filter(({ name }) => !known.has(name)).length,
    mayRegister: mayAct(actor, { act: 'project.register', district: null }).ok,
  });
}

async function detailOf(
  source: GovernanceSource,
  actor: Actor,
  id: string,
): Promise<Result<ProjectDetail>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { city, rows } = situation.value;
  return source.records.withActor(actor, async ({ projects, history }) => {
    const project = await projects.find(id);
    if (!project.ok) return project;
    const { owner, district, state } = project.value;
    const owns = actor.role !== 'district' || actor.person?.id === owner.id;
    const may = mayAct(actor, { act: 'project.report', district }).ok;
    return ok({
      ...projectRow(rows, project.value),
      on: city.on,
      curve: progressCurve([project.value], city.on),
      history: (await history.of('project', id)).map(historyRow),
      mayReport: owns && may && state !== 'stopped',
    });
  });
}

/** A project as it goes over the wire. */
export const projectRow = (source: RowSource, project: Project): ProjectRow => ({
  id: project.id,
  version: project.version,
  state: project.state,
  name: project.name,
  title: project.title,
  level: project.level,
  district: project.district,
  place: source.titleOf(project.district ?? source.place),
  owner: project.owner,
  budgetFen: project.budgetFen,
  spentFen: project.spentFen,
  milestones: project.milestones.map((each) => ({ ...each, slip: slipOf(each) })),
  risk: project.risk,
  note: project.note,
  reportedOn: project.reportedOn,
  alarms: projectAlarms(project, { ...source.alarms, on: source.on }),
});
