import { type CityCount, type CitySheet, countedBy } from '@sanyi/city';
import { parsePeriod, type Result } from '@sanyi/kernel';
import {
  type FormLine,
  filledOf,
  type Measured,
  type Template,
  templateOf,
} from '@sanyi/oversight';
import { formNamed, type ReportDesk, type SentSheet, templateCsv } from '@sanyi/store';

/** Columns of a template in which a district writes. */
const FILLED = { numerator: 3, denominator: 4, note: 5 } as const;

/** The sheet of an invented district, filled in as its own books would have it. */
export function sheetOfDistrict(desk: ReportDesk, sheet: CitySheet): Result<SentSheet> {
  const { form, district: place } = sheet;
  const terms = formNamed(desk.terms, form);
  if (!terms.ok) return terms;
  const period = parsePeriod(sheet.period, 'sheets.csv');
  if (!period.ok) return period;
  const template = templateOf(terms.value, { period: period.value, place });
  const rows = terms.value.lines.map((line, at) =>
    filledRow(template.rows[at] ?? [], line, { desk, sheet }),
  );
  const filled: Template = { ...template, rows };
  const name = `${form}-${place}-${sheet.period}.csv`;
  const bytes = templateCsv(filled, 'utf8');
  return { ok: true, value: { file: { name, bytes }, form, period: period.value, place } };
}

function filledRow(
  row: readonly string[],
  line: FormLine,
  { desk, sheet }: { readonly desk: ReportDesk; readonly sheet: CitySheet },
): string[] {
  const counted =
    sheet.counts.find(({ indicator }) => indicator === line.indicator.id) ??
    sheet.counts.find(({ indicator }) => indicator === null);
  const computed = counted && computedOf(desk, line, { sheet, counted });
  if (!counted || !computed) return [...row];
  const period = parsePeriod(computed.period);
  const filled = period.ok ? filledOf(line, computed, period.value) : computed;
  const times = counted.isSampled ? BigInt(Math.round(desk.facts.manifest.weight)) : 1n;
  const text = (column: 'numerator' | 'denominator'): string => {
    const rate = counted[column];
    return rate === null ? '' : String(countedBy(filled[column] * times, rate));
  };
  return row.map((cell, at) => {
    if (at === FILLED.note) return counted.note;
    if (at === FILLED.numerator) return text('numerator');
    return at === FILLED.denominator ? text('denominator') : cell;
  });
}

/** What claims say of the district, of the period of the sheet or of the one it mistakes it for. */
const computedOf = (
  desk: ReportDesk,
  line: FormLine,
  of: { readonly sheet: CitySheet; readonly counted: CityCount },
): Measured | undefined =>
  desk.computed.find(
    ({ indicator, place, period }) =>
      indicator === line.indicator.id &&
      place === of.sheet.district &&
      period === (of.counted.figuresOf ?? of.sheet.period),
  );
