import {
  LIMITS,
  type ReportPreview,
  type ReportTaken,
  type SheetQuery,
  type TemplateQuery,
} from '@sanyi/api';
import { fail, mapResult, ok, parsePeriod, problem, type Result } from '@sanyi/kernel';
import { figureOf, templateOf } from '@sanyi/oversight';
import {
  formNamed,
  type Preview,
  previewSheet,
  type ReportDesk,
  returnedCopy,
  type Sender,
  type SentSheet,
  sendSheet,
  templateCsv,
  templateXlsx,
} from '@sanyi/store';
import type { SentFile } from '../answer.ts';
import type { City } from '../city/city.ts';
import { cityDesk, type DeskTime } from './city-desk.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheet that a district fills in. */
export async function templateFile(
  city: City,
  query: TemplateQuery,
  now: string,
): Promise<Result<SentFile>> {
  const period = parsePeriod(query.period, 'query period');
  if (!period.ok) return period;
  const desk = await cityDesk(city, period.value, { now, closed: [] });
  if (!desk.ok) return desk;
  const terms = formNamed(desk.value.terms, query.form);
  if (!terms.ok) return terms;
  const place = query.district ?? null;
  const known = desk.value.facts.manifest.districts.some(({ id }) => id === place);
  if (place !== null && !known)
    return fail(problem('API_PLACE_UNKNOWN', 'query district', { place }));
  const template = templateOf(terms.value, { period: period.value, place });
  const name = [query.form, place ?? 'all', period.value.id].join('-');
  const format = query.format ?? 'xlsx';
  if (format === 'xlsx') {
    return ok({ name: `${name}.xlsx`, type: XLSX, bytes: await templateXlsx(template) });
  }
  const encoding = format === 'csv' ? 'utf8' : 'gb18030';
  const type = `text/csv; charset=${encoding === 'utf8' ? 'utf-8' : 'gb18030'}`;
  return ok({ name: `${name}.csv`, type, bytes: templateCsv(template, encoding) });
}

/** A sheet as it was sent in the body of a request. */
export type SheetUpload = { readonly query: SheetQuery; readonly bytes: Uint8Array };

type AtDesk = { readonly desk: ReportDesk; readonly sent: SentSheet };

async function atDesk(
  city: City,
  { query, bytes }: SheetUpload,
  when: DeskTime,
): Promise<Result<AtDesk>> {
  const period = parsePeriod(query.period, 'query period');
  if (!period.ok) return period;
  const desk = await cityDesk(city, period.value, when);
  if (!desk.ok) return desk;
  const sent = {
    file: { name: query.file, bytes },
    form: query.form ?? null,
    period: period.value,
    place: query.district ?? null,
  };
  return ok({ desk: desk.value, sent });
}

/** What would become of a sheet; nothing is written. */
export async function checkedSheet(
  city: City,
  upload: SheetUpload,
  when: DeskTime,
): Promise<Result<ReportPreview>> {
  const at = await atDesk(city, upload, when);
  if (!at.ok) return at;
  const preview = await previewSheet(at.value.desk, at.value.sent);
  return mapResult(preview, (found) => previewDocument(city, upload, found));
}

/** The sheet that was sent, with a column of reasons. */
export async function returnedFile(
  city: City,
  upload: SheetUpload,
  when: DeskTime,
): Promise<Result<SentFile>> {
  const at = await atDesk(city, upload, when);
  if (!at.ok) return at;
  const preview = await previewSheet(at.value.desk, at.value.sent);
  if (!preview.ok) return preview;
  const { sheet, checked } = preview.value;
  const name = `${upload.query.file.replace(/\.[^.]*$/, '')}-returned.xlsx`;
  return ok({ name, type: XLSX, bytes: await returnedCopy(sheet, checked) });
}

/** Takes a sheet over that was previewed: all its figures or none. */
export async function takenSheet(
  city: City,
  upload: SheetUpload,
  by: { readonly sender: Sender; readonly when: DeskTime },
): Promise<Result<ReportTaken>> {
  const at = await atDesk(city, upload, by.when);
  if (!at.ok) return at;
  const { query } = upload;
  const taken = await sendSheet(by.sender, at.value.desk, {
    sent: at.value.sent,
    confirmed: {
      receivedAt: by.when.now,
      fileHash: query.confirm ?? '',
      rest: query.rest === 'true',
    },
  });
  return mapResult(taken, ({ preview, rows }) => ({
    form: preview.terms.form.id,
    period: preview.period.id,
    figures: rows.length,
    places: [...new Set(rows.map((row) => row.place))],
  }));
}

function previewDocument(city: City, { query }: SheetUpload, found: Preview): ReportPreview {
  const { checked, sheet, terms, period, fileHash, replaced } = found;
  const count = (state: string): number => checked.rows.filter((row) => row.state === state).length;
  const marked = new Set(checked.marks.map((mark) => mark.row));
  const rows = [
    ...checked.rows.filter((row) => marked.has(row.row)),
    ...checked.rows.filter((row) => !marked.has(row.row) && row.state !== 'passed'),
  ].slice(0, LIMITS.previewRows);
  const shown = new Set(rows.map((row) => row.row));
  return {
    form: terms.form.id,
    period: period.id,
    file: query.file,
    fileHash,
    accepted: count('accepted'),
    refused: count('refused'),
    passed: count('passed'),
    headRow: checked.headRow,
    head: (sheet.rows[checked.headRow - 1] ?? []).map((cell) => cell.text),
    rows: rows.toSorted((a, b) => a.row - b.row),
    remarks: checked.marks
      .filter((mark) => shown.has(mark.row) || mark.row <= checked.headRow)
      .map(({ row, column, kind, problem: { code, where, en, zh } }) => ({
        row,
        column,
        kind,
        problem: { code, where, en, zh },
      })),
    figures: checked.figures
      .filter((each) => shown.has(each.row))
      .map((each) => {
        const line = terms.lines.find(({ indicator }) => indicator.id === each.indicator);
        const origin = {
          stackHash: city.settled.stack.hash,
          factsChecksum: '',
          cutOff: city.facts.manifest.to,
          provenance: 'reported',
          weight: '1',
        };
        return {
          row: each.row,
          indicator: each.indicator,
          place: each.place,
          value: line ? figureOf(line.indicator, each, origin).value : null,
          sent: each.sent,
          note: each.note,
          replaces: replaced.get(`${each.indicator} ${each.place}`)?.receivedAt ?? null,
        };
      }),
  };
}
