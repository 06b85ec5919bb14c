import { createHash } from 'node:crypto';
import { fail, ProblemError, problem, type Result } from '@sanyi/kernel';
import type { Sheet } from '@sanyi/oversight';
import { SHEET_LIMITS } from './limits.ts';
import { readCsvSheet } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** A file that was sent. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * SHA-256 of a file's bytes, hexadecimal: what a person confirms is the very file that was previewed.
 *
 * @example
 * ```ts
 * fileHashOf({ name: 'a.csv', bytes: new Uint8Array() }).slice(0, 8); // 'e3b0c442'
 * ```
 */
export const fileHashOf = ({ bytes }: SentFile): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Reads the sheet of a file by what its bytes are, whatever its name says: an XLSX workbook, or a
 * CSV text in UTF-8 or GB18030. Everything in it is data; nothing is run.
 *
 * @returns `REPORT_FILE_KIND`, `REPORT_FILE_MACROS`, `REPORT_FILE_LARGE` or `REPORT_FILE_BROKEN`
 * @example
 * ```ts
 * const csv = { name: 'a.csv', bytes: new TextEncoder().encode('区,分子,分母') };
 * unwrap(readSheet(csv)).rows[0]?.length; // 3
 * ```
 */
export function readSheet(file: SentFile): Result<Sheet> {
  const { name } = file;
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (bytes.length > SHEET_LIMITS.bytes) {
    const details = { what: '字节 bytes', limit: String(SHEET_LIMITS.bytes) };
    return fail(problem('REPORT_FILE_LARGE', name, details));
  }
  const kind = kindOf(bytes);
  if (kind !== 'xlsx' && kind !== 'csv') {
    return fail(problem('REPORT_FILE_KIND', name, { found: kind }));
  }
  try {
    return { ok: true, value: kind === 'xlsx' ? readXlsx(name, bytes) : readCsvSheet(name, bytes) };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    if (error instanceof RangeError) {
      // An offset of a damaged archive that points outside the file.
      return fail(problem('REPORT_FILE_BROKEN', name, { why: 'offset' }));
    }
    throw error;
  }
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

function kindOf(bytes: Buffer): string {
  if (bytes.length === 0) return '0 bytes';
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return 'xlsx';
  if (OLD_OFFICE.every((byte, at) => bytes[at] === byte)) return '.xls';
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') return 'PDF';
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return !isWide && bytes.subarray(0, 4096).includes(0) ? 'binary' : 'csv';
}
