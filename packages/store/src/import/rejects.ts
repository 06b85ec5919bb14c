import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@sanyi/kernel';
import { isCode } from '../folder/lock.ts';
import { type Corrections, type CsvFile, recordsOfText } from './csv-rows.ts';
import type { TableName } from './mapping.ts';

/** The file of rows that were not accepted; corrected, it is put beside the data and read again. */
const REJECTS_FILE = 'rejects.csv';

/** Rows and why they were not accepted. */
export class Rejects {
  readonly #byFile = new Map<string, Map<number, Problem>>();
  readonly #counts = new Map<TableName, number>();

  add(table: TableName, at: { readonly file: string; readonly row: number }, why: Problem): void {
    const rows = this.#byFile.get(at.file) ?? new Map<number, Problem>();
    this.#byFile.set(at.file, rows);
    this.#counts.set(table, (this.#counts.get(table) ?? 0) + 1);
    if (!rows.has(at.row)) rows.set(at.row, why);
  }

  count(table: TableName): number {
    return this.#counts.get(table) ?? 0;
  }

  get empty(): boolean {
    return this.#byFile.size === 0;
  }

  /** The first problems, for a report. */
  problems(limit: number): Problem[] {
    return [...this.#byFile.values()].flatMap((rows) => [...rows.values()]).slice(0, limit);
  }

  /** Writes the rejected rows as they stood in the files, with the reason in front. */
  async write(folder: string, files: readonly CsvFile[]): Promise<string | null> {
    const target = join(folder, REJECTS_FILE);
    if (this.empty) {
      await rm(target, { force: true });
      return null;
    }
    const beside = join(folder, `.${REJECTS_FILE}`);
    const out = createWriteStream(beside);
    const put = async (cells: readonly string[]): Promise<void> => {
      if (!out.write(`${cells.map(quoted).join(',')}\n`)) await once(out, 'drain');
    };
    await put(['file', 'row', 'problem', 'en', 'zh', 'cells']);
    const last = new Map(files.map((file) => [file.name, file]));
    for (const file of files.filter((each) => last.get(each.name) === each)) {
      const wanted = this.#byFile.get(file.name);
      if (!wanted) continue;
      for await (const { row, cells } of file.rows()) {
        const why = wanted.get(row);
        if (why) await put([file.name, String(row), why.code, why.en, why.zh, ...cells]);
      }
    }
    out.end();
    await once(out, 'finish');
    await rename(beside, target);
    return target;
  }
}

/** Reads corrected rows that stand beside the data; without the file there are none. */
export async function readCorrections(folder: string): Promise<Corrections> {
  let text: string;
  try {
    text = await readFile(join(folder, REJECTS_FILE), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return new Map();
    throw error;
  }
  const corrections = new Map<string, Map<number, readonly string[]>>();
  const [, ...records] = await recordsOfText(text);
  for (const [file = '', row = '', , , , ...cells] of records) {
    const rows = corrections.get(file) ?? new Map<number, readonly string[]>();
    corrections.set(file, rows.set(Number(row), cells));
  }
  return corrections;
}

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
