import { type FileHandle, open } from 'node:fs/promises';
import { assert } from '@sanyi/kernel';
import { ChunkWriter } from './chunk-writer.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { leavesOf, schemaOf } from './schema.ts';
import { int, list, long, struct, text, type Value, writeThrift } from './thrift.ts';

const MARK = new TextEncoder().encode('PAR1');
const VERSION = 2;

/** Writes a Parquet file, in place of one that is there; rows are appended by `fill`. */
export async function writeParquet<T>(
  path: string,
  fill: (file: ParquetFile) => Promise<T>,
): Promise<T> {
  const handle = await open(path, 'w');
  try {
    const file = new ParquetFile(handle);
    try {
      const filled = await fill(file);
      await file.finish();
      return filled;
    } finally {
      await file.quiet();
    }
  } finally {
    await handle.close();
  }
}

/**
 * A Parquet file on its way: what is appended is a row group, encoded and written at once, so that nothing
 * is collected.
 */
export class ParquetFile {
  readonly #handle: FileHandle;
  readonly #chunks = new ChunkWriter();
  readonly #groups: Value[] = [];
  #columns: readonly ParquetColumn[] = [];
  /** What was taken to be written last: the next rows are encoded meanwhile. */
  #writing: Promise<void> = Promise.resolve();
  rows = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
    this.#chunks.bytes.put(MARK);
  }

  /** Writes rows. Each call brings the same columns in the same order. */
  async append(columns: readonly ParquetColumn[], count: number): Promise<void> {
    if (this.#columns.length === 0) this.#columns = columns;
    assert(columns.length === this.#columns.length, 'a table keeps its columns');
    if (count === 0) return;
    const before = this.#chunks.bytes.length;
    const chunks = columns.flatMap((column) => this.#chunks.write(column, count));
    const size = long(this.#chunks.bytes.length - before);
    this.#groups.push(struct({ 1: list('struct', chunks), 2: size, 3: long(count) }));
    this.rows += count;
    await this.#flush();
  }

  /** Writes what the file says about itself. */
  async finish(): Promise<void> {
    assert(this.#columns.length > 0, 'a table has columns before it is finished');
    const { bytes } = this.#chunks;
    const before = bytes.length;
    writeThrift(bytes, this.#about());
    bytes.word(bytes.length - before);
    bytes.put(MARK);
    await this.#flush();
    await this.#writing;
  }

  #about(): Value {
    // Bounds are of numbers as they are.
    const order = struct({ 1: struct({}) });
    return struct({
      1: int(VERSION),
      2: list('struct', schemaOf(this.#columns)),
      3: long(this.rows),
      4: list('struct', this.#groups),
      6: text('sanyi'),
      7: list(
        'struct',
        leavesOf(this.#columns).map(() => order),
      ),
    });
  }

  /** Waits until nothing is being written, whether or not it could be. */
  async quiet(): Promise<void> {
    await this.#writing.catch(() => {});
  }

  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#handle.writeFile(this.#chunks.take());
    // Whoever waits for it is told.
    this.#writing.catch(() => {});
  }
}
