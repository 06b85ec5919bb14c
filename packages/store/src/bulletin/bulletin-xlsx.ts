import type { Lang } from '@sanyi/kernel';
import { type Bulletin, type BulletinLayout, type LayoutTable, plainText } from '@sanyi/oversight';
import { clauseText } from '@sanyi/policy';
import type { CellValue, Workbook, Worksheet } from 'exceljs';
import { rezip } from './rezip.ts';

const FONT = 'Noto Sans SC';
/** Title, marks and an empty row stand over the heads. */
const HEAD_ROW = 4;
/** A fixed moment: the workbook says nothing about when it was written. */
const FIXED = new Date(Date.UTC(2000, 0, 1));

const WORDS = {
  findings: { en: 'Findings', zh: '通报内容' },
  figures: { en: 'Figures', zh: '数值' },
  sources: { en: 'Sources', zh: '公式与来源' },
  place: { en: 'Place', zh: '地区' },
  indicator: { en: 'Indicator', zh: '指标' },
  period: { en: 'Period', zh: '期间' },
  numerator: { en: 'Numerator', zh: '分子' },
  denominator: { en: 'Denominator', zh: '分母' },
  factor: { en: 'Factor', zh: '系数' },
  value: { en: 'Value', zh: '数值' },
  unit: { en: 'Unit', zh: '单位' },
  basis: { en: 'Basis', zh: '口径' },
  formula: { en: 'Formula', zh: '公式' },
  target: { en: 'Target', zh: '目标' },
  source: { en: 'Source', zh: '来源' },
  package: { en: 'Package', zh: '政策包' },
  sentence: { en: 'Sentence', zh: '文字' },
  judgement: { en: 'Judgement', zh: '评判' },
  hidden: { en: 'hidden', zh: '隐去' },
  computed: { en: 'computed', zh: '计算' },
  reported: { en: 'reported', zh: '上报' },
  met: { en: 'met', zh: '达标' },
  near: { en: 'near', zh: '接近' },
  missed: { en: 'missed', zh: '未达标' },
  none: { en: '—', zh: '—' },
} as const;

/**
 * A bulletin as a workbook: each table as a sheet with numbers, the sentences, every figure with its
 * numerator and denominator and the formula between them, and where each formula comes from.
 */
export async function bulletinXlsx(
  bulletin: Bulletin,
  layout: BulletinLayout,
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = layout.issuer;
  book.created = FIXED;
  book.modified = FIXED;
  book.title = layout.heading;
  for (const block of layout.blocks) if (block.kind === 'table') addTable(book, layout, block);
  addFindings(book, bulletin, layout);
  addFigures(book, bulletin, layout);
  addSources(book, bulletin, layout);
  return rezip(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** A sheet with a title, the mark and the way back in its first rows, ready for its own. */
function newSheet(book: Workbook, layout: BulletinLayout, name: string, title: string): Worksheet {
  // A sheet's name holds 31 letters and none of these.
  const sheet = book.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${layout.footer.cutOff}&C${layout.footer.check}&R&P / &N` },
  });
  sheet.addRow([title]).font = { name: FONT, bold: true, size: 13 };
  const marks = [layout.mark, layout.draft, layout.footer.cutOff, layout.footer.check];
  sheet.addRow([marks.filter((each) => each !== null).join(' · ')]).font = { name: FONT, size: 9 };
  sheet.addRow([]);
  return sheet;
}

function addHead(sheet: Worksheet, heads: readonly string[]): void {
  const row = sheet.addRow([...heads]);
  row.font = { name: FONT, bold: true, size: 10 };
  row.alignment = { vertical: 'bottom', wrapText: true };
  row.border = { top: { style: 'medium' }, bottom: { style: 'thin' } };
  sheet.views = [{ state: 'frozen', ySplit: row.number, xSplit: 1 }];
}

function addTable(book: Workbook, layout: BulletinLayout, table: LayoutTable): void {
  const sheet = newSheet(book, layout, table.caption.split(/[.　]/)[0] ?? table.id, table.caption);
  addHead(
    sheet,
    table.columns.map(({ head, unit }) => (unit ? `${head}\n${unit}` : head)),
  );
  table.columns.forEach(({ align }, at) => {
    sheet.getRow(HEAD_ROW).getCell(at + 1).alignment = { horizontal: align, wrapText: true };
  });
  sheet.getRow(HEAD_ROW).height = 28;
  const signs = table.columns.map((_, at) =>
    table.rows.some(({ cells }) => cells[at]?.text.startsWith('+')),
  );
  for (const { cells, isTotal } of table.rows) {
    const row = sheet.addRow(cells.map(({ text, value }) => numberOr(value, text)));
    row.font = { name: FONT, size: 10, bold: isTotal };
    cells.forEach(({ value, mark }, at) => {
      const cell = row.getCell(at + 1);
      cell.alignment = { horizontal: table.columns[at]?.align ?? 'right' };
      // The mark stands in the format, so that the cell still holds a number.
      if (value !== null) cell.numFmt = formatOf(value, { mark, isSigned: signs[at] ?? false });
    });
  }
  for (const note of table.notes) sheet.addRow([note]).font = { name: FONT, size: 9 };
  table.columns.forEach((_, at) => {
    sheet.getColumn(at + 1).width = at === table.headColumn ? 16 : 12;
  });
}

const numberOr = (value: string | null, text: string): CellValue =>
  value === null ? text : Number(value);

/** A number format with the decimals of a value, its sign where it is a change, and its mark. */
function formatOf(
  value: string,
  { mark, isSigned }: { readonly mark: string; readonly isSigned: boolean } = PLAIN,
): string {
  const decimals = value.split('.')[1]?.length ?? 0;
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const end = mark ? `" ${mark}"` : '';
  return isSigned ? `+${digits}${end};-${digits}${end};${digits}${end}` : `${digits}${end}`;
}

const PLAIN = { mark: '', isSigned: false } as const;

function addFindings(book: Workbook, bulletin: Bulletin, layout: BulletinLayout): void {
  const { lang } = layout;
  const sheet = newSheet(book, layout, WORDS.findings[lang], WORDS.findings[lang]);
  const names = placeNames(bulletin, lang);
  addHead(sheet, [
    WORDS.place[lang],
    WORDS.indicator[lang],
    WORDS.judgement[lang],
    WORDS.sentence[lang],
  ]);
  const titles = new Map(bulletin.sources.map((each) => [each.indicator, each.title[lang]]));
  for (const { place, indicator, judgement, sentence } of bulletin.findings) {
    const row = sheet.addRow([
      names.get(place) ?? place,
      titles.get(indicator) ?? indicator,
      WORDS[judgement][lang],
      plainText(sentence)[lang],
    ]);
    row.font = { name: FONT, size: 10 };
    row.alignment = { vertical: 'top', wrapText: true };
  }
  [16, 26, 12, 110].forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
}

/** Names of the places, from the rows of the tables. */
const placeNames = (bulletin: Bulletin, lang: Lang): Map<string, string> =>
  new Map(
    bulletin.sections.flatMap(({ grids }) =>
      grids.flatMap(({ rows }) => rows.map(({ place, title }) => [place, title[lang]] as const)),
    ),
  );

function addFigures(book: Workbook, bulletin: Bulletin, layout: BulletinLayout): void {
  const { lang } = layout;
  const sheet = newSheet(book, layout, WORDS.figures[lang], WORDS.figures[lang]);
  const keys = ['place', 'indicator', 'period', 'numerator', 'denominator', 'factor'] as const;
  const more = ['value', 'unit', 'basis', 'judgement'] as const;
  addHead(
    sheet,
    [...keys, ...more].map((key) => WORDS[key][lang]),
  );
  const names = placeNames(bulletin, lang);
  const factors = new Map(bulletin.sources.map((each) => [each.indicator, each.factor]));
  const titles = new Map(bulletin.sources.map((each) => [each.indicator, each.title[lang]]));
  for (const { figure, basis, judgement } of bulletin.figures) {
    const row = sheet.addRow([
      names.get(figure.place) ?? figure.place,
      titles.get(figure.indicator) ?? figure.indicator,
      figure.period,
      figure.suppressed ? WORDS.hidden[lang] : Number(figure.numerator),
      figure.suppressed ? WORDS.hidden[lang] : Number(figure.denominator),
      Number(factors.get(figure.indicator) ?? 1),
    ]);
    row.font = { name: FONT, size: 10 };
    const at = row.number;
    row.getCell(7).value = valueCell(figure, at, layout);
    if (figure.value !== null) row.getCell(7).numFmt = formatOf(figure.value);
    row.getCell(8).value = figure.unitText[lang];
    row.getCell(9).value = WORDS[basis][lang];
    row.getCell(10).value = WORDS[judgement][lang];
  }
  [16, 30, 11, 20, 20, 9, 18, 20, 11, 11].forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
}

/** The formula with its result; a printed number where weighting or rounding to a sum made it. */
function valueCell(
  figure: Bulletin['figures'][number]['figure'],
  row: number,
  { lang }: BulletinLayout,
): CellValue {
  if (figure.suppressed) return WORDS.hidden[lang];
  if (figure.value === null) return WORDS.none[lang];
  const result = Number(figure.value);
  const decimals = figure.value.split('.')[1]?.length ?? 0;
  if (figure.denominator === '1') return result;
  return { formula: `ROUND(D${row}/E${row}*F${row},${decimals})`, result };
}

function addSources(book: Workbook, bulletin: Bulletin, layout: BulletinLayout): void {
  const { lang } = layout;
  const sheet = newSheet(book, layout, WORDS.sources[lang], WORDS.sources[lang]);
  const keys = ['indicator', 'formula', 'factor', 'unit', 'target', 'package', 'source'] as const;
  addHead(
    sheet,
    keys.map((key) => WORDS[key][lang]),
  );
  for (const each of bulletin.sources) {
    const row = sheet.addRow([
      each.title[lang],
      each.formula[lang],
      Number(each.factor),
      each.unit[lang],
      each.line === null ? WORDS.none[lang] : Number(each.line.value),
      `${each.package} ${each.version}#${each.indicator}`,
      [
        clauseText(each.source)[lang],
        ...(each.line ? [`${each.line.from}: ${clauseText(each.line.source)[lang]}`] : []),
      ].join('; '),
    ]);
    row.font = { name: FONT, size: 10 };
    row.alignment = { vertical: 'top', wrapText: true };
  }
  [30, 60, 9, 20, 9, 40, 70].forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
}
