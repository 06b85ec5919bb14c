import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  CITY_HEADER,
  type ClaimExplained,
  type ClaimList,
  type DraftDetail,
  draftDetailSchema,
  draftListSchema,
  draftVersionSchema,
  type PackageChecks,
  packageChecksSchema,
  packageDetailSchema,
  packageListSchema,
  packageSourcesSchema,
  problemDocumentSchema,
} from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { packArchive } from '@sanyi/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { HTTP_LIMITS } from '../limits.ts';
import type { RunningServer } from '../serve-city.ts';
import { serveBeijing } from '../testing/served-beijing.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-drafts-'));
const FROM = '2019-03-01';
let running: RunningServer;

async function serve(): Promise<RunningServer> {
  const days = { from: '2018-01-01', to: '2019-03-31' };
  const started = await serveBeijing({ folder, days });
  unwrap(await started.prepared);
  return started;
}

beforeAll(async () => {
  running = await serve();
  // Records are made while the city gets its sheets; who asks first waits for both.
  await fetch(`${running.address}/api/drafts`);
}, 300_000);

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
}, 120_000);

async function send(path: string, as?: string, body?: unknown) {
  const reply = await fetch(running.address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(as === undefined ? {} : { [ACTING_HEADER]: as }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, told: (await reply.json()) as unknown };
}

async function get<T>(schema: ZodType<T>, path: string, as?: string): Promise<T> {
  const { status, told } = await send(path, as);
  expect([path, status, status === 200 ? '' : told]).toEqual([path, 200, '']);
  return schema.parse(told);
}

async function act(path: string, as: string, body: unknown): Promise<DraftDetail> {
  const { status, told } = await send(path, as, body);
  expect([path, status, status === 200 ? '' : told]).toEqual([path, 200, '']);
  return draftDetailSchema.parse(told);
}

async function refused(path: string, as: string | undefined, body: unknown) {
  const { status, told } = await send(path, as, body);
  const { code } = problemDocumentSchema.parse(told);
  return [status, code];
}

const copied = (as: string, more: object = {}): Promise<DraftDetail> =>
  act('/api/drafts', as, { of: 'beijing-2017-separation', from: FROM, ...more });
const changed = ({ files }: DraftDetail, from: string, to: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      path.endsWith('.dmn') ? text.replaceAll(from, to) : text,
    ]),
  );

/** The fee of an insured visit to an ordinary doctor of a tertiary hospital. */
const OLD_FEE = '<outputEntry><text>50</text></outputEntry>';
const NEW_FEE = '<outputEntry><text>55</text></outputEntry>';

describe('drafts over the wire', () => {
  test('SRV-56 a package tells its findings in words, its edges, and which rules a year used', async () => {
    const checksOf = async (id: string): Promise<PackageChecks> =>
      packageChecksSchema.parse(
        await (await fetch(`${running.address}/api/packages/${id}/checks`)).json(),
      );
    const base = await checksOf('beijing-2016-base');
    const [gap] = base.findings;
    expect(gap).toMatchObject({ table: 'basis', kind: 'gap' });
    expect(gap?.text.en).toContain('List price given: no');
    expect(gap?.text.zh).toContain('有目录价：否');
    expect(gap?.example.map(({ title }) => title.zh)).toContain('目录价');
    expect(gap?.why?.en).toContain('without any price');
    const checks = await checksOf('beijing-2017-separation');
    expect(checks.tables).toMatchObject([{ table: 'visitCharges', unique: 'proved' }]);
    const { uses, year, boundaries } = checks;
    expect(uses.length).toBe(checks.tables[0]?.rules);
    expect(uses.every(({ tests }) => tests > 0)).toBe(true);
    expect(year?.claims).toBeGreaterThan(0);
    const most = Math.max(...uses.map(({ claims }) => claims ?? -1));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(year?.claims ?? 0);
    expect(boundaries.length).toBeGreaterThan(uses.length);
    expect(boundaries[0]?.input.length).toBeGreaterThan(0);
  });

  test('SRV-51 a copy of a package changes nothing and passes its tests; everybody may look', async () => {
    const draft = await copied('city-reform');
    expect([draft.state, draft.name, draft.from, draft.base]).toEqual([
      'draft',
      'beijing-2017-separation-v2',
      FROM,
      { package: 'beijing-2017-separation', version: '1.0.0' },
    ]);
    expect(draft.problems).toEqual([]);
    expect(draft.tests.failed).toBe(0);
    expect(draft.tests.passed).toBeGreaterThan(20);
    const list = await get(draftListSchema, '/api/drafts');
    expect([list.rows[0]?.id, list.mayWrite]).toEqual([draft.id, false]);
    const sources = await get(packageSourcesSchema, '/api/package-sources');
    expect(sources.packages.map(({ name }) => name)).toContain('beijing-2016-base');
    const next = await act('/api/drafts', 'city-reform', { of: 'beijing-2023-outpatient' });
    expect(next.from).toBe('2019-04-01');
  });

  test('SRV-52 of two who edit one copy the second is refused; both texts are there', async () => {
    const draft = await copied('city-reform');
    const path = `/api/drafts/${draft.id}`;
    const mine = { version: 1, files: changed(draft, OLD_FEE, NEW_FEE), note: 'fee 55' };
    const saved = await act(`${path}/save`, 'city-reform', mine);
    expect(saved.version).toBe(2);
    const { status, told } = await send(`${path}/save`, 'city-finance', { ...mine, note: 'late' });
    const problem = problemDocumentSchema.parse(told);
    expect([status, problem.code]).toEqual([409, 'GOV_CHANGED_MEANWHILE']);
    expect(problem.detail.zh).toContain('唐秋');
    const theirs = await get(draftDetailSchema, path);
    const before = await get(draftVersionSchema, `${path}/version?version=1`);
    expect(theirs.files).toEqual(mine.files);
    expect(before.files).toEqual(draft.files);
    const own = await copied('city-finance', { files: mine.files, note: 'my copy' });
    expect([own.id === draft.id, own.files]).toEqual([false, mine.files]);
  });

  test('SRV-53 who may not write or approve is refused, and so are hostile files', async () => {
    const draft = await copied('city-reform');
    const path = `/api/drafts/${draft.id}`;
    const save = { version: 1, files: draft.files, note: '' };
    expect(await refused(`${path}/save`, undefined, save)).toEqual([403, 'RECORDS_ACT_REFUSED']);
    expect(await refused(`${path}/save`, 'tongzhou', save)).toEqual([403, 'RECORDS_ACT_REFUSED']);
    const named = { of: 'x', files: { 'policy.yaml': 'id: beijing-2016-base\n' } };
    expect(await refused('/api/drafts', 'city-reform', named)).toEqual([409, 'API_DRAFT_ID']);
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`${at}.md`, '']));
    expect(await refused('/api/drafts', 'city-reform', { of: 'x', files: many })).toEqual([
      400,
      'API_BODY_NOT_READABLE',
    ]);
    const large = { 'a.md': 'x'.repeat(HTTP_LIMITS.draft) };
    const status = (await refused('/api/drafts', 'city-reform', { of: 'x', files: large }))[0];
    expect(status).toBe(413);
    const climbing = {
      of: 'x',
      files: { 'policy.yaml': 'id: climbing\n', '../../etc/passwd': 'root' },
    };
    const climbed = await act('/api/drafts', 'city-reform', climbing);
    expect(climbed.problems.map(({ code }) => code)).toContain('POLICY_FILE_UNKNOWN');
    expect(
      await refused(`/api/drafts/${climbed.id}/submit`, 'city-reform', { version: 1, note: 'go' }),
    ).toEqual([400, climbed.problems[0]?.code]);
    expect(existsSync('/etc/passwd/../../etc/passwd.sanyi')).toBe(false);
  });

  test('SRV-55 an archive goes out and comes back as a draft of its own; a hostile one is refused', async () => {
    const draft = await copied('city-reform');
    const file = await fetch(`${running.address}/api/drafts/${draft.id}/archive`, {
      headers: { [ACTING_HEADER]: 'city-reform' },
    });
    expect(file.headers.get('content-disposition')).toContain('beijing-2017-separation-v2.sanyi');
    const send = async (as: string, bytes: Uint8Array, type = 'application/octet-stream') => {
      const reply = await fetch(`${running.address}/api/drafts/import`, {
        method: 'POST',
        headers: { [ACTING_HEADER]: as, 'content-type': type },
        body: Buffer.from(bytes),
      });
      return { status: reply.status, told: (await reply.json()) as unknown };
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const back = draftDetailSchema.parse((await send('city-finance', bytes)).told);
    expect([back.id === draft.id, back.files, back.problems]).toEqual([false, draft.files, []]);
    const policy = new Map([['policy.yaml', 'id: climbing\n']]);
    const code = async (sent: Promise<{ readonly told: unknown }>): Promise<string> =>
      problemDocumentSchema.parse((await sent).told).code;
    const climbing = packArchive({ name: '../climbing', files: policy });
    expect(await code(send('city-reform', climbing))).toBe('ARCHIVE_PATH');
    expect(await code(send('city-reform', new Uint8Array(40)))).toBe('ARCHIVE_BROKEN');
    expect(await code(send('tongzhou', bytes))).toBe('RECORDS_ACT_REFUSED');
    const taken = packArchive({
      name: 'x',
      files: new Map([['policy.yaml', 'id: beijing-2016-base\n']]),
    });
    expect(await code(send('city-reform', taken))).toBe('API_DRAFT_ID');
    expect(await code(send('city-reform', bytes, 'application/json'))).toMatch(/^API_/);
    const whole = await fetch(`${running.address}/api/packages/beijing-2016-base/archive`);
    expect(whole.status).toBe(200);
  });

  test('SRV-54 nothing holds before approval; approved, it holds from its day, also after a restart', async () => {
    const list = (await send('/api/claims?visitKind=outpatient&limit=500')).told as ClaimList;
    const late = list.rows.filter(({ day: of, level }) => of >= FROM && level.code === 'tertiary');
    const draft = await copied('city-reform');
    const path = `/api/drafts/${draft.id}`;
    const files = changed(draft, OLD_FEE, NEW_FEE);
    const broken = await act(`${path}/save`, 'city-reform', { version: 1, files, note: 'fee' });
    expect(broken.tests.failed).toBeGreaterThan(0);
    const [status] = await refused(`${path}/submit`, 'city-reform', { version: 2, note: 'go' });
    expect(status).toBe(400);
    const accepted = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        name.startsWith('tests/') ? text.replaceAll('price: 50.00', 'price: 55.00') : text,
      ]),
    );
    const right = { version: 2, files: accepted, note: 'tests' };
    const saved = await act(`${path}/save`, 'city-reform', right);
    expect(saved.problems).toEqual([]);
    const sent = await act(`${path}/submit`, 'city-reform', { version: 3, note: 'from March' });
    expect([sent.mayApprove, sent.state]).toEqual([false, 'submitted']);
    const approval = { version: 4, filesHash: sent.filesHash, from: FROM };
    const before = await cityMark();
    expect(before).not.toBe('');
    for (const other of ['city-finance', 'tongzhou']) {
      expect(await refused(`${path}/approve`, other, approval)).toEqual([
        403,
        'RECORDS_ACT_REFUSED',
      ]);
    }
    const approved = await act(`${path}/approve`, 'city-director', approval);
    expect([approved.state, approved.from, approved.name]).toEqual([
      'approved',
      FROM,
      'beijing-2017-separation-v2',
    ]);
    await settled(path);
    const after = await cityMark();
    expect([after === '', after === before]).toEqual([false, false]);
    await holds(late.map(({ claim }) => claim));
    // The next copy of the same package has nothing left to change but its price list.
    const again = await copied('city-reform');
    expect(again.name).toBe('beijing-2017-separation-v3');
    await running.close();
    running = await serve();
    await holds(late.map(({ claim }) => claim));
  }, 240_000);
});

/** Which city an answer says that it is of. */
const cityMark = async (): Promise<string> =>
  (await fetch(`${running.address}/api/status`)).headers.get(CITY_HEADER) ?? '';

/** Waits until the job that takes up approved rules has ended. */
async function settled(path: string): Promise<void> {
  for (;;) {
    const { job } = await get(draftDetailSchema, path);
    if (job === null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Claims after the day cite the new version, and the package is in force. */
async function holds(claims: readonly string[]): Promise<void> {
  const packages = await get(packageListSchema, '/api/packages');
  const found = packages.rows.find(({ id }) => id === 'beijing-2017-separation-v2');
  expect([found?.state, found?.effective.from]).toEqual(['inForce', FROM]);
  await get(packageDetailSchema, '/api/packages/beijing-2017-separation-v2');
  const cited = await Promise.all(
    claims.slice(0, 40).map(async (claim) => {
      const explained = (await send(`/api/claims/${claim}`)).told as ClaimExplained;
      return explained.rules.map(({ cite }) => cite).join(' ');
    }),
  );
  const news = cited.filter((each) => each.includes('beijing-2017-separation-v2@2.0.0#'));
  expect(news.length).toBeGreaterThan(0);
  expect(
    cited.filter((each) => each.includes('beijing-2017-separation@1.0.0#visitCharges')),
  ).toEqual([]);
}
