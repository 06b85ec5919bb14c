import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  beforeAfterSchema,
  behaviourPageSchema,
  draftDetailSchema,
  jobSchema,
  keptReplaysSchema,
  problemDocumentSchema,
  replaysComparedSchema,
  solvedSchema,
  type WhatIf,
  type WhatIfSteps,
  whatIfChoicesSchema,
  whatIfSchema,
  whatIfStepsSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { readReplay } from '@sanyi/store';
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

  test('SRV-92 kept replays are listed, and two of them stand side by side as their own pages tell them', async () => {
    const kept = await ask('/api/replays', keptReplaysSchema);
    expect([kept.count, kept.otherFacts]).toEqual([kept.replays.length, 0]);
    const values = ['lists/servicePrice/mri=650', 'parameters/residentOutpatientLimit=2500'];
    const pages = await Promise.all(
      values.map((value) =>
        ask(`/api/what-if?reform=${encodeURIComponent(`beijing+${value}`)}`, whatIfSchema),
      ),
    );
    const [one, two] = pages;
    if (!one || !two) throw new Error('both were run');
    const fen = (of: WhatIf) => ({
      patientFen: of.patients.changeFen,
      fundFen: of.fund.changeFen,
      incomeFen: of.income.changeFen,
    });
    for (const page of pages) {
      const { id, reform, baseline, period } = page;
      const listed = kept.replays.find((each) => each.id === id);
      expect(listed).toMatchObject({ reform, baseline, period, change: fen(page) });
    }
    const address = `/api/replays/${one.id}/compare?with=${two.id}`;
    const pair = await ask(address, replaysComparedSchema);
    expect([pair.first.id, pair.second.id]).toEqual([one.id, two.id]);
    expect([pair.sameBaseline, pair.same]).toEqual([true, false]);
    expect([pair.all.first, pair.all.second]).toMatchObject([fen(one), fen(two)]);
    expect(pair.all.first.totalFen).toBe(one.total.changeFen);
    const apart = BigInt(two.patients.changeFen) - BigInt(one.patients.changeFen);
    expect(pair.all.apart.patientFen).toBe(String(apart));
    // Groups, bands and institutions are those of the two pages.
    const retired = ({ dimension, key }: { dimension: string; key: string }): boolean =>
      dimension === 'personClass' && key === 'retired';
    const banded = pair.people.find(retired);
    for (const [side, page] of [[banded?.first, one] as const, [banded?.second, two] as const]) {
      const { count, bands, changeFen, eachFen } = page.people.find(retired) ?? {};
      expect(side).toEqual({ count, bands, changeFen, eachFen });
    }
    const tertiary = ({ key }: { key: string }): boolean => key === 'tertiary';
    const visits = [one, two].map((page) => page.visits.find(tertiary)?.eachFen);
    const visit = pair.visits.find(tertiary);
    expect([visit?.first.eachFen, visit?.second.eachFen]).toEqual(visits);
    // Rules are those of the two pages, furthest apart first, each with its place in a package.
    const rule = pair.rules[0];
    expect(pair.rules.length).toBeLessThanOrEqual(pair.ruleCount);
    for (const [side, page] of [[rule?.first, one] as const, [rule?.second, two] as const]) {
      const told = page.rules.find(
        ({ cite, speaks }) => cite === rule?.cite && speaks === rule.speaks,
      );
      expect(side?.losers).toBe(told?.losers ?? 0);
      expect(side?.patientFen).toBe(told?.patientFen ?? '0');
    }
    expect(rule?.cite).toContain(`#${rule?.place?.decision}/${rule?.place?.rule}`);
    expect([pair.pools, pair.poolCount]).toEqual([[], { shared: 0, single: 0 }]);
    expect(pair.pooled).toEqual({ first: false, second: false });
    const moved = (of: WhatIf): string[] => of.months.map(({ patientFen }) => patientFen);
    const months = pair.groups.filter(({ dimension }) => dimension === 'month');
    expect(months.map(({ first }) => first.patientFen)).toEqual(moved(one));
    expect(months.map(({ second }) => second.patientFen)).toEqual(moved(two));
    const districts = pair.groups.filter(({ dimension }) => dimension === 'district');
    expect(districts.find(({ key }) => key === 'haidian')?.title.zh).toBe('海淀区');
    const parts = districts.map(({ apart: { patientFen } }) => BigInt(patientFen));
    const rounding = parts.reduce((sum, each) => sum + each) - apart;
    expect(Math.abs(Number(rounding))).toBeLessThanOrEqual(2 * districts.length);
    expect(pair.items[0]?.key).toBe('mri');
    expect(pair.command).toContain(`/replay/${one.id} --with `);
    const itself = await ask(
      `/api/replays/${one.id}/compare?with=${one.id}`,
      replaysComparedSchema,
    );
    expect([itself.same, itself.institutions, itself.items, itself.rules]).toEqual([
      true,
      [],
      [],
      [],
    ]);
  }, 60_000);

  test('SRV-92 two that are not of the same claims are refused, and so is an id that none has', async () => {
    const { replays } = await ask('/api/replays', keptReplaysSchema);
    const id = replays[0]?.id ?? '';
    const other = 'fedcba9876543210';
    const [from, to] = [id, other].map((each) => join(folder, 'facts', 'replay', each));
    const replay = unwrap(await readReplay(from ?? ''));
    await mkdir(join(to ?? '', 'g-1'), { recursive: true });
    const factsChecksum = 'e'.repeat(64);
    const result = { ...replay, id: other, factsChecksum };
    await writeFile(join(to ?? '', 'g-1', 'replay.json'), JSON.stringify(result));
    const manifest = { ...result, format: 'sanyi-replay', generation: 'g-1' };
    await writeFile(join(to ?? '', 'manifest.json'), JSON.stringify(manifest));
    expect((await ask('/api/replays', keptReplaysSchema)).otherFacts).toBe(1);
    const refused = async (address: string) => {
      const reply = await fetch(running.address + address);
      const { status, code, detail } = problemDocumentSchema.parse(await reply.json());
      return { told: [reply.status, status, code], detail };
    };
    const apart = await refused(`/api/replays/${id}/compare?with=${other}`);
    expect(apart.told).toEqual([422, 422, 'API_REPLAYS_APART']);
    const { from: first, to: last } = replay.period;
    expect(apart.detail.en).toContain(`${other} counts ${first} to ${last} of facts eeeeeeee`);
    expect(apart.detail.zh).toContain(`${other} 计入数据 eeeeeeee`);
    const unknown = await refused(`/api/replays/${id}/compare?with=0000000000000000`);
    expect(unknown.told).toEqual([404, 404, 'API_REPLAY_UNKNOWN']);
    const path = await refused(
      `/api/replays/${encodeURIComponent(`../replay/${id}`)}/compare?with=${id}`,
    );
    expect(path.told).toEqual([404, 404, 'API_REPLAY_UNKNOWN']);
    expect((await refused(`/api/replays/${id}/compare`)).told[2]).toBe('API_QUERY_NOT_READABLE');
    rmSync(to ?? '', { recursive: true });
  });

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
