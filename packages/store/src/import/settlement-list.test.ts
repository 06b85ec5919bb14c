import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Problem, unwrap } from '@sanyi/kernel';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import type { Progress } from '../job.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages } from '../testing/packages.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { recordsOfText } from './csv-rows.ts';
import { type ImportReport, importFolder } from './import-folder.ts';

const sample = fileURLToPath(new URL('../../../../samples/settlement-list', import.meta.url));
const mapping = join(sample, 'mapping.yaml');

/** A copy of the sample's data that a test may spoil. */
async function copy(change: (folder: string) => Promise<void> = async () => {}): Promise<string> {
  const folder = join(await tempFolder(), 'data');
  await cp(join(sample, 'data'), folder, { recursive: true });
  await change(folder);
  return folder;
}

const edit =
  (file: string, from: string | RegExp, to: string) =>
  async (folder: string): Promise<void> => {
    const path = join(folder, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };

async function imported(folder: string): Promise<{ report: ImportReport; out: string }> {
  const out = join(await tempFolder(), 'facts');
  return { report: unwrap(await importFolder({ mapping, folder, out })), out };
}

describe('settlement list sample', () => {
  test('IMP-2 Chinese headers become facts; money is counted once and rounding is reported', async () => {
    const { report, out } = await imported(await copy());
    expect(report).toMatchObject({
      amountInFen: '2071211',
      amountOutFen: '2071211',
      roundingFen: '0.5',
      insurerPaidFen: '1339500',
      rejectsFile: null,
      tables: {
        person: { read: 6, accepted: 6, rejected: 0 },
        claim: { read: 10, accepted: 10, rejected: 0 },
        line: { read: 21, accepted: 21, rejected: 0 },
        item: { read: 21, accepted: 17, rejected: 0, repeated: 4 },
      },
    });
    const facts = unwrap(await openFacts(out, demoActor('beijing')));
    expect(facts.reference.items.at(-1)?.code).toBe('unitemised');
    expect(facts.manifest).toMatchObject({ currency: 'CNY', synthetic: true, place: 'beijing' });
  });

  test('IMP-12 the imported list settles under the rules of its place, refund included', async () => {
    const { out } = await imported(await copy());
    const facts = unwrap(await openFacts(out, demoActor('beijing')));
    const packages = await beijingPackages();
    const { report } = unwrap(await settleFacts(facts, { packages, stack: 'beijing' }));
    expect(report.claims).toBe(10);
    const parts = [report.fundFen, report.patientFen, report.hospitalFen].map(BigInt);
    expect(BigInt(report.amountFen)).toBe(parts.reduce((sum, part) => sum + part, 0n));
    expect(BigInt(report.fundFen)).toBeGreaterThan(0n);
  });

  test('IMP-3 GB18030 and gzip give the same facts as UTF-8', async () => {
    const folder = await copy(async (data) => {
      for (const name of await readdir(data)) {
        const text = await readFile(join(data, name), 'utf8');
        await writeFile(join(data, `${name}.gz`), gzipSync(iconv.encode(text, 'gb18030')));
        await rm(join(data, name));
      }
    });
    const other = join(await tempFolder(), 'mapping');
    await cp(join(sample, 'lists'), join(other, 'lists'), { recursive: true });
    const text = (await readFile(mapping, 'utf8')).replace('encoding: utf-8', 'encoding: gb18030');
    await writeFile(join(other, 'mapping.yaml'), text);
    const out = join(await tempFolder(), 'facts');
    const report = unwrap(
      await importFolder({ mapping: join(other, 'mapping.yaml'), folder, out }),
    );
    expect(report.checksum).toBe((await imported(await copy())).report.checksum);
  });
});

describe('rejects', () => {
  const CLAIMS = '结算清单.csv';
  const LINES = '收费明细.csv';
  const bad: [string, string, string | RegExp, string, string][] = [
    ['IMPORT_ROW_BROKEN', CLAIMS, 'QD20180008,', '', `${CLAIMS}, row 9`],
    ['IMPORT_DUPLICATE', CLAIMS, 'QD20180008', 'QD20180007', `${CLAIMS}, row 9`],
    ['IMPORT_DATE_NOT_READABLE', CLAIMS, '2018年7月20日', '2018年7月40日', `${CLAIMS}, row 9`],
    ['IMPORT_DAY_OUT_OF_RANGE', CLAIMS, '2018年7月20日', '2017年7月20日', `${CLAIMS}, row 9`],
    ['IMPORT_DAY_OUT_OF_RANGE', CLAIMS, '2018年5月16日', '2018年5月6日', `${CLAIMS}, row 6`],
    ['IMPORT_CODE_UNKNOWN', CLAIMS, '急诊', '特急', `${CLAIMS}, row 5`],
    ['IMPORT_NUMBER_NOT_READABLE', CLAIMS, '260.00', '26O.00', `${CLAIMS}, row 9`],
    ['IMPORT_AMOUNT_TOO_LARGE', CLAIMS, '260.00', '99999999999999', `${CLAIMS}, row 9`],
    ['IMPORT_LINK_MISSING', CLAIMS, 'R0006', 'R0066', `${CLAIMS}, row 10`],
    ['IMPORT_VALUE_MISSING', CLAIMS, '260.00', '', `${CLAIMS}, row 9`],
    [
      'IMPORT_NEGATIVE_WITHOUT_REVERSAL',
      CLAIMS,
      '-40.00,QD20180002',
      '-40.00,',
      `${CLAIMS}, row 4`,
    ],
    [
      'IMPORT_REVERSAL_UNKNOWN',
      CLAIMS,
      '-40.00,QD20180002',
      '-40.00,QD20180001X',
      `${CLAIMS}, row 4`,
    ],
    [
      'IMPORT_NEGATIVE_WITHOUT_REVERSAL',
      LINES,
      'HY011,血常规,化验费,次,1',
      'HY011,血常规,化验费,次,-1',
      `${LINES}, row 17`,
    ],
    ['IMPORT_CODE_UNKNOWN', LINES, '腹部超声,检查费', '腹部超声,查检费', `${LINES}, row 18`],
  ];
  test.each(bad)(
    'IMP-4 a row that cannot be right is rejected with place and reason: %s in %s, %s',
    async (code, file, from, to, where) => {
      const { report, out } = await imported(await copy(edit(file, from, to)));
      expect(report.problems.map((each) => `${each.code} ${each.where}`)).toContain(
        `${code} ${where}`,
      );
      const problem = report.problems.find((each: Problem) => each.code === code);
      expect(problem?.en).toMatch(/\.$/);
      expect(problem?.zh).toMatch(/。$/);
      expect(report.amountInFen).toBe(report.amountOutFen);
      expect(report.rejectsFile).toBe(join(out, 'rejects.csv'));
    },
  );

  test('IMP-5 a claim with a rejected line waits for it: both are rejected together', async () => {
    const { report } = await imported(
      await copy(edit(LINES, '腹部超声,检查费', '腹部超声,查检费')),
    );
    expect(report.tables.claim).toMatchObject({ accepted: 9, rejected: 1 });
    expect(report.tables.line).toMatchObject({ read: 21, accepted: 19, rejected: 2 });
    expect(report.problems.map((each) => each.code)).toContain('IMPORT_CLAIM_INCOMPLETE');
    expect(report.amountInFen).toBe(String(2_071_211 - 26_000));
  });

  test('IMP-5 a broken line that still names its claim holds that claim back', async () => {
    const { report } = await imported(
      await copy(edit(LINES, 'QD20180010,CW001', 'QD20180010,,CW001')),
    );
    expect(report.tables.claim).toMatchObject({ accepted: 9, rejected: 1 });
    const codes = report.problems.map((each) => each.code);
    expect(codes).toContain('IMPORT_ROW_BROKEN');
    expect(codes).toContain('IMPORT_CLAIM_INCOMPLETE');
  });

  test('IMP-6 rejects, corrected and put beside the data, are read in place of the originals', async () => {
    const folder = await copy(edit(CLAIMS, '260.00', '26O.00'));
    const first = await imported(folder);
    expect(first.report.tables.claim).toMatchObject({ accepted: 9, rejected: 1 });
    const rejects = await readFile(join(first.out, 'rejects.csv'), 'utf8');
    const [header, ...rows] = await recordsOfText(rejects);
    expect(header?.slice(0, 3)).toEqual(['file', 'row', 'problem']);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      [CLAIMS, '9', 'IMPORT_NUMBER_NOT_READABLE'],
      [LINES, '17', 'IMPORT_LINK_MISSING'],
      [LINES, '18', 'IMPORT_LINK_MISSING'],
    ]);
    await writeFile(join(folder, 'rejects.csv'), rejects.replaceAll('26O.00', '260.00'));
    const again = unwrap(await importFolder({ mapping, folder, out: first.out }));
    expect(again.rejectsFile).toBeNull();
    expect(again.checksum).toBe((await imported(await copy())).report.checksum);
    expect(await readdir(first.out)).not.toContain('rejects.csv');
  });
});

describe('what stops a whole import', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(sample, 'data');
  });

  const codes = async (options: { mapping?: string; folder?: string }): Promise<string[]> => {
    const out = join(await tempFolder(), 'facts');
    const done = await importFolder({ mapping, folder, ...options, out });
    expect(await readdir(join(out, '..'))).not.toContain('facts');
    return done.ok ? [] : done.problems.map((each) => each.code);
  };

  const withMapping = async (change: (text: string) => string): Promise<string> => {
    const other = join(await tempFolder(), 'mapping');
    await mkdir(other);
    await cp(join(sample, 'lists'), join(other, 'lists'), { recursive: true });
    await writeFile(join(other, 'mapping.yaml'), change(await readFile(mapping, 'utf8')));
    return join(other, 'mapping.yaml');
  };

  test('IMP-7 a slip in the mapping is named by its key', async () => {
    const cases: [string, (text: string) => string][] = [
      ['IMPORT_MAPPING_NOT_READABLE', (text) => `${text}\n  : [`],
      ['IMPORT_MAPPING_KEY_MISSING', (text) => text.replace('currency: CNY\n', '')],
      ['IMPORT_MAPPING_KEY_MISSING', (text) => text.replace(/ {6}total: .*\n/, '')],
      ['IMPORT_MAPPING_KEY_UNKNOWN', (text) => text.replace('currency:', 'currencie:')],
      ['IMPORT_MAPPING_VALUE_WRONG', (text) => text.replace('crosswalk: sex', 'crosswalk: sexx')],
      ['IMPORT_MAPPING_VALUE_WRONG', (text) => text.replace('date: YYYYMMDD', 'date: DDMMYY')],
      ['IMPORT_MAPPING_VALUE_WRONG', (text) => text.replace('encoding: utf-8', 'encoding: big5')],
      ['DATE_NOT_READABLE', (text) => text.replace('from: 2018-01-01', 'from: 2018-13-01')],
    ];
    for (const [code, change] of cases) {
      expect(await codes({ mapping: await withMapping(change) })).toContain(code);
    }
  });

  test('IMP-3 bytes of another encoding are seen, also below a header that reads well', async () => {
    const folder = await copy(async (data) => {
      const text = await readFile(join(data, '结算清单.csv'), 'utf8');
      const [header = '', ...rows] = text.split('\n');
      const bytes = [Buffer.from(`${header}\n`), iconv.encode(rows.join('\n'), 'gb18030')];
      await writeFile(join(data, '结算清单.csv'), Buffer.concat(bytes));
    });
    expect(await codes({ folder })).toEqual(['IMPORT_ENCODING_WRONG']);
  });

  test('IMP-8 a missing file, column or crosswalk, or an unreadable file, stops the import', async () => {
    const without = await copy((data) => rm(join(data, '参保人员.csv')));
    expect(await codes({ folder: without })).toEqual(['IMPORT_FILE_MISSING']);
    const renamed = await copy(edit('参保人员.csv', '性别', '性 别'));
    expect(await codes({ folder: renamed })).toEqual(['IMPORT_COLUMN_MISSING']);
    const cut = await copy(async (data) => {
      const bytes = gzipSync(await readFile(join(data, '结算清单.csv')));
      await rm(join(data, '结算清单.csv'));
      await writeFile(join(data, '结算清单.csv.gz'), bytes.subarray(0, bytes.length - 40));
    });
    expect(await codes({ folder: cut })).toEqual(['IMPORT_FILE_UNREADABLE']);
    const quote = await copy(edit('结算清单.csv', 'QD20180005', '"QD20180005'));
    expect(await codes({ folder: quote })).toEqual(['IMPORT_FILE_UNREADABLE']);
    const noList = await withMapping((text) => text.replace('lists/sex.csv', 'lists/none.csv'));
    expect(await codes({ mapping: noList })).toEqual(['IMPORT_FILE_UNREADABLE']);
  });

  test('IMP-13 reading tells how far it is; cancelled, it stops and nothing is written', async () => {
    const told: number[] = [];
    const out = join(await tempFolder(), 'facts');
    const job = { onProgress: ({ done, total }: Progress) => told.push(done / total) };
    unwrap(await importFolder({ mapping, folder, out, job }));
    expect(told.at(-1)).toBe(1);
    const stopped = new AbortController();
    const other = join(await tempFolder(), 'facts');
    const cancelling = { signal: stopped.signal, onProgress: () => stopped.abort() };
    const done = await importFolder({ mapping, folder, out: other, job: cancelling });
    expect(done.ok ? [] : done.problems.map((each) => each.code)).toEqual(['STORE_CANCELLED']);
    expect(await readdir(join(other, '..'))).toEqual([]);
  });

  test('IMP-9 another currency is rejected, never converted', async () => {
    const file = await withMapping((text) =>
      text.replace('      total:', '      currency: {value: USD}\n      total:'),
    );
    const out = join(await tempFolder(), 'facts');
    const report = unwrap(await importFolder({ mapping: file, folder, out }));
    expect(report.problems[0]?.code).toBe('IMPORT_CURRENCY_DIFFERS');
    expect(report.amountInFen).toBe('0');
  });
});
