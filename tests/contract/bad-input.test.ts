import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ADDRESSES,
  editionListSchema,
  problemDocumentSchema,
  type ReportPreview,
  reportPreviewSchema,
  reportsSchema,
  submissionListSchema,
} from '@sanyi/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentOf, problemsIn, sanyi } from './run-sanyi.ts';
import { type Asked, demoOf, type Replied } from './running-demo.ts';
import {
  hasTinyDisks,
  installationWithout,
  sanyiWithoutSpace,
  tinyDisk,
} from './spoilt-machine.ts';
import { textsOf, workbookOf } from './spreadsheets.ts';
import { tempFolder } from './temp-folder.ts';

const PERIOD = '2019-Q1';
const HEAD = ['区', '期间', '指标', '分子', '分母', '备注'];
const GROWTH = '医疗费用同比';

type Row = readonly (string | number)[];
const row = (more: Partial<Record<'place' | 'period' | 'top' | 'bottom', string | number>> = {}) =>
  [
    more.place ?? '通州区',
    more.period ?? PERIOD,
    GROWTH,
    more.top ?? 1_080_000,
    more.bottom ?? 1_000_000,
    '',
  ] satisfies Row;

async function folderForSheets(): Promise<string> {
  const path = join(await tempFolder(), 'facts');
  const titles = ['--title-en', 'Beijing', '--title-zh', '北京市'];
  const made = await sanyi('report', 'new', '--out', path, '--period', PERIOD, ...titles);
  expect(made.code, made.err).toBe(0);
  return path;
}

/** Each is refused or healed with a clear message, through the door that everybody uses. */
describe('sheets as people send them', () => {
  let demo: Asked;
  beforeAll(async () => {
    demo = await demoOf(await folderForSheets());
  }, 120_000);

  const checked = async (bytes: Uint8Array, as = 'tongzhou'): Promise<ReportPreview> => {
    const query = new URLSearchParams({ file: `${as}.xlsx`, period: PERIOD, form: 'expense' });
    const reply = await demo.sheet(`${ADDRESSES.reportCheck}?${query}`, as, bytes);
    expect([reply.status, reply.body]).toEqual([200, reply.body]);
    return reportPreviewSchema.parse(reply.body);
  };
  const submitted = async (bytes: Uint8Array, as = 'tongzhou'): Promise<Replied> => {
    const { fileHash } = await checked(bytes, as);
    const query = { file: `${as}.xlsx`, period: PERIOD, form: 'expense', confirm: fileHash };
    return demo.sheet(`${ADDRESSES.reportSubmit}?${new URLSearchParams(query)}`, as, bytes);
  };
  const saidOf = ({ remarks }: ReportPreview, code: string): string =>
    remarks.find(({ problem }) => problem.code === code)?.problem.en ?? `${code} was not said`;
  const codeOf = ({ status, body }: Replied): string =>
    `${status} ${problemDocumentSchema.parse(body).code}`;
  const figures = ({ figures: found }: ReportPreview) =>
    found.map(({ place, sent }) => [place, sent.numerator, sent.denominator]);
  const reported = async () => {
    const page = await (await demo.get(`${ADDRESSES.reports}?period=${PERIOD}`)).json();
    return reportsSchema.parse(page).compared.filter((each) => each.reported !== null);
  };
  const TAKEN = [['tongzhou', '1080000', '1000000']];

  it('merged header cells are read', async () => {
    const over = ['通州区上报表', '', '', '数值', '', ''];
    const bytes = await workbookOf([over, HEAD, row()], ['A1:C1', 'D1:E1']);
    const preview = await checked(bytes);
    expect([preview.headRow, figures(preview)]).toEqual([2, TAKEN]);
    const twoRows = [
      ['区', '期间', '指标', '本季度数值', '', '备注'],
      ['', '', '', '分子', '分母', ''],
      row(),
    ];
    const spread = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'];
    const merged = await checked(await workbookOf(twoRows, spread));
    expect(figures(merged)).toEqual(TAKEN);
    expect(saidOf(merged, 'REPORT_HEALED_HEAD')).toContain('merged cells');
  });

  it('full-width digits are read, and the reader is told', async () => {
    const wide = row({ top: '１０８００００', bottom: '１００００００' });
    const preview = await checked(await workbookOf([HEAD, wide]));
    expect(figures(preview)).toEqual(TAKEN);
    expect(saidOf(preview, 'REPORT_HEALED_NUMBER')).toContain('was read as 1080000');
  });

  it('spaces are read over', async () => {
    const spaced = row({ place: ' 通州 区　', top: ' 1 080 000 ', bottom: '1000000\u00a0' });
    const preview = await checked(await workbookOf([HEAD, spaced]));
    expect([figures(preview), preview.refused]).toEqual([TAKEN, 0]);
  });

  it('thousands separators are read where they stand right, and refused where they do not', async () => {
    const right = row({ top: '1,080,000', bottom: '１，０００，０００' });
    expect(figures(await checked(await workbookOf([HEAD, right])))).toEqual(TAKEN);
    const wrong = await checked(await workbookOf([HEAD, row({ top: '10,80,000' })]));
    expect([wrong.accepted, wrong.refused]).toEqual([0, 1]);
    expect(saidOf(wrong, 'REPORT_NUMBER_GROUPS')).toContain('It was not guessed');
  });

  it('a wrong period is refused with what was meant', async () => {
    const preview = await checked(await workbookOf([HEAD, row({ period: '2019-Q5' })]));
    expect(preview.refused).toBe(1);
    expect(saidOf(preview, 'REPORT_PERIOD_WRONG')).toMatch(/is not a period.*Did you mean 2019-Q/);
    const query = new URLSearchParams({ file: 'a.xlsx', period: '2019-Q5', form: 'expense' });
    const bytes = await workbookOf([HEAD, row()]);
    const reply = await demo.sheet(`${ADDRESSES.reportCheck}?${query}`, 'tongzhou', bytes);
    expect(codeOf(reply)).toBe('400 PERIOD_NOT_READABLE');
  });

  it('a wrong district name is refused and the nearest offered', async () => {
    const preview = await checked(await workbookOf([HEAD, row({ place: '通洲区' })]));
    expect(preview.refused).toBe(1);
    expect(saidOf(preview, 'REPORT_DISTRICT_UNKNOWN')).toContain('通州');
    const other = await checked(await workbookOf([HEAD, row({ place: '延庆区' })]));
    expect(saidOf(other, 'REPORT_DISTRICT_OTHER')).toContain('answers for its own figures');
  });

  it('a figure of another quarter is refused', async () => {
    const preview = await checked(await workbookOf([HEAD, row({ period: '2018年第四季度' })]));
    expect([preview.accepted, preview.refused]).toEqual([0, 1]);
    expect(saidOf(preview, 'REPORT_PERIOD_OTHER')).toMatch(/of 2018-Q4.*sent for 2019-Q1/);
    const reply = await submitted(await workbookOf([HEAD, row({ period: '2018-Q4' })]));
    expect(codeOf(reply)).toBe('400 REPORT_ROWS_REFUSED');
    expect(await reported()).toEqual([]);
  });

  it('what is refused comes back as a copy with a column of reasons', async () => {
    const bytes = await workbookOf([HEAD, row({ place: '通洲区' })]);
    const query = new URLSearchParams({ file: 'a.xlsx', period: PERIOD, form: 'expense' });
    const address = await demo.sheetBytes(
      `${ADDRESSES.reportReturned}?${query}`,
      'tongzhou',
      bytes,
    );
    const rows = await textsOf(address);
    expect(rows[1]?.join()).toContain('通洲区');
    expect(rows[1]?.join()).toMatch(/没有名为“通洲区”的区/);
  });

  it('a sheet uploaded twice is taken once, and a locked period takes no other', async () => {
    const bytes = await workbookOf([HEAD, row()]);
    expect((await submitted(bytes)).status).toBe(200);
    const before = await reported();
    expect(before).toHaveLength(1);
    const query = new URLSearchParams({ file: 'a.xlsx', period: PERIOD, form: 'expense' });
    const again = await demo.sheet(`${ADDRESSES.reportCheck}?${query}`, 'tongzhou', bytes);
    expect(codeOf(again)).toBe('409 REPORT_SHEET_TWICE');
    const other = await workbookOf([HEAD, row({ top: 1_090_000 })]);
    expect(saidOf(await checked(other), 'REPORT_PERIOD_LOCKED')).toContain('is closed');
    expect(codeOf(await submitted(other))).toBe('400 REPORT_ROWS_REFUSED');
    expect(await reported()).toEqual(before);
  });

  it('of two people approving at once the second is told who was first', async () => {
    const draft = await demo.post(ADDRESSES.editions, 'city-data', { period: PERIOD });
    const [edition] = editionListSchema.parse(draft.body).rows;
    if (!edition) throw new Error('nothing was drafted');
    const { id, version, contentHash } = edition;
    const approve = () =>
      demo.post(`${ADDRESSES.edition}${id}/approve`, 'city-director', {
        version,
        contentHash,
        despiteOpenSheets: true,
      });
    const both = await Promise.all([approve(), approve()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    const told = problemDocumentSchema.parse(late?.body);
    expect(told.code).toBe('GOV_CHANGED_MEANWHILE');
    expect(told.detail.en).toContain('Lin Yue');
    // The signature locks the quarter for everybody, those who have sent nothing too.
    const daxing = await checked(await workbookOf([HEAD, row({ place: '大兴区' })]), 'daxing');
    expect(saidOf(daxing, 'REPORT_PERIOD_LOCKED')).toContain('is closed');
  });
});

/** Nothing half-published and nothing half-written is left where the machine fails. */
describe('machines that fail', () => {
  let facts = '';
  let sheet = '';
  const at = (...words: readonly string[]) => [...words, '--facts', facts];
  const edition = async () => {
    const list = at('edition', 'list', PERIOD);
    const { rows } = await documentOf(editionListSchema, [...list, '--as', 'city-data']);
    const [newest] = rows;
    return newest && { state: newest.state, number: newest.number, files: newest.files.length };
  };

  beforeAll(async () => {
    facts = await folderForSheets();
    sheet = join(await tempFolder(), 'tongzhou.xlsx');
    await writeFile(sheet, await workbookOf([HEAD, row()]));
  }, 120_000);

  it('a disk that fills while a sheet is taken over leaves neither record nor figure', async () => {
    const submit = [...at('report', 'submit', sheet), '--period', PERIOD, '--as', 'tongzhou'];
    const full = await sanyiWithoutSpace(1, ...submit, '--json');
    expect(full.code, full.err).toBe(3);
    expect(problemsIn(full)[0]?.code).toMatch(/^(RECORDS|STORE)_/);
    const list = [...at('report', 'list'), '--period', PERIOD, '--as', 'city-data'];
    expect((await documentOf(submissionListSchema, list)).rows).toEqual([]);
    expect(await readdir(facts)).not.toContain('reported');
    expect((await sanyi(...submit)).code).toBe(0);
    expect((await documentOf(submissionListSchema, list)).rows).toHaveLength(1);
  }, 240_000);

  it('a disk that fills while prints are written leaves what stood there', async () => {
    const out = await tempFolder();
    const name = `bulletin-${PERIOD}-en.html`;
    await writeFile(join(out, name), 'what stood there');
    const print = [...at('bulletin', PERIOD), '--out', out];
    const full = await sanyiWithoutSpace(16, ...print, '--json');
    expect(full.code, full.err).toBe(3);
    expect(problemsIn(full)[0]?.code).toBe('STORE_WRITE_FAILED');
    expect(await readdir(out)).toEqual([name]);
    expect(await readFile(join(out, name), 'utf8')).toBe('what stood there');
  }, 120_000);

  it.skipIf(!hasTinyDisks)(
    'a real disk that is full does the same (needs the rights of root)',
    async () => {
      const disk = await tinyDisk(64);
      const print = [...at('bulletin', PERIOD), '--out', join(disk, 'out')];
      const full = await sanyi(...print, '--json');
      expect(full.code, full.err).toBe(3);
      expect(problemsIn(full)[0]?.en).toContain('ENOSPC');
      expect(await readdir(join(disk, 'out'))).toEqual([]);
    },
    120_000,
  );

  it('a missing font is named, and nothing is printed or published', async () => {
    const fontless = await installationWithout('@expo-google-fonts/noto-serif-sc');
    const out = await tempFolder();
    const print = await fontless(...at('bulletin', PERIOD), '--out', out, '--json');
    expect(print.code, print.err).toBe(3);
    expect(problemsIn(print)[0]?.code).toBe('BULLETIN_FONT_MISSING');
    expect(await readdir(out)).toEqual([]);
    for (const [act, ...as] of [
      ['draft', '--as', 'city-data'],
      ['approve', '--as', 'city-director', '--despite-open-sheets'],
    ] as const) {
      const done = await sanyi(...at('edition', act, PERIOD), ...as);
      expect(done.code, done.err).toBe(0);
    }
    const publish = [...at('edition', 'publish', PERIOD), '--as', 'city-director', '--json'];
    expect(problemsIn(await fontless(...publish))[0]?.code).toBe('BULLETIN_FONT_MISSING');
    expect(await edition()).toEqual({ state: 'approved', number: null, files: 0 });
  }, 240_000);

  it('a disk that fills while an edition is published leaves it signed and unpublished', async () => {
    const publish = [...at('edition', 'publish', PERIOD), '--as', 'city-director'];
    const full = await sanyiWithoutSpace(1, ...publish, '--json');
    expect(full.code, full.err).toBe(3);
    expect(problemsIn(full)[0]?.code).toMatch(/^(RECORDS|STORE)_/);
    expect(await edition()).toEqual({ state: 'approved', number: null, files: 0 });
    expect((await sanyi(...publish)).code).toBe(0);
    expect(await edition()).toEqual({ state: 'published', number: 1, files: 8 });
  }, 240_000);
});
