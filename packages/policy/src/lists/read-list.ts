import type { Kind, Value } from '@sanyi/feel';
import { type Day, isoDate, type Problem, parseDay, problem } from '@sanyi/kernel';
import { type CsvRecord, readCsv } from '../csv/read-csv.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { LIMITS } from '../limits.ts';
import type { ListDeclaration } from '../package/manifest.ts';
import type { Provenance } from '../package/provenance.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import { checkRows } from './check-rows.ts';
import type { ListColumn, ListRow, PolicyList } from './policy-list.ts';
import { readListValue } from './read-list-value.ts';

/** A list being read: its shape, the place of its file, and what is wrong so far. */
type Reading = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly keyNeeded: boolean;
  readonly kind: PolicyList['kind'];
  readonly header: readonly string[];
  readonly problems: Problem[];
};

const TEXT: Kind = { kind: 'text' };
const TITLES: readonly ListColumn[] = [
  { name: 'title_en', kind: TEXT },
  { name: 'title_zh', kind: TEXT },
];
const ALWAYS = ['from', 'to', 'provenance', 'source'];

/** Reads the CSV of a declared list; what is wrong goes to `problems`. */
export function readList(
  declared: ListDeclaration,
  file: { readonly name: string; readonly text: string },
  problems: Problem[],
): PolicyList | null {
  const shape = shapeOf(declared, problems);
  const csv = readCsv(file.text);
  if (!csv.ok) {
    const where = `${file.name}:${csv.line}`;
    problems.push(problem(csv.code, where));
  }
  if (!shape || !csv.ok) return null;
  const [header, ...records] = csv.records;
  const reading: Reading = {
    name: file.name,
    ...shape,
    keyNeeded: declared.kind !== 'price' && declared.kind !== 'pool',
    kind: declared.kind,
    header: header?.cells ?? [],
    problems,
  };
  if (!checkHeader(reading)) return null;
  if (records.length > LIMITS.listRows) {
    const found = { found: String(records.length), limit: String(LIMITS.listRows) };
    problems.push(problem('POLICY_TOO_MANY_ROWS', file.name, found));
    return null;
  }
  const rows = records.flatMap((each) => readRow(each, reading) ?? []);
  checkRows(file.name, rows, problems);
  return {
    name: declared.name,
    file: declared.file,
    kind: declared.kind,
    ...shape,
    rows,
    where: declared.where,
  };
}

function shapeOf(
  declared: ListDeclaration,
  problems: Problem[],
): { keys: readonly string[]; columns: readonly ListColumn[] } | null {
  const { kind, keys, columns } = declared;
  const refuse = (expected: string): null => {
    problems.push(problem('POLICY_LIST_SHAPE', declared.where, { kind, expected }));
    return null;
  };
  if (kind === 'code') return { keys: keys ?? ['code'], columns: [...TITLES, ...columns] };
  if (kind === 'crosswalk') {
    const target = columns.length > 0 ? columns : [{ name: 'target', kind: TEXT }];
    return { keys: keys ?? ['system', 'code'], columns: target };
  }
  if (!keys || keys.length === 0) return refuse('key: [...]');
  if (columns.length === 0) return refuse('values: {...: kind}');
  return { keys, columns };
}

function checkHeader(reading: Reading): boolean {
  const known = [...reading.keys, ...reading.columns.map((each) => each.name), ...ALWAYS];
  const where = `${reading.name}:1`;
  const header = reading.header;
  const missing = known.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  for (const column of missing) {
    const mark = column === 'source' || column === 'provenance';
    const details = { column, key: column, known: header.join(', ') };
    reading.problems.push(
      problem(mark ? 'POLICY_MARK_MISSING' : 'POLICY_COLUMN_MISSING', where, details),
    );
  }
  for (const column of unknown) {
    const details = { column, ...suggestion(column, known) };
    reading.problems.push(problem('POLICY_COLUMN_UNKNOWN', where, details));
  }
  return missing.length === 0 && unknown.length === 0;
}

function readRow(record: CsvRecord, reading: Reading): ListRow | null {
  const before = reading.problems.length;
  const line = `${reading.name}:${record.line}`;
  const refuse = (
    column: string,
    code: Problem['code'],
    details: Record<string, string> = {},
  ): void => {
    reading.problems.push(problem(code, `${line} ${column}`, { column, ...details }));
  };
  if (record.cells.length !== reading.header.length) {
    const found = String(record.cells.length);
    const expected = String(reading.header.length);
    reading.problems.push(problem('POLICY_CSV_CELLS', line, { found, expected }));
    return null;
  }
  const cell = (column: string): string => record.cells[reading.header.indexOf(column)] ?? '';
  const keys = reading.keys.map(cell);
  for (const [index, key] of keys.entries()) {
    if (key === '' && reading.keyNeeded) refuse(reading.keys[index] ?? '', 'POLICY_CELL_EMPTY');
  }
  const values: Value[] = reading.columns.map(({ name, kind }) => {
    const read = readListValue(cell(name), kind, reading);
    if (read.ok) return read.value;
    refuse(name, read.code, read.details);
    return null;
  });
  const from = cellDay('from');
  const to = cellDay('to');
  if (from !== null && to !== null && to <= from) {
    refuse('to', 'POLICY_ROW_DAYS', { from: isoDate(from), to: isoDate(to) });
  }
  const provenance = cellProvenance();
  const source = cell('source');
  if (source === '') refuse('source', 'POLICY_MARK_MISSING', { key: 'source' });
  if (reading.problems.length > before || provenance === null) return null;
  return { line: record.line, keys, values, from, to, provenance, source };

  function cellDay(column: string): Day | null {
    const text = cell(column);
    if (text === '') return null;
    const read = parseDay(text);
    if (read.ok) return read.value;
    refuse(column, 'DATE_NOT_READABLE', { text });
    return null;
  }

  function cellProvenance(): Provenance | null {
    const text = cell('provenance');
    const found = PROVENANCES.find((each) => each === text);
    if (found) return found;
    if (text === '') refuse('provenance', 'POLICY_MARK_MISSING', { key: 'provenance' });
    else
      refuse('provenance', 'POLICY_NOT_ONE_OF', { found: text, allowed: PROVENANCES.join(', ') });
    return null;
  }
}
