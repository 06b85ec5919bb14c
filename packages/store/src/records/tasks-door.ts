import {
  assignTask,
  closeTask,
  type EditionFigure,
  type FollowRule,
  followTask,
  openTask,
  reportTask,
  type Signature,
  seenLast,
  type Task,
  type TaskDraft,
  type TaskFigure,
  type TaskState,
  withdrawTask,
} from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import { sql } from 'kysely';
import type { Act } from '../actor.ts';
import { actAs, nextId, type RecordContext, type Seen } from './record-context.ts';
import {
  bodyOf,
  findRecord,
  holdRecord,
  insertRecord,
  type RecordKind,
  saveRecord,
} from './record-rows.ts';

const TASK: RecordKind<Task> = {
  table: 'task',
  letter: 'T',
  columns: ({ owner, deadline, parent, origin, measure }) => ({
    owner: owner.id,
    deadline,
    parent,
    directive: origin.kind === 'requirement' ? origin.directive : null,
    indicator: measure?.indicator ?? null,
  }),
};

/** Which tasks to list; absent fields take all. */
export type TaskFilter = {
  readonly states?: readonly TaskState[];
  readonly district?: string;
  readonly owner?: string;
  readonly parent?: string;
  readonly directive?: string;
};

/** Tasks: what one person must put right by a day. */
export type TasksDoor = {
  find(id: string): Promise<Result<Task>>;
  /** By deadline, earliest first. */
  list(filter: TaskFilter): Promise<Task[]>;
  open(draft: Omit<TaskDraft, 'id' | 'place'>): Promise<Result<Task>>;
  /** Tells what was done, as seen; `done` asks for it to be closed. */
  report(
    id: string,
    report: Seen & { readonly text: string; readonly done: boolean },
  ): Promise<Result<Task>>;
  assign(id: string, to: Seen & Pick<TaskDraft, 'owners' | 'deadline'>): Promise<Result<Task>>;
  close(id: string, asked: Seen & { readonly reason: string }): Promise<Result<Task>>;
  withdraw(id: string, asked: Seen & { readonly reason: string }): Promise<Result<Task>>;
  /**
   * Attaches figures to the tasks they measure, which closes and reopens them by the rule.
   *
   * @returns the tasks that changed
   */
  follow(given: Following): Promise<Result<Task[]>>;
};

/** Tasks, in a transaction. */
export function tasksDoor(context: RecordContext): TasksDoor {
  const { db, actor } = context;
  const forCity = actor.role === 'office' || actor.role === 'director';
  return {
    find: (id) => findRecord(db, TASK, id),
    list: (filter) => list(context, filter),
    open: async (draft) => {
      const signature = await actAs(context, { act: 'task.open', district: draft.district });
      if (!signature.ok) return signature;
      const parent = draft.parent === null ? null : await findRecord(db, TASK, draft.parent);
      if (parent && !parent.ok) return parent;
      return addTask(context, draft, signature.value);
    },
    report: (id, report) =>
      change(context, { id, seen: report, act: () => 'task.report' }, async (task, signature) =>
        reportTask(task, { ...report, forCity }, signature),
      ),
    assign: (id, to) =>
      change(context, { id, seen: to, act: () => 'task.assign' }, async (task, signature) =>
        assignTask(task, to, signature),
      ),
    close: (id, asked) =>
      change(context, { id, seen: asked, act: closing }, async (task, signature) =>
        closeTask(task, { ...asked, parts: await list(context, { parent: id }) }, signature),
      ),
    withdraw: (id, asked) =>
      change(context, { id, seen: asked, act: () => 'task.withdraw' }, async (task, signature) =>
        withdrawTask(task, asked, signature),
      ),
    follow: async (given) => {
      const signature = await actAs(context, { act: 'task.follow', district: null });
      return signature.ok ? followTasks(context, given, signature.value) : signature;
    },
  };
}

/** A district closes what it asked of its centres; what the city asked is closed by the city. */
const closing = ({ level }: Task): Act => (level === 'centre' ? 'task.closeCentre' : 'task.close');

/** Opens a task because of an act that was allowed. */
export async function addTask(
  context: RecordContext,
  draft: Omit<TaskDraft, 'id' | 'place'>,
  signature: Signature,
): Promise<Result<Task>> {
  const id = await nextId(context, TASK);
  const task = openTask({ ...draft, id, place: context.actor.place }, signature);
  return task.ok ? ok(await insertRecord(context.db, TASK, task.value)) : task;
}

/** Figures, the edition they stand in, and by what rule they close and reopen tasks. */
export type Following = {
  readonly figures: readonly EditionFigure[];
  readonly edition: string | null;
  readonly rule: FollowRule;
};

/** Attaches figures to the tasks they measure, because of an act that was allowed. */
export async function followTasks(
  context: RecordContext,
  following: Following,
  signature: Signature,
): Promise<Result<Task[]>> {
  const measured = await list(context, { states: ['open', 'done', 'closed'] });
  const changed: Task[] = [];
  for (const { id, measure } of measured) {
    const later = following.figures
      .filter(({ indicator, place }) => indicator === measure?.indicator && place === measure.place)
      .sort((a, b) => (a.period < b.period ? -1 : 1));
    for (const figure of later) {
      const followed = await followOne(context, { ...following, id, figure }, signature);
      if (!followed.ok) return followed;
      if (followed.value) changed.push(followed.value);
    }
  }
  return ok(changed);
}

/** Attaches one figure; null where it is not later or says nothing new. */
async function followOne(
  context: RecordContext,
  {
    id,
    figure,
    edition,
    rule,
  }: Following & { readonly id: string; readonly figure: EditionFigure },
  signature: Signature,
): Promise<Result<Task | null>> {
  const held = await holdRecord(context.db, TASK, id);
  if (!held.ok) return held;
  const read = { figure: asRead(figure, edition), rule };
  const followed = followTask(held.value, read, signature);
  if (!followed.ok) {
    return followed.problems[0].code === 'GOV_EARLIER_FIGURE' ? ok(null) : followed;
  }
  return followed.value === held.value ? ok(null) : saveRecord(context.db, TASK, followed.value);
}

/** The tasks a filter names, in a transaction. */
async function list({ db }: RecordContext, filter: TaskFilter): Promise<Task[]> {
  let asked = db.selectFrom('task').select('body');
  if (filter.states) asked = asked.where('state', 'in', filter.states);
  if (filter.district !== undefined) asked = asked.where('district', '=', filter.district);
  if (filter.owner !== undefined) asked = asked.where('owner', '=', filter.owner);
  if (filter.parent !== undefined) asked = asked.where('parent', '=', filter.parent);
  if (filter.directive !== undefined) asked = asked.where('directive', '=', filter.directive);
  const rows = await asked
    .orderBy('deadline')
    .orderBy('district')
    .orderBy(sql`length(id)`)
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => bodyOf<Task>(body));
}

const asRead = (
  { period, value, numerator, denominator, judgement }: EditionFigure,
  edition: string | null,
): TaskFigure => ({ period, value, numerator, denominator, judgement, edition });

async function change(
  context: RecordContext,
  asked: { readonly id: string; readonly seen: Seen; readonly act: (task: Task) => Act },
  changed: (task: Task, signature: Signature) => Promise<Result<Task>>,
): Promise<Result<Task>> {
  const { id, seen, act } = asked;
  const known = await findRecord(context.db, TASK, id);
  if (!known.ok) return known;
  const { district } = known.value;
  const signature = await actAs(context, { act: act(known.value), district });
  if (!signature.ok) return signature;
  const held = await holdRecord(context.db, TASK, id);
  if (!held.ok) return held;
  const last = seenLast(held.value, seen.version);
  if (!last.ok) return last;
  const next = await changed(last.value, signature.value);
  return next.ok ? saveRecord(context.db, TASK, next.value) : next;
}
