import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  beforeAfterSchema,
  behaviourPageSchema,
  draftDetailSchema,
  jobSchema,
  solvedSchema,
  type WhatIfSteps,
  whatIfChoicesSchema,
  whatIfSchema,
  whatIfStepsSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import type { RunningServer } from '../serve-city.ts';
import { serveBeijing } from '../testing/served-beijing.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-what-if-'));
let running: RunningServer;

beforeAll(async () => {
  running = await serveBeijing({ folder, days: { from: '2018-01-01', to: '2019-03-31' } });
  unwrap(await running.prepared);
}, 300_000);

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
}, 120_000);

async function ask<T>(path: string, schema: ZodType<T>): Promise<T> {
  const reply = await fetch(running.address + path);
  const told: unknown = await reply.json();
  expect([reply.status, told]).toEqual([200, told]);
  expect(schema.parse(told)).toEqual(told);
  return schema.parse(told);
}

async function post<T>(path: string, body: object, schema: ZodType<T>, as?: string): Promise<T> {
  const reply = await fetch(running.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as ? { [ACTING_HEADER]: as } : {}) },
    body: JSON.stringify(body),
  });
  const told: unknown = await reply.json();
  expect([reply.status, told]).toEqual([200, told]);
  return schema.parse(told);
}

/** The job once it no longer runs. */
async function ended(id: string) {
  const job = () => ask(`/api/jobs/${id}`, jobSchema);
  await expect.poll(async () => (await job()).state, { timeout: 100_000 }).not.toBe('running');
  return job();
}

describe('what if', () => {
  test('SRV-60 what if: an estimate at once, the exact result after its run, the same address', async () => {
    const choices = await ask('/api/what-if/choices', whatIfChoicesSchema);
    const markup = choices.values.find(({ path }) => path === 'parameters/drugMarkupRate');
    expect([markup?.kind, markup?.now]).toEqual(['rate', '0']);
    expect(choices.values.map(({ path }) => path)).toContain(
      'lists/servicePrice/bed-ordinary,tertiary',
    );
    const reform = 'beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500';
    const address = `/api/what-if?reform=${encodeURIComponent(reform)}`;
    const first = await ask(address, whatIfSchema);
    expect([first.state, first.job]).toEqual(['estimate', null]);
    expect(first.changes.map(({ path, value }) => [path, value])).toEqual([
      ['parameters/drugMarkupRate', '0.05'],
      ['lists/servicePrice/mri', '500'],
    ]);
    const started = await fetch(`${running.address}/api/what-if/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reform }),
    });
    const job = jobSchema.parse(await started.json());
    const state = async () => (await ask(`/api/jobs/${job.id}`, jobSchema)).state;
    await expect.poll(state, { timeout: 60_000 }).toBe('done');
    const exact = await ask(address, whatIfSchema);
    expect([exact.state, exact.id]).toEqual(['exact', first.id]);
    const change = (of: { changeFen: string }): bigint => BigInt(of.changeFen);
    expect(change(exact.fund) + change(exact.patients)).toBe(change(exact.income));
    const parts = exact.changes.map(({ effectFen }) => BigInt(effectFen ?? 'x'));
    expect(parts[0]).toBeGreaterThan(0n);
    expect(parts.reduce((sum, each) => sum + each)).toBe(change(exact.income));
    const schemes = exact.people.filter(({ dimension }) => dimension === 'scheme');
    const persons = schemes.reduce((sum, { count }) => sum + count, 0);
    // Each count is weighted for itself, so they may differ by their roundings.
    expect(Math.abs(persons - (exact.people[0]?.count ?? 0))).toBeLessThan(schemes.length);
    expect(exact.income.first).not.toBe(null);
    expect(exact.command).toContain(`--reform '${reform}'`);
  }, 120_000);

  test('SRV-88 claims are cached in quiet moments; exact results come from there, from memory, and say so', async () => {
    const caches = join(folder, 'facts', 'claim-cache');
    const isThere = async (): Promise<boolean> => {
      const names = await readdir(caches).catch(() => []);
      return names.some((name) => existsSync(join(caches, name, 'manifest.json')));
    };
    await expect.poll(isThere, { timeout: 100_000 }).toBe(true);
    for (const value of ['lists/servicePrice/mri=650', 'parameters/residentOutpatientLimit=2500']) {
      const reform = `beijing+${value}`;
      const job = await post('/api/what-if/run', { reform }, jobSchema);
      expect((await ended(job.id)).state).toBe('done');
      const exact = await ask(`/api/what-if?reform=${encodeURIComponent(reform)}`, whatIfSchema);
      expect([exact.state, exact.incremental]).toMatchObject([
        'exact',
        { kind: 'cached', fromMemory: true },
      ]);
    }
  }, 240_000);

  test('SRV-60 two rows of one item are not told apart, and what a rate does is told beside them', async () => {
    const markup = 'beijing+parameters/drugMarkupRate=0.05';
    const beds = ['tertiary=60', 'secondary=40'].map(
      (row) => `lists/servicePrice/bed-ordinary,${row}`,
    );
    const page = (reform: string) =>
      ask(`/api/what-if?reform=${encodeURIComponent(reform)}`, whatIfSchema);
    const [alone, all] = [await page(markup), await page([markup, ...beds].join('+'))];
    const effects = all.changes.map(({ effectFen }) => effectFen);
    expect(effects.slice(1)).toEqual([null, null]);
    // Each amount is weighted for itself, so they may differ by their roundings.
    const off = BigInt(effects[0] ?? 'x') - BigInt(alone.income.changeFen);
    expect([-2n, -1n, 0n, 1n, 2n]).toContain(off);
    expect(all.income.changeFen).not.toBe(alone.income.changeFen);
  }, 60_000);

  test('SRV-64 behaviour is worked out beside the exact result, which stays as it is', async () => {
    const reform = 'beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500';
    const query = `reform=${encodeURIComponent(reform)}`;
    const page = (of: string) => ask(`/api/what-if/behaviour?${of}`, behaviourPageSchema);
    const before = await ask(`/api/what-if?${query}`, whatIfSchema);
    const { chosen, exact, behaviour } = await page(query);
    expect([chosen, exact]).toEqual(['behaviour-2017', true]);
    const { reform: amounts, expected } = behaviour?.totals ?? {};
    expect(BigInt(amounts?.patientFen ?? 0)).toBe(BigInt(before.patients.reformFen));
    expect(expected?.patientFen).not.toBe(amounts?.patientFen);
    expect(await ask(`/api/what-if?${query}`, whatIfSchema)).toEqual(before);
    const early = await page(
      `reform=${encodeURIComponent('beijing+parameters/drugMarkupRate=0.07')}`,
    );
    expect([early.exact, early.behaviour]).toEqual([false, null]);
  }, 120_000);

  test('SRV-60 SRV-76 SRV-77 a what-if that cannot be is refused; a run is stopped by the next of its own', async () => {
    const status = async (reform: string) => {
      const reply = await fetch(
        `${running.address}/api/what-if?reform=${encodeURIComponent(reform)}`,
      );
      const told = (await reply.json()) as { code?: string };
      return [reply.status, told.code];
    };
    expect(await status('beijing')).toEqual([400, 'API_NOTHING_CHANGES']);
    expect(await status('beijing+parameters/markup=1')).toEqual([400, 'STACK_PARAMETER_UNKNOWN']);
    const run = (rate: string, as?: string) =>
      post(
        '/api/what-if/run',
        { reform: `beijing+parameters/drugMarkupRate=${rate}` },
        jobSchema,
        as,
      );
    const stop = async (id: string, as: string) => {
      const reply = await fetch(`${running.address}/api/jobs/${id}`, {
        method: 'DELETE',
        headers: { [ACTING_HEADER]: as },
      });
      return [reply.status, ((await reply.json()) as { code?: string }).code];
    };
    const prices = await run('0.01', 'city-reform');
    expect(await stop(prices.id, 'city-medical')).toEqual([403, 'API_JOB_OF_ANOTHER']);
    const [first, second] = [await run('0.03'), await run('0.02')];
    const stateOf = async (id: string) => (await ask(`/api/jobs/${id}`, jobSchema)).state;
    for (const { id } of [prices, second]) {
      await expect.poll(() => stateOf(id), { timeout: 60_000 }).toBe('done');
    }
    expect(await stateOf(first.id)).toBe('cancelled');
  }, 120_000);

  test('SRV-74 a reform change by change: estimated at once, exact after its run, adding up in both', async () => {
    const reform = 'beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500';
    const address = `/api/what-if/changes?reform=${encodeURIComponent(reform)}`;
    const addsUp = ({ steps, patientFen, fundFen }: WhatIfSteps): void => {
      const sum = (of: (step: WhatIfSteps['steps'][number]) => string): bigint =>
        steps.reduce((all, step) => all + BigInt(of(step)), 0n);
      expect(sum((step) => step.patientFen)).toBe(BigInt(patientFen));
      expect(sum((step) => step.fundFen)).toBe(BigInt(fundFen));
      expect(steps.map(({ path, from, to }) => [path, from, to])).toEqual([
        ['parameters/drugMarkupRate', '0', '0.05'],
        ['lists/servicePrice/mri', '600.00', '500'],
      ]);
    };
    const first = await ask(address, whatIfStepsSchema);
    expect([first.state, first.job]).toEqual(['estimate', null]);
    addsUp(first);
    const job = await post('/api/what-if/changes/run', { reform }, jobSchema);
    await ended(job.id);
    const exact = await ask(address, whatIfStepsSchema);
    expect([exact.state, exact.job?.state]).toEqual(['exact', 'done']);
    addsUp(exact);
    expect(exact.command).toContain('--by-change');
  }, 120_000);

  test('SRV-75 prices are found, proved, told in words, and kept as a draft of a package', async () => {
    const question = {
      reform: 'beijing+parameters/drugMarkupRate=0.05',
      paths: ['lists/servicePrice/*'],
      ...{ fall: 40, rise: 60, stepFen: 100, total: 0.5 },
      ...{ hospital: null, group: 20, services: null },
    };
    const job = await post('/api/what-if/solve', question, jobSchema);
    const done = await ended(job.id);
    expect(done.state).toBe('done');
    const solved = await ask(done.result ?? '', solvedSchema);
    expect(solved.isWithin).toBe(true);
    expect(Math.abs(Number(solved.income.replayed))).toBeLessThanOrEqual(0.5);
    expect(Math.abs(Number(solved.income.reform))).toBeGreaterThan(0.5);
    const [total] = solved.bounds;
    expect([total?.kind, total?.isBinding, total?.isKept]).toEqual(['total', true, true]);
    expect(total?.text.zh).toContain('全部机构收入');
    expect(solved.rows.length).toBeGreaterThan(0);
    const again = await ended((await post('/api/what-if/solve', question, jobSchema)).id);
    expect([again.result, again.id === done.id]).toEqual([done.result, false]);
    const unknown = await fetch(`${running.address}/api/what-if/solved?id=0123456789abcdef`);
    expect([unknown.status, await unknown.json()]).toMatchObject([
      404,
      { code: 'API_SOLUTION_UNKNOWN' },
    ]);
    const draft = await post(
      '/api/what-if/draft',
      { solved: solved.id, from: '2019-07-01' },
      draftDetailSchema,
      'city-reform',
    );
    expect(draft.name).toMatch(/^what-if-20190701-/);
    expect(draft.files['lists/service-price.csv']?.split('\n').length).toBe(solved.rows.length + 2);
    expect(draft.files['parameters/tried.yaml']).toContain('drugMarkupRate');
    expect(draft.problems).toEqual([]);
  }, 180_000);
});

describe('before and after, of the same city', () => {
  test('SRV-61 an indicator before and after: of the city, a level, a district; by month and quarter', async () => {
    const page = await ask('/api/before-after?study=tertiary-share-2017', beforeAfterSchema);
    const periods = page.points.map(({ period }) => period);
    expect(periods.at(-1)).toBe('2019-03');
    expect(page.sentence.en.map(({ text }) => text).join('')).toMatch(/8 April 2017: /);
    const measured = page.points.filter(({ observed }) => observed !== null);
    expect(measured.every(({ observed }) => Number(observed) > 20 && Number(observed) < 80)).toBe(
      true,
    );
    const query = 'indicator=visits&at=2018-01-01&season=none';
    const level = await ask(`/api/before-after?${query}&place=tertiary`, beforeAfterSchema);
    const whole = await ask(`/api/before-after?${query}`, beforeAfterSchema);
    const at = (of: typeof whole): number => Number(of.points.at(-1)?.observed);
    expect(at(level)).toBeGreaterThan(0);
    expect(at(level)).toBeLessThan(at(whole));
    const quarters = await ask(
      '/api/before-after?indicator=drug-share&at=2018-01-01&place=haidian&grain=quarter',
      beforeAfterSchema,
    );
    expect([quarters.grain, quarters.season]).toEqual(['quarter', 'quarter']);
    expect(quarters.points.at(-1)?.period).toBe('2019-Q1');
    for (const [asked, code] of [
      ['indicator=luck&at=2018-01-01', 'API_INDICATOR_UNKNOWN'],
      ['study=nothing', 'API_STUDY_UNKNOWN'],
    ]) {
      const reply = await fetch(`${running.address}/api/before-after?${asked}`);
      expect(await reply.json()).toMatchObject({ status: 404, code });
    }
  }, 60_000);
});
