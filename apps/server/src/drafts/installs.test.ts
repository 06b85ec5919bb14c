import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  draftDetailSchema,
  draftDifferencesSchema,
  draftListSchema,
  installPreviewSchema,
  jobSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../serve-city.ts';
import { serveYunhe } from '../testing/served-beijing.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-installs-'));
const OF = '/api/packages/beijing-2017-separation/install';
let running: RunningServer;

beforeAll(async () => {
  running = await serveYunhe({ folder, days: { from: '2018-01-01', to: '2018-06-30' } });
  unwrap(await running.prepared);
}, 300_000);

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
}, 120_000);

/** The answer of an address, posted to where there is a body. */
async function asked(path: string, of: { as?: string; body?: object } = {}) {
  const reply = await fetch(running.address + path, {
    ...(of.body ? { method: 'POST', body: JSON.stringify(of.body) } : {}),
    headers: {
      ...(of.body ? { 'content-type': 'application/json' } : {}),
      ...(of.as ? { [ACTING_HEADER]: of.as } : {}),
    },
  });
  const told: unknown = await reply.json();
  return { status: reply.status, told };
}

const codeOf = ({ status, told }: { status: number; told: unknown }) => [
  status,
  (told as { code?: string }).code,
];

describe('a package of another city', () => {
  test('SRV-78 is previewed with values of this city, and nothing is written', async () => {
    const as = 'city-reform';
    const bare = installPreviewSchema.parse(
      (await asked(`${OF}/preview`, { as, body: { settings: [] } })).told,
    );
    expect([bare.id, bare.mayInstall, bare.from.id]).toEqual([
      'yunhe-2017-separation',
      true,
      'beijing-2017-separation',
    ]);
    const local = ({ local: rows }: typeof bare) =>
      rows.find(({ name }) => name === 'waiverAge')?.here ?? null;
    expect(local(bare)).toBeNull();
    // Codes come with what people call them.
    const bearer = bare.local.find(({ name }) => name === 'waivedYuanBorneBy');
    expect([bearer?.there, bearer?.codes.treasury?.zh]).toEqual(['treasury', '财政（经医疗机构）']);
    const settings = [{ name: 'waiverAge', value: '65' }];
    const own = installPreviewSchema.parse(
      (await asked(`${OF}/preview`, { body: { settings } })).told,
    );
    expect([local(own), own.mayInstall]).toEqual(['65', false]);
    expect(
      bare.lists.find(({ list }) => list === 'servicePrice')?.missingItems.length,
    ).toBeGreaterThan(0);
    const wrong = [{ name: 'drugMarkupRate', value: '0.1' }];
    expect(codeOf(await asked(`${OF}/preview`, { body: { settings: wrong } }))).toEqual([
      400,
      'ADOPT_NOT_LOCAL',
    ]);
    const home = OF.replace('beijing-2017-separation', 'yunhe-2016-base');
    expect(codeOf(await asked(`${home}/preview`, { body: { settings: [] } }))).toEqual([
      404,
      'API_NOT_ELSEWHERE',
    ]);
    expect(draftListSchema.parse((await asked('/api/drafts')).told).rows).toEqual([]);
  });

  test('SRV-78 is installed by an office as a draft that was replayed here, and told beside its effect there', async () => {
    const settings = [{ name: 'waiverAge', value: '65' }];
    expect(codeOf(await asked(OF, { body: { settings } }))).toEqual([403, 'RECORDS_ACT_REFUSED']);
    const as = 'city-reform';
    const { id } = jobSchema.parse((await asked(OF, { as, body: { settings } })).told);
    const job = async () => jobSchema.parse((await asked(`/api/jobs/${id}`)).told);
    await expect.poll(async () => (await job()).state, { timeout: 120_000 }).not.toBe('running');
    const { state, result, problem } = await job();
    expect([state, problem]).toEqual(['done', null]);
    const found = draftDifferencesSchema.parse((await asked(result ?? '', { as })).told);
    expect([found.name, found.differences.stale]).toEqual(['yunhe-2017-separation', null]);
    expect(found.differences.local.find(({ name }) => name === 'waiverAge')).toMatchObject({
      here: '65',
      by: 'set',
    });
    const whole = found.differences.rows.find(({ dimension }) => dimension === 'all');
    expect(whole?.fund.there).not.toBeNull();
    expect(whole?.fund.here).not.toBeNull();
    const draft = draftDetailSchema.parse((await asked(`/api/drafts/${found.draft}`, { as })).told);
    expect([draft.state, draft.base?.package]).toEqual(['draft', 'beijing-2017-separation']);
    // Tests that came along and do not hold here stand against it until an office says which are right.
    expect(draft.problems.filter(({ code }) => /^(STACK|ADOPT|API)_/.test(code))).toEqual([]);
    expect(draft.tests.failed).toBeGreaterThan(0);
    expect(Object.keys(draft.files).some((path) => path.startsWith('evidence/'))).toBe(true);
    const copy = await asked('/api/drafts', { as, body: { of: 'yunhe-2016-base' } });
    const plain = draftDetailSchema.parse(copy.told);
    expect(codeOf(await asked(`/api/drafts/${plain.id}/differences`, { as }))).toEqual([
      404,
      'API_NOT_TAKEN_OVER',
    ]);
  }, 180_000);
});
