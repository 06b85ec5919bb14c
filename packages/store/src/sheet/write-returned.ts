import type { CheckedSheet, Sheet, SheetMark } from '@sanyi/oversight';
import { newWorkbook, paint, sheetName, workbookBytes } from './write-workbook.ts';

const REASON = '退回原因 Reason';
const REASON_WIDTH = 90;
const GRAVEST = ['refused', 'check', 'healed'] as const;

/**
 * The sheet that was sent, cell by cell in its places, with a column of reasons at its right: red
 * where a row was refused, amber where it is to be checked, grey where it was read in another form.
 * Corrected and sent again, the reasons are not read. Formulas come back as their saved results.
 *
 * @example
 * ```ts
 * const sheet = { name: 'a', rows: [], merges: [] };
 * const checked = { form: 'expense', rows: [], marks: [], figures: [], headRow: 1 };
 * (await returnedCopy(sheet, checked)).length > 0; // true
 * ```
 */
export async function returnedCopy(sheet: Sheet, checked: CheckedSheet): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  const page = workbook.addWorksheet(sheetName(sheet.name));
  sheet.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell.text === '' && cell.kind === 'text') return;
      page.getCell(row + 1, column + 1).value =
        cell.kind === 'number' ? Number(cell.text) : cell.text;
    });
  });
  const width = Math.max(...sheet.rows.map((row) => row.length), 1);
  for (let column = 1; column <= width; column++) page.getColumn(column).width = 22;
  for (const { top, left, bottom, right } of sheet.merges) {
    page.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  }
  const reasons = page.getColumn(width + 1);
  reasons.width = REASON_WIDTH;
  const head = page.getCell(checked.headRow, width + 1);
  head.value = REASON;
  head.font = { bold: true };
  paint(head, 'refused');
  for (const [row, marks] of byRow(checked.marks)) {
    const cell = page.getCell(row, width + 1);
    cell.value = marks.map(({ problem }) => `${problem.zh}\n${problem.en}`).join('\n');
    cell.alignment = { wrapText: true, vertical: 'top' };
    const gravest = GRAVEST.find((kind) => marks.some((mark) => mark.kind === kind)) ?? 'healed';
    paint(cell, gravest);
    for (const mark of marks) {
      if (mark.column !== null && mark.kind !== 'healed')
        paint(page.getCell(row, mark.column), mark.kind);
    }
  }
  return workbookBytes(workbook);
}

function byRow(marks: readonly SheetMark[]): Map<number, SheetMark[]> {
  const rows = new Map<number, SheetMark[]>();
  for (const mark of marks) {
    const same = rows.get(mark.row);
    if (same) same.push(mark);
    else rows.set(mark.row, [mark]);
  }
  return rows;
}
