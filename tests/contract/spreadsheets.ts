import exceljs from 'exceljs';

/** What a district writes into a row of a form; texts are written as they are. */
export type Filling = {
  readonly numerator: string | number;
  readonly denominator: string | number;
};

/** Columns of a template: district, period, indicator, numerator, denominator, note. */
const [DISTRICT, INDICATOR, NUMERATOR, DENOMINATOR] = [1, 3, 4, 5];

/** A workbook as somebody saves it after filling a template in. */
export type Filled = { readonly district: string; readonly bytes: Uint8Array };

/**
 * Fills a template of all districts in, as sixteen spreadsheets of one district each: the rows of
 * the others are taken out, those of the indicator get their figures.
 */
export async function filledWorkbooks(
  template: Uint8Array,
  indicator: string,
  filling: (district: string, at: number) => Filling,
): Promise<Filled[]> {
  const names = await districtsIn(template);
  return Promise.all(
    names.map(async (district, at) => {
      const book = await read(template);
      const sheet = first(book);
      for (let number = sheet.rowCount; number > 1; number -= 1) {
        const row = sheet.getRow(number);
        const isOwn = row.getCell(DISTRICT).text === district;
        if (!isOwn || !row.getCell(INDICATOR).text.includes(indicator)) {
          sheet.spliceRows(number, 1);
          continue;
        }
        const { numerator, denominator } = filling(district, at);
        row.getCell(NUMERATOR).value = numerator;
        row.getCell(DENOMINATOR).value = denominator;
      }
      return { district, bytes: await written(book) };
    }),
  );
}

/** A workbook of rows; `merged` names ranges such as `A1:B2`. */
export async function workbookOf(
  rows: readonly (readonly (string | number)[])[],
  merged: readonly string[] = [],
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merged) sheet.mergeCells(range);
  return written(book);
}

/** Rows of a workbook as texts. */
export async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const sheet = first(await read(bytes));
  return Array.from({ length: sheet.rowCount }, (_, at) => {
    const row = sheet.getRow(at + 1);
    return Array.from({ length: sheet.columnCount }, (_, column) => row.getCell(column + 1).text);
  });
}

async function districtsIn(template: Uint8Array): Promise<string[]> {
  const rows = await textsOf(template);
  const named = rows.slice(1).map(([district = '']) => district);
  return [...new Set(named)].filter((name) => name !== '' && !name.startsWith('示例'));
}

async function read(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  return book;
}

const written = async (book: exceljs.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await book.xlsx.writeBuffer());

function first(book: exceljs.Workbook): exceljs.Worksheet {
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('a workbook without a sheet');
  return sheet;
}
