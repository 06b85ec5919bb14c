import {
  BIGINT,
  BOOLEAN,
  DATE,
  DuckDBDataChunk,
  type DuckDBType,
  ENUM,
  INTEGER,
  LIST,
  STRUCT,
  UINTEGER,
  USMALLINT,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { assert } from '@sanyi/kernel';
import { CHUNK_ROWS } from '../limits.ts';
import { type Column, codesOf } from './columns.ts';

// The only file that touches DuckDB's vectors as memory. Everything is copied at once: memory of
// a chunk is DuckDB's and must not be kept. SPEC STO-3 compares it with the row-wise slow path.

const TWO_32 = 4_294_967_296;
const NO_ROWS = new Uint8Array(1 << 16);
const halves = new Int32Array(2 * CHUNK_ROWS);
const entries = new Uint32Array(4 * CHUNK_ROWS);

type Vector = ReturnType<typeof duckdb.data_chunk_get_vector>;
type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;
type Slice = { readonly from: number; readonly count: number };

/** The DuckDB type of a column, for the chunk it is appended in. */
function vectorType(column: Column): DuckDBType {
  switch (column.kind) {
    case 'bigint':
      return BIGINT;
    case 'uinteger':
      return UINTEGER;
    case 'integer':
      return INTEGER;
    case 'date':
      return DATE;
    case 'usmallint':
    case 'bits':
      return USMALLINT;
    case 'boolean':
      return BOOLEAN;
    case 'code':
      return ENUM([...codesOf(column.codes)]);
    case 'varchar':
      return VARCHAR;
    case 'lines':
      return LIST(STRUCT({ item: UINTEGER, quantity: INTEGER, charged_fen: BIGINT }));
  }
}

/** Fills a chunk with rows `from .. from + count` of the columns. */
export function fillChunk(chunk: DuckDBDataChunk, columns: readonly Column[], slice: Slice): void {
  assert(slice.count <= CHUNK_ROWS, 'a chunk holds at most the vector size');
  duckdb.data_chunk_reset(chunk.chunk);
  duckdb.data_chunk_set_size(chunk.chunk, slice.count);
  columns.forEach((column, index) => {
    fillVector(duckdb.data_chunk_get_vector(chunk.chunk, index), column, slice);
  });
}

/** An empty chunk for the columns. */
export const newChunk = (columns: readonly Column[]): DuckDBDataChunk =>
  DuckDBDataChunk.create(columns.map(vectorType), CHUNK_ROWS);

function fillVector(vector: Vector, column: Column, slice: Slice): void {
  switch (column.kind) {
    case 'varchar':
      fillTexts(vector, column.values, slice);
      break;
    case 'lines':
      fillLines(vector, column, slice);
      break;
    case 'bigint':
      putBig(vector, column.values, slice);
      putNulls(vector, column.values, slice, column.nullIf);
      break;
    case 'boolean':
    case 'bits':
    case 'code':
      putBytes(vector, column.values, slice);
      break;
    default:
      putBytes(vector, column.values, slice);
      putNulls(vector, column.values, slice, column.nullIf);
  }
}

function fillLines(vector: Vector, column: Extract<Column, { kind: 'lines' }>, slice: Slice): void {
  const [from, count] = fillEntries(vector, column.start, slice);
  const child = duckdb.list_vector_get_child(vector);
  const lines = { from, count };
  putBytes(duckdb.struct_vector_get_child(child, 0), column.item, lines);
  putBytes(duckdb.struct_vector_get_child(child, 1), column.quantity, lines);
  const charged = duckdb.struct_vector_get_child(child, 2);
  if (column.charged === null) {
    putAllNull(charged, count);
  } else {
    putBig(charged, column.charged, lines);
    putNulls(charged, column.charged, lines, Number.NaN);
  }
}

function fillEntries(vector: Vector, start: Uint32Array, slice: Slice): [number, number] {
  const first = start[slice.from] ?? 0;
  const count = (start[slice.from + slice.count] ?? 0) - first;
  for (let row = 0; row < slice.count; row++) {
    const begin = start[slice.from + row] ?? 0;
    entries[4 * row] = begin - first;
    entries[4 * row + 1] = 0;
    entries[4 * row + 2] = (start[slice.from + row + 1] ?? 0) - begin;
    entries[4 * row + 3] = 0;
  }
  duckdb.list_vector_reserve(vector, count);
  duckdb.list_vector_set_size(vector, count);
  putBytes(vector, entries, { from: 0, count: 4 * slice.count });
  return [first, count];
}

function fillTexts(vector: Vector, values: readonly (string | null)[], slice: Slice): void {
  const missing = new Uint8Array(slice.count);
  let some = false;
  for (let row = 0; row < slice.count; row++) {
    const text = values[slice.from + row] ?? null;
    if (text === null) {
      missing[row] = 1;
      some = true;
    } else duckdb.vector_assign_string_element(vector, row, text);
  }
  if (some) putNulls(vector, missing, { from: 0, count: slice.count }, 1);
}

function putBytes(vector: Vector, values: Numbers, slice: Slice): void {
  const size = values.BYTES_PER_ELEMENT;
  const buffer = values.buffer;
  assert(buffer instanceof ArrayBuffer, 'columns are written from ordinary memory');
  assert(slice.from + slice.count <= values.length, 'a column is as long as its table');
  if (slice.count === 0) return;
  duckdb.copy_data_to_vector(
    vector,
    0,
    buffer,
    values.byteOffset + slice.from * size,
    slice.count * size,
  );
}

/** Writes integers held in float64 as 64-bit integers, in pieces as long as the scratch memory. */
function putBig(vector: Vector, values: Float64Array, slice: Slice): void {
  assert(slice.from + slice.count <= values.length, 'a column is as long as its table');
  for (let done = 0; done < slice.count; done += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, slice.count - done);
    for (let row = 0; row < count; row++) {
      const value = values[slice.from + done + row] ?? 0;
      const high = Math.floor(value / TWO_32);
      halves[2 * row] = value - high * TWO_32;
      halves[2 * row + 1] = high;
    }
    duckdb.copy_data_to_vector(vector, done * 8, halves.buffer, 0, count * 8);
  }
}

function putAllNull(vector: Vector, count: number): void {
  const bytes = Math.ceil(count / 64) * 8;
  const none = bytes <= NO_ROWS.length ? NO_ROWS : new Uint8Array(bytes);
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, none.buffer, 0, bytes);
}

function putNulls(vector: Vector, values: Numbers, slice: Slice, nullIf?: number): void {
  if (nullIf === undefined) return;
  const bits = new Uint8Array(Math.ceil(slice.count / 64) * 8).fill(255);
  let some = false;
  for (let row = 0; row < slice.count; row++) {
    if (!Object.is(values[slice.from + row], nullIf)) continue;
    bits[row >> 3] = (bits[row >> 3] ?? 0) & ~(1 << (row & 7));
    some = true;
  }
  if (!some) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.length);
}

/** Reads columns of a chunk by position. Every view is valid only until the next chunk is fetched. */
export class ChunkView {
  readonly rows: number;
  readonly #chunk: DuckDBDataChunk['chunk'];

  constructor(chunk: DuckDBDataChunk) {
    this.rows = chunk.rowCount;
    this.#chunk = chunk.chunk;
  }

  /** 8-bit column (small codes, flags). */
  bytes(column: number): Uint8Array {
    return duckdb.vector_get_data(this.#vector(column), this.rows);
  }

  shorts(column: number): Uint16Array {
    const data = duckdb.vector_get_data(this.#vector(column), this.rows * 2);
    return new Uint16Array(data.buffer, data.byteOffset, this.rows);
  }

  words(column: number): Uint32Array {
    return wordsOf(this.#vector(column), this.rows);
  }

  /** Signed 32-bit column: integers and days. */
  integers(column: number): Int32Array {
    return integersOf(this.#vector(column), this.rows);
  }

  doubles(column: number): Float64Array {
    const data = duckdb.vector_get_data(this.#vector(column), this.rows * 8);
    return new Float64Array(data.buffer, data.byteOffset, this.rows);
  }

  /** Writes a 64-bit column into `out` from `at`; NULL becomes `missing`. */
  bigs(column: number, out: { into: Float64Array; at: number; missing: number }): void {
    readBig(this.#vector(column), this.rows, out);
  }

  /** The claim lines of a list column: ends within the chunk and the three fields. */
  lines(column: number): LinesView {
    const vector = this.#vector(column);
    const data = duckdb.vector_get_data(vector, this.rows * 16);
    const size = duckdb.list_vector_get_size(vector);
    const child = duckdb.list_vector_get_child(vector);
    const charged = duckdb.struct_vector_get_child(child, 2);
    return {
      entries: new Uint32Array(data.buffer, data.byteOffset, this.rows * 4),
      size,
      item: wordsOf(duckdb.struct_vector_get_child(child, 0), size),
      quantity: integersOf(duckdb.struct_vector_get_child(child, 1), size),
      charged: (out) => readBig(charged, size, { ...out, missing: Number.NaN }),
    };
  }

  #vector(column: number): Vector {
    return duckdb.data_chunk_get_vector(this.#chunk, column);
  }
}

/** Lines of one chunk: `entries[4 * row]` is the first line of a claim, `entries[4 * row + 2]` how many. */
export type LinesView = {
  readonly entries: Uint32Array;
  readonly size: number;
  readonly item: Uint32Array;
  readonly quantity: Int32Array;
  /** Writes what was charged, NaN where nothing is said; returns whether anything is said. */
  readonly charged: (out: { into: Float64Array; at: number }) => boolean;
};

function wordsOf(vector: Vector, count: number): Uint32Array {
  const data = duckdb.vector_get_data(vector, count * 4);
  return new Uint32Array(data.buffer, data.byteOffset, count);
}

function integersOf(vector: Vector, count: number): Int32Array {
  const data = duckdb.vector_get_data(vector, count * 4);
  return new Int32Array(data.buffer, data.byteOffset, count);
}

/** Returns whether any value is there; where none is, nothing but `missing` is written. */
function readBig(
  vector: Vector,
  count: number,
  out: { into: Float64Array; at: number; missing: number },
): boolean {
  const { into, at, missing } = out;
  const bits = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8);
  const hasNulls = bits !== null && bits.length > 0;
  if (hasNulls && noneValid(bits, count)) {
    into.fill(missing, at, at + count);
    return false;
  }
  const data = duckdb.vector_get_data(vector, count * 8);
  const words = new Int32Array(data.buffer, data.byteOffset, count * 2);
  for (let row = 0; row < count; row++) {
    into[at + row] = (words[2 * row + 1] ?? 0) * TWO_32 + ((words[2 * row] ?? 0) >>> 0);
  }
  if (!hasNulls) return count > 0;
  for (let row = 0; row < count; row++) {
    if ((((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) into[at + row] = missing;
  }
  return true;
}

function noneValid(bits: Uint8Array, count: number): boolean {
  const whole = count >> 3;
  for (let at = 0; at < whole; at++) if (bits[at] !== 0) return false;
  return ((bits[whole] ?? 0) & ((1 << (count & 7)) - 1)) === 0;
}
