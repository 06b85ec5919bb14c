import { open } from 'node:fs/promises';
import { type Chunk, ColumnReader, type ListColumn } from './column-reader.ts';
import { type ColumnPlace, layoutOf, type RowGroup } from './file-layout.ts';
import { pageCodec } from './page-codec.ts';

/** What a text of a column stands for. */
type CodeOf = (text: string) => number;

/** The columns of a row group, each to be copied at once. */
export type GroupColumns = {
  readonly rows: number;
  /** Numbers of 32 bits, flags, or what texts stand for; none may be missing. */
  narrow(path: string, codeOf?: CodeOf): Int32Array;
  /** Numbers of 64 bits; missing ones are `missing`, and null says that none is there. */
  wide(path: string, missing: number): Float64Array | null;
  lists(path: string): ListColumn;
};

/** Rows that stand together in a file. */
export type RowGroupSource = {
  /** Shows the columns, which hold until `copy` returns. */
  read(copy: (columns: GroupColumns) => void): void;
};

/**
 * Reads the row groups of a Parquet file one after the other, and of each those columns that are asked for.
 *
 * @throws Error for a file that is no Parquet, is damaged, or is written in a way that is not read
 */
export async function* rowGroups(path: string): AsyncGenerator<RowGroupSource, void, undefined> {
  const [reader, groups] = await Promise.all([readerOfThread(), layoutOf(path)]);
  const handle = await open(path, 'r');
  try {
    let memory = Buffer.alloc(0);
    for (const group of groups) {
      const places = [...group.columns.values()];
      const from = Math.min(...places.map((place) => place.from));
      const length = Math.max(...places.map((place) => place.from + place.bytes)) - from;
      if (memory.length < length) memory = Buffer.alloc(Math.ceil(MORE * length));
      const { bytesRead } = await handle.read(memory, 0, length, from);
      if (bytesRead < length) throw new Error('the Parquet file is shorter than it says');
      const bytesOf = (place: ColumnPlace): Uint8Array =>
        memory.subarray(place.from - from, place.from - from + place.bytes);
      yield {
        read: (copy) => {
          reader.begin();
          copy(columnsOf(reader, group, bytesOf));
        },
      };
    }
  } finally {
    await handle.close();
  }
}

/** Row groups are about as long as each other. */
const MORE = 1.25;

function columnsOf(
  reader: ColumnReader,
  { rows, columns }: RowGroup,
  bytesOf: (place: ColumnPlace) => Uint8Array,
): GroupColumns {
  const chunk = (path: string, codeOf?: CodeOf): Chunk => {
    const place = columns.get(path);
    if (place === undefined) throw new Error(`the Parquet file has no column ${path}`);
    const read = { place, bytes: bytesOf(place) };
    return codeOf === undefined ? read : { ...read, codeOf };
  };
  return {
    rows,
    narrow: (path, codeOf) => reader.narrow(chunk(path, codeOf)),
    wide: (path, missing) => reader.wide(chunk(path), missing),
    lists: (path) => reader.lists(chunk(path), rows),
  };
}

let reader: Promise<ColumnReader> | null = null;

function readerOfThread(): Promise<ColumnReader> {
  reader ??= pageCodec().then((codec) => new ColumnReader(codec));
  return reader;
}
