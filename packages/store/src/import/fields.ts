import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CodeSet } from '@sanyi/facts';
import {
  collect,
  fail,
  failOf,
  ok,
  type Problem,
  ProblemError,
  problem,
  type Result,
} from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';
import { type Corrections, type CsvFile, type CsvRow, openCsv, recordsOfText } from './csv-rows.ts';
import { readDay } from './day.ts';
import type { FieldSource, LookupMapping, Mapping, TableMapping } from './mapping.ts';

/** Reads one field of a row as text; throws a `ProblemError` the row is rejected with. */
type FieldReader = (row: CsvRow) => string;

/** Tables that fields go through: crosswalks by `system code`, lookups by key. */
export type Translations = {
  readonly crosswalks: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly lookups: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** A table of the mapping opened: its file and a reader for each field that is mapped. */
export type OpenTable = {
  readonly file: CsvFile;
  readonly id: FieldReader | null;
  readonly fields: Readonly<Record<string, FieldReader>>;
};

/** Reads crosswalk lists and lookup files. */
export async function readTranslations(
  mapping: Mapping,
  at: { readonly mappingFile: string; readonly folder: string; readonly corrections: Corrections },
): Promise<Result<Translations>> {
  const crosswalks = new Map<string, ReadonlyMap<string, string>>();
  const problems: Problem[] = [];
  for (const [name, file] of Object.entries(mapping.crosswalks)) {
    const read = await readCrosswalk(join(dirname(at.mappingFile), file));
    if (read.ok) crosswalks.set(name, read.value);
    else problems.push(...read.problems);
  }
  const lookups = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, lookup] of Object.entries(mapping.lookups)) {
    const read = await readLookup(lookup, at);
    if (read.ok) lookups.set(name, read.value);
    else problems.push(...read.problems);
  }
  return failOf(problems) ?? ok({ crosswalks, lookups });
}

async function readLookup(
  lookup: LookupMapping,
  at: { readonly folder: string; readonly corrections: Corrections },
): Promise<Result<ReadonlyMap<string, string>>> {
  const { form, file } = lookup;
  const opened = await openCsv(at.folder, { name: file, form, corrections: at.corrections });
  if (!opened.ok) return opened;
  const places = collect([opened.value.at(lookup.key), opened.value.at(lookup.value)]);
  if (!places.ok) return places;
  const [key = 0, value = 0] = places.value;
  const entries = new Map<string, string>();
  for await (const { cells } of opened.value.rows()) {
    const target = (cells[value] ?? '').trim();
    if (target !== '') entries.set((cells[key] ?? '').trim(), target);
  }
  return ok(entries);
}

/** Crosswalk lists have the columns `system,code,target`, in this or any order. */
async function readCrosswalk(path: string): Promise<Result<ReadonlyMap<string, string>>> {
  let records: string[][];
  try {
    records = await recordsOfText(await readFile(path, 'utf8'));
  } catch (error) {
    return fail(problem('IMPORT_FILE_UNREADABLE', path, { why: messageOf(error) }));
  }
  const [header = [], ...rows] = records;
  const places = ['system', 'code', 'target'].map((name) => header.indexOf(name));
  const [system = -1, code = -1, target = -1] = places;
  if (places.includes(-1)) {
    const found = header.join(', ');
    return fail(problem('IMPORT_COLUMN_MISSING', path, { column: 'system, code, target', found }));
  }
  return ok(new Map(rows.map((row) => [`${row[system]} ${row[code]}`, row[target] ?? ''])));
}

/** Opens the file of a table and prepares its fields. */
export async function openTable(
  table: TableMapping,
  at: { folder: string; corrections: Corrections; translations: Translations },
): Promise<Result<OpenTable>> {
  const { file: name, form } = table;
  const file = await openCsv(at.folder, { name, form, corrections: at.corrections });
  if (!file.ok) return file;
  const id = table.id === null ? ok(null) : columnReader(file.value, table.id);
  const names = Object.keys(table.fields);
  const readers = collect(
    names.map((field) => {
      const source = table.fields[field];
      return source
        ? fieldReader(file.value, { field, source, translations: at.translations })
        : ok(() => '');
    }),
  );
  if (!id.ok) return id;
  if (!readers.ok) return readers;
  const entries = names.map((field, place) => [field, readers.value[place] ?? (() => '')] as const);
  return ok({ file: file.value, id: id.value, fields: Object.fromEntries(entries) });
}

function columnReader(file: CsvFile, column: string): Result<FieldReader> {
  const place = file.at(column);
  if (!place.ok) return place;
  return ok((row) => {
    const text = (row.cells[place.value] ?? '').trim();
    if (text === '') refuse(file, row, 'IMPORT_VALUE_MISSING', { column, field: 'id' });
    return text;
  });
}

function fieldReader(
  file: CsvFile,
  of: { readonly field: string; readonly source: FieldSource; readonly translations: Translations },
): Result<FieldReader> {
  const { source, translations } = of;
  if (source.value !== null) return ok(() => source.value ?? '');
  const place = file.at(source.column ?? '');
  if (!place.ok) return place;
  const system = systemReader(file, source);
  if (!system.ok) return system;
  const lookups = source.lookups.map((name) => translations.lookups.get(name));
  const crosswalk = translations.crosswalks.get(source.crosswalk ?? '');
  const found = (row: CsvRow): string => {
    let text = (row.cells[place.value] ?? '').trim();
    for (const lookup of lookups) text = lookup?.get(text) ?? '';
    return text;
  };
  return ok((row) => {
    const text = found(row);
    if (text === '') return whenEmpty(file, row, of);
    if (crosswalk) {
      const target = crosswalk.get(`${system.value(row)} ${text}`);
      const details = { text, crosswalk: source.crosswalk ?? '' };
      return target ?? refuse(file, row, 'IMPORT_CODE_UNKNOWN', details);
    }
    if (source.date === null) return text;
    const day = readDay(text, source.date);
    const details = { text, format: source.date };
    return day === null ? refuse(file, row, 'IMPORT_DATE_NOT_READABLE', details) : String(day);
  });
}

function whenEmpty(
  file: CsvFile,
  row: CsvRow,
  of: { readonly field: string; readonly source: FieldSource },
): string {
  const { field, source } = of;
  if (source.default !== null) return source.default;
  if (MAY_BE_EMPTY.has(field)) return '';
  return refuse(file, row, 'IMPORT_VALUE_MISSING', { column: source.column ?? '', field });
}

function systemReader(file: CsvFile, source: FieldSource): Result<(row: CsvRow) => string> {
  const { system } = source;
  if (system === null) return ok(() => source.crosswalk ?? '');
  if ('fixed' in system) return ok(() => system.fixed);
  const place = file.at(system.column);
  return place.ok ? ok((row) => (row.cells[place.value] ?? '').trim()) : place;
}

/** Fields whose column may be empty without a default. */
const MAY_BE_EMPTY = new Set([
  'amount',
  'quantity',
  'reverses',
  'insurerPaid',
  'titleZh',
  'endDay',
  'bedDays',
]);

/** Rejects a row. */
export function refuse(
  file: { readonly name: string },
  row: { readonly row: number },
  code: Parameters<typeof problem>[0],
  details: Record<string, string>,
): never {
  throw new ProblemError([problem(code, `${file.name}, row ${row.row}`, details)]);
}

/** Rejects a row for a text that is no number, by the name of the column it stands in. */
export function refuseNumber(
  at: { readonly file: CsvFile; readonly row: CsvRow; readonly mapping: TableMapping },
  field: string,
  text: string,
): never {
  const column = at.mapping.fields[field]?.column ?? field;
  return refuse(at.file, at.row, 'IMPORT_NUMBER_NOT_READABLE', { text, column });
}

/** A text as a code of a set of facts. */
export function codeOf(set: CodeSet, text: string, at: { file: CsvFile; row: CsvRow }): number {
  if (!set.has(text)) refuse(at.file, at.row, 'IMPORT_CODE_UNKNOWN', { text, crosswalk: set.name });
  return set.at(text);
}
