import { type ProblemCode, problem } from '@sanyi/kernel';
import type { TotalRow } from './check-totals.ts';
import { checkValue } from './check-value.ts';
import type { SheetFigure, SheetMark } from './checked.ts';
import type { Head, HeadColumn } from './find-head.ts';
import { nameKey, plain } from './plain.ts';
import { type Amount, readAmount } from './read-amount.ts';
import { bothNames, type Named, type Names } from './read-name.ts';
import { readPeriod } from './read-period.ts';
import { cellAt, cellName, type Sheet, type SheetCell } from './sheet.ts';
import type { SheetAgainst } from './sheet-against.ts';
import type { FormLine } from './terms.ts';

/** What the rows of a sheet are read with. */
export type RowReading = SheetAgainst & {
  readonly head: Head;
  readonly districts: Names;
  readonly indicators: Names;
};

/** What one row gave. */
export type ReadRow = {
  readonly figure: SheetFigure | null;
  readonly total: TotalRow | null;
  readonly marks: SheetMark[];
};

const SAMPLE = /^(示例|样例|例|sample|example)/i;
const TOTALS = new Set(
  ['合计', '总计', '小计', '全市', '全市合计', 'total', 'citytotal', 'sum'].map(nameKey),
);

/** Reads one row, counted from 0. */
export function checkRow(sheet: Sheet, at: number, reading: RowReading): ReadRow {
  const row = new RowCells(sheet, at, reading.head);
  const passed: ReadRow = { figure: null, total: null, marks: row.marks };
  const isFilled = (['numerator', 'denominator'] as const).some((each) => row.text(each) !== '');
  if (!isFilled) return passed;
  if (SAMPLE.test(plain(row.text('district')))) return passed;
  const line = lineOf(row, reading);
  if (TOTALS.has(nameKey(row.text('district')))) {
    row.mark('district', 'healed', 'REPORT_TOTAL_PASSED');
    const numerator = readAmount(row.cell('numerator'));
    const denominator = readAmount(row.cell('denominator'));
    return line && numerator.ok && denominator.ok
      ? {
          ...passed,
          total: {
            row: at + 1,
            indicator: line.indicator.id,
            numerator: numerator.text,
            denominator: denominator.text,
          },
        }
      : passed;
  }
  const place = placeOf(row, reading);
  const isPeriod = checkPeriod(row, reading) && checkOpen(row, reading, place);
  const sent = line ? amountsOf(row, line) : null;
  if (!line || !sent || place === null || !isPeriod) return passed;
  const value = checkValue(line, sent, reading.period);
  if (!value.ok) {
    for (const each of value.troubles) row.mark(each.column, 'refused', each.code, each.details);
    return passed;
  }
  const figure: SheetFigure = {
    row: at + 1,
    indicator: line.indicator.id,
    place,
    period: reading.period.id,
    ...value.fraction,
    sent,
    note: plain(row.text('note')),
  };
  return { ...passed, figure };
}

/** The cells of a row by the heads above them, and the remarks made on them. */
class RowCells {
  readonly marks: SheetMark[] = [];
  readonly #sheet: Sheet;
  readonly #at: number;
  readonly #head: Head;

  constructor(sheet: Sheet, at: number, head: Head) {
    this.#sheet = sheet;
    this.#at = at;
    this.#head = head;
  }

  has(column: HeadColumn): boolean {
    return this.#head.columns.has(column);
  }

  cell(column: HeadColumn): SheetCell {
    return cellAt(this.#sheet, this.#at, this.#head.columns.get(column) ?? -1);
  }

  /** The text, not empty for a formula or an error either. */
  text(column: HeadColumn): string {
    const { text, kind } = this.cell(column);
    return kind === 'formula' || kind === 'error' ? text || '=' : text.trim();
  }

  mark(
    column: HeadColumn,
    kind: SheetMark['kind'],
    code: ProblemCode,
    details: Readonly<Record<string, string>> = {},
  ): void {
    const at = this.#head.columns.get(column);
    const where = at === undefined ? String(this.#at + 1) : cellName(this.#at, at);
    const found = this.text(column).slice(0, SHOWN);
    this.marks.push({
      row: this.#at + 1,
      column: at === undefined ? null : at + 1,
      kind,
      problem: problem(code, where, { found, ...details }),
    });
  }
}

/** Characters of a cell that are repeated in a remark. */
const SHOWN = 60;

function placeOf(row: RowCells, reading: RowReading): string | null {
  const text = row.text('district');
  if (text === '') {
    row.mark('district', 'refused', 'REPORT_CELL_EMPTY', { column: '区 District' });
    return null;
  }
  const read = reading.districts.read(text);
  if (!read.ok) {
    row.mark('district', 'refused', 'REPORT_DISTRICT_UNKNOWN', meant(read.nearest));
    return null;
  }
  const district = reading.terms.districts.find(({ id }) => id === read.id);
  const name = district ? bothNames(district) : read.id;
  if (reading.place !== null && read.id !== reading.place) {
    const own = reading.terms.districts.find(({ id }) => id === reading.place);
    const mine = own ? bothNames(own) : reading.place;
    row.mark('district', 'refused', 'REPORT_DISTRICT_OTHER', { name, own: mine });
    return null;
  }
  if (read.healed) row.mark('district', 'healed', 'REPORT_HEALED_DISTRICT', { name });
  return read.id;
}

/** Whether the data of the district and period may still change. */
function checkOpen(row: RowCells, { closed, period }: RowReading, place: string | null): boolean {
  const isClosed = closed.some(
    (each) => each.period === period.id && (each.district === null || each.district === place),
  );
  if (isClosed) row.mark('period', 'refused', 'REPORT_PERIOD_LOCKED', { period: period.id });
  return !isClosed;
}

/** What a name may have meant, as a sentence behind others; nothing where none is close. */
const meant = (
  near: Named | null,
): { readonly suggestion: string; readonly suggestionZh: string } => ({
  suggestion: near ? ` Did you mean "${bothNames(near)}"?` : '',
  suggestionZh: near ? `是否应为“${bothNames(near)}”？` : '',
});

/** The indicator of a row; a form of one indicator needs no column for it. */
function lineOf(row: RowCells, reading: RowReading): FormLine | null {
  const { lines } = reading.terms;
  const [only] = lines;
  const text = row.text('indicator');
  if (text === '' && only && lines.length === 1) return only;
  const column = { column: '指标 Indicator' };
  if (text === '') {
    row.mark('indicator', 'refused', 'REPORT_CELL_EMPTY', column);
    return null;
  }
  const read = reading.indicators.read(text);
  if (read.ok) return lines.find(({ indicator }) => indicator.id === read.id) ?? null;
  const known = lines.map(({ indicator }) => bothNames(indicator)).join('; ');
  row.mark('indicator', 'refused', 'REPORT_INDICATOR_UNKNOWN', { ...meant(read.nearest), known });
  return null;
}

function checkPeriod(row: RowCells, reading: RowReading): boolean {
  const wanted = reading.period;
  const text = row.text('period');
  if (text === '') {
    if (!row.has('period')) return true;
    row.mark('period', 'refused', 'REPORT_CELL_EMPTY', { column: '期间 Period' });
    return false;
  }
  const read = readPeriod(row.cell('period'));
  if (!read.ok) {
    const suggestion = read.suggestion || wanted.id;
    row.mark('period', 'refused', 'REPORT_PERIOD_WRONG', { suggestion });
    return false;
  }
  const { id } = read.period;
  if (id !== wanted.id) {
    row.mark('period', 'refused', 'REPORT_PERIOD_OTHER', { period: id, wanted: wanted.id });
    return false;
  }
  if (read.healed) row.mark('period', 'healed', 'REPORT_HEALED_PERIOD', { period: id });
  return true;
}

type Sent = { readonly numerator: string; readonly denominator: string };

function amountsOf(row: RowCells, line: FormLine): Sent | null {
  const read = {
    numerator: amountOf(row, 'numerator', line),
    denominator: amountOf(row, 'denominator', line),
  };
  const { numerator, denominator } = read;
  if (!numerator?.ok || !denominator?.ok) return null;
  // A percent sign is a way of writing only where the whole is 100.
  const isHundred = denominator.text === '100';
  for (const column of ['numerator', 'denominator'] as const) {
    if (!read[column]?.ok || !(read[column] as Amount & { ok: true }).percent) continue;
    if (!isHundred) {
      row.mark(column, 'refused', 'REPORT_PERCENT');
      return null;
    }
    row.mark(column, 'healed', 'REPORT_HEALED_NUMBER', { number: read[column].text });
  }
  return { numerator: numerator.text, denominator: denominator.text };
}

const WHY = {
  notNumber: 'REPORT_NUMBER_WRONG',
  groups: 'REPORT_NUMBER_GROUPS',
  unit: 'REPORT_NUMBER_UNIT',
  formula: 'REPORT_FORMULA',
  error: 'REPORT_CELL_ERROR',
} as const;

function amountOf(
  row: RowCells,
  column: 'numerator' | 'denominator',
  line: FormLine,
): Amount | null {
  const cell = row.cell(column);
  const title = column === 'numerator' ? '分子 Numerator' : '分母 Denominator';
  if (row.text(column) === '') {
    row.mark(column, 'refused', 'REPORT_CELL_EMPTY', { column: title });
    return null;
  }
  const { unit } = line.form[column];
  const read = readAmount(cell, [unit.zh, unit.en]);
  if (!read.ok) {
    row.mark(column, 'refused', WHY[read.why], { suggestion: read.suggestion || '-' });
  } else if (cell.computed) {
    row.mark(column, 'healed', 'REPORT_HEALED_FORMULA', { number: read.text });
  } else if (read.healed && !read.percent) {
    row.mark(column, 'healed', 'REPORT_HEALED_NUMBER', { number: read.text });
  }
  return read;
}
