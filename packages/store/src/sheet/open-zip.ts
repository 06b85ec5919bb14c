import { inflateRawSync } from 'node:zlib';
import { ProblemError, problem } from '@sanyi/kernel';
import { SHEET_LIMITS } from './limits.ts';

/** The files inside a workbook; each is unpacked when it is asked for, never beyond its bound. */
export type Zip = {
  /** In the order of the archive; a name that stands twice stands twice here. */
  readonly names: readonly string[];
  /** Names that an unpacker would make into links. */
  readonly links: readonly string[];
  /** Bytes of a file, or null when there is none of that name. */
  read(name: string): Uint8Array | null;
};

type Entry = {
  readonly name: string;
  readonly isLink: boolean;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
};

/** How many files an archive may hold, and how many bytes each once it is unpacked. */
export type ZipLimits = { readonly entries: number; readonly entryBytes: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const [TYPE_BITS, LINK] = [0o170000, 0o120000];
const END_BYTES = 22;
const COMMENT_BYTES = 65_535;

/**
 * Opens a ZIP archive by its central directory.
 *
 * @throws ProblemError with `REPORT_FILE_BROKEN` or `REPORT_FILE_LARGE`
 */
export function openZip(where: string, bytes: Buffer, limits: ZipLimits = SHEET_LIMITS): Zip {
  const all = directoryOf(where, bytes, limits.entries);
  const entries = new Map(all.map((entry) => [entry.name, entry]));
  return {
    names: all.map(({ name }) => name),
    links: all.filter(({ isLink }) => isLink).map(({ name }) => name),
    read: (name) => {
      const entry = entries.get(name);
      return entry ? unpacked(where, bytes, { entry, most: limits.entryBytes }) : null;
    },
  };
}

function directoryOf(where: string, bytes: Buffer, most: number): Entry[] {
  const end = endOf(bytes);
  if (end < 0) throw broken(where, 'no directory');
  const count = bytes.readUInt16LE(end + 10);
  if (count > most) throw large(where, '文件 files', most);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) {
      throw broken(where, 'directory cut off');
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({
      name,
      // The upper half of the attributes is the mode of the file where it was packed on Unix.
      isLink: ((bytes.readUInt32LE(at + 38) >>> 16) & TYPE_BITS) === LINK,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES); at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function unpacked(
  where: string,
  bytes: Buffer,
  { entry, most }: { readonly entry: Entry; readonly most: number },
): Uint8Array {
  const { at, method, packed } = entry;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw broken(where, 'entry');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const raw = bytes.subarray(start, start + packed);
  if (method === 0) {
    if (raw.length > most) throw large(where, '字节 bytes', most);
    return raw;
  }
  if (method !== 8) throw broken(where, `method ${method}`);
  try {
    return inflateRawSync(raw, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'inflate';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw large(where, '字节 bytes', most);
    throw broken(where, code);
  }
}

/** The file cannot be read. */
export const broken = (where: string, why: string): ProblemError =>
  new ProblemError([problem('REPORT_FILE_BROKEN', where, { why })]);

/** The file, or something in it, is beyond a bound. */
export const large = (where: string, what: string, limit: number): ProblemError =>
  new ProblemError([problem('REPORT_FILE_LARGE', where, { what, limit: String(limit) })]);
