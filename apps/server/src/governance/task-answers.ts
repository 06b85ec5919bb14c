import type {
  FollowRequest,
  NewTask,
  Reasoned,
  TaskAct,
  TaskAssignment,
  TaskDetail,
  TaskList,
  TaskQuery,
  TaskReport,
  WireTaskState,
} from '@sanyi/api';
import type { Task } from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { type Act, type Actor, mayAct, type RecordsDoor } from '@sanyi/store';
import { personsOf } from './acting.ts';
import type { GovernanceSource } from './governance-source.ts';
import { situationOf } from './situation.ts';
import { draftOf } from './task-draft.ts';
import { taskDetail, taskRow } from './task-row.ts';

/** Everything about tasks that can be asked. */
export type TaskAnswers = {
  list(actor: Actor, query: TaskQuery): Promise<Result<TaskList>>;
  find(actor: Actor, id: string): Promise<Result<TaskDetail>>;
  open(actor: Actor, asked: NewTask): Promise<Result<TaskDetail>>;
  report(actor: Actor, id: string, report: TaskReport): Promise<Result<TaskDetail>>;
  assign(actor: Actor, id: string, to: TaskAssignment): Promise<Result<TaskDetail>>;
  close(actor: Actor, id: string, asked: Reasoned): Promise<Result<TaskDetail>>;
  withdraw(actor: Actor, id: string, asked: Reasoned): Promise<Result<TaskDetail>>;
  /** Attaches the figures of a quarter to the tasks they measure; answers with those that changed. */
  follow(actor: Actor, asked: FollowRequest): Promise<Result<TaskList>>;
};

/** Answers about tasks. */
export function taskAnswers(source: GovernanceSource): TaskAnswers {
  const { records } = source;
  const act = async (
    actor: Actor,
    change: (door: RecordsDoor) => Promise<Result<Task>>,
  ): Promise<Result<TaskDetail>> => {
    const changed = await records.withActor(actor, change);
    return changed.ok ? detailOf(source, actor, changed.value.id) : changed;
  };
  return {
    list: async (actor, query) => {
      const listed = await records.withActor(actor, async ({ tasks }) =>
        ok(await tasks.list(query.district === undefined ? {} : { district: query.district })),
      );
      return listed.ok ? taskList(source, listed.value, query.state) : listed;
    },
    find: (actor, id) => detailOf(source, actor, id),
    open: async (actor, asked) => {
      const draft = draftOf(source, asked);
      return draft.ok ? act(actor, ({ tasks }) => tasks.open(draft.value)) : draft;
    },
    report: (actor, id, report) => act(actor, ({ tasks }) => tasks.report(id, report)),
    assign: async (actor, id, { version, owners, deadline }) => {
      const people = personsOf(source, owners);
      if (!people.ok) return people;
      return act(actor, ({ tasks }) =>
        tasks.assign(id, { version, owners: people.value, deadline }),
      );
    },
    close: (actor, id, asked) => act(actor, ({ tasks }) => tasks.close(id, asked)),
    withdraw: (actor, id, asked) => act(actor, ({ tasks }) => tasks.withdraw(id, asked)),
    follow: (actor, { period }) => follow(source, actor, period),
  };
}

/** Tasks with their counts. */
function taskList(
  source: GovernanceSource,
  tasks: readonly Task[],
  state?: WireTaskState,
): Result<TaskList> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const rows = tasks.map((each) => taskRow(situation.value.rows, each));
  const count = (of: WireTaskState): number => rows.filter((each) => each.state === of).length;
  const overdue = rows.filter(({ alarms }) => alarms.some(({ rule }) => rule === 'overdue'));
  return ok({
    on: situation.value.city.on,
    counts: {
      open: count('open'),
      done: count('done'),
      closed: count('closed'),
      withdrawn: count('withdrawn'),
      overdue: overdue.length,
    },
    rows: state === undefined ? rows : rows.filter((each) => each.state === state),
  });
}

async function detailOf(
  source: GovernanceSource,
  actor: Actor,
  id: string,
): Promise<Result<TaskDetail>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  return source.records.withActor(actor, async ({ tasks, history }) => {
    const task = await tasks.find(id);
    if (!task.ok) return task;
    const parts = await tasks.list({ parent: id });
    const told = await history.of('task', id);
    const may = actsOf(actor, task.value);
    return ok(taskDetail(situation.value.rows, task.value, { history: told, parts, may }));
  });
}

/** What this actor may do with a task as it stands; the door has the last word. */
function actsOf(actor: Actor, task: Task): TaskAct[] {
  if (task.state === 'closed' || task.state === 'withdrawn') return [];
  const { district } = task;
  const may = (act: Act): boolean => mayAct(actor, { act, district }).ok;
  const isCity = actor.role === 'office' || actor.role === 'director';
  const reports = isCity || actor.person?.id === task.owner.id;
  const closes = task.state === 'done' && task.measure === null;
  const found: (TaskAct | false)[] = [
    reports && may('task.report') && 'report',
    may('task.assign') && 'assign',
    closes && may(task.level === 'centre' ? 'task.closeCentre' : 'task.close') && 'close',
    may('task.withdraw') && 'withdraw',
    task.level !== 'centre' && (may('task.open') || actor.role === 'district') && 'split',
  ];
  return found.filter((each) => each !== false);
}

async function follow(
  source: GovernanceSource,
  actor: Actor,
  asked: string,
): Promise<Result<TaskList>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { city, rules } = situation.value;
  const period = city.quarters.find(({ id }) => id === asked);
  if (!period) {
    const [first, last] = [city.quarters[0], city.quarters.at(-1)];
    const span = { first: first?.id ?? '—', last: last?.id ?? '—' };
    return fail(problem('API_PERIOD_UNKNOWN', 'period', { period: asked.slice(0, 40), ...span }));
  }
  const changed = await source.records.withActor(actor, async ({ tasks }) => {
    const measured = await tasks.list({ states: ['open', 'done', 'closed'] });
    const figures = measured.flatMap(
      ({ measure }) => (measure && city.figure(measure.indicator, measure.place, period.id)) ?? [],
    );
    return tasks.follow({ figures, edition: null, rule: rules.follow });
  });
  return changed.ok ? taskList(source, changed.value) : changed;
}
