import type {
  DirectiveList,
  DirectiveRow,
  IssueRequest,
  MeetingPackDocument,
  TaskRow,
} from '@sanyi/api';
import type { Directive, DirectiveDraft, Task } from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { type Actor, mayAct } from '@sanyi/store';
import { personsOf } from './acting.ts';
import { listed } from './governance-rules.ts';
import type { GovernanceSource } from './governance-source.ts';
import { situationOf } from './situation.ts';
import { later } from './task-draft.ts';
import { taskRow } from './task-row.ts';

/** Everything about directives that can be asked. */
export type DirectiveAnswers = {
  list(actor: Actor): Promise<Result<DirectiveList>>;
  pack(actor: Actor, id: string): Promise<Result<MeetingPackDocument>>;
  /** Issues a directive that stands in a package of the place. */
  issue(actor: Actor, asked: IssueRequest): Promise<Result<MeetingPackDocument>>;
};

/** Answers about directives. */
export function directiveAnswers(source: GovernanceSource): DirectiveAnswers {
  return {
    list: (actor) => list(source, actor),
    pack: (actor, id) => pack(source, actor, id),
    issue: async (actor, { name }) => {
      const draft = draftOf(source, name);
      if (!draft.ok) return draft;
      const issued = await source.records.withActor(actor, ({ directives }) =>
        directives.issue(draft.value),
      );
      return issued.ok ? pack(source, actor, issued.value.id) : issued;
    },
  };
}

async function list(source: GovernanceSource, actor: Actor): Promise<Result<DirectiveList>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const stack = source.rules();
  if (!stack.ok) return stack;
  const found = await source.records.withActor(actor, async ({ directives, tasks }) =>
    ok({ issued: await directives.list(), tasks: await tasks.list({ states: ['open', 'done'] }) }),
  );
  if (!found.ok) return found;
  const { issued, tasks } = found.value;
  const content = listed(stack.value, 'directive', situation.value.city.on);
  const sources = new Map(content.map(({ keys, source: of }) => [keys[0], of]));
  const requirements = listed(stack.value, 'requirement', situation.value.city.on);
  const rows: DirectiveRow[] = [
    ...content
      .filter(({ keys }) => !issued.some(({ name }) => name === keys[0]))
      .map(({ keys, source: of, cell }) => ({
        id: null,
        name: keys[0] ?? '',
        title: { en: cell('title_en'), zh: cell('title_zh') },
        day: cell('day'),
        period: cell('period') || null,
        requirements: requirements.filter((each) => each.keys[0] === keys[0]).length,
        open: 0,
        issued: null,
        source: of,
      })),
    ...issued.map((each) => issuedRow(each, { tasks, source: sources.get(each.name) ?? null })),
  ];
  const mayIssue = mayAct(actor, { act: 'directive.issue', district: null }).ok;
  return ok({ rows: rows.sort((a, b) => (a.day < b.day ? 1 : -1)), mayIssue });
}

const issuedRow = (
  { id, name, title, day, period, requirements, changed }: Directive,
  { tasks, source }: { readonly tasks: readonly Task[]; readonly source: string | null },
): DirectiveRow => ({
  ...{ id, name, title, day, period, source },
  requirements: requirements.length,
  open: tasks.filter(
    ({ origin, parent }) =>
      origin.kind === 'requirement' && origin.directive === id && parent === null,
  ).length,
  issued: changed,
});

async function pack(
  source: GovernanceSource,
  actor: Actor,
  id: string,
): Promise<Result<MeetingPackDocument>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { rows, city } = situation.value;
  const found = await source.records.withActor(actor, async ({ directives, tasks }) => {
    const laid = await directives.pack(id);
    return laid.ok ? ok({ ...laid.value, tasks: await tasks.list({}) }) : laid;
  });
  if (!found.ok) return found;
  const { directive, requirements, followUp, tasks } = found.value;
  const row = (task: Task): TaskRow => taskRow(rows, task);
  const partsOf = (task: Task | null): TaskRow[] =>
    task ? tasks.filter(({ parent }) => parent === task.id).map(row) : [];
  return ok({
    id: directive.id,
    name: directive.name,
    title: directive.title,
    day: directive.day,
    period: directive.period,
    issued: directive.changed,
    on: city.on,
    reports: directive.reports,
    requirements: requirements.flatMap(({ number, title, end, owners, deadline, task }) => {
      const [owner] = owners;
      const more = { task: task && row(task), parts: partsOf(task) };
      return owner ? [{ number, title, end, owner: task?.owner ?? owner, deadline, ...more }] : [];
    }),
    followUp: followUp.map(row),
    findings: tasks
      .filter(({ measure }) => measure !== null && measure.first.period === directive.period)
      .map(row),
  });
}

type Draft = Omit<DirectiveDraft, 'id' | 'place' | 'district'>;

/** A directive of a package with the persons its requirements are led by. */
function draftOf(source: GovernanceSource, name: string): Result<Draft> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const stack = source.rules();
  if (!stack.ok) return stack;
  const { city, rules } = situation.value;
  const head = listed(stack.value, 'directive', city.on).find(({ keys }) => keys[0] === name);
  if (!head) {
    return fail(problem('API_DIRECTIVE_UNKNOWN', 'name', { directive: name.slice(0, 80) }));
  }
  const { cell } = head;
  const day = cell('day');
  const requirements = requirementsOf(source, stack.value, {
    name,
    on: city.on,
    deadline: later(day, rules.requirementDays),
  });
  if (!requirements.ok) return requirements;
  const own = rowsOf(stack.value, 'directiveReport', { name, on: city.on });
  return ok({
    kind: cell('kind') === 'meeting' ? 'meeting' : 'document',
    name,
    title: { en: cell('title_en'), zh: cell('title_zh') },
    day,
    period: cell('period') || null,
    reports: own.map(({ cell: of }) => ({
      by: { en: of('by_en'), zh: of('by_zh') },
      title: { en: of('title_en'), zh: of('title_zh') },
    })),
    requirements: requirements.value,
  });
}

type Named = { readonly name: string; readonly on: string };

function requirementsOf(
  source: GovernanceSource,
  stack: Stack,
  { name, on, deadline }: Named & { readonly deadline: string },
): Result<Draft['requirements']> {
  const leads = rowsOf(stack, 'requirementLead', { name, on });
  const made: Draft['requirements'][number][] = [];
  for (const { keys, cell } of rowsOf(stack, 'requirement', { name, on })) {
    const lead = leads.filter((each) => each.keys[1] === keys[1]);
    const owners = personsOf(
      source,
      lead.map((each) => each.cell('officer')),
    );
    if (!owners.ok) return owners;
    made.push({
      number: Number(keys[1]),
      title: { en: cell('title_en'), zh: cell('title_zh') },
      end: { en: cell('end_en'), zh: cell('end_zh') },
      owners: owners.value,
      deadline,
    });
  }
  return ok(made.sort((a, b) => a.number - b.number));
}

const rowsOf = (stack: Stack, list: string, { name, on }: Named) =>
  listed(stack, list, on).filter(({ keys }) => keys[0] === name);
