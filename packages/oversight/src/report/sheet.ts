/** One cell of a sheet as it was read; nothing in it was computed or run. */
export type SheetCell = {
  readonly text: string;
  /** `formula`: a formula without a saved result. `error`: a result such as `#REF!`. */
  readonly kind: 'text' | 'number' | 'formula' | 'error';
  /** Whether `text` is the saved result of a formula. */
  readonly computed: boolean;
};

/** A block of merged cells, counted from 0, both ends included. */
export type SheetMerge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** A sheet as it was sent: rows of cells, row 0 is row 1 of the program that wrote it. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly SheetMerge[];
};

const EMPTY: SheetCell = { text: '', kind: 'text', computed: false };

/** The cell at a row and column, both counted from 0; an empty one beyond the edge. */
export const cellAt = (sheet: Sheet, row: number, column: number): SheetCell =>
  sheet.rows[row]?.[column] ?? EMPTY;

/**
 * The address of a cell as spreadsheet programs write it; row and column count from 0.
 *
 * @example
 * ```ts
 * cellName(4, 27); // 'AB5'
 * ```
 */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** A sheet whose merged blocks hold the value of their first cell in every cell. */
export function unmerged(sheet: Sheet): Sheet {
  if (sheet.merges.length === 0) return sheet;
  const rows = sheet.rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of sheet.merges) {
    const first = cellAt(sheet, top, left);
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      const cells = rows[row];
      if (!cells) continue;
      while (cells.length <= right) cells.push(EMPTY);
      cells.fill(first, left, right + 1);
    }
  }
  return { ...sheet, rows };
}
