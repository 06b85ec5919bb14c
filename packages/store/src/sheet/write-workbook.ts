import type exceljs from 'exceljs';
import { stableZip } from './stable-zip.ts';

/**
 * A workbook whose properties do not depend on who writes it and when. The library is loaded when
 * the first one is made: most runs of the program make none.
 */
export async function newWorkbook(): Promise<exceljs.Workbook> {
  const library = await import('exceljs');
  const workbook = new library.default.Workbook();
  const time = new Date(Date.UTC(2000, 0, 1));
  workbook.creator = 'Sanyi';
  workbook.lastModifiedBy = 'Sanyi';
  workbook.created = time;
  workbook.modified = time;
  return workbook;
}

/** The bytes of a workbook: the same for the same content. */
export async function workbookBytes(workbook: exceljs.Workbook): Promise<Uint8Array> {
  return stableZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** A name that spreadsheet programs allow for a sheet. */
export const sheetName = (name: string): string =>
  name
    .replace(/[\\/*?:[\]']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';

/** Colours of marks, on paper white: a fill and a text of 4.5:1 or more on it. */
export const COLOURS = {
  refused: { fill: 'FFFBE9EC', text: 'FFA3123A' },
  check: { fill: 'FFFCF1DC', text: 'FF8A6100' },
  healed: { fill: 'FFF0F2F5', text: 'FF46535F' },
  head: { fill: 'FFEEEFFB', text: 'FF33379A' },
  quiet: { fill: 'FFF0F2F5', text: 'FF5B6773' },
} as const;

/** Paints a cell. */
export function paint(cell: exceljs.Cell, colour: keyof typeof COLOURS): void {
  const { fill, text } = COLOURS[colour];
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  cell.font = { ...cell.font, color: { argb: text } };
}
