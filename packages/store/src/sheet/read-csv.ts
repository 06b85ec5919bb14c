import type { Sheet } from '@sanyi/oversight';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { messageOf } from '../folder/lock.ts';
import { SHEET_LIMITS } from './limits.ts';
import { broken, large } from './open-zip.ts';

/** Reads a CSV text in UTF-8, UTF-16 with a mark, or GB18030, by comma, semicolon or tab. */
export function readCsvSheet(where: string, bytes: Buffer): Sheet {
  const text = decoded(bytes);
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: SHEET_LIMITS.columns * SHEET_LIMITS.cellCharacters,
      to: SHEET_LIMITS.rows + 1,
    });
  } catch (error) {
    throw broken(where, messageOf(error).slice(0, 120));
  }
  if (rows.length > SHEET_LIMITS.rows) throw large(where, '行 rows', SHEET_LIMITS.rows);
  if (rows.some((row) => row.length > SHEET_LIMITS.columns)) {
    throw large(where, '列 columns', SHEET_LIMITS.columns);
  }
  return {
    name: 'CSV',
    rows: rows.map((row) => row.map((cell) => ({ text: cell, kind: 'text', computed: false }))),
    merges: [],
  };
}

/** UTF-8 where the bytes are that, else GB18030, which every byte sequence of a Chinese office is. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

/** The separator that the first line with any has most of. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 4096).split(/\r?\n/, 12);
  const best = [',', '\t', ';']
    .map((mark) => ({ mark, most: Math.max(...lines.map((line) => line.split(mark).length)) }))
    .sort((a, b) => b.most - a.most)[0];
  return best?.mark ?? ',';
}
