import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COLUMN_FEN_MAX } from '@sanyi/facts';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Column } from '../duck/columns.ts';
import { rowsOf, sqlText, withStanding } from '../duck/database.ts';
import { writeTable } from '../duck/table-writer.ts';
import { type RowSum, sumColumns, sumText } from '../facts/checksum.ts';
import { type Generation, MANIFEST_FILE } from '../folder/generation.ts';
import { isCode, messageOf } from '../folder/lock.ts';
import { isRecord } from '../folder/manifest.ts';

/**
 * A figure that a district reported: `numerator / denominator`, in the units of the computed
 * indicator, who sent it, when, and in which file.
 */
export type ReportedRow = {
  readonly indicator: string;
  /** District id. */
  readonly place: string;
  readonly period: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly reporter: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly file: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly fileHash: string;
  /** Instant at which the sheet was returned to its district, ISO 8601, UTC; null while it holds. */
  readonly returnedAt: string | null;
};

/** All rows that were ever taken over, and the checksum over them; empty where nothing was sent. */
export type ReportedTable = {
  readonly rows: readonly ReportedRow[];
  /** Over sorted values, not over file bytes; empty text where nothing was sent. */
  readonly checksum: string;
};

/** The folder of reported figures beside the generations of a folder of facts. */
export const reportedFolder = (factsFolder: string): string => join(factsFolder, 'reported');

const FILE = 'reported.parquet';
const FORMAT = 'sanyi-reported';
const VERSION = 1;

/** Reads the table in force. */
export async function readReportedTable(factsFolder: string): Promise<Result<ReportedTable>> {
  const folder = reportedFolder(factsFolder);
  const where = join(folder, MANIFEST_FILE);
  try {
    const found: unknown = JSON.parse(await readFile(where, 'utf8'));
    const known = isRecord(found) && found.format === FORMAT && found.schemaVersion === VERSION;
    if (!known || typeof found.generation !== 'string' || typeof found.checksum !== 'string') {
      return fail(problem('STORE_MANIFEST_FIELD', where, { field: 'format', expected: FORMAT }));
    }
    const file = join(folder, found.generation, FILE);
    const rows = await withStanding((connection) =>
      rowsOf(connection, `SELECT * FROM read_parquet(${sqlText(file)})`),
    );
    return ok({ rows: rows.map(rowOf), checksum: found.checksum });
  } catch (error) {
    if (isCode(error, 'ENOENT')) return ok({ rows: [], checksum: '' });
    return fail(problem('STORE_READ_FAILED', where, { why: messageOf(error) }));
  }
}

/** Writes the whole table into a generation and makes it the one in force. */
export async function writeReportedTable(
  generation: Generation,
  rows: readonly ReportedRow[],
): Promise<ReportedTable> {
  const columns = columnsOf(rows);
  await withStanding((connection) =>
    writeTable(connection, join(generation.path, FILE), { columns, count: rows.length }),
  );
  const sum: RowSum = sumColumns(columns, rows.length);
  const checksum = sumText(sum);
  await generation.commit({
    format: FORMAT,
    schemaVersion: VERSION,
    rows: rows.length,
    checksum,
  });
  return { rows, checksum };
}

function columnsOf(rows: readonly ReportedRow[]): Column[] {
  const texts = (name: string, of: (row: ReportedRow) => string): Column => ({
    kind: 'varchar',
    name,
    values: rows.map(of),
  });
  const wholes = (name: string, of: (row: ReportedRow) => bigint): Column => ({
    kind: 'bigint',
    name,
    values: Float64Array.from(rows, (row) => wholeOf(of(row))),
  });
  return [
    texts('indicator', (row) => row.indicator),
    texts('place', (row) => row.place),
    texts('period', (row) => row.period),
    wholes('numerator', (row) => row.numerator),
    wholes('denominator', (row) => row.denominator),
    texts('reporter', (row) => row.reporter),
    texts('received_at', (row) => row.receivedAt),
    texts('file', (row) => row.file),
    texts('file_hash', (row) => row.fileHash),
    texts('returned_at', (row) => row.returnedAt ?? ''),
  ];
}

function wholeOf(value: bigint): number {
  const size = value < 0n ? -value : value;
  assert(size <= BigInt(COLUMN_FEN_MAX), 'a reported figure fits the column; the reader checks it');
  return Number(value);
}

const rowOf = (row: Readonly<Record<string, unknown>>): ReportedRow => ({
  indicator: String(row.indicator),
  place: String(row.place),
  period: String(row.period),
  numerator: BigInt(String(row.numerator)),
  denominator: BigInt(String(row.denominator)),
  reporter: String(row.reporter),
  receivedAt: String(row.received_at),
  file: String(row.file),
  fileHash: String(row.file_hash),
  // Tables written before sheets could be returned have no such column.
  returnedAt: row.returned_at ? String(row.returned_at) : null,
});
