import {
  CATEGORIES,
  INCOME_BANDS,
  INSTITUTION_KINDS,
  type Institution,
  type Item,
  LEVELS,
  OWNERSHIPS,
  PERSON_CLASSES,
  type PersonTable,
  SCHEMES,
  SEXES,
} from '@sanyi/facts';
import { type Day, ProblemError, yearOf } from '@sanyi/kernel';
import type { CsvRow, OnBytes } from './csv-rows.ts';
import { codeOf, type OpenTable, refuse, refuseNumber } from './fields.ts';
import type { Mapping, TableMapping, TableName } from './mapping.ts';
import type { Rejects } from './rejects.ts';

/** How many rows of a table were read, accepted and not accepted. */
export type TableCount = { read: number; accepted: number; rejected: number; repeated: number };

/** A table that is being read: where it comes from and where its rejects go. */
export type Reading = {
  readonly name: TableName;
  readonly mapping: TableMapping;
  readonly open: OpenTable;
  readonly rejects: Rejects;
  readonly onBytes: OnBytes;
};

/** Ids of the source in the order of their numbers, which begin at 1. */
export type Numbers = Map<string, number>;

/** Works off the rows of a table; a row that throws a `ProblemError` is rejected and told. */
export async function eachRow(
  reading: Reading,
  accept: (row: CsvRow) => 'accepted' | 'repeated',
  onReject?: (row: CsvRow) => void,
): Promise<TableCount> {
  const count: TableCount = { read: 0, accepted: 0, rejected: 0, repeated: 0 };
  const { file } = reading.open;
  for await (const row of file.rows(reading.onBytes)) {
    count.read++;
    try {
      if (row.cells.length !== file.header.length) {
        const found = String(row.cells.length);
        refuse(file, row, 'IMPORT_ROW_BROKEN', { found, expected: String(file.header.length) });
      }
      count[accept(row)]++;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      count.rejected++;
      onReject?.(row);
      reading.rejects.add(reading.name, { file: file.name, row: row.row }, error.problems[0]);
    }
  }
  return count;
}

/** The id of a row, if it is new; null where the mapping says that ids repeat. */
export function newId(
  reading: Reading,
  row: CsvRow,
  known: ReadonlyMap<string, number>,
): string | null {
  const id = reading.open.id?.(row) ?? '';
  if (!known.has(id)) return id;
  if (reading.mapping.distinct) return null;
  return refuse(reading.open.file, row, 'IMPORT_DUPLICATE', { id, first: reading.open.file.name });
}

/** Persons with the numbers given to their ids. */
export async function readPersonTable(
  reading: Reading,
  mapping: Mapping,
): Promise<{ persons: PersonTable; numbers: Numbers; count: TableCount }> {
  const numbers: Numbers = new Map();
  const rows: number[][] = [];
  const { fields, file } = reading.open;
  const districts = mapping.districts.map((district) => district.id);
  const count = await eachRow(reading, (row) => {
    const id = newId(reading, row, numbers);
    if (id === null) return 'repeated';
    const text = (field: string): string => fields[field]?.(row) ?? '';
    const at = { file, row, mapping: reading.mapping };
    const district = districts.indexOf(text('district'));
    if (district < 0) {
      refuse(file, row, 'IMPORT_CODE_UNKNOWN', { text: text('district'), crosswalk: 'districts' });
    }
    const one = [
      birthYear(text('birthYear'), at, reading.mapping.fields.birthYear?.date !== null),
      codeOf(SEXES, text('sex'), at),
      district,
      codeOf(SCHEMES, text('scheme'), at),
      codeOf(PERSON_CLASSES, text('personClass'), at),
      codeOf(INCOME_BANDS, fields.incomeBand ? text('incomeBand') : 'middle', at),
    ];
    rows.push(one);
    numbers.set(id, rows.length);
    return 'accepted';
  });
  const column = (place: number): Uint8Array => Uint8Array.from(rows, (row) => row[place] ?? 0);
  const persons: PersonTable = {
    count: rows.length,
    person: Uint32Array.from(rows, (_, place) => place + 1),
    birthYear: Uint16Array.from(rows, (row) => row[0] ?? 0),
    sex: column(1),
    district: column(2),
    scheme: column(3),
    personClass: column(4),
    incomeBand: column(5),
    keyGroups: new Uint16Array(rows.length),
    chronic: new Uint16Array(rows.length),
  };
  return { persons, numbers, count };
}

type At = Parameters<typeof codeOf>[2];

/** Only the year of a birth enters facts. */
function birthYear(text: string, at: Parameters<typeof refuseNumber>[0], isDay: boolean): number {
  const year = isDay ? yearOf(Number(text) as Day) : Number(text);
  if (Number.isInteger(year) && year >= 1850 && year <= 2199) return year;
  return refuseNumber(at, 'birthYear', text);
}

/** Institutions with the numbers given to their ids. */
export async function readInstitutionTable(
  reading: Reading,
  mapping: Mapping,
): Promise<{ institutions: Institution[]; numbers: Numbers; count: TableCount }> {
  const numbers: Numbers = new Map();
  const institutions: Institution[] = [];
  const { fields, file } = reading.open;
  const districts = new Set(mapping.districts.map((district) => district.id));
  const count = await eachRow(reading, (row) => {
    const id = newId(reading, row, numbers);
    if (id === null) return 'repeated';
    const text = (field: string): string => fields[field]?.(row) ?? '';
    const at = { file, row };
    const district = text('district');
    if (!districts.has(district)) {
      refuse(file, row, 'IMPORT_CODE_UNKNOWN', { text: district, crosswalk: 'districts' });
    }
    const institution: Institution = {
      institution: institutions.length + 1,
      code: String(institutions.length + 1),
      title: { en: text('title'), zh: text('titleZh') || text('title') },
      kind: nameOf(INSTITUTION_KINDS, text('kind'), at),
      level: nameOf(LEVELS, text('level'), at),
      grassroots: flagOf(text('grassroots'), at),
      ownership: nameOf(OWNERSHIPS, text('ownership'), at),
      district,
      fromDay: mapping.from,
      toDay: null,
      successor: null,
    };
    institutions.push(institution);
    numbers.set(id, institution.institution);
    return 'accepted';
  });
  return { institutions, numbers, count };
}

/** The code of the item that carries what a claim costs beyond its lines. */
const UNITEMISED = 'unitemised';

/** Items with the numbers given to their codes; the last one is for what is not itemised. */
export async function readItemTable(
  reading: Reading,
): Promise<{ items: Item[]; numbers: Numbers; count: TableCount }> {
  const numbers: Numbers = new Map();
  const items: Item[] = [];
  const { fields, file } = reading.open;
  const count = await eachRow(reading, (row) => {
    const code = newId(reading, row, numbers);
    if (code === null) return 'repeated';
    const text = (field: string): string => fields[field]?.(row) ?? '';
    const unit = fields.unit ? text('unit') : '';
    items.push({
      item: items.length + 1,
      code,
      title: { en: text('title'), zh: text('titleZh') || text('title') },
      unit: { en: unit, zh: unit },
      category: nameOf(CATEGORIES, text('category'), { file, row }),
      separatelyChargeable: fields.separatelyChargeable
        ? flagOf(text('separatelyChargeable'), { file, row })
        : true,
    });
    numbers.set(code, items.length);
    return 'accepted';
  });
  items.push({
    item: items.length + 1,
    code: UNITEMISED,
    title: { en: 'Not itemised', zh: '未分项' },
    unit: { en: '', zh: '' },
    category: 'other',
    separatelyChargeable: true,
  });
  return { items, numbers, count };
}

const nameOf = <Code extends string>(
  set: Parameters<typeof codeOf>[0] & { readonly codes: readonly Code[] },
  text: string,
  at: At,
): Code => {
  const code = set.codes[codeOf(set, text, at)];
  if (code === undefined) throw new Error('a position of a code set has a code');
  return code;
};

/** A yes or no. */
export function flagOf(text: string, at: At): boolean {
  if (['true', '1', 'yes', '是'].includes(text)) return true;
  if (['false', '0', 'no', '否', ''].includes(text)) return false;
  return refuse(at.file, at.row, 'IMPORT_CODE_UNKNOWN', { text, crosswalk: 'true, false' });
}
