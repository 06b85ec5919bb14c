import {
  type Directive,
  type DirectiveDraft,
  issueDirective,
  type MeetingPack,
  meetingPack,
} from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { actAs, nextId, type RecordContext } from './record-context.ts';
import { bodyOf, findRecord, insertRecord, type RecordKind } from './record-rows.ts';
import { addTask, tasksDoor } from './tasks-door.ts';

const DIRECTIVE: RecordKind<Directive> = {
  table: 'directive',
  letter: 'D',
  columns: ({ name, day }) => ({ name, day }),
};

/** Directives: what a meeting or notice asks for. */
export type DirectivesDoor = {
  find(id: string): Promise<Result<Directive>>;
  /** Newest first. */
  list(): Promise<Directive[]>;
  /** Issues a directive and opens a task of the city for each of its requirements. */
  issue(draft: Omit<DirectiveDraft, 'id' | 'place' | 'district'>): Promise<Result<Directive>>;
  /** What lies on the table at its meeting; the meeting before is the one with the day before. */
  pack(id: string): Promise<Result<MeetingPack>>;
};

/** Directives, in a transaction. */
export function directivesDoor(context: RecordContext): DirectivesDoor {
  const { db } = context;
  return {
    find: (id) => findRecord(db, DIRECTIVE, id),
    list: () => list(context),
    issue: (draft) => issue(context, draft),
    pack: async (id) => {
      const found = await findRecord(db, DIRECTIVE, id);
      if (!found.ok) return found;
      const directive = found.value;
      const meetings = (await list(context)).filter(({ kind }) => kind === 'meeting');
      const before = meetings.find(({ day }) => day < directive.day) ?? null;
      const tasks = tasksDoor(context);
      const own = await tasks.list({ directive: id });
      const earlier = before ? await tasks.list({ directive: before.id }) : [];
      return ok(meetingPack({ directive, before, tasks: [...own, ...earlier] }));
    },
  };
}

async function issue(
  context: RecordContext,
  draft: Omit<DirectiveDraft, 'id' | 'place' | 'district'>,
): Promise<Result<Directive>> {
  const signature = await actAs(context, { act: 'directive.issue', district: null });
  if (!signature.ok) return signature;
  const twice = (await list(context)).find(({ name }) => name === draft.name);
  if (twice) {
    const { by, at } = twice.changed;
    const told = { name: draft.name, byEn: by.name.en, byZh: by.name.zh, when: at };
    return fail(problem('GOV_ISSUED_TWICE', twice.id, told));
  }
  const id = await nextId(context, DIRECTIVE);
  const whole = { ...draft, id, place: context.actor.place, district: null };
  const issued = issueDirective(whole, signature.value);
  if (!issued.ok) return issued;
  const directive = await insertRecord(context.db, DIRECTIVE, issued.value);
  for (const { number, title, owners, deadline } of directive.requirements) {
    const origin = { kind: 'requirement', directive: id, number } as const;
    const place = { district: null, level: 'city', institution: null, parent: null } as const;
    const task = { title, owners, deadline, origin, measure: null, ...place };
    const opened = await addTask(context, task, signature.value);
    if (!opened.ok) return opened;
  }
  return ok(directive);
}

async function list({ db }: RecordContext): Promise<Directive[]> {
  const rows = await db
    .selectFrom('directive')
    .select('body')
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ body }) => bodyOf<Directive>(body));
}
