import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { checkHistory } from './check-history.ts';
import { checkRow } from './check-row.ts';
import { checkTotals, type TotalRow } from './check-totals.ts';
import type { CheckedSheet, SheetFigure, SheetMark, SheetRow } from './checked.ts';
import { findHead, HEADS, type Head } from './find-head.ts';
import { districtNames, Names } from './read-name.ts';
import { type Sheet, unmerged } from './sheet.ts';
import type { SheetAgainst } from './sheet-against.ts';

/**
 * Reads a sheet of a form: finds the head, heals what can be read in one way only and says so,
 * refuses what cannot, each with a reason, and marks what is unusual. Nothing is guessed.
 *
 * @returns the sheet row by row; `REPORT_HEAD_MISSING` or `REPORT_SHEET_EMPTY` where it is no sheet
 * of the form at all
 * @example
 * ```ts
 * declare const against: SheetAgainst; // the form, the period, what is known
 * checkSheet({ name: 'Sheet1', rows: [], merges: [] }, against).ok; // false
 * ```
 */
export function checkSheet(sheet: Sheet, against: SheetAgainst): Result<CheckedSheet> {
  const whole = unmerged(sheet);
  const { form } = against.terms;
  const head = findHead(whole);
  if ('missing' in head) {
    if (whole.rows.every((row) => row.every((cell) => cell.text.trim() === ''))) {
      return fail(problem('REPORT_SHEET_EMPTY', sheet.name));
    }
    const missing = head.missing.map((column) => `${HEADS[column].zh} ${HEADS[column].en}`);
    const details = { missing: missing.join(', '), form: `${form.title.zh} ${form.title.en}` };
    return fail(problem('REPORT_HEAD_MISSING', sheet.name, details));
  }
  return ok(checkRows(whole, head, against));
}

function checkRows(sheet: Sheet, head: Head, against: SheetAgainst): CheckedSheet {
  const { terms } = against;
  const reading = {
    ...against,
    head,
    districts: new Names(districtNames(terms.districts, terms.place)),
    indicators: new Names(
      terms.lines.map(({ indicator: { id, title } }) => ({ id, title, aliases: [] })),
    ),
  };
  const marks: SheetMark[] = headMarks(sheet, head);
  const rows: SheetRow[] = [];
  const figures: SheetFigure[] = [];
  const totals: TotalRow[] = [];
  const seen = new Map<string, number>();
  for (let at = head.row + 1; at < sheet.rows.length; at++) {
    const read = checkRow(sheet, at, reading);
    if (read.figure) {
      const key = `${read.figure.indicator} ${read.figure.place}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at + 1);
      else read.marks.push(rowTwice(at + 1, first));
    }
    const refused = read.marks.some((mark) => mark.kind === 'refused');
    marks.push(...read.marks);
    const state = refused ? 'refused' : read.figure ? 'accepted' : 'passed';
    rows.push({ row: at + 1, state, cells: (sheet.rows[at] ?? []).map((cell) => cell.text) });
    if (read.figure && !refused) figures.push(read.figure);
    if (read.total) totals.push(read.total);
  }
  marks.push(...figures.flatMap((figure) => checkHistory(figure, reading)));
  marks.push(...checkTotals(totals, figures, rows));
  marks.sort((a, b) => a.row - b.row);
  return { form: terms.form.id, rows, marks, figures, headRow: head.row + 1 };
}

function rowTwice(row: number, first: number): SheetMark {
  const details = { row: String(first) };
  const trouble = problem('REPORT_ROW_TWICE', `${row}`, details);
  return { row, column: null, kind: 'refused', problem: trouble };
}

/** Says when the head was put together from merged cells or from two rows. */
function headMarks(sheet: Sheet, head: Head): SheetMark[] {
  const merged = sheet.merges.some(({ top, bottom }) => top <= head.row && bottom >= head.row);
  if (!merged && !head.twoRows) return [];
  const trouble = problem('REPORT_HEALED_HEAD', `${head.row + 1}`, { row: String(head.row + 1) });
  return [{ row: head.row + 1, column: null, kind: 'healed', problem: trouble }];
}
