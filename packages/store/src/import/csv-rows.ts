import { createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fail, ok, type Problem, ProblemError, problem, type Result } from '@sanyi/kernel';
import { parse } from 'csv-parse';
import { messageOf } from '../folder/lock.ts';
import { CSV_RECORD_BYTES } from '../limits.ts';
import type { FileForm } from './mapping.ts';

/** A row of a CSV file. Row 1 is the header line. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

/** Corrected rows by file and row number; they stand in for the rows of the file. */
export type Corrections = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;

/** A file of the folder that is imported, open for reading row by row. */
export type CsvFile = {
  readonly name: string;
  readonly header: readonly string[];
  /** Bytes on disk. */
  readonly size: number;
  /** Position of a column in the header. */
  at(column: string): Result<number>;
  /** The rows below the header; `onBytes` hears how far the file is read, and may throw to stop. */
  rows(onBytes?: OnBytes): AsyncGenerator<CsvRow, void, undefined>;
};

/** Hears how many bytes more of a file have been read. */
export type OnBytes = (bytes: number) => void;

/** Opens a CSV file of a folder, plain or as `.gz`. */
export async function openCsv(
  folder: string,
  file: { readonly name: string; readonly form: FileForm; readonly corrections?: Corrections },
): Promise<Result<CsvFile>> {
  const path = await pathOf(folder, file.name);
  if (path === null) {
    return fail(problem('IMPORT_FILE_MISSING', folder, { file: file.name }));
  }
  const corrections = file.corrections?.get(file.name) ?? new Map<number, readonly string[]>();
  try {
    const header = await headerOf(path, file.form);
    const { size } = await stat(path);
    const places = new Map(header.map((name, place) => [name, place]));
    return ok({
      name: file.name,
      header,
      size,
      at: (column) => {
        const place = places.get(column);
        if (place !== undefined) return ok(place);
        const found = header.slice(0, 12).join(', ');
        return fail(problem('IMPORT_COLUMN_MISSING', file.name, { column, found }));
      },
      rows: (onBytes) => dataRows(path, file, { corrections, onBytes }),
    });
  } catch (error) {
    return fail(unreadable(file.name, file.form, error));
  }
}

async function pathOf(folder: string, name: string): Promise<string | null> {
  for (const path of [join(folder, name), join(folder, `${name}.gz`)]) {
    try {
      await access(path);
      return path;
    } catch {}
  }
  return null;
}

async function* dataRows(
  path: string,
  file: { readonly name: string; readonly form: FileForm },
  how: {
    readonly corrections: ReadonlyMap<number, readonly string[]>;
    readonly onBytes: OnBytes | undefined;
  },
): AsyncGenerator<CsvRow, void, undefined> {
  let row = 0;
  try {
    for await (const cells of records(path, file.form, how.onBytes)) {
      row++;
      if (row > 1) yield { row, cells: how.corrections.get(row) ?? cells };
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError([unreadable(`${file.name}, row ${row + 1}`, file.form, error)]);
  }
}

async function headerOf(path: string, form: FileForm): Promise<string[]> {
  for await (const cells of records(path, form)) return cells.map((cell) => cell.trim());
  return [];
}

async function* records(
  path: string,
  form: FileForm,
  onBytes?: OnBytes,
): AsyncGenerator<string[], void, undefined> {
  const text = Readable.from(textOf(path, form, onBytes));
  const parser = parse({
    bom: true,
    delimiter: form.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: CSV_RECORD_BYTES,
  });
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const cells of text.pipe(parser)) yield cells as string[];
  } finally {
    text.destroy();
  }
}

async function* textOf(
  path: string,
  form: FileForm,
  onBytes: OnBytes | undefined,
): AsyncGenerator<string, void, undefined> {
  const raw = createReadStream(path);
  const plain = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  // Bytes that are not of the encoding stop the import: read on, names would be garbled unnoticed.
  const decoder = new TextDecoder(form.encoding, { fatal: true });
  let told = 0;
  for await (const bytes of plain) {
    onBytes?.(raw.bytesRead - told);
    told = raw.bytesRead;
    yield decoder.decode(bytes as Buffer, { stream: true });
  }
  yield decoder.decode();
}

function unreadable(where: string, { encoding }: FileForm, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ? problem('IMPORT_ENCODING_WRONG', where, { encoding })
    : problem('IMPORT_FILE_UNREADABLE', where, { why: messageOf(error) });
}

/** For tests and small texts: the records of a CSV text. */
export async function recordsOfText(text: string): Promise<string[][]> {
  const parser = Readable.from([text]).pipe(parse({ bom: true, relax_column_count: true }));
  const all: string[][] = [];
  for await (const cells of parser) all.push(cells as string[]);
  return all;
}
