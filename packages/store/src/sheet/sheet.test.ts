import { deflateRawSync } from 'node:zlib';
import { parsePeriod, unwrap } from '@sanyi/kernel';
import { checkSheet, type ReportTerms, type Sheet, templateOf } from '@sanyi/oversight';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { beijingTerms } from '../testing/report-terms.ts';
import { readSheet } from './read-sheet.ts';
import { stableZip } from './stable-zip.ts';
import { returnedCopy } from './write-returned.ts';
import { templateCsv, templateXlsx } from './write-template.ts';

const period = unwrap(parsePeriod('2019-Q1'));
const terms = await beijingTerms('first-aid');
const against = { terms, period, place: null, closed: [], known: [] };

const texts = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map((cell) => cell.text));
const read = (bytes: Uint8Array, name = 'a.xlsx'): Sheet => unwrap(readSheet({ name, bytes }));
const refusal = (bytes: Uint8Array): string => {
  const sheet = readSheet({ name: 'a.xlsx', bytes });
  return sheet.ok
    ? 'read'
    : `${sheet.problems[0].code} ${JSON.stringify(sheet.problems[0].details)}`;
};

/** A workbook of raw parts, as another program or an attacker writes it. */
function workbook(sheetXml: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

const sheetXml = (rows: string, more = ''): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`;

describe('reading a sheet', () => {
  test('SHT-1 XLSX and CSV in three encodings read the same', async () => {
    const template = templateOf(terms, { period, place: 'tongzhou' });
    const sheet = texts(read(await templateXlsx(template)));
    const csv = templateCsv(template, 'utf8');
    const text = new TextDecoder().decode(csv);
    const forms = [
      csv,
      templateCsv(template, 'gb18030'),
      iconv.encode(text, 'utf-16le', { addBOM: true }),
    ];
    for (const bytes of forms) {
      const found = texts(read(bytes, 'a.xls')).map((row) => row.join('|').replace(/\|+/g, '|'));
      expect(found).toEqual(sheet.map((row) => row.join('|').replace(/\|+/g, '|')));
    }
  });

  test('SHT-1 commas, semicolons and tabs part columns', () => {
    for (const mark of [',', ';', '\t']) {
      const lines = [
        '2019年第一季度',
        ['区', '分子', '分母'].join(mark),
        `通州${mark}"1${mark}2"${mark}3`,
      ];
      expect(texts(read(Buffer.from(lines.join('\r\n'))))[2]).toEqual(['通州', `1${mark}2`, '3']);
    }
  });

  test('SHT-1 numbers, runs, inline texts, shared texts and merges of other programs', () => {
    const bytes = workbook(
      sheetXml(
        `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>0.30000000000000004</v></c>
         <c r="D2" t="inlineStr"><is><t>&lt;内&#25991;&gt;</t></is></c><c t="str"><f>A1</f><v>x</v></c>
         <c r="F2"><f>1+1</f></c><c r="G2" t="e"><v>#REF!</v></c></row>`,
        '<mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>',
      ),
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>通</t></r><r><t>州</t></r><rPh><t>tong</t></rPh></si></sst>',
      },
    );
    const sheet = read(bytes);
    expect(sheet.name).toBe('表');
    expect(sheet.rows[1]?.map(({ text, kind, computed }) => [text, kind, computed])).toEqual([
      ['', 'text', false],
      ['通州', 'text', false],
      ['0.30000000000000004', 'number', false],
      ['<内文>', 'text', false],
      ['x', 'text', true],
      ['', 'formula', true],
      ['#REF!', 'error', false],
    ]);
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 63 }]);
  });

  test('SHT-2 bombs stop at their bounds', () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024, 32);
    const bomb = workbook('');
    const packed = deflateRawSync(zeros);
    // The archive lies about the size: it says 10 bytes and unpacks to 64 million.
    const lying = withEntry('xl/worksheets/sheet1.xml', packed, 10);
    expect(packed.length).toBeLessThan(100_000);
    expect(refusal(lying)).toContain('REPORT_FILE_LARGE');
    expect(refusal(new Uint8Array(6 * 1024 * 1024))).toContain('REPORT_FILE_LARGE');
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`x${at}`, '']));
    expect(refusal(workbook('', many))).toContain('文件 files');
    expect(refusal(workbook(sheetXml('<row r="20001"><c><v>1</v></c></row>')))).toContain(
      '行 rows',
    );
    expect(refusal(workbook(sheetXml('<row r="1"><c r="ZZ1"><v>1</v></c></row>')))).toContain(
      '列 columns',
    );
    const empty = sheetXml(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="3"/></row>',
    );
    expect(read(workbook(empty)).rows).toHaveLength(1);
    const merge = '<mergeCell ref="A1:BL20000"/>';
    const tall = sheetXml(
      '<row r="20000"><c><v>1</v></c></row>',
      `<mergeCells>${merge}</mergeCells>`,
    );
    expect(refusal(workbook(tall))).toContain('merged cells');
    expect(refusal(workbook('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))).toContain('DOCTYPE');
    const long = Array.from({ length: 20_001 }, () => '1').join('\n');
    expect(refusal(Buffer.from(long))).toContain('行 rows');
    expect(refusal(bomb)).toContain('REPORT_FILE_BROKEN');
  });

  test('SHT-2 whatever bytes come, reading gives a sheet or a problem', async () => {
    const good = await templateXlsx(templateOf(terms, { period, place: 'tongzhou' }));
    const raw = unzipSync(good);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.nat(good.length),
        (changes, cut) => {
          const bytes = good.slice(0, cut % 3 === 0 ? cut : good.length);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          looked(bytes);
        },
      ),
      { numRuns: 150 },
    );
    const xml = raw['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(xml.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (changes) => {
          const changed = xml.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          looked(zipSync({ ...raw, 'xl/worksheets/sheet1.xml': changed }, { level: 0 }));
        },
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => looked(bytes)),
      { numRuns: 300 },
    );
  });

  test('SHT-3 macros, old workbooks and other files are refused', () => {
    expect(refusal(workbook(sheetXml(''), { 'xl/vbaProject.bin': '' }))).toContain('FILE_MACROS');
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toContain('.xls');
    expect(refusal(strToU8('%PDF-1.7'))).toContain('PDF');
    expect(refusal(new Uint8Array())).toContain('0 bytes');
    expect(refusal(strToU8('PK nothing'))).toContain('REPORT_FILE_BROKEN');
  });
});

describe('templates', () => {
  test('SHT-4 the same template gives the same bytes, and drop-downs', async () => {
    const template = templateOf(terms, { period, place: null });
    const bytes = await templateXlsx(template);
    expect(Buffer.compare(bytes, await templateXlsx(template))).toBe(0);
    expect(Buffer.compare(bytes, stableZip(bytes))).toBe(0);
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const rules = ['A3', 'B3', 'C3', 'D3'].map(
      (cell) => book.worksheets[0]?.getCell(cell).dataValidation?.type,
    );
    expect(rules).toEqual(['list', 'list', 'list', 'decimal']);
    const sheet = read(bytes);
    const checked = unwrap(checkSheet(sheet, against));
    expect([checked.figures, checked.marks]).toEqual([[], []]);
  });

  test('SHT-4 any valid figures survive template, filling in and sending exactly', async () => {
    const forms = await Promise.all(
      ['expense', 'donation', 'first-aid', 'family-doctor'].map(beijingTerms),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...forms),
        fc.array(fc.tuple(fc.bigInt(10n ** 6n, 10n ** 9n), fc.bigInt(1n, 999n)), {
          minLength: 9,
          maxLength: 9,
        }),
        fc.constantFrom('xlsx', 'utf8', 'gb18030'),
        async (form, numbers, how) => {
          const template = templateOf(form, { period, place: null });
          const rows = template.rows.map((row, at) =>
            filledRow(form, row, numbers[at] ?? [1n, 1n]),
          );
          const bytes = await fileOf({ ...template, rows }, how);
          const checked = unwrap(checkSheet(read(bytes), { ...against, terms: form }));
          const sent = rows.map((row) => [row[3], row[4]]);
          expect(checked.marks.filter((mark) => mark.kind !== 'healed')).toEqual([]);
          expect(
            checked.figures.map((each) => [each.sent.numerator, each.sent.denominator]),
          ).toEqual(sent);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('the returned copy', () => {
  test('SHT-5 holds every cell in its place and the reasons, and can be sent again', async () => {
    const template = templateOf(terms, { period, place: 'tongzhou' });
    const rows = template.rows.map((row, at) =>
      row.map((cell, column) => (column === 3 || column === 4 ? (at === 0 ? '95' : 'many') : cell)),
    );
    const sheet = read(templateCsv({ ...template, rows }, 'utf8'));
    const checked = unwrap(checkSheet(sheet, against));
    const copy = await returnedCopy(sheet, checked);
    const back = read(copy);
    for (const [at, row] of texts(sheet).entries()) {
      expect(texts(back)[at]?.slice(0, row.length)).toEqual(row);
    }
    expect(texts(back)[0]?.at(-1)).toBe('退回原因 Reason');
    expect(texts(back)[3]?.at(-1)).toContain('"many" is not a number.');
    expect(texts(back)[3]?.at(-1)).toContain('“many”不是数字。');
    const again = unwrap(checkSheet(back, against));
    expect(again.figures).toEqual(checked.figures);
    expect(Buffer.compare(copy, await returnedCopy(sheet, checked))).toBe(0);
  });
});

/** A row of a template filled in, its value a share of the way between the bounds of its form. */
function filledRow(
  form: ReportTerms,
  row: readonly string[],
  [denominator, share]: readonly [bigint, bigint],
): string[] {
  const line = form.lines.find(({ indicator }) => row[2]?.includes(indicator.title.en));
  if (!line) throw new Error(`no indicator ${row[2]}`);
  const { least, most, keeps } = line.form;
  const times = (part: 'numerator' | 'denominator'): bigint =>
    BigInt(line.form[part].times * (line.form[part].perMonth ? 3 : 1));
  const value = BigInt(least.number) * 1000n + BigInt(most.number - least.number) * share;
  const [factorOver, factorUnder] =
    line.indicator.factor.text === '0.01' ? [1n, 100n] : [BigInt(line.indicator.factor.text), 1n];
  const whole = denominator * times('denominator');
  const kept = (whole * value * factorUnder) / (1000n * factorOver);
  const numerator = (keeps === 'difference' ? kept + whole : kept) / times('numerator');
  return row.map((cell, at) =>
    at === 3 ? String(numerator) : at === 4 ? String(denominator) : cell,
  );
}

const fileOf = async (template: ReturnType<typeof templateOf>, how: string): Promise<Uint8Array> =>
  how === 'xlsx'
    ? await templateXlsx(template)
    : templateCsv(template, how === 'utf8' ? 'utf8' : 'gb18030');

/** Reads bytes and checks what was read: neither may throw. */
function looked(bytes: Uint8Array): void {
  const sheet = readSheet({ name: 'f', bytes });
  if (sheet.ok) checkSheet(sheet.value, against);
  else expect(sheet.problems[0].code).toMatch(/^REPORT_FILE_/);
}

/** A workbook one of whose parts is replaced by packed bytes and a size that is not true. */
function withEntry(name: string, packed: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(workbook(''));
  const entry = Buffer.alloc(30 + name.length);
  entry.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt16LE(8, 8);
  entry.writeUInt32LE(packed.length, 18);
  entry.writeUInt32LE(size, 22);
  entry.writeUInt16LE(name.length, 26);
  entry.write(name, 30);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const start = bytes.readUInt32LE(end + 16);
  const directory = Buffer.from(bytes.subarray(start, end));
  const at = directory.indexOf(name) - 46;
  directory.writeUInt16LE(8, at + 10);
  directory.writeUInt32LE(packed.length, at + 20);
  directory.writeUInt32LE(size, at + 24);
  directory.writeUInt32LE(start, at + 42);
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt32LE(start + entry.length + packed.length, 16);
  return Buffer.concat([bytes.subarray(0, start), entry, packed, directory, tail]);
}
