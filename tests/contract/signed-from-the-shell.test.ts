import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editionListSchema, submissionListSchema } from '@sanyi/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentOf, problemsIn, refusalOf, sanyi } from './run-sanyi.ts';
import { type Filled, filledWorkbooks } from './spreadsheets.ts';
import { tempFolder } from './temp-folder.ts';

const PERIOD = '2019-Q1';
const OFFICE = ['--as', 'city-data'];
const DIRECTOR = ['--as', 'city-director'];
const DESPITE = '--despite-open-sheets';

const NEW_FOLDER: z.ZodType<{ districts: string[] }> = z.object({ districts: z.array(z.string()) });
const PRINTED: z.ZodType<{
  files: { path: string; sha256: string; asPublished: boolean | null }[];
}> = z.object({
  files: z.array(
    z.object({ path: z.string(), sha256: z.string(), asPublished: z.boolean().nullable() }),
  ),
});

/** Nothing but the command line and sixteen spreadsheets: no server, no claims. */
describe('a signed bulletin from the shell', () => {
  let folder = '';
  let facts: readonly string[] = [];
  let districts: readonly string[] = [];
  let books: readonly Filled[] = [];

  beforeAll(async () => {
    folder = await tempFolder();
    const path = join(folder, 'facts');
    facts = ['--facts', path];
    const titles = ['--title-en', 'Beijing', '--title-zh', '北京市'];
    const made = ['report', 'new', '--out', path, '--period', PERIOD, ...titles];
    districts = (await documentOf(NEW_FOLDER, made)).districts;
    const template = join(folder, 'template.xlsx');
    const asked = ['--form', 'expense', '--period', PERIOD, '--out', template];
    expect((await sanyi('report', 'template', ...facts, ...asked)).code).toBe(0);
    books = await filledWorkbooks(await readFile(template), 'Expense growth', (_, at) => ({
      numerator: 1_010_000 + at * 10_000,
      denominator: 1_000_000,
    }));
  }, 120_000);

  const submit = async (district: string, bytes: Uint8Array, name = district) => {
    const file = join(folder, `${name}.xlsx`);
    await writeFile(file, bytes);
    return ['report', 'submit', file, ...facts, '--period', PERIOD, '--as', district];
  };
  const edition = (act: string, ...more: readonly string[]) => [
    ...['edition', act, PERIOD],
    ...facts,
    ...more,
  ];
  const newest = async (words: readonly string[]) => {
    const { rows } = await documentOf(editionListSchema, words);
    const [row] = rows;
    if (!row) throw new Error('no edition');
    return row;
  };

  it('CLI-11 sixteen workbooks are sent, once each, and an office judges them', async () => {
    expect([districts.length, books.length]).toEqual([16, 16]);
    for (const [at, { bytes }] of books.entries()) {
      const ended = await sanyi(...(await submit(districts[at] ?? '', bytes)));
      expect(ended.code, ended.err).toBe(0);
    }
    const [first] = districts;
    const again = await refusalOf(
      3,
      ...(await submit(first ?? '', books[0]?.bytes ?? new Uint8Array())),
    );
    expect(again[0]?.code).toBe('REPORT_SHEET_TWICE');
    const list = ['report', 'list', ...facts, '--period', PERIOD];
    const { rows } = await documentOf(submissionListSchema, [...list, ...OFFICE]);
    expect(rows.map(({ state }) => state)).toEqual(Array(16).fill('sent'));
    const id = rows[0]?.id ?? '';
    const accept = ['report', 'accept', id, ...facts];
    const [refused] = await refusalOf(3, ...accept, '--as', rows[0]?.district ?? '');
    expect(refused?.code).toBe('RECORDS_ACT_REFUSED');
    const accepted = await documentOf(submissionListSchema, [...accept, ...OFFICE]);
    expect(accepted.rows[0]).toMatchObject({ id, state: 'accepted', version: 2 });
    const back = ['report', 'return', rows[1]?.id ?? '', '--reason', 'Of 2018.', ...facts];
    const returned = await documentOf(submissionListSchema, [...back, ...OFFICE]);
    expect(returned.rows[1]).toMatchObject({ state: 'returned', reason: 'Of 2018.' });
    const at = districts.indexOf(rows[1]?.district ?? '');
    const resent = await submit(districts[at] ?? '', books[at]?.bytes ?? new Uint8Array());
    expect((await sanyi(...resent)).code).toBe(0);
  }, 480_000);

  it('CLI-33 drafted by an office, signed once by the director, published, received, printed', async () => {
    const draft = await newest([...edition('draft'), ...OFFICE]);
    expect(draft.submissions.map(({ district }) => district).sort()).toEqual([...districts].sort());
    expect(draft.submissions.map(({ revision }) => revision).sort()).toEqual([
      ...Array(15).fill(1),
      2,
    ]);
    const [refused] = await refusalOf(3, ...edition('approve'), ...OFFICE);
    expect(refused?.code).toBe('RECORDS_ACT_REFUSED');
    // Nobody has accepted a sheet: to sign all the same is a decision.
    const [open] = await refusalOf(3, ...edition('approve'), ...DIRECTOR);
    expect(open?.code).toBe('GOV_SHEETS_OPEN');
    const seen = ['--seen', String(draft.version), DESPITE];
    // Two at once: one signs, the other is told why not.
    const both = await Promise.all(
      [0, 1].map(() => sanyi(...edition('approve', ...seen), ...DIRECTOR, '--json')),
    );
    expect(both.map(({ code }) => code).sort()).toEqual([0, 3]);
    const late = both.find(({ code }) => code === 3);
    const codes = late ? problemsIn(late).map(({ code }) => code) : [];
    expect(['RECORDS_IN_USE', 'GOV_CHANGED_MEANWHILE']).toContain(codes[0]);
    const [second] = await refusalOf(3, ...edition('approve', ...seen), ...DIRECTOR);
    expect(second?.code).toBe('GOV_CHANGED_MEANWHILE');
    const published = await newest([...edition('publish'), ...DIRECTOR]);
    expect(published).toMatchObject({ state: 'published', number: 1 });
    expect(published.approved?.by.name.en).toBe('Lin Yue');
    const received = await newest([...edition('receive'), '--as', 'tongzhou']);
    expect(received.receipts.map(({ district }) => district)).toEqual(['tongzhou']);
    const [twice] = await refusalOf(3, ...edition('receive'), '--as', 'tongzhou');
    expect(twice?.code).toBe('GOV_RECEIVED_TWICE');
    for (const time of ['first', 'second']) {
      const out = ['--out', join(folder, time), '--as', 'tongzhou'];
      const { files } = await documentOf(PRINTED, [...edition('print'), ...out]);
      expect(files.map(({ asPublished }) => asPublished)).toEqual(Array(8).fill(true));
      for (const { path, sha256 } of files) {
        const bytes = await readFile(path);
        expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256);
        expect(published.files.map((each) => each.sha256)).toContain(sha256);
      }
    }
  }, 480_000);

  it('CLI-33 a correction needs a reason and says which sheet changed', async () => {
    const [draft] = await refusalOf(3, ...edition('draft'), ...OFFICE);
    expect(draft?.code).toBe('GOV_TEXT');
    const open = ['--period', PERIOD, '--district', 'tongzhou', '--form', 'expense'];
    const why = ['--reason', 'A hospital was left out.'];
    const opened = await sanyi('report', 'reopen', ...facts, ...open, ...why, ...DIRECTOR);
    expect(opened.code, opened.err).toBe(0);
    const template = await readFile(join(folder, 'template.xlsx'));
    const right = await filledWorkbooks(template, 'Expense growth', () => ({
      numerator: '１，０５０，０００',
      denominator: '1,000,000',
    }));
    const bytes = right[districts.indexOf('tongzhou')]?.bytes ?? new Uint8Array();
    const sent = await sanyi(...(await submit('tongzhou', bytes, 'tongzhou-2')));
    expect(sent.code, sent.err).toBe(0);
    const corrected = await newest([...edition('draft', ...why), ...OFFICE]);
    expect(corrected.corrects).toMatchObject({ id: 'E1', submissions: 1 });
    await newest([...edition('approve', DESPITE), ...DIRECTOR]);
    const second = await newest([...edition('publish'), ...DIRECTOR]);
    expect(second).toMatchObject({ state: 'published', number: 2 });
    const out = join(folder, 'corrected');
    const html = ['--format', 'html', '--lang', 'en', '--out', out];
    const { files } = await documentOf(PRINTED, [...edition('print', ...html), ...OFFICE]);
    const page = await readFile(files[0]?.path ?? '', 'utf8');
    expect(page).toMatch(
      /Tongzhou, sheet &quot;Medical expense growth&quot; of 2019-Q1: revision 1/,
    );
    expect(page).toMatch(/Tongzhou, Expense growth, 2019-Q1: [\d.]+ before, now 5\.0\./);
  }, 480_000);
});
