import { type FileHandle, open } from 'node:fs/promises';
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
  const places = [new GroupBytes(handle), new GroupBytes(handle)] as const;
  const [first] = groups;
  let coming = first && places[0].read(first);
  try {
    for (const [at, group] of groups.entries()) {
      await coming;
      const bytes = places[at % 2 === 0 ? 0 : 1];
      const next = groups[at + 1];
      // The next one is read while this one is taken apart.
      coming = next && places[at % 2 === 0 ? 1 : 0].read(next);
      coming?.catch(() => {});
      yield {
        read: (copy) => {
          reader.begin();
          copy(columnsOf(reader, group, bytes));
        },
      };
    }
  } finally {
    await coming?.catch(() => {});
    await handle.close();
  }
}

/** The bytes of a row group; their memory is used again. */
class GroupBytes {
  readonly #handle: FileHandle;
  #memory = Buffer.alloc(0);
  #from = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async read({ columns }: RowGroup): Promise<void> {
    const places = [...columns.values()];
    this.#from = Math.min(...places.map(({ from }) => from));
    const length = Math.max(...places.map(({ from, bytes }) => from + bytes)) - this.#from;
    if (this.#memory.length < length) this.#memory = Buffer.alloc(Math.ceil(MORE * length));
    const { bytesRead } = await this.#handle.read(this.#memory, 0, length, this.#from);
    if (bytesRead < length) throw new Error('the Parquet file is shorter than it says');
  }

  of({ from, bytes }: ColumnPlace): Uint8Array {
    const at = from - this.#from;
    return this.#memory.subarray(at, at + bytes);
  }
}

/** Row groups are about as long as each other. */
const MORE = 1.25;

function columnsOf(
  reader: ColumnReader,
  { rows, columns }: RowGroup,
  bytes: GroupBytes,
): GroupColumns {
  const chunk = (path: string, codeOf?: CodeOf): Chunk => {
    const place = columns.get(path);
    if (place === undefined) throw new Error(`the Parquet file has no column ${path}`);
    const read = { place, bytes: bytes.of(place) };
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
