import type { LayoutTable } from '@sanyi/oversight';
import type * as Docx from 'docx';

/** The library, once it is loaded. */
export type DocxLibrary = typeof Docx;

/** What stands one after the other in a document. */
export type DocxBlock = Docx.Paragraph | Docx.Table;

export const SANS = {
  ascii: 'Noto Sans SC',
  hAnsi: 'Noto Sans SC',
  eastAsia: 'Noto Sans SC',
} as const;
/** Sizes in half points. */
export const SIZE = {
  body: 22,
  title: 44,
  subject: 30,
  heading: 26,
  small: 17,
  table: 16,
  note: 15,
} as const;
/** A4 and its margins, in twentieths of a point. */
export const PAGE = { width: 11906, height: 16838, side: 1106, top: 1134, bottom: 1021 } as const;
export const TEXT_WIDTH: number = PAGE.width - 2 * PAGE.side;

/** A table with its caption over it and its notes under it; the head repeats on each page. */
export function docxTable(docx: DocxLibrary, table: LayoutTable): DocxBlock[] {
  const caption = new docx.Paragraph({
    keepNext: true,
    spacing: { before: 200, after: 80 },
    children: [new docx.TextRun({ text: table.caption, bold: true, font: SANS, size: SIZE.small })],
  });
  const notes = table.notes.map(
    (note, at) =>
      new docx.Paragraph({
        spacing: { before: at === 0 ? 80 : 0, after: 20, line: 240 },
        children: [new docx.TextRun({ text: note, font: SANS, size: SIZE.note })],
      }),
  );
  return [caption, gridOf(docx, table), ...notes];
}

function gridOf(docx: DocxLibrary, table: LayoutTable): Docx.Table {
  const none: Docx.IBorderOptions = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const [thick, thin] = [ruleOf(docx, 10), ruleOf(docx, 2)];
  const widths = columnWidths(table);
  return new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    borders: {
      top: thick,
      bottom: thick,
      left: none,
      right: none,
      insideVertical: none,
      insideHorizontal: { ...thin, color: '999999' },
    },
    rows: [headOf(docx, table, widths), ...rowsOf(docx, table, widths)],
  });
}

const ruleOf = (docx: DocxLibrary, size: number): Docx.IBorderOptions => ({
  style: docx.BorderStyle.SINGLE,
  size,
  color: '000000',
});

function headOf(docx: DocxLibrary, table: LayoutTable, widths: readonly number[]): Docx.TableRow {
  const bottom = ruleOf(docx, 6);
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ head, unit, align }, at) =>
      cellOf(docx, [runOf(docx, head, true), runOf(docx, unit, false)], {
        width: widths[at] ?? 0,
        align,
        border: { bottom },
      }),
    ),
  });
}

function rowsOf(
  docx: DocxLibrary,
  { columns, rows }: LayoutTable,
  widths: readonly number[],
): Docx.TableRow[] {
  return rows.map(
    ({ cells, isTotal }) =>
      new docx.TableRow({
        cantSplit: true,
        children: cells.map(({ text, mark }, at) => {
          const column = columns[at];
          // A column with marks leaves room for one in every row, so that digits align.
          const shown = column?.isMarked ? `${text} ${mark || '\u3000'}` : text;
          return cellOf(docx, [runOf(docx, shown, isTotal)], {
            width: widths[at] ?? 0,
            align: column?.align ?? 'right',
            border: isTotal ? { top: ruleOf(docx, 6) } : {},
          });
        }),
      }),
  );
}

const runOf = (docx: DocxLibrary, text: string, bold: boolean): Docx.TextRun =>
  new docx.TextRun({ text, bold, font: SANS, size: SIZE.table });

/** A cell with one paragraph for each run. */
const cellOf = (
  docx: DocxLibrary,
  runs: readonly Docx.TextRun[],
  of: {
    readonly width: number;
    readonly align: 'left' | 'center' | 'right';
    readonly border: Docx.ITableCellBorders;
  },
): Docx.TableCell =>
  new docx.TableCell({
    width: { size: of.width, type: docx.WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 50, right: 50 },
    borders: of.border,
    verticalAlign: docx.VerticalAlignTable.CENTER,
    children: runs.map(
      (run) =>
        new docx.Paragraph({
          alignment: of.align,
          spacing: { line: 240, after: 0 },
          children: [run],
        }),
    ),
  });

/** Widths that fill the page: ranks narrow, names wider. */
function columnWidths({ columns, headColumn }: LayoutTable): number[] {
  const shares = columns.map(({ align }, at) =>
    align === 'center' ? 0.8 : at === headColumn ? 1.5 : 1,
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((TEXT_WIDTH * share) / sum));
}
