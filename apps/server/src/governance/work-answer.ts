import type { UntakenFigure, WaitingEdition, WaitingSubmission, Work } from '@sanyi/api';
import type { PeriodLock, Task } from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import type { Actor, EditionHead, RecordsDoor } from '@sanyi/store';
import { actsOf } from '../reports/submission-answers.ts';
import type { GovernanceSource, GovernedCity } from './governance-source.ts';
import { projectRow } from './project-answers.ts';
import { situationOf } from './situation.ts';
import { taskRow } from './task-row.ts';

/** What waits for the acting person: nothing is made up, each line is a record or a figure. */
export async function workOf(source: GovernanceSource, actor: Actor): Promise<Result<Work>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { city, rows } = situation.value;
  const found = await source.records.withActor(actor, async (door) => {
    const editions = await door.editions.list({});
    const received = new Set<string>();
    for (const { id } of actor.role === 'district' ? editions : []) {
      if ((await door.editions.receipts(id)).length > 0) received.add(id);
    }
    return ok({
      tasks: await door.tasks.list({}),
      projects: await door.projects.list({}),
      submissions: await waitingSubmissions(source, door, actor),
      editions,
      received,
    });
  });
  if (!found.ok) return found;
  const { tasks, projects, submissions, editions, received } = found.value;
  const mine = actor.person?.id ?? null;
  const waiting = tasks.filter(({ state }) => state === 'open' || state === 'done');
  const looksAfter = actor.role === 'office' || actor.role === 'director';
  const projectRows = projects.map((each) => projectRow(rows, each));
  return ok({
    on: city.on,
    tasks: waiting
      .filter(({ owner, state }) => owner.id === mine && state === 'open')
      .map((each) => taskRow(rows, each)),
    toClose: waiting
      .filter(({ state, measure }) => looksAfter && state === 'done' && measure === null)
      .map((each) => taskRow(rows, each)),
    projects: projectRows.filter(
      ({ owner, alarms }) => alarms.length > 0 && (looksAfter || owner.id === mine),
    ),
    editions: editions.flatMap((each) => waitingEdition(each, actor, received)),
    submissions,
    // What crossed a line is for the district and the city to take up.
    figures:
      mine === null || actor.role === 'centre' ? [] : untaken(source, city, { tasks, actor }),
  });
}

function waitingEdition(
  { id, series, period, number, state }: EditionHead,
  { role }: Actor,
  received: ReadonlySet<string>,
): WaitingEdition[] {
  const row = { id, series, period, number, state };
  if (role === 'director' && state === 'draft') return [{ ...row, waits: 'approval' }];
  if (role === 'director' && state === 'approved') return [{ ...row, waits: 'publication' }];
  const unread = role === 'district' && state === 'published' && !received.has(id);
  return unread ? [{ ...row, waits: 'receipt' }] : [];
}

/** What an office has to judge, and what a district has to send again. */
async function waitingSubmissions(
  { titleOf, rules }: GovernanceSource,
  { submissions, locks }: RecordsDoor,
  actor: Actor,
): Promise<WaitingSubmission[]> {
  const waits = actor.role === 'office' ? 'sent' : actor.role === 'district' ? 'returned' : null;
  const found = (await submissions.list({})).filter(({ state }) => state === waits);
  const locked = new Map<string, readonly PeriodLock[]>();
  for (const { period } of found) {
    if (!locked.has(period)) locked.set(period, await locks.list(period));
  }
  const stack = rules();
  const forms = stack.ok ? stack.value.forms : [];
  return found.map((each) => {
    const { id, period, family: form, state, version, reason } = each;
    const district = each.district ?? each.place;
    const title = forms.find((known) => known.id === form)?.title ?? { en: form, zh: form };
    const may = actsOf(actor, each, locked.get(period) ?? []);
    return {
      id,
      district,
      place: titleOf(district),
      period,
      form,
      title,
      state,
      version,
      reason,
      may,
    };
  });
}

/** Figures of the last quarter that crossed a line and have no task yet, of the actor's districts. */
function untaken(
  { titleOf, indicator }: GovernanceSource,
  { quarters, crossed }: GovernedCity,
  { tasks, actor }: { readonly tasks: readonly Task[]; readonly actor: Actor },
): UntakenFigure[] {
  const period = quarters.at(-1);
  if (!period) return [];
  const taken = new Set(
    tasks.flatMap(({ measure }) => (measure ? `${measure.indicator} ${measure.place}` : [])),
  );
  return crossed(period)
    .filter(({ place }) => actor.district === null || actor.district === place)
    .filter((each) => !taken.has(`${each.indicator} ${each.place}`))
    .map(({ indicator: id, place, title, judgement }) => ({
      indicator: id,
      title: indicator(id)?.title ?? { en: id, zh: id },
      district: place,
      place: titleOf(place),
      period: period.id,
      judgement,
      text: title,
    }));
}
