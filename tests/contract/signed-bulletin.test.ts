import { createHash } from 'node:crypto';
import {
  ADDRESSES,
  bulletinSchema,
  type EditionList,
  editionListSchema,
  problemDocumentSchema,
  reportPreviewSchema,
  reportsSchema,
  statusSchema,
  taskDetailSchema,
  taskListSchema,
} from '@sanyi/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { sanyi } from './run-sanyi.ts';
import { type Asked, demoOf, type Replied } from './running-demo.ts';
import { tempFolder } from './temp-folder.ts';

const PERIOD = '2019-Q1';
const FORMATS = ['html', 'pdf', 'docx', 'xlsx'];
const DATA_OFFICE = 'city-data';
const DIRECTOR = 'city-director';

/** The template of a form as a district downloads it, its expense growth filled in. */
async function filledTemplate(demo: Asked, district: string, growth: number): Promise<string> {
  const asked = `form=expense&period=${PERIOD}&district=${district}&format=csv`;
  const text = await (await demo.get(`${ADDRESSES.reportTemplate}?${asked}`)).text();
  const empty = /(,医疗费用同比 Expense growth),,,,/;
  expect(text).toMatch(empty);
  const yuan = 1_000_000 + growth * 10_000;
  return text.replace(empty, `$1,"${yuan.toLocaleString('en')}",１０００000 ,,`);
}

/** Previews a sheet and sends it as previewed; an officer's id is that of the district. */
async function submitted(demo: Asked, district: string, text: string): Promise<Replied> {
  const query = { file: `${district}.csv`, period: PERIOD };
  const check = `${ADDRESSES.reportCheck}?${new URLSearchParams(query)}`;
  const checked = await demo.sheet(check, district, text);
  if (checked.status !== 200) return checked;
  const preview = reportPreviewSchema.parse(checked.body);
  const taken = new URLSearchParams({ ...query, confirm: preview.fileHash });
  return demo.sheet(`${ADDRESSES.reportSubmit}?${taken}`, district, text);
}

const codeOf = ({ status, body }: Replied): string =>
  `${status} ${problemDocumentSchema.parse(body).code}`;

const listOf = ({ status, body }: Replied): EditionList => {
  expect([status, body]).toEqual([200, body]);
  return editionListSchema.parse(body);
};

const firstOf = ({ rows: [edition] }: EditionList): EditionList['rows'][number] => {
  if (!edition) throw new Error('no edition');
  return edition;
};

/** Signs the newest edition and publishes it. */
async function published(demo: Asked, list: EditionList): Promise<EditionList['rows'][number]> {
  const { id, version, contentHash } = firstOf(list);
  const one = ADDRESSES.edition + id;
  const approved = firstOf(
    listOf(
      await demo.post(`${one}/approve`, DIRECTOR, {
        version,
        contentHash,
        despiteOpenSheets: true,
      }),
    ),
  );
  const seen = { version: approved.version, contentHash };
  return firstOf(listOf(await demo.post(`${one}/publish`, DIRECTOR, seen)));
}

describe('sixteen spreadsheets and no claims', () => {
  let demo: Asked;
  let districts: readonly string[] = [];

  beforeAll(async () => {
    const facts = `${await tempFolder()}/facts`;
    const titles = ['--title-en', 'Beijing', '--title-zh', '北京市'];
    const made = await sanyi('report', 'new', '--out', facts, '--period', PERIOD, ...titles);
    expect(made.code, made.err).toBe(0);
    demo = await demoOf(facts);
    const status = statusSchema.parse(await (await demo.get(ADDRESSES.status)).json());
    expect(status).toMatchObject({ ready: true, claims: 0, title: { zh: '北京市' } });
    districts = status.districts.map(({ id }) => id);
  }, 120_000);

  it('are templates that sixteen officers fill and send', async () => {
    expect(districts).toHaveLength(16);
    for (const [at, district] of districts.entries()) {
      const sheet = await filledTemplate(demo, district, at + 1);
      expect((await submitted(demo, district, sheet)).status, district).toBe(200);
      if (at > 0) continue;
      expect(codeOf(await submitted(demo, district, sheet))).toBe('409 REPORT_SHEET_TWICE');
      const again = await filledTemplate(demo, district, 9);
      expect(codeOf(await submitted(demo, district, again))).toBe('400 REPORT_ROWS_REFUSED');
    }
  }, 120_000);

  it('become a bulletin that is drafted, signed once, numbered, frozen and received', async () => {
    const drafted = listOf(await demo.post(ADDRESSES.editions, DATA_OFFICE, { period: PERIOD }));
    const { id, version, contentHash } = firstOf(drafted);
    const one = ADDRESSES.edition + id;
    const signing = () =>
      demo.post(`${one}/approve`, DIRECTOR, { version, contentHash, despiteOpenSheets: true });
    const both = await Promise.all([signing(), signing()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const approved = firstOf(listOf(both.find(({ status }) => status === 200) ?? both[0]));
    expect(approved.approved?.by.name).toEqual({ en: 'Lin Yue', zh: '林月' });
    const seen = { version: approved.version, contentHash };
    const edition = firstOf(listOf(await demo.post(`${one}/publish`, DIRECTOR, seen)));
    expect(edition).toMatchObject({ state: 'published', number: 1, contentHash });
    expect(edition.files).toHaveLength(8);
    expect(edition.submissions.map(({ district }) => district).sort()).toEqual(
      [...districts].sort(),
    );
    expect((await demo.post(`${one}/publish`, DIRECTOR, seen)).status).toBe(409);
    for (const district of districts) {
      listOf(await demo.post(`${one}/receive`, district, { note: '' }));
    }
    const query = `${ADDRESSES.editions}?period=${PERIOD}`;
    const list = editionListSchema.parse(await (await demo.get(query, DATA_OFFICE)).json());
    expect(
      firstOf(list)
        .receipts.map(({ district }) => district)
        .sort(),
    ).toEqual([...districts].sort());
  }, 180_000);

  it('are printed in four formats and two languages, each time the bytes that were published', async () => {
    const query = `${ADDRESSES.editions}?period=${PERIOD}`;
    const list = editionListSchema.parse(await (await demo.get(query, DATA_OFFICE)).json());
    const published = new Map(
      firstOf(list).files.map(({ lang, format, sha256 }) => [`${lang} ${format}`, sha256]),
    );
    for (const lang of ['en', 'zh']) {
      for (const format of FORMATS) {
        const file = `${ADDRESSES.bulletinFile}?edition=E1&lang=${lang}&format=${format}`;
        const hashes = [];
        for (let time = 0; time < 2; time += 1) {
          const reply = await demo.get(file, 'tongzhou');
          expect(reply.status, file).toBe(200);
          const bytes = Buffer.from(await reply.arrayBuffer());
          hashes.push(createHash('sha256').update(bytes).digest('hex'));
        }
        expect(hashes, file).toEqual(Array(2).fill(published.get(`${lang} ${format}`)));
      }
    }
  }, 120_000);

  it('REP-9 stay closed until a director opens one for a corrected sheet, which a new edition lists', async () => {
    const sheet = await filledTemplate(demo, 'tongzhou', 5);
    const asked = { district: 'tongzhou', period: PERIOD, form: 'expense', reason: 'Left out.' };
    expect(codeOf(await submitted(demo, 'tongzhou', sheet))).toBe('400 REPORT_ROWS_REFUSED');
    const reopen = (as: string) => demo.post(ADDRESSES.reportReopen, as, asked);
    expect(codeOf(await reopen('tongzhou'))).toBe('403 RECORDS_ACT_REFUSED');
    // One lock of the submission, one of the approved edition.
    expect((await reopen(DIRECTOR)).body).toMatchObject({ released: 2 });
    expect(codeOf(await reopen(DIRECTOR))).toBe('409 REPORT_DATA_OPEN');
    expect((await submitted(demo, 'tongzhou', sheet)).status).toBe(200);
    const daxing = await filledTemplate(demo, 'daxing', 2);
    expect(codeOf(await submitted(demo, 'daxing', daxing))).toBe('400 REPORT_ROWS_REFUSED');
    const draft = { period: PERIOD, reason: 'Tongzhou had left a hospital out.' };
    const edition = await published(
      demo,
      listOf(await demo.post(ADDRESSES.editions, DATA_OFFICE, draft)),
    );
    expect(edition).toMatchObject({ number: 2, corrects: { id: 'E1', reason: draft.reason } });
    const page = async (id: string) =>
      bulletinSchema.parse(await (await demo.get(`/api/bulletin?edition=${id}`)).json());
    const items = (await page(edition.id)).pages.en.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items : [],
    );
    expect(items).toContain('Tongzhou, Expense growth, 2019-Q1: 9.0 before, now 5.0.');
    expect(items.join()).toMatch(
      /Tongzhou, sheet "Medical expense growth" of 2019-Q1: revision 1 \([0-9a-f]{16}\) before, now revision 2/,
    );
    expect(edition.corrects?.submissions).toBe(1);
    expect(edition.submissions.find(({ district }) => district === 'tongzhou')?.revision).toBe(2);
    expect((await page('E1')).number).toBe(1);
  }, 180_000);
});

describe('a city with claims', () => {
  let demo: Asked;

  beforeAll(async () => {
    const facts = `${await tempFolder()}/facts`;
    const span = ['--from', '2017-01-01', '--to', '2019-03-31'];
    const made = await sanyi('city', 'build', '--scale', '0.00003', ...span, '--out', facts);
    expect(made.code, made.err).toBe(0);
    demo = await demoOf(facts);
  }, 300_000);

  it('shows computed and reported side by side, with the difference explained', async () => {
    const sheet = await filledTemplate(demo, 'tongzhou', 9);
    expect((await submitted(demo, 'tongzhou', sheet)).status).toBe(200);
    const query = `${ADDRESSES.reports}?period=${PERIOD}`;
    const { compared } = reportsSchema.parse(await (await demo.get(query)).json());
    const own = compared.find(
      ({ indicator, place }) => indicator === 'expense-growth' && place === 'tongzhou',
    );
    expect(own?.reported?.value).toBe('9.0');
    expect(own?.computed?.value).toMatch(/^-?\d+\.\d$/);
    expect(own?.difference?.causes.length).toBeGreaterThan(0);
  }, 120_000);

  it('closes or reopens a task made from a finding of 2018-Q4 by the figure of 2019-Q1', async () => {
    const page = bulletinSchema.parse(
      await (await demo.get('/api/bulletin?period=2018-Q4')).json(),
    );
    const findings = page.findings.filter(
      ({ indicator, place }) => indicator === 'expense-growth' && place !== 'beijing',
    );
    expect(findings.length).toBeGreaterThan(0);
    for (const { id, indicator, place, period } of findings) {
      const body = { indicator, district: place, period, finding: id, owners: [place] };
      const made = await demo.post(ADDRESSES.tasks, DATA_OFFICE, body);
      expect(taskDetailSchema.parse(made.body).measure?.first.period).toBe('2018-Q4');
    }
    // Publishing the next quarter is enough: its figures find the tasks they measure.
    await published(
      demo,
      listOf(await demo.post(ADDRESSES.editions, DATA_OFFICE, { period: PERIOD })),
    );
    const tasks = taskListSchema.parse(await (await demo.get(ADDRESSES.tasks, DATA_OFFICE)).json());
    expect(tasks.rows).toHaveLength(findings.length);
    for (const { id } of tasks.rows) {
      const told = await (await demo.get(ADDRESSES.task + id, DATA_OFFICE)).json();
      const { state, measure } = taskDetailSchema.parse(told);
      const last = measure?.readings.at(-1);
      expect(last?.period).toBe(PERIOD);
      expect([id, state]).toEqual([id, last?.judgement === 'met' ? 'closed' : 'open']);
    }
  }, 120_000);
});
