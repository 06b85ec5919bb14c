import { ProblemError, problem } from '@sanyi/kernel';
import type { Sheet, SheetCell, SheetMerge } from '@sanyi/oversight';
import { SHEET_LIMITS } from './limits.ts';
import { broken, large, openZip, type Zip } from './open-zip.ts';
import { along, attribute, childrenOf, type Element, readXml, textOf } from './xml.ts';

/**
 * Reads the first visible sheet of a workbook: values only. Formulas are not run, their saved
 * results are taken; links, macros, pictures and everything else are not looked at.
 *
 * @throws ProblemError with a `REPORT_FILE_` code
 */
export function readXlsx(where: string, bytes: Buffer): Sheet {
  const zip = openZip(where, bytes);
  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    throw new ProblemError([problem('REPORT_FILE_MACROS', where)]);
  }
  const { name, path } = firstSheet(where, zip);
  const part = zip.read(path);
  if (part === null) throw broken(where, path);
  const root = along(readXml(where, part), 'worksheet');
  if (!root) throw broken(where, path);
  const rows = rowsOf(where, root, sharedStrings(where, zip));
  return { name, rows, merges: mergesOf(where, root, rows.length) };
}

const WORKBOOK = 'xl/workbook.xml';

function firstSheet(where: string, zip: Zip): { readonly name: string; readonly path: string } {
  const workbook = zip.read(WORKBOOK);
  const relations = zip.read('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null) throw broken(where, 'no workbook');
  const sheets = childrenOf(along(readXml(where, workbook), 'workbook', 'sheets'), 'sheet');
  const sheet = sheets.find((each) => !/hidden/i.test(attribute(each, 'state') ?? ''));
  const id = sheet ? attribute(sheet, 'id') : null;
  const links = childrenOf(along(readXml(where, relations), 'Relationships'), 'Relationship');
  const link = links.find((each) => attribute(each, 'Id') === id);
  const target = link ? attribute(link, 'Target') : null;
  if (!sheet || !target) throw broken(where, 'no sheet');
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return { name: attribute(sheet, 'name') ?? 'Sheet1', path };
}

function sharedStrings(where: string, zip: Zip): string[] {
  const part = zip.read('xl/sharedStrings.xml');
  if (part === null) return [];
  return childrenOf(along(readXml(where, part), 'sst'), 'si').map(stringOf);
}

/** The text of a string with or without runs; how it is pronounced is left out. */
const stringOf = (element: Element): string =>
  [...childrenOf(element, 't'), ...childrenOf(element, 'r').flatMap((run) => childrenOf(run, 't'))]
    .map(textOf)
    .join('')
    .slice(0, SHEET_LIMITS.cellCharacters);

function rowsOf(where: string, root: Element, strings: readonly string[]): SheetCell[][] {
  const rows: SheetCell[][] = [];
  let next = 0;
  for (const row of childrenOf(along(root, 'sheetData'), 'row')) {
    const at = rowNumber(row) ?? next;
    next = at + 1;
    const cells = cellsOf(where, row, strings);
    if (cells.length === 0) continue;
    if (at >= SHEET_LIMITS.rows) throw large(where, '行 rows', SHEET_LIMITS.rows);
    while (rows.length <= at) rows.push([]);
    rows[at] = cells;
  }
  return rows;
}

/** The cells of a row up to the last with anything in it. */
function cellsOf(where: string, row: Element, strings: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = [];
  let next = 0;
  for (const each of childrenOf(row, 'c')) {
    const column = columnNumber(each) ?? next;
    next = column + 1;
    const cell = cellOf(each, strings);
    if (cell === null) continue;
    if (column >= SHEET_LIMITS.columns) throw large(where, '列 columns', SHEET_LIMITS.columns);
    put(cells, column, cell);
  }
  return cells;
}

function put(row: SheetCell[], column: number, cell: SheetCell): void {
  while (row.length < column) row.push(NOTHING);
  row[column] = cell;
}

const NOTHING: SheetCell = { text: '', kind: 'text', computed: false };

function rowNumber(row: Element): number | null {
  const number = Number(attribute(row, 'r'));
  return Number.isSafeInteger(number) && number >= 1 ? number - 1 : null;
}

/** The column of a reference such as `AB12`, counted from 0. */
function columnNumber(cell: Element): number | null {
  const [, letters = ''] = /^([A-Z]{1,3})\d+$/.exec(attribute(cell, 'r') ?? '') ?? [];
  return letters === '' ? null : lettersNumber(letters);
}

const lettersNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function cellOf(cell: Element, strings: readonly string[]): SheetCell | null {
  const type = attribute(cell, 't') ?? 'n';
  const computed = childrenOf(cell, 'f').length > 0;
  const inline = along(cell, 'is');
  if (inline) return { text: stringOf(inline), kind: 'text', computed: false };
  const [value] = childrenOf(cell, 'v');
  if (!value) return computed ? { text: '', kind: 'formula', computed: true } : null;
  const text = textOf(value).slice(0, SHEET_LIMITS.cellCharacters);
  if (type === 's') return { text: strings[Number(text)] ?? '', kind: 'text', computed };
  if (type === 'e') return { text, kind: 'error', computed };
  if (type === 'n') {
    const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
    return { text: text.trim(), kind: isNumber ? 'number' : 'text', computed };
  }
  return { text, kind: 'text', computed };
}

function mergesOf(where: string, root: Element, rows: number): SheetMerge[] {
  const merges: SheetMerge[] = [];
  let covered = 0;
  for (const each of childrenOf(along(root, 'mergeCells'), 'mergeCell')) {
    const [, left = '', top = '', right = '', bottom = ''] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attribute(each, 'ref') ?? '') ?? [];
    if (left === '') continue;
    const merge = {
      top: Number(top) - 1,
      left: lettersNumber(left),
      bottom: Math.min(Number(bottom), rows) - 1,
      right: Math.min(lettersNumber(right), SHEET_LIMITS.columns - 1),
    };
    if (merge.bottom < merge.top || merge.right < merge.left) continue;
    covered += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    if (covered > SHEET_LIMITS.mergedCells) {
      throw large(where, '合并单元格 merged cells', SHEET_LIMITS.mergedCells);
    }
    merges.push(merge);
  }
  return merges;
}
