import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACTING_HEADER, bulletinSchema, type EditionList, editionListSchema } from '@sanyi/api';
import { parsePeriod, unwrap } from '@sanyi/kernel';
import { addReported, createFacts, demoActor, openFacts } from '@sanyi/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../serve-city.ts';
import { serveBeijing } from '../testing/served-beijing.ts';

const home = mkdtempSync(join(tmpdir(), 'sanyi-editions-'));
const facts = join(home, 'facts');
const PERIOD = '2019-Q1';
const DISTRICTS = ['dongcheng', 'xicheng', 'tongzhou'] as const;
let running: RunningServer;

/** A row of a sheet: growth of a district in hundredths of its expense of the year before. */
const row = (place: string, percent: bigint, sheet: string) => ({
  indicator: 'expense-growth',
  place,
  period: PERIOD,
  numerator: percent * 1_000_000_00n,
  denominator: 100_000_000_00n,
  reporter: `${place}.district`,
  receivedAt: `2019-04-1${sheet}T01:00:00.000Z`,
  file: `${place}-${sheet}.xlsx`,
  fileHash: createHash('sha256').update(`${place} ${sheet}`).digest('hex'),
  returnedAt: null,
});

const report = async (rows: Parameters<typeof addReported>[1]): Promise<void> => {
  const opened = unwrap(await openFacts(facts, demoActor('beijing')));
  unwrap(await addReported(opened, rows));
};

beforeAll(async () => {
  const districts = DISTRICTS.map((id, at) => ({
    id,
    code: `11010${at + 1}`,
    title: { en: id, zh: `区${at + 1}` },
    population: 1_000_000,
  }));
  const quarter = (id: string) => unwrap(parsePeriod(id));
  const title = { en: 'Beijing', zh: '北京市' };
  const span = { first: quarter('2018-Q1'), last: quarter(PERIOD) };
  unwrap(
    await createFacts(facts, { place: 'beijing', title, districts, ...span, synthetic: false }),
  );
  await report([row('dongcheng', 4n, '0'), row('xicheng', 8n, '1'), row('tongzhou', 15n, '2')]);
  running = await serveBeijing({ folder: home, days: null, today: () => '2019-05-24' });
  unwrap(await running.prepared);
}, 240_000);

afterAll(async () => {
  await running.close();
  rmSync(home, { recursive: true });
}, 60_000);

async function send(path: string, as: string, body?: unknown): Promise<Response> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return fetch(running.address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { [ACTING_HEADER]: as, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function list(reply: Response | Promise<Response>): Promise<EditionList> {
  return editionListSchema.parse(await (await reply).json());
}

const codeOf = async (reply: Promise<Response>): Promise<string> =>
  ((await (await reply).json()) as { code: string }).code;

describe('editions of the bulletin', () => {
  test('BUL-3 sheets alone give a signed bulletin: drafted, approved, published, received', async () => {
    const drafted = await list(send('/api/editions', 'city-data', { period: PERIOD }));
    const [draft] = drafted.rows;
    if (!draft) throw new Error('nothing drafted');
    expect([draft.state, drafted.mayDraft, draft.may]).toEqual(['draft', true, []]);
    const seen = { version: draft.version, contentHash: draft.contentHash };
    expect(await codeOf(send(`/api/editions/${draft.id}/approve`, 'city-data', seen))).toBe(
      'RECORDS_ACT_REFUSED',
    );
    // Nobody sent these figures as sheets: to sign all the same is a decision of its own.
    expect(await codeOf(send(`/api/editions/${draft.id}/approve`, 'city-director', seen))).toBe(
      'GOV_SHEETS_OPEN',
    );
    const shown = await list(send(`/api/editions?period=${PERIOD}`, 'city-director'));
    const open = shown.rows[0]?.openSheets ?? [];
    expect(open.map(({ state }) => state)).toContain('missing');
    const decided = { ...seen, despiteOpenSheets: true };
    const signed = await list(send(`/api/editions/${draft.id}/approve`, 'city-director', decided));
    const [approved] = signed.rows;
    expect(approved?.openSheets).toEqual(open);
    expect(approved?.approved?.by.name.en).toBe('Lin Yue');
    // The second of two who approve is told that somebody was first.
    const second = await send(`/api/editions/${draft.id}/approve`, 'city-director', seen);
    expect(second.status).toBe(409);
    const asked = { version: approved?.version, contentHash: draft.contentHash };
    const out = await list(send(`/api/editions/${draft.id}/publish`, 'city-director', asked));
    expect([out.rows[0]?.state, out.rows[0]?.number, out.rows[0]?.files.length]).toEqual([
      'published',
      1,
      8,
    ]);
    const received = await list(
      send(`/api/editions/${draft.id}/receive`, 'tongzhou', { note: '' }),
    );
    expect(received.rows[0]?.receipts.map(({ district }) => district)).toEqual(['tongzhou']);
  }, 120_000);

  test('BUL-3 a published edition is frozen, numbered and dated; figures that come later do not move it', async () => {
    const page = bulletinSchema.parse(
      await (await send('/api/bulletin?edition=E1', 'city-data')).json(),
    );
    const { en } = page.pages;
    expect([page.state, page.number, en.draft, en.issue, en.date]).toEqual([
      'published',
      1,
      null,
      'Edition 1',
      'Signed 24 May 2019, data to 31 March 2019',
    ]);
    const file = '/api/bulletin/file?edition=E1&lang=en&format=docx';
    const before = Buffer.from(await (await send(file, 'city-data')).arrayBuffer());
    await report([row('tongzhou', 12n, '3')]);
    const after = Buffer.from(await (await send(file, 'city-data')).arrayBuffer());
    expect(after.equals(before)).toBe(true);
    const now = bulletinSchema.parse(await (await send('/api/bulletin', 'city-data')).json());
    expect(now.check).not.toBe(page.check);
  }, 120_000);

  test('BUL-4 a correction is a new edition that says why and lists what changed', async () => {
    expect(await codeOf(send('/api/editions', 'city-data', { period: PERIOD }))).toBe('GOV_TEXT');
    const corrected = await list(
      send('/api/editions', 'city-data', { period: PERIOD, reason: 'Tongzhou sent a new sheet.' }),
    );
    const [draft] = corrected.rows;
    expect(draft?.corrects).toMatchObject({ id: 'E1', reason: 'Tongzhou sent a new sheet.' });
    expect(draft?.corrects?.changes).toBeGreaterThan(0);
    const page = bulletinSchema.parse(
      await (await send(`/api/bulletin?edition=${draft?.id}`, 'city-data')).json(),
    );
    const items = page.pages.en.blocks.flatMap((each) => (each.kind === 'list' ? each.items : []));
    expect(items).toContain('tongzhou, Expense growth, 2019-Q1: 15.0 before, now 12.0.');
    expect(page.contents.map(({ id }) => id)).toContain('corrections');
  }, 120_000);
});
