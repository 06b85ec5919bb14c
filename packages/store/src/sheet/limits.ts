type Limit =
  | 'bytes'
  | 'entries'
  | 'entryBytes'
  | 'rows'
  | 'columns'
  | 'mergedCells'
  | 'cellCharacters';

/** Bounds of a sheet that is sent, with their reasons; a form of a city is a hundredth of them. */
export const SHEET_LIMITS: Readonly<Record<Limit, number>> = {
  /** Bytes of the file. */
  bytes: 5 * 1024 * 1024,
  /** Files inside a workbook: parts, themes, pictures. */
  entries: 500,
  /** Bytes of one file inside a workbook, unpacked: a bomb of zeros stops here. */
  entryBytes: 16 * 1024 * 1024,
  /** Rows with anything in them. */
  rows: 20_000,
  columns: 64,
  /** Cells that merged blocks cover together. */
  mergedCells: 200_000,
  /** Characters of one cell: the most a spreadsheet program allows. */
  cellCharacters: 32_767,
};
