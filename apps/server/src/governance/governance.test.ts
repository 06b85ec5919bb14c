import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  directiveListSchema,
  figureWhySchema,
  meetingPackSchema,
  officerListSchema,
  problemDocumentSchema,
  projectDetailSchema,
  projectListSchema,
  type TaskDetail,
  type TaskValue,
  taskDetailSchema,
  taskListSchema,
  workSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import type { RunningServer } from '../serve-city.ts';
import { beijing, serveBeijing } from '../testing/served-beijing.ts';
import { cityPeople } from './city-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-governed-'));
let running: RunningServer;

beforeAll(async () => {
  running = await serveBeijing({
    folder,
    days: { from: '2017-01-01', to: '2019-03-31' },
    // Sheets that arrive in the background would stand in everybody's work.
    people: { ...unwrap(cityPeople(await beijing())), sheets: [] },
  });
  unwrap(await running.prepared);
}, 300_000);

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
}, 120_000);

type Sent = { readonly as?: string; readonly body?: unknown; readonly headers?: object };

async function send(path: string, { as, body, headers }: Sent = {}) {
  const acting = as === undefined ? {} : { [ACTING_HEADER]: as };
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await fetch(running.address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...acting, ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, told: (await reply.json()) as unknown };
}

async function ask<T>(path: string, schema: ZodType<T>, sent: Sent = {}): Promise<T> {
  const { status, told } = await send(path, sent);
  expect([status, told]).toEqual([200, told]);
  expect(schema.parse(told)).toEqual(told);
  return schema.parse(told);
}

async function refusal(path: string, sent: Sent): Promise<string> {
  const { status, told } = await send(path, sent);
  const document = problemDocumentSchema.parse(told);
  return `${status} ${document.code}`;
}

const newTask = (indicator: string, district: string, period: string) => ({
  ...{ indicator, district, period },
  owners: [district],
});

/** What the readings alone say: the last that stood well or missed its line decides. */
const stateAfter = (readings: readonly TaskValue[]): string =>
  readings.findLast(({ judgement }) => judgement === 'met' || judgement === 'missed')?.judgement ===
  'met'
    ? 'closed'
    : 'open';

/** The figures on a task are those that the pages show. */
async function expectSameFigures({ measure }: TaskDetail): Promise<void> {
  for (const { period, value } of measure?.readings ?? []) {
    const query = `indicator=${measure?.indicator}&place=${measure?.place}&period=${period}`;
    expect((await ask(`/api/figures?${query}`, figureWhySchema)).figure.value).toBe(value);
  }
}

describe('governance', () => {
  test('SRV-31 one acts as an officer of the city, or looks around; another name is not believed', async () => {
    const nobody = await ask('/api/officers', officerListSchema);
    expect([nobody.acting, nobody.choice, nobody.rows.length]).toEqual([null, true, 30]);
    const director = await ask('/api/officers', officerListSchema, { as: 'city-director' });
    expect(director.acting).toMatchObject({ role: 'director', district: null });
    for (const path of ['/api/tasks', '/api/packages/beijing-2016-base/archive']) {
      expect([path, await refusal(path, { as: 'emperor' })]).toEqual([
        path,
        '400 API_OFFICER_UNKNOWN',
      ]);
    }
    const body = newTask('expense-growth', 'tongzhou', '2018-Q4');
    expect(await refusal('/api/tasks', { body })).toBe('403 RECORDS_ACT_REFUSED');
    expect(await refusal('/api/claims', { as: 'tongzhou' })).toBe('403 STORE_ROWS_REFUSED');
  }, 300_000);

  test('SRV-32 a page of another site changes nothing', async () => {
    const body = newTask('expense-growth', 'tongzhou', '2018-Q4');
    const from = (headers: object) => refusal('/api/tasks', { as: 'city-data', body, headers });
    expect(await from({ origin: 'https://elsewhere.example' })).toBe('403 API_ORIGIN_REFUSED');
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('403 API_ORIGIN_REFUSED');
    expect(await from({ 'content-type': 'text/plain' })).toBe('403 API_ORIGIN_REFUSED');
    expect(await from({ origin: running.address, 'content-type': 'text/html' })).toMatch(/^4/);
    expect((await ask('/api/tasks', taskListSchema, { as: 'city-data' })).rows).toEqual([]);
    const odd = { ...body, colour: 'red' };
    expect(await refusal('/api/tasks', { as: 'city-data', body: odd })).toBe(
      '400 API_BODY_NOT_READABLE',
    );
  });

  test('SRV-33 tasks made from figures of 2018 are closed and reopened by those of later quarters', async () => {
    const officers = await ask('/api/officers', officerListSchema);
    const districts = officers.rows.flatMap(({ role, district }) =>
      role === 'district' ? (district ?? []) : [],
    );
    const opened: TaskDetail[] = [];
    for (const district of districts) {
      for (const [indicator, period] of [
        ['expense-growth', '2018-Q4'],
        ['call-satisfaction', '2018-Q3'],
      ] as const) {
        const body = newTask(indicator, district, period);
        opened.push(await ask('/api/tasks', taskDetailSchema, { as: 'city-data', body }));
      }
    }
    const [first] = opened;
    expect(first).toMatchObject({ level: 'district', deadline: '2019-03-31', state: 'open' });
    expect(first?.title.en).toMatch(/^Dongcheng: expense growth .+ in 2018-Q4, line 10 %$/);
    const followed = (period: string) =>
      ask('/api/tasks/follow', taskListSchema, { as: 'city-data', body: { period } });
    await followed('2018-Q4');
    await followed('2019-Q1');
    expect((await followed('2019-Q1')).rows).toEqual([]);
    const effects = new Set<string>();
    for (const { id } of opened) {
      const task = await ask(`/api/tasks/${id}`, taskDetailSchema, { as: 'city-data' });
      const readings = task.measure?.readings ?? [];
      expect([id, task.state]).toEqual([id, stateAfter(readings)]);
      expect(readings.at(-1)?.period).toBe('2019-Q1');
      for (const { effect } of readings) effects.add(effect ?? '');
      await expectSameFigures(task);
    }
    expect([...effects].sort()).toEqual(['closed', 'reopened', 'stays']);
  }, 120_000);

  test('SRV-34 a district sees its own tasks only and works on them', async () => {
    const own = await ask('/api/tasks', taskListSchema, { as: 'tongzhou' });
    expect(new Set(own.rows.map(({ district }) => district))).toEqual(new Set(['tongzhou']));
    const mine = { district: 'tongzhou', owners: ['tongzhou'], deadline: '2019-04-10' };
    const title = { en: 'Report on night calls', zh: '上报夜间呼叫情况' };
    const body = { ...mine, title };
    const task = await ask('/api/tasks', taskDetailSchema, { as: 'city-emergency', body });
    expect(task.alarms).toEqual([{ rule: 'near', amount: 10, milestone: null }]);
    expect(await refusal(`/api/tasks/${task.id}`, { as: 'yanqing' })).toBe('404 RECORDS_UNKNOWN');
    const two = { ...body, owners: ['tongzhou', 'yanqing'] };
    expect(await refusal('/api/tasks', { as: 'city-data', body: two })).toBe('400 GOV_OWNERS_MANY');
    const report = { version: 1, text: 'Sent to the emergency office.', done: true };
    const path = `/api/tasks/${task.id}`;
    const done = await ask(`${path}/report`, taskDetailSchema, { as: 'tongzhou', body: report });
    expect([done.state, done.may]).toEqual(['done', ['report', 'assign', 'split']]);
    expect(await refusal(`${path}/report`, { as: 'tongzhou', body: report })).toBe(
      '409 GOV_CHANGED_MEANWHILE',
    );
    const work = await ask('/api/work', workSchema, { as: 'city-emergency' });
    expect(work.toClose.map(({ id }) => id)).toContain(task.id);
    const reason = { version: 2, reason: 'Read and complete.' };
    const closed = await ask(`${path}/close`, taskDetailSchema, { as: 'city-data', body: reason });
    expect(closed.history.map(({ act, by }) => `${act} ${by.id}`)).toEqual([
      'task.open city-emergency',
      'task.report tongzhou',
      'task.close city-data',
    ]);
  });

  test('SRV-38 a centre sees and reports what its district asks of it, and nothing else', async () => {
    const { rows } = await ask('/api/officers', officerListSchema);
    const centre = rows.find(({ role, district }) => role === 'centre' && district === 'tongzhou');
    if (!centre) throw new Error('Tongzhou has no centre');
    const title = { en: 'Visit those who were not seen', zh: '随访未到诊人员' };
    const asked = { title, district: 'tongzhou', owners: [centre.id], deadline: '2019-06-30' };
    const elsewhere = { ...asked, district: 'yanqing' };
    expect(await refusal('/api/tasks', { as: 'city-data', body: elsewhere })).toBe('400 GOV_LEVEL');
    const task = await ask('/api/tasks', taskDetailSchema, { as: 'tongzhou', body: asked });
    expect([task.level, task.institution]).toEqual(['centre', centre.institution]);
    const own = await ask('/api/tasks', taskListSchema, { as: centre.id });
    expect(own.rows.map(({ id }) => id)).toEqual([task.id]);
    const path = `/api/tasks/${task.id}`;
    const report = { version: 1, text: 'All were visited.', done: true };
    for (const other of rows.filter(({ role, id }) => role === 'centre' && id !== centre.id)) {
      expect(await refusal(`${path}/report`, { as: other.id, body: report })).toBe(
        '404 RECORDS_UNKNOWN',
      );
    }
    const done = await ask(`${path}/report`, taskDetailSchema, { as: centre.id, body: report });
    expect([done.state, done.may]).toEqual(['done', ['report']]);
    const work = await ask('/api/work', workSchema, { as: centre.id });
    expect([work.figures, work.editions, work.projects, work.submissions]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const reason = { version: 2, reason: 'Seen on site.' };
    expect(await refusal(`${path}/close`, { as: centre.id, body: reason })).toBe(
      '403 RECORDS_ACT_REFUSED',
    );
    const closed = await ask(`${path}/close`, taskDetailSchema, { as: 'tongzhou', body: reason });
    expect(closed.state).toBe('closed');
    expect(await refusal('/api/claims', { as: centre.id })).toBe('403 STORE_ROWS_REFUSED');
  });

  test('SRV-35 the ten requirements of a meeting come from a package and become tasks', async () => {
    const before = await ask('/api/directives', directiveListSchema, { as: 'city-data' });
    expect(before.rows.map(({ id, requirements }) => [id, requirements])).toEqual([[null, 10]]);
    expect(before.mayIssue).toBe(false);
    const body = { name: 'meeting-2019-q2' };
    expect(await refusal('/api/directives', { as: 'city-data', body })).toBe(
      '403 RECORDS_ACT_REFUSED',
    );
    const as = 'city-director';
    const pack = await ask('/api/directives', meetingPackSchema, { as, body });
    expect([pack.requirements.length, pack.reports.length]).toEqual([10, 8]);
    expect(pack.requirements.every(({ task }) => task?.state === 'open')).toBe(true);
    expect(await refusal('/api/directives', { as, body })).toBe('409 GOV_ISSUED_TWICE');
    const parent = pack.requirements[3]?.task?.id ?? '';
    const title = { en: 'Night stations', zh: '夜间站点' };
    const part = { title, district: 'tongzhou', owners: ['tongzhou'], parent };
    await ask('/api/tasks', taskDetailSchema, { as: 'tongzhou', body: part });
    const seen = await ask(`/api/directives/${pack.id}`, meetingPackSchema, { as: 'tongzhou' });
    expect(seen.requirements[3]?.parts.map(({ district }) => district)).toEqual(['tongzhou']);
    const other = await ask(`/api/directives/${pack.id}`, meetingPackSchema, { as: 'yanqing' });
    expect(other.requirements[3]?.parts).toEqual([]);
  });

  test('SRV-36 key projects: register, variance, alarm', async () => {
    const as = 'city-planning';
    const empty = await ask('/api/projects', projectListSchema, { as });
    expect([empty.rows.length, empty.examples, empty.mayRegister]).toEqual([0, 4, true]);
    const made = await ask('/api/projects/examples', projectListSchema, { as, body: {} });
    expect([made.rows.length, made.examples]).toEqual([4, 0]);
    const row = made.rows.find(({ name }) => name === 'tongzhou-campus');
    expect(row?.alarms).toMatchObject([{ rule: 'late', milestone: 'approval' }]);
    const approval = { code: 'approval', forecast: '2019-03-15', done: '2019-03-29' };
    const late = { code: 'start', forecast: '2019-09-30', done: null };
    const body = {
      ...{ version: 1, on: '2019-03-31', spentFen: '90000000000', risk: 'medium', note: '' },
      milestones: [approval, late],
    };
    const path = `/api/projects/${row?.id}/report`;
    const told = await ask(path, projectDetailSchema, { as: 'tongzhou', body });
    expect(told.alarms).toEqual([{ rule: 'slip', amount: 92, milestone: 'start' }]);
    expect(told.history.map(({ act }) => act)).toEqual(['project.register', 'project.report']);
    expect(await refusal(path, { as: 'yanqing', body })).toBe('404 RECORDS_UNKNOWN');
    const work = await ask('/api/work', workSchema, { as: 'tongzhou' });
    expect(work.projects.map(({ name }) => name)).toEqual(['tongzhou-campus']);
  });
});
