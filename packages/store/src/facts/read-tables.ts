import type { DuckDBConnection } from '@duckdb/node-api';
import {
  CHRONIC_DISEASES,
  type CodeSet,
  INCOME_BANDS,
  KEY_GROUPS,
  PERSON_CLASSES,
  type PersonTable,
  type PurchasePriceTable,
  SCHEMES,
  SEXES,
} from '@sanyi/facts';
import { sqlText } from '../duck/database.ts';
import { ChunkView } from '../duck/vectors.ts';
import { positionSql } from './query-claims.ts';

/** Which persons of a file. */
type PersonQuery = {
  readonly file: string;
  /** No fewer than there are; counted where absent. */
  readonly count?: number;
  readonly districts: readonly string[];
  /** A condition over the columns of the file. */
  readonly where?: string;
};

/** Reads a table of persons. */
export async function readPersons(
  connection: DuckDBConnection,
  query: PersonQuery,
): Promise<PersonTable> {
  const count = query.count ?? (await countOf(connection, query));
  const table = {
    person: new Uint32Array(count),
    birthYear: new Uint16Array(count),
    sex: new Uint8Array(count),
    district: new Uint8Array(count),
    scheme: new Uint8Array(count),
    personClass: new Uint8Array(count),
    incomeBand: new Uint8Array(count),
    keyGroups: new Uint16Array(count),
    chronic: new Uint16Array(count),
  };
  let at = 0;
  for await (const chunk of chunksOf(connection, personSql(query))) {
    table.person.set(chunk.words(0), at);
    table.birthYear.set(chunk.shorts(1), at);
    table.sex.set(chunk.bytes(2), at);
    table.district.set(chunk.bytes(3), at);
    table.scheme.set(chunk.bytes(4), at);
    table.personClass.set(chunk.bytes(5), at);
    table.incomeBand.set(chunk.bytes(6), at);
    table.keyGroups.set(chunk.shorts(7), at);
    table.chronic.set(chunk.shorts(8), at);
    at += chunk.rows;
  }
  return at === count ? { count, ...table } : cutPersons({ count, ...table }, at);
}

/** Reads the table of purchase prices. */
export async function readPurchasePrices(
  connection: DuckDBConnection,
  file: string,
  count: number,
): Promise<PurchasePriceTable> {
  const item = new Uint32Array(count);
  const fromDay = new Int32Array(count);
  const toDay = new Int32Array(count);
  const price = new Float64Array(count);
  let at = 0;
  const open = `coalesce(to_day, DATE '9999-12-31')`;
  const sql = `SELECT item, from_day, ${open}, price_fen FROM read_parquet(${sqlText(file)})`;
  for await (const chunk of chunksOf(connection, sql)) {
    item.set(chunk.words(0), at);
    fromDay.set(chunk.integers(1), at);
    toDay.set(chunk.integers(2), at);
    chunk.bigs(3, { into: price, at, missing: 0 });
    at += chunk.rows;
  }
  return { count: at, item, fromDay, toDay, price };
}

/** The chunks of an answer, one after the other. */
export async function* chunksOf(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<ChunkView, void, undefined> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield new ChunkView(chunk);
  }
}

async function countOf(connection: DuckDBConnection, query: PersonQuery): Promise<number> {
  const where = query.where ? ` WHERE ${query.where}` : '';
  const sql = `SELECT count(*)::INTEGER FROM read_parquet(${sqlText(query.file)})${where}`;
  const [[count] = []] = (await connection.runAndReadAll(sql)).getRows();
  return Number(count ?? 0);
}

function personSql(query: PersonQuery): string {
  const district = `(list_position([${query.districts.map(sqlText).join(', ')}], district) - 1)`;
  return `SELECT person, birth_year, ${positionSql('sex', SEXES)}, ${district}::UTINYINT,
      ${positionSql('scheme', SCHEMES)}, ${positionSql('person_class', PERSON_CLASSES)},
      ${positionSql('income_band', INCOME_BANDS)}, ${bitsSql('key_groups', KEY_GROUPS)},
      ${bitsSql('chronic', CHRONIC_DISEASES)}
    FROM read_parquet(${sqlText(query.file)})${query.where ? ` WHERE ${query.where}` : ''}`;
}

const bitsSql = (column: string, set: CodeSet): string =>
  `(${set.codes
    .map(
      (code, at) =>
        `CASE WHEN list_contains(${column}, ${sqlText(code)}) THEN ${1 << at} ELSE 0 END`,
    )
    .join(' + ')})::USMALLINT`;

const cutPersons = (table: PersonTable, count: number): PersonTable => ({
  count,
  person: table.person.slice(0, count),
  birthYear: table.birthYear.slice(0, count),
  sex: table.sex.slice(0, count),
  district: table.district.slice(0, count),
  scheme: table.scheme.slice(0, count),
  personClass: table.personClass.slice(0, count),
  incomeBand: table.incomeBand.slice(0, count),
  keyGroups: table.keyGroups.slice(0, count),
  chronic: table.chronic.slice(0, count),
});
