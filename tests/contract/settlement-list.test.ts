import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTLE } from './documents.ts';
import { documentOf, refusalOf } from './run-sanyi.ts';
import { importList, listData, MAPPING, oldListData } from './settlement-list.ts';
import { tempFolder } from './temp-folder.ts';

const CLAIMS = '结算清单.csv';
const LINES = '收费明细.csv';
const PERSONS = '参保人员.csv';

describe('a settlement list with Chinese headers', () => {
  it('gives the same facts in UTF-8 and in GB18030 with gzip, and settles where it belongs', async () => {
    const old = await oldListData();
    const [modern, other] = await Promise.all([
      importList(await listData()),
      importList(old.data, old.mapping),
    ]);
    expect(other.report.checksum).toBe(modern.report.checksum);
    expect(modern.report).toMatchObject({ amountOutFen: modern.report.amountInFen });
    expect(modern.report.tables.claim).toMatchObject({ read: 10, accepted: 10, rejected: 0 });
    const words = ['settle', '--facts', modern.out, '--stack', 'beijing'];
    const settled = await documentOf(SETTLE, words);
    const parts = [settled.fundFen, settled.patientFen, settled.hospitalFen].map(BigInt);
    expect(String(parts.reduce((sum, part) => sum + part, 0n))).toBe(settled.amountFen);
  });
});

describe('rows that cannot be right', () => {
  const changes = [
    [CLAIMS, '急诊', '特急'],
    [CLAIMS, '2018年7月20日', '2017年7月20日'],
    [CLAIMS, '-40.00,QD20180002', '-40.00,'],
    [CLAIMS, 'QD20180005', 'QD20180004'],
    [LINES, 'QD20180010,', 'QD20180010,,'],
    [PERSONS, 'R0006', 'R0005'],
  ] as const;

  it('are rejected one by one with place and reason; what is accepted still adds up', async () => {
    const { report, out } = await importList(await listData(changes));
    const codes = new Set(report.problems.map((each) => each.code));
    expect([...codes].sort()).toEqual(
      [
        'IMPORT_CLAIM_INCOMPLETE',
        'IMPORT_CODE_UNKNOWN',
        'IMPORT_DAY_OUT_OF_RANGE',
        'IMPORT_DUPLICATE',
        'IMPORT_LINK_MISSING',
        'IMPORT_NEGATIVE_WITHOUT_REVERSAL',
        'IMPORT_ROW_BROKEN',
      ].sort(),
    );
    for (const { where, zh } of report.problems) {
      expect(where).toMatch(/^.+\.csv, row \d+$/);
      expect(zh).toMatch(/。$/);
    }
    expect(report.amountOutFen).toBe(report.amountInFen);
    for (const { read, accepted, rejected } of Object.values(report.tables)) {
      expect(accepted + rejected).toBeLessThanOrEqual(read);
    }
    expect(report.rejectsFile).toBe(join(out, 'rejects.csv'));
  });

  it('can be put right in the rejects file and fed back', async () => {
    const spoiled = await listData([[CLAIMS, '260.00', '26O.00']]);
    const first = await importList(spoiled);
    expect(first.report.tables.claim.rejected).toBe(1);
    const rejects = await readFile(first.report.rejectsFile ?? '', 'utf8');
    await writeFile(join(spoiled, 'rejects.csv'), rejects.replaceAll('26O.00', '260.00'));
    const [second, whole] = await Promise.all([importList(spoiled), importList(await listData())]);
    expect(second.report).toMatchObject({ rejectsFile: null, checksum: whole.report.checksum });
  });
});

describe('what stops an import', () => {
  it('a folder, a column, a mapping or a file that cannot be read; nothing is written', async () => {
    const out = join(await tempFolder(), 'facts');
    const noColumn = await listData([[PERSONS, '性别', '性 别']]);
    const openQuote = await listData([[CLAIMS, 'QD20180005', '"QD20180005']]);
    const cut = await listData();
    await copyFile(join(cut, CLAIMS), join(cut, 'mapping.yaml'));
    const cases = [
      ['IMPORT_FILE_MISSING', MAPPING, await tempFolder()],
      ['IMPORT_COLUMN_MISSING', MAPPING, noColumn],
      ['IMPORT_FILE_UNREADABLE', MAPPING, openQuote],
      ['IMPORT_MAPPING_VALUE_WRONG', join(cut, 'mapping.yaml'), cut],
      ['IMPORT_FILE_UNREADABLE', join(cut, 'none.yaml'), cut],
    ] as const;
    const found = await Promise.all(
      cases.map(async ([, mapping, folder]) => {
        const words = ['import', '--mapping', mapping, folder, '--out', out];
        return (await refusalOf(3, ...words))[0]?.code;
      }),
    );
    expect(found).toEqual(cases.map(([code]) => code));
    const [missing] = await refusalOf(3, 'settle', '--facts', out);
    expect(missing?.code).toBe('STORE_NOT_FACTS');
  });
});
