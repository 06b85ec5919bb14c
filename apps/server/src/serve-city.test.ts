import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bulletinSchema,
  type CitedRule,
  claimExplainedSchema,
  claimListSchema,
  districtSchema,
  figureWhySchema,
  type GrowthSplit,
  growthSchema,
  jobSchema,
  monitoringSchema,
  overviewSchema,
  packageDetailSchema,
  packageListSchema,
  type ReportComparison,
  type Reports,
  reportsSchema,
  statusSchema,
  submissionListSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { type CityPeople, cityPeople } from './governance/city-people.ts';
import type { RunningServer } from './serve-city.ts';
import { beijing, serveBeijing } from './testing/served-beijing.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-served-'));
let running: RunningServer;
const bugs: unknown[] = [];
let forgotten = 0;
let people: CityPeople;

beforeAll(async () => {
  people = unwrap(cityPeople(await beijing()));
  running = await serveBeijing({
    folder,
    days: { from: '2018-01-01', to: '2019-03-31' },
    people,
    forget: async () => {
      forgotten += 1;
    },
    reportBug: (_, error) => bugs.push(error),
  });
}, 120_000);

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

const tenths = (text: string): number => Math.round(Number(text) * 100);

function expectParts(split: GrowthSplit): void {
  const fen = [split.price, split.volume, split.mix].map((part) => BigInt(part.fen));
  expect(fen.reduce((sum, each) => sum + each)).toBe(BigInt(split.total.fen));
  const points = [split.price, split.volume, split.mix].map((part) => tenths(part.points));
  expect(points.reduce((sum, each) => sum + each)).toBe(tenths(split.total.points));
}

describe('a served city', () => {
  test('SRV-10 it listens and tells its progress before the city is there', async () => {
    const status = await ask('/api/status', statusSchema);
    expect(status.ready).toBe(false);
    expect(status.job?.state).toBe('running');
    const early = await fetch(`${running.address}/api/overview`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await running.prepared).toEqual({ ok: true, value: null });
    const ready = await ask('/api/status', statusSchema);
    expect([ready.ready, ready.job, ready.districts.length]).toEqual([true, null, 16]);
    expect(ready.periods.at(-1)).toBe('2019-Q1');
  }, 300_000);

  test('SRV-41 sheets of the districts arrive after the overview, some late and some wrong', async () => {
    const asked = (): Promise<Reports> => ask('/api/reports?period=2019-Q1', reportsSchema);
    const stateOf = (of: Reports, place: string, form: string): string | undefined =>
      of.cells.find((each) => each.place === place && each.form === form)?.state;
    await expect
      .poll(async () => stateOf(await asked(), 'yanqing', 'donation'), { timeout: 60_000 })
      .toBe('onTime');
    const reports = await asked();
    expect(stateOf(reports, 'pinggu', 'expense')).toBe('late');
    expect(stateOf(reports, 'miyun', 'expense')).toBe('partial');
    expect(stateOf(reports, 'yanqing', 'expense')).toBe('missing');
    const of = (place: string): ReportComparison | undefined =>
      reports.compared.find((each) => each.place === place && each.indicator === 'expense-growth');
    expect(of('dongcheng')?.difference?.causes.map(({ kind }) => kind)).toEqual([
      'agrees',
      'sampled',
    ]);
    expect(of('tongzhou')?.difference).toMatchObject({
      numeratorPercent: '-6.9',
      denominatorPercent: '0.0',
    });
  }, 80_000);

  test('SRV-11 the overview: parts add up, every figure names where it comes from', async () => {
    const overview = await ask('/api/overview', overviewSchema);
    expect(overview.districts).toHaveLength(16);
    expect(overview.headlines.map((each) => each.id)).toContain('expense-total');
    for (const row of [...overview.districts, overview.city]) {
      if (row.split) expectParts(row.split);
      if (row.growth.value !== null) expect(row.split?.total.points).toBe(row.growth.value);
    }
    const total = BigInt(overview.city.total.numerator);
    const sum = overview.districts.reduce((all, row) => all + BigInt(row.total.numerator), 0n);
    expect(sum).toBe(total);
    for (const alert of overview.alerts) expect(alert.figure.value).not.toBeNull();
    // The plan for 2025 is no line of 2019.
    const blood = overview.headlines.find((each) => each.id === 'donations-per-1000');
    expect([blood?.judgement, blood?.judgementText.en, blood?.line]).toEqual([
      'none',
      'No target',
      null,
    ]);
  });

  test('SRV-12 the growth split: steps and every table add up to the growth, fen and points', async () => {
    const { districts } = await ask('/api/overview', overviewSchema);
    for (const place of ['beijing', districts[0]?.place ?? '']) {
      const growth = await ask(`/api/growth?place=${place}`, growthSchema);
      expectParts(growth.split);
      expect(BigInt(growth.c1) - BigInt(growth.c0)).toBe(BigInt(growth.split.total.fen));
      expect(BigInt(growth.c1) - BigInt(growth.c1AtOldRules)).toBe(BigInt(growth.split.price.fen));
      for (const group of ['price', 'volume', 'mix'] as const) {
        const steps = growth.steps.filter((step) => step.group === group);
        const fen = steps.reduce((sum, step) => sum + BigInt(step.fen), 0n);
        const points = steps.reduce((sum, step) => sum + tenths(step.points), 0);
        expect([fen, points]).toEqual([
          BigInt(growth.split[group].fen),
          tenths(growth.split[group].points),
        ]);
      }
      for (const table of growth.contributions) {
        for (const part of ['price', 'volume', 'mix', 'total'] as const) {
          const fen = table.rows.reduce((sum, row) => sum + BigInt(row.split[part].fen), 0n);
          const points = table.rows.reduce((sum, row) => sum + tenths(row.split[part].points), 0);
          expect([fen, points]).toEqual([
            BigInt(table.total.split[part].fen),
            tenths(table.total.split[part].points),
          ]);
        }
      }
    }
  });

  test('SRV-13 a district: institutions add up to the total row', async () => {
    const district = await ask('/api/districts/tongzhou', districtSchema);
    const sum = district.institutions.reduce((all, row) => all + BigInt(row.total), 0n);
    expect(sum).toBe(BigInt(district.total.total));
    expect(district.figures.length).toBeGreaterThan(5);
  });

  test('SRV-14 why: the formula carries the numbers, the SELECT and the stack stand beside it', async () => {
    const { city, period } = await ask('/api/overview', overviewSchema);
    for (const indicator of ['expense-growth', 'expense-total', 'call-satisfaction']) {
      const query = `indicator=${indicator}&place=beijing&period=${period}`;
      const why = await ask(`/api/figures?${query}`, figureWhySchema);
      expect(why.formula.numbers).toContain(' = ');
      expect(why.rule.sql).toMatch(/^\s*(SELECT|WITH)/);
      expect(why.stackHash).toBe(city.total.stackHash);
    }
  });

  test('SRV-15 a claim under two sets of rules: lines add up to the totals on both sides', async () => {
    const told: unknown[] = [];
    const near: CitedRule[] = [];
    const list = await ask('/api/claims?visitKind=outpatient&limit=5', claimListSchema);
    expect(list.rows).toHaveLength(5);
    for (const row of list.rows) {
      const claim = await ask(
        `/api/claims/${row.claim}?against=beijing@2017-04-07`,
        claimExplainedSchema,
      );
      expect(claim.totals.after.total).toBe(row.total);
      expect(claim.totals.after.patient).toBe(row.patient);
      told.push(...claim.rules.flatMap(({ cells }) => cells));
      near.push(...claim.rules.filter((rule) => rule.near.length > 0));
      for (const side of ['before', 'after'] as const) {
        const sum = claim.lines.reduce((all, line) => all + BigInt(line[side]?.patient ?? 0), 0n);
        expect(sum).toBe(BigInt(claim.totals[side]?.patient ?? 0));
      }
      expect(claim.checks.every((check) => check.ok)).toBe(true);
      const paid = claim.steps.find((step) => step.title.en === 'Patient pays');
      expect(paid?.after).toBe(row.patient);
      const numbers = claim.rules.map((rule) => rule.number);
      for (const line of claim.lines)
        expect(numbers).toEqual(expect.arrayContaining([...line.rules]));
    }
    // Rules come with the cells that matched, on both sides, and with those that one cell kept out.
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(near.map(({ used }) => used)).size).toBeGreaterThan(1);
    expect(near.map(({ decision }) => decision)).toContain('visitCharges');
    for (const { near: missed } of near) {
      for (const { cell } of missed) expect(cell.asks).not.toEqual(cell.had);
    }
  });

  test('SRV-16 packages: their tests were run, their tables have a grid', async () => {
    const { rows } = await ask('/api/packages', packageListSchema);
    expect(rows.find((row) => row.id === 'beijing-2017-separation')?.state).toBe('inForce');
    const detail = await ask('/api/packages/beijing-2017-separation', packageDetailSchema);
    expect(detail.tests.failed).toBe(0);
    expect(detail.tests.passed).toBe(detail.tests.cases.length);
    expect(detail.tables[0]?.grid?.cells.length).toBeGreaterThan(8);
    const markup = detail.parameters.find((each) => each.name === 'drugMarkupRate');
    expect(markup?.values.map((each) => each.package)).toContain('beijing-2016-base');
  });

  test('SRV-2 wrong places, periods, claims, stacks and indicators are 4xx', async () => {
    for (const [path, status] of [
      ['/api/overview?period=1999-Q1', 404],
      ['/api/overview?period=2019', 404],
      ['/api/growth?place=atlantis', 404],
      ['/api/growth?place=beijing&period=2018-Q1', 404],
      ['/api/districts/atlantis', 404],
      ['/api/claims?place=atlantis', 404],
      ['/api/claims?day=2019-02-30', 400],
      ['/api/claims?visitKind=dance', 400],
      ['/api/claims/0', 404],
      ['/api/claims/99999999999999', 404],
      ['/api/claims/1?stack=beijing@', 400],
      ['/api/claims/1?stack=atlantis', 400],
      ['/api/claims/1?stack=beijing%2Bparameters/nothing=1', 400],
      ['/api/figures?indicator=luck&place=beijing&period=2019-Q1', 404],
      ['/api/packages/nothing', 404],
      ['/api/jobs/nothing', 404],
    ] as const) {
      const reply = await fetch(running.address + path);
      expect([path, reply.status]).toEqual([path, status]);
    }
    expect(bugs).toEqual([]);
  });

  test('SRV-18 a day is told beside its expectation, with the parameters behind it', async () => {
    const page = await ask('/api/monitoring', monitoringSchema);
    expect([page.day, page.kind.en, page.rows.length]).toEqual(['2019-03-31', 'Sunday', 17]);
    expect(page.indicators.map(({ id }) => id)).toEqual([
      'expense-total',
      'drug-share',
      'visits',
      'calls-by-day',
      'donations-by-day',
    ]);
    const [city] = page.rows;
    const visits = city?.cells.find(({ indicator }) => indicator === 'visits');
    const { expected, low, high } = visits?.expectation ?? {};
    expect(Number(low)).toBeLessThan(Number(expected));
    expect(Number(high)).toBeGreaterThan(Number(expected));
    expect(page.method.find(({ name }) => name === 'monitoringWatch')?.value).toBe('3');
    const festival = await ask('/api/monitoring?day=2019-02-05&place=haidian', monitoringSchema);
    expect([festival.festival?.en, festival.place]).toEqual(['Spring Festival', 'haidian']);
    const points = festival.series.find(({ indicator }) => indicator === 'visits')?.points ?? [];
    expect(points.filter((each) => each.festival).map((each) => each.day)).toEqual([
      '2019-01-01',
      '2019-02-04',
      '2019-02-05',
    ]);
    for (const [query, code] of [
      ['day=2031-01-01', 'API_DAY_UNKNOWN'],
      ['day=yesterday', 'API_DAY_UNKNOWN'],
      ['place=atlantis', 'API_PLACE_UNKNOWN'],
    ]) {
      const reply = await fetch(`${running.address}/api/monitoring?${query}`);
      expect(await reply.json()).toMatchObject({ status: 404, code });
    }
  }, 60_000);

  test('BUL-1 the bulletin: pages in both languages, checks that ran, tasks of the districts', async () => {
    const page = await ask('/api/bulletin', bulletinSchema);
    expect([page.period, page.state, page.sentences]).toEqual(['2019-Q1', 'draft', 51]);
    expect(page.checks.map(({ id }) => id)).toEqual([
      'figures',
      'parts',
      'counts',
      'languages',
      'districts',
    ]);
    expect(page.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(page.pages.en.mark).toBe('Synthetic / 合成数据');
    expect(page.pages.zh.title).toBe('卫生健康主要指标季度通报');
    const stated = page.pages.en.blocks.filter((each) => each.kind === 'paragraph' && each.finding);
    expect(stated.length).toBeGreaterThan(50);
    for (const path of ['period=2031-Q1', 'period=spring']) {
      const reply = await fetch(`${running.address}/api/bulletin?${path}`);
      expect(await reply.json()).toMatchObject({ status: 404, code: 'BULLETIN_PERIOD_UNKNOWN' });
    }
  }, 60_000);

  test('BUL-2 prints are files with the same bytes each time', async () => {
    // Sheets of the demo arrive in the background, and the bulletin names them: first the last one.
    const last = people.sheets.at(-1);
    const arrived = async (): Promise<string | undefined> => {
      const list = await ask(`/api/submissions?period=${last?.period}`, submissionListSchema);
      const own = list.rows.find(
        ({ district, form }) => district === last?.district && form === last.form,
      );
      return own?.state;
    };
    const state = last?.judge ? 'accepted' : 'sent';
    await expect.poll(arrived, { interval: 500, timeout: 180_000 }).toBe(state);
    const { files } = await ask('/api/bulletin', bulletinSchema);
    expect(files).toHaveLength(8);
    for (const { address, format } of files.filter(({ lang }) => lang === 'en')) {
      const [first, again] = [
        await fetch(running.address + address),
        await fetch(running.address + address),
      ];
      const kind = format === 'html' ? 'inline' : 'attachment';
      expect(first.headers.get('content-disposition')).toBe(
        `${kind}; filename="bulletin-2019-Q1-en.${format}"`,
      );
      expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
      const bytes = Buffer.from(await first.arrayBuffer());
      expect(bytes.length).toBeGreaterThan(10_000);
      expect(bytes.equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
    }
    const wrong = await fetch(`${running.address}/api/bulletin/file?lang=fr&format=pdf`);
    expect(wrong.status).toBe(400);
  }, 240_000);

  test('SRV-20 a demo is reset on purpose only: everything done goes, and the same city comes again', async () => {
    const before = await ask('/api/status', statusSchema);
    expect(before.canReset).toBe(true);
    const post = (body: string, type: string): Promise<Response> =>
      fetch(`${running.address}/api/reset`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
    for (const [body, type] of [
      ['{}', 'application/json'],
      ['{"confirm":true}', 'text/plain'],
      ['confirm=true', 'application/x-www-form-urlencoded'],
    ] as const) {
      expect((await post(body, type)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await ask('/api/status', statusSchema)).ready).toBe(true);
    const note = join(folder, 'facts', 'imported.csv');
    writeFileSync(note, 'what somebody brought');
    const started = await post('{"confirm":true}', 'application/json');
    expect(jobSchema.parse(await started.json())).toMatchObject({ kind: 'prepare' });
    expect((await post('{"confirm":true}', 'application/json')).status).toBe(503);
    await expect
      .poll(async () => (await ask('/api/status', statusSchema)).ready, {
        timeout: 120_000,
      })
      .toBe(true);
    const after = await ask('/api/status', statusSchema);
    expect([existsSync(note), forgotten, after.factsChecksum]).toEqual([
      false,
      1,
      before.factsChecksum,
    ]);
    await ask('/api/overview', overviewSchema);
  }, 180_000);
});
