import type { ColumnPlace, LeafLevels } from './file-layout.ts';
import { ENCODING, PAGE } from './page-body.ts';
import type { PageCodec } from './page-codec.ts';
import { bitsFor } from './page-loops.ts';
import { ReadLoops } from './read-loops.ts';
import { type ReadFields, readThrift } from './read-thrift.ts';
import { TYPE } from './schema.ts';

/** A column of a row group: its bytes, and what a text in it stands for. */
export type Chunk = {
  readonly place: ColumnPlace;
  readonly bytes: Uint8Array;
  readonly codeOf?: (text: string) => number;
};

/** A column of numbers on its way: what was read of it. */
type Reading = {
  readonly chunk: Chunk;
  readonly into: Int32Array | Float64Array;
  /** What stands for a missing value; null where none may be missing. */
  readonly missing: number | null;
  /** Where lists begin; null for a column without. */
  readonly start: Int32Array | null;
  dictionary: Int32Array | Float64Array | null;
  rows: number;
  /** Rows, or elements of lists. */
  values: number;
  /** Whether any value is there. */
  some: boolean;
};

/** A page whose levels were read: its values stand from `at` on. */
type Page = {
  readonly body: Uint8Array;
  readonly at: number;
  readonly encoding: number;
  readonly given: number;
};

/** The elements of lists: each with a number, and how many stand before each list. */
export type ListColumn = {
  readonly start: Int32Array;
  readonly values: Int32Array;
};

const TEXTS = new TextDecoder();
const WORD = 4;
/** Positions in a dictionary, as they were called first. */
const PLAIN_DICTIONARY = 2;

/**
 * Reads columns of row groups from pages of version 1, as facts are written: numbers, flags, codes, and numbers
 * in lists. What it gives holds until the next row group is begun.
 */
export class ColumnReader {
  readonly #codec: PageCodec;
  readonly #loops: ReadLoops = new ReadLoops();

  constructor(codec: PageCodec) {
    this.#codec = codec;
  }

  /** Begins with a row group: columns of the one before are used again. */
  begin(): void {
    this.#loops.begin();
  }

  /** Numbers of 32 bits, flags, or what texts stand for: none may be missing. */
  narrow(chunk: Chunk): Int32Array {
    const into = this.#loops.ints(chunk.place.count);
    const { values } = this.#read({ chunk, into, missing: null, start: null });
    return into.subarray(0, values);
  }

  /** Numbers of 64 bits as doubles; null where none is there. */
  wide(chunk: Chunk, missing: number): Float64Array | null {
    const into = this.#loops.doubles(chunk.place.count);
    const { values, some } = this.#read({ chunk, into, missing, start: null });
    return some ? into.subarray(0, values) : null;
  }

  /** Numbers of 32 bits in lists, one list in each row. */
  lists(chunk: Chunk, rows: number): ListColumn {
    const into = this.#loops.ints(chunk.place.count);
    const start = this.#loops.ints(rows + 1);
    const read = this.#read({ chunk, into, missing: null, start });
    if (read.rows !== rows) throw new Error('a column of the Parquet file lacks lists');
    start[rows] = read.values;
    return { start, values: into.subarray(0, read.values) };
  }

  #read(of: Pick<Reading, 'chunk' | 'into' | 'missing' | 'start'>): Reading {
    const reading: Reading = { ...of, dictionary: null, rows: 0, values: 0, some: false };
    const { bytes, place } = of.chunk;
    let at = 0;
    for (let levels = 0; levels < place.count; ) {
      const { fields, end } = readThrift(bytes, at);
      at = end + fields.number(3);
      const page = bytes.subarray(end, at);
      const body = this.#codec(page, { codec: place.codec, size: fields.number(2) });
      const type = fields.number(1);
      if (type === PAGE.dictionary) {
        reading.dictionary = this.#entries(reading, body, fields.struct(7).number(1));
      } else if (type === PAGE.data) {
        const about = fields.struct(5);
        const count = about.number(1);
        if (count > place.count - levels) throw new Error('a page of the Parquet file is too long');
        this.#page(reading, body, about);
        levels += count;
      } else throw new Error(`the Parquet file has pages that are not read (type ${type})`);
    }
    return reading;
  }

  /** Reads a page of values behind those that were read. */
  #page(reading: Reading, body: Uint8Array, about: ReadFields): void {
    const { chunk, into, missing } = reading;
    const { levels } = chunk.place;
    const count = about.number(1);
    this.#loops.take(body);
    let at = levels.repeated === 0 ? 0 : this.#repeated(body, count);
    let present: Int32Array | null = null;
    let level = levels.present;
    if (level > 0) {
      const bytes = wordAt(body, at);
      at += WORD;
      const alike = runOf(body, at, count);
      const packed = { from: at, end: at + bytes, count, width: bitsFor(level) };
      if (alike === null) present = this.#loops.readPresent(packed);
      else level = alike;
      at += bytes;
    }
    const { given, elements } = this.#counted(reading, { count, present, level });
    const from = reading.values;
    reading.values += elements;
    if (given < elements && missing === null) {
      throw new Error('a value is missing in the Parquet file');
    }
    if (given === 0) {
      if (reading.some && missing !== null) into.fill(missing, from, from + elements);
      return;
    }
    const own = into.subarray(from, from + elements);
    this.#values(reading, { body, at, encoding: about.number(2), given }, own);
    if (missing === null) return;
    if (!reading.some) into.fill(missing, 0, from);
    reading.some = true;
    if (given < elements && present) spread(own, { present, levels, given, missing });
  }

  #repeated(body: Uint8Array, count: number): number {
    const end = WORD + wordAt(body, 0);
    this.#loops.readRepeated({ from: WORD, end, count, width: 1 });
    return end;
  }

  /** Finds out for how many rows or elements the levels of a page stand, and how many have a value. */
  #counted(
    reading: Reading,
    of: { readonly count: number; readonly present: Int32Array | null; readonly level: number },
  ): { readonly given: number; readonly elements: number } {
    const { count, present, level } = of;
    const { chunk, start, values } = reading;
    const { levels } = chunk.place;
    if (levels.repeated > 1)
      throw new Error('the Parquet file has lists in lists, which are not read');
    const counted = present
      ? this.#loops.counted(count, levels)
      : {
          given: level === levels.present ? count : 0,
          elements: level >= levels.element ? count : 0,
        };
    if (start !== null) {
      if (present === null) this.#loops.allPresent(count, level);
      const { element } = levels;
      const lists = { element, before: values, into: start.subarray(reading.rows) };
      reading.rows += this.#loops.lists(count, lists);
    }
    return counted;
  }

  /** Reads the values of a page that are there, one behind the other. */
  #values({ chunk, dictionary }: Reading, page: Page, into: Int32Array | Float64Array): void {
    const { body, at, encoding, given } = page;
    if (given === 0) return;
    if (encoding === ENCODING.dictionary || encoding === PLAIN_DICTIONARY) {
      const width = body[at] ?? 0;
      if (dictionary === null || width > 31) throw new Error('a dictionary of the file is damaged');
      this.#loops.readPositions({ from: at + 1, end: body.length, count: given, width });
      this.#loops.pick(dictionary, given, into);
    } else if (encoding === ENCODING.plain) this.#plain(chunk, page, into);
    else throw new Error(`the Parquet file has values that are not read (encoding ${encoding})`);
  }

  /** Reads the entries of a dictionary. */
  #entries({ chunk, into }: Reading, body: Uint8Array, count: number): Int32Array | Float64Array {
    const loops = this.#loops;
    const entries = into instanceof Int32Array ? loops.ints(count) : loops.doubles(count);
    loops.take(body);
    this.#plain(chunk, { body, at: 0, encoding: ENCODING.plain, given: count }, entries);
    return entries;
  }

  /** Reads values that stand as they are. */
  #plain(
    { place, codeOf }: Chunk,
    { body, at, given }: Page,
    into: Int32Array | Float64Array,
  ): void {
    const { type } = place;
    const packed = { from: at, end: body.length, count: given };
    if (into instanceof Float64Array) {
      if (type !== TYPE.int64) throw kindOf(place);
      this.#loops.toDoubles(packed, into.subarray(0, given));
    } else if (type === TYPE.boolean) this.#loops.unpack({ ...packed, width: 1 }, into);
    else if (type === TYPE.int32) this.#loops.unpack({ ...packed, width: 32 }, into);
    else if (type === TYPE.bytes && codeOf) readCodes(body, { at, count: given, codeOf, into });
    else throw kindOf(place);
  }
}

const kindOf = ({ type }: ColumnPlace): Error =>
  new Error(`a column of the Parquet file is of another kind (type ${type})`);

const wordAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);

/** The one number that a column of levels consists of; null where there are several runs. */
function runOf(bytes: Uint8Array, from: number, count: number): number | null {
  let head = 0;
  let unit = 1;
  for (let at = from; ; at++) {
    const byte = bytes[at] ?? 0;
    head += (byte & 127) * unit;
    unit *= 128;
    if (byte > 127) continue;
    return head % 2 === 0 && head / 2 >= count ? (bytes[at + 1] ?? 0) : null;
  }
}

/** Moves values that stand one behind the other to their places, from the last on. */
function spread(
  own: Int32Array | Float64Array,
  of: {
    readonly present: Int32Array;
    readonly levels: LeafLevels;
    readonly given: number;
    readonly missing: number;
  },
): void {
  const { present, levels, missing } = of;
  let from = of.given;
  let into = own.length;
  // Every index is one of a column, so that what is read is a number.
  for (let at = present.length - 1; at >= 0; at--) {
    const level = present[at] as number;
    if (level < levels.element) continue;
    own[--into] = level === levels.present ? (own[--from] as number) : missing;
  }
}

/** Reads what texts stand for, each behind its length. */
function readCodes(
  body: Uint8Array,
  of: {
    readonly at: number;
    readonly count: number;
    readonly codeOf: (text: string) => number;
    readonly into: Int32Array | Float64Array;
  },
): void {
  let { at } = of;
  for (let value = 0; value < of.count; value++) {
    const end = at + WORD + wordAt(body, at);
    of.into[value] = of.codeOf(TEXTS.decode(body.subarray(at + WORD, end)));
    at = end;
  }
}
