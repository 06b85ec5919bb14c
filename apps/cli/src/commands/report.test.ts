import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runHere as run } from '../testing/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-report-'));
const facts = join(folder, 'facts');
const at = ['--facts', facts, '--period', '2019-Q1'];

afterAll(() => rmSync(folder, { recursive: true }));

describe('report', () => {
  test('CLI-11 template, check, submit and status on a folder without claims', async () => {
    const titles = ['--title-en', 'Beijing', '--title-zh', '北京市'];
    const made = await run('report', 'new', '--out', facts, ...at.slice(2), ...titles, '--json');
    expect(JSON.parse(readFileSync(join(facts, 'manifest.json'), 'utf8')).title).toEqual({
      en: 'Beijing',
      zh: '北京市',
    });
    expect([made.exit, made.err]).toEqual([0, '']);
    expect(JSON.parse(made.out).districts).toHaveLength(16);
    const csv = join(folder, 'a.csv');
    const form = ['--form', 'donation', '--district', 'tongzhou'];
    const template = await run(
      'report',
      'template',
      ...at,
      ...form,
      '--format',
      'csv',
      '--out',
      csv,
    );
    expect(template.exit).toBe(0);
    const text = readFileSync(csv, 'utf8');
    const filled = (top: string): string =>
      text.replace(
        '无偿献血 Voluntary blood donation,,,,',
        `无偿献血 Voluntary blood donation,${top},１２００，０００,,`,
      );
    writeFileSync(csv, filled('5,000人次'));
    const wrong = join(folder, 'wrong.csv');
    writeFileSync(wrong, filled('"5000 or so"'));

    const back = join(folder, 'back.xlsx');
    const check = await run('report', 'check', wrong, ...at, '--returned', back, '--json');
    expect(check.exit).toBe(1);
    expect(JSON.parse(check.out).rows).toEqual({ accepted: 0, refused: 1, passed: 1 });
    expect(JSON.parse(check.out).marks[0]).toMatchObject({ row: 3, column: 4, kind: 'refused' });
    expect(readFileSync(back).subarray(0, 2).toString()).toBe('PK');
    const refused = await run('report', 'submit', wrong, ...at, '--as', 'tongzhou');
    expect([refused.exit, refused.err]).toEqual([
      3,
      expect.stringContaining('REPORT_ROWS_REFUSED'),
    ]);
  });

  test('CLI-11 a sheet is taken once, and stands in the status', async () => {
    const xlsx = join(folder, 'b.csv');
    writeFileSync(
      xlsx,
      '区,期间,指标,分子,分母\n通州,2019年第一季度,无偿献血,５０００,"1,200,000"\n',
    );
    const sent = await run('report', 'submit', xlsx, ...at, '--as', 'tongzhou', '--json');
    expect([sent.exit, sent.err]).toEqual([0, '']);
    expect(JSON.parse(sent.out)).toMatchObject({
      form: 'donation',
      taken: 1,
      figures: [{ place: 'tongzhou', numerator: '60000', denominator: '3600000' }],
    });
    const twice = await run('report', 'submit', xlsx, ...at, '--as', 'tongzhou', '--json');
    expect([twice.exit, JSON.parse(twice.out).problems[0].code]).toEqual([3, 'REPORT_SHEET_TWICE']);
    const nobody = await run('report', 'submit', xlsx, ...at, '--json');
    expect(JSON.parse(nobody.out).problems[0].code).toBe('RECORDS_ACT_REFUSED');
    const status = await run('report', 'status', ...at, '--json');
    const cells: { place: string; form: string; received: number }[] = JSON.parse(status.out).cells;
    expect(cells.filter((cell) => cell.received > 0)).toEqual([
      expect.objectContaining({ place: 'tongzhou', form: 'donation', received: 1 }),
    ]);
    expect((await run('report', 'status', ...at, '--lang', 'zh')).out).toContain('迟报');
  });

  test('CLI-11 a sheet that was wrong comes in again once a director has opened its data', async () => {
    const file = join(folder, 'c.csv');
    writeFileSync(file, '区,期间,指标,分子,分母\n通州,2019-Q1,无偿献血,5001,1200000\n');
    const submit = () => run('report', 'submit', file, ...at, '--as', 'tongzhou', '--json');
    expect(JSON.parse((await submit()).out).problems[0].code).toBe('REPORT_ROWS_REFUSED');
    const data = ['--district', 'tongzhou', '--form', 'donation', '--reason', 'A van left out.'];
    const reopen = (as: string) => run('report', 'reopen', ...at, ...data, '--as', as, '--json');
    expect(JSON.parse((await reopen('tongzhou')).out).problems[0].code).toBe('RECORDS_ACT_REFUSED');
    expect(JSON.parse((await reopen('city-director')).out)).toMatchObject({ released: 1 });
    expect(JSON.parse((await submit()).out)).toMatchObject({ taken: 1 });
  });
});
