import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTING_HEADER,
  overviewSchema,
  problemDocumentSchema,
  reportPreviewSchema,
  reportsSchema,
  reportTakenSchema,
  statusSchema,
  submissionDetailSchema,
  submissionListSchema,
} from '@sanyi/api';
import type { CityOfficer } from '@sanyi/city';
import { parsePeriod, unwrap } from '@sanyi/kernel';
import { districtsOf } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import { createFacts, libraryOf, readPolicies } from '@sanyi/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../serve-city.ts';
import { serveBeijing } from '../testing/served-beijing.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'sanyi-reported-'));
const bugs: unknown[] = [];
let running: RunningServer;

const officer = (
  id: string,
  role: 'district' | 'office' | 'director',
  district: string | null,
): CityOfficer => ({
  id,
  role,
  district,
  institution: null,
  name: { en: id, zh: id },
  office: { en: 'Office', zh: '办公室' },
});
const TONGZHOU = officer('tongzhou-officer', 'district', 'tongzhou');
const OFFICE = officer('city-office', 'office', null);
const DIRECTOR = officer('city-director', 'director', null);

beforeAll(async () => {
  const packages = unwrap(await readPolicies(join(root, 'policies')));
  const stack = unwrap(buildStack(unwrap(libraryOf(packages)), 'beijing'));
  const period = unwrap(parsePeriod('2019-Q1'));
  const facts = join(folder, 'facts');
  const title = { en: 'Beijing', zh: '北京市' };
  const districts = districtsOf(stack, period.from);
  unwrap(
    await createFacts(facts, {
      ...{ place: 'beijing', title, districts, synthetic: true },
      first: period,
      last: period,
    }),
  );
  const people = { officers: [TONGZHOU, OFFICE, DIRECTOR], projects: [], sheets: [] };
  const reportBug = (_: string, error: unknown): number => bugs.push(error);
  running = await serveBeijing({ folder, days: null, people, reportBug });
  unwrap(await running.prepared);
}, 120_000);

afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
  expect(bugs).toEqual([]);
}, 120_000);

const get = (path: string): Promise<Response> => fetch(running.address + path);

const post = (
  act: string,
  query: Record<string, string>,
  body: string | Uint8Array,
  more: Record<string, string> = {},
) =>
  fetch(`${running.address}/api/reports/${act}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...more },
    body: body as BodyInit,
  });

const SHEET =
  '区,期间,指标,分子,分母\n通州,2019年第一季度,无偿献血,５０００,"1,200,000"\n大兴,2019-Q1,无偿献血,x,1\n';
const AS_TONGZHOU = { [ACTING_HEADER]: TONGZHOU.id };
const ASKED = { file: '通州.csv', period: '2019-Q1' };

describe('reports over HTTP', () => {
  test('SRV-21 a city without claims is served, and nobody has reported', async () => {
    expect(statusSchema.parse(await (await get('/api/status')).json())).toMatchObject({
      ready: true,
      claims: 0,
    });
    const reports = reportsSchema.parse(await (await get('/api/reports')).json());
    expect(reports).toMatchObject({ period: '2019-Q1', hasClaims: false, followUps: [] });
    expect(reports.cells).toHaveLength(16 * reports.forms.length);
    const overview = await get('/api/overview');
    if (overview.ok) overviewSchema.parse(await overview.json());
    else expect(problemDocumentSchema.parse(await overview.json()).status).toBeLessThan(500);
  });

  test('SRV-21 a template is a file with a name', async () => {
    const xlsx = await get('/api/reports/template?form=donation&period=2019-Q1&district=tongzhou');
    expect(xlsx.headers.get('content-disposition')).toContain('donation-tongzhou-2019-Q1.xlsx');
    expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(Uint8Array.of(80, 75));
    const csv = await get('/api/reports/template?form=donation&period=2019-Q1&format=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    for (const wrong of [
      'form=x&period=2019-Q1',
      'form=donation&period=2019-Q1&district=atlantis',
    ]) {
      const reply = await get(`/api/reports/template?${wrong}`);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
    }
  });

  test('SRV-21 a sheet is previewed, returned, and taken over only as previewed', async () => {
    const preview = reportPreviewSchema.parse(await (await post('check', ASKED, SHEET)).json());
    expect(preview).toMatchObject({ form: 'donation', accepted: 1, refused: 1 });
    const back = await post('returned', ASKED, SHEET);
    expect(back.headers.get('content-disposition')).toContain(
      "UTF-8''%E9%80%9A%E5%B7%9E-returned.xlsx",
    );
    const looking = await post('submit', { ...ASKED, confirm: preview.fileHash }, SHEET);
    expect([looking.status, problemDocumentSchema.parse(await looking.json()).code]).toEqual([
      403,
      'RECORDS_ACT_REFUSED',
    ]);
    const refused = await post(
      'submit',
      { ...ASKED, confirm: preview.fileHash },
      SHEET,
      AS_TONGZHOU,
    );
    expect(problemDocumentSchema.parse(await refused.json()).code).toBe('REPORT_ROWS_REFUSED');
    const changed = await post(
      'submit',
      { ...ASKED, confirm: preview.fileHash, rest: 'true' },
      `${SHEET}\n`,
      AS_TONGZHOU,
    );
    expect(problemDocumentSchema.parse(await changed.json()).code).toBe('REPORT_FILE_CHANGED');
    // Whatever district the address names, a district sends for itself.
    const whole = { ...ASKED, confirm: preview.fileHash, rest: 'true', district: 'daxing' };
    const sent = await post('submit', whole, SHEET, AS_TONGZHOU);
    const taken = reportTakenSchema.parse(await sent.json());
    expect(taken).toEqual({
      form: 'donation',
      period: '2019-Q1',
      figures: 1,
      places: ['tongzhou'],
    });
    const reports = reportsSchema.parse(await (await get('/api/reports')).json());
    const [own] = reports.compared.filter((each) => each.reported !== null);
    expect(own?.reported).toMatchObject({
      value: '16.7',
      provenance: 'reported',
      place: 'tongzhou',
    });
    const twice = await post('submit', whole, SHEET, AS_TONGZHOU);
    expect([twice.status, problemDocumentSchema.parse(await twice.json()).code]).toEqual([
      409,
      'REPORT_SHEET_TWICE',
    ]);
    const again = await post('check', ASKED, SHEET.replace('５０００', '5001'), AS_TONGZHOU);
    const closed = reportPreviewSchema.parse(await again.json());
    expect(closed.remarks.map((each) => each.problem.code)).toContain('REPORT_PERIOD_LOCKED');
    const other = await post('check', { ...ASKED, district: 'daxing' }, SHEET);
    expect(await other.text()).not.toContain('REPORT_PERIOD_LOCKED');
  });

  test('SRV-23 an office returns or accepts what was sent, and nobody else', async () => {
    const act = async (as: CityOfficer, path: string, body?: unknown) => {
      const headers = { [ACTING_HEADER]: as.id, 'content-type': 'application/json' };
      const address = `${running.address}/api/submissions${path}`;
      const method = body === undefined ? 'GET' : 'POST';
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const reply = await fetch(address, { method, headers, ...sent });
      return { status: reply.status, body: await reply.json() };
    };
    const code = ({ body }: { body: unknown }) => problemDocumentSchema.parse(body).code;
    const list = async (as: CityOfficer) => {
      const told = await act(as, '?period=2019-Q1');
      return submissionListSchema.parse(told.body).rows;
    };
    const [own] = await list(TONGZHOU);
    expect(own).toMatchObject({ district: 'tongzhou', form: 'donation', state: 'sent', may: [] });
    const [row] = await list(OFFICE);
    if (!row) throw new Error('nothing was sent');
    expect(row.may).toEqual(['accept', 'return', 'follow']);
    const one = `/${row.id}`;
    const seen = { version: row.version };
    expect(code(await act(TONGZHOU, `${one}/accept`, seen))).toBe('RECORDS_ACT_REFUSED');
    expect(code(await act(OFFICE, `${one}/return`, { ...seen, reason: ' ' }))).toBe('GOV_TEXT');
    expect(code(await act(OFFICE, `${one}/return`, seen))).toBe('API_BODY_NOT_READABLE');
    expect((await act(OFFICE, '/S99/accept', seen)).status).toBe(404);
    const reason = 'The population is that of 2018.';
    const back = await act(OFFICE, `${one}/return`, { ...seen, reason });
    const [returned] = submissionListSchema.parse(back.body).rows;
    expect(returned).toMatchObject({
      state: 'returned',
      reason,
      judged: { by: { id: OFFICE.id } },
    });
    const reports = reportsSchema.parse(await (await get('/api/reports')).json());
    expect(reports.compared.filter((each) => each.reported !== null)).toEqual([]);
    const late = await act(OFFICE, `${one}/accept`, seen);
    expect([late.status, code(late)]).toEqual([409, 'GOV_CHANGED_MEANWHILE']);
    const preview = reportPreviewSchema.parse(await (await post('check', ASKED, SHEET)).json());
    const whole = { ...ASKED, confirm: preview.fileHash, rest: 'true' };
    expect((await post('submit', whole, SHEET, AS_TONGZHOU)).status).toBe(200);
    const accepted = await act(OFFICE, `${one}/accept`, { version: 3 });
    expect(submissionListSchema.parse(accepted.body).rows).toMatchObject([
      { state: 'accepted', version: 4, reason: null, may: ['return', 'follow'] },
    ]);
    expect((await list(DIRECTOR))[0]?.may).toEqual(['reopen']);
    const { history } = submissionDetailSchema.parse((await act(TONGZHOU, one)).body);
    expect(history.map(({ act: done, state, reason: why }) => [done, state, why])).toEqual([
      ['submission.send', 'sent', null],
      ['submission.judge', 'returned', reason],
      ['submission.send', 'sent', null],
      ['submission.judge', 'accepted', null],
    ]);
  });

  test('SRV-42 what was found about a figure is noted by an office, and nobody else', async () => {
    const act = async (as: CityOfficer, path: string, body?: unknown) => {
      const headers = { [ACTING_HEADER]: as.id, 'content-type': 'application/json' };
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const reply = await fetch(`${running.address}/api/submissions${path}`, { headers, ...sent });
      const told: unknown = await reply.json();
      return reply.ok
        ? submissionListSchema.parse(told).rows
        : problemDocumentSchema.parse(told).code;
    };
    const rows = await act(OFFICE, '?period=2019-Q1');
    const [row] = Array.isArray(rows) ? rows : [];
    if (!row) throw new Error('nothing was sent');
    const found = {
      version: row.version,
      indicator: 'donations-per-1000',
      done: true,
      note: 'A van came twice.',
    };
    expect(await act(TONGZHOU, `/${row.id}/follow`, found)).toBe('RECORDS_ACT_REFUSED');
    const other = { ...found, indicator: 'drug-share' };
    expect(await act(OFFICE, `/${row.id}/follow`, other)).toBe('GOV_FIGURE_NOT_SENT');
    expect(await act(OFFICE, `/${row.id}/follow`, found)).toMatchObject([
      { followed: [{ done: true, note: 'A van came twice.', by: { id: OFFICE.id } }] },
    ]);
    expect(await act(OFFICE, `/${row.id}/follow`, found)).toBe('GOV_CHANGED_MEANWHILE');
  });

  test('SRV-22 a sheet that another site could send, or a body too large, is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const reply = await post('submit', ASKED, SHEET, { 'content-type': type, ...AS_TONGZHOU });
      expect([400, 415]).toContain(reply.status);
    }
    const empty = await post('check', ASKED, '');
    expect(empty.status).toBe(400);
    const large = await post('check', ASKED, new Uint8Array(7 * 1024 * 1024));
    expect(large.status).toBe(413);
    const some = await post('check', ASKED, new Uint8Array(5.5 * 1024 * 1024));
    expect(problemDocumentSchema.parse(await some.json()).code).toBe('REPORT_FILE_LARGE');
    const odd = await post('check', { ...ASKED, colour: 'red' }, SHEET);
    expect(problemDocumentSchema.parse(await odd.json()).code).toBe('API_QUERY_NOT_READABLE');
  });
});
