import type { Template } from '@sanyi/oversight';
import iconv from 'iconv-lite';
import { newWorkbook, paint, workbookBytes } from './write-workbook.ts';

/** Rows beyond those prepared that also have drop-downs. */
const SPARE_ROWS = 50;
const WIDTHS = [22, 12, 40, 20, 20, 28, 80];

/**
 * A template as an XLSX workbook: drop-downs for district, period and indicator, numbers only
 * where numbers belong, one sample row. The same template gives the same bytes.
 *
 * @example
 * ```ts
 * const template = { title: '', head: ['区'], sample: ['示例'], rows: [['通州区']], districts: [], indicators: [] };
 * (await templateXlsx(template)).length > 0; // true
 * ```
 */
export async function templateXlsx(template: Template): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  const sheet = workbook.addWorksheet('报送 Report', { views: [{ state: 'frozen', ySplit: 1 }] });
  const lists = workbook.addWorksheet('名录 Lists', { state: 'hidden' });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  for (const row of [template.head, template.sample, ...template.rows]) sheet.addRow([...row]);
  sheet.getRow(1).eachCell((cell) => {
    cell.font = { bold: true };
    cell.alignment = { vertical: 'middle', wrapText: true };
    paint(cell, 'head');
  });
  sheet.getRow(2).eachCell((cell) => paint(cell, 'quiet'));
  const last = 2 + template.rows.length + SPARE_ROWS;
  const period = template.rows[0]?.[1] ?? '';
  const columns = [template.districts, [period], template.indicators];
  columns.forEach((values, at) => {
    values.forEach((value, row) => {
      lists.getCell(row + 1, at + 1).value = value;
    });
  });
  for (let row = 3; row <= last; row++) {
    columns.forEach((values, at) => {
      const letter = 'ABC'[at];
      sheet.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`'名录 Lists'!$${letter}$1:$${letter}$${values.length}`],
        showErrorMessage: true,
        errorTitle: '请从下拉列表选择 Choose from the list',
        error: '请从下拉列表中选择。 Choose one of the list.',
      };
    });
    for (const at of [4, 5]) {
      const cell = sheet.getCell(row, at);
      cell.numFmt = '#,##0.##';
      cell.dataValidation = {
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        allowBlank: true,
        formulae: [0],
        showErrorMessage: true,
        errorTitle: '请填写数字 A number belongs here',
        error: '请填写不小于 0 的数字。 Put in a number that is not negative.',
      };
    }
    if (row <= 2 + template.rows.length) paint(sheet.getCell(row, 7), 'quiet');
  }
  return workbookBytes(workbook);
}

/**
 * A template as a CSV text that spreadsheet programs open without asking.
 *
 * @example
 * ```ts
 * const template = { title: '', head: ['区'], sample: ['示例'], rows: [['通州区']], districts: [], indicators: [] };
 * templateCsv(template, 'gb18030').length; // 18
 * ```
 */
export function templateCsv(template: Template, encoding: 'utf8' | 'gb18030'): Uint8Array {
  const lines = [template.head, template.sample, ...template.rows].map((row) =>
    row.map(quoted).join(','),
  );
  const text = `${lines.join('\r\n')}\r\n`;
  return encoding === 'utf8' ? Buffer.from(`\ufeff${text}`) : iconv.encode(text, 'gb18030');
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
