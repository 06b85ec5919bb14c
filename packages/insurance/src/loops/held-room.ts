import type { CodeColumn } from '@sanyi/facts';
import { addressOf, type LoopMemory } from '@sanyi/feel/loops';

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Numbers of a kind, as columns hold them. */
export type NumberKind<Of extends Column = Column> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, at: number, length: number): Of;
};

/** Numbers of a column that stand one after the other. */
export type ColumnRange = { readonly from: number; readonly to: number };

/** Bytes that a copy moves at once. */
const WORD = 8;

/**
 * Room in the memory of loops for columns that are taken one after the other, unless they stand there. That memory is shared, and to or
 * from shared memory the engine copies word by word only where both sides stand alike to words, else byte by
 * byte: so a column stands as far behind a word here as where it came from.
 */
export class HeldRoom {
  readonly #memory: LoopMemory;
  #bytes = 0;
  #address = 0;

  constructor(memory: LoopMemory) {
    this.#memory = memory;
  }

  /**
   * Takes the numbers of a column from one on, up to another or its end, as numbers of a kind, which holds them; gives
   * where they begin. Loops only read there: it may be the column itself, or else the next ones overwrite it.
   */
  take(column: Column, { from, to }: ColumnRange, Kind: NumberKind): number {
    const width = column.BYTES_PER_ELEMENT;
    const isAlike = width === Kind.BYTES_PER_ELEMENT;
    const first = column.byteOffset + from * width;
    if (isAlike && this.#memory.has(column)) return first;
    const count = Math.max(0, Math.min(to, column.length) - from);
    const bytes = count * Kind.BYTES_PER_ELEMENT + WORD;
    if (this.#bytes < bytes) {
      this.#bytes = 2 * bytes;
      this.#address = addressOf(this.#memory.uint8(this.#bytes));
    }
    const at = this.#address;
    if (count === 0) return at;
    if (!isAlike) {
      new Kind(this.#memory.bytes.buffer, at, count).set(column.subarray(from, to));
      return at;
    }
    // Columns of one width are the same bytes, and a view of bytes is there already.
    const bytesOf = new Uint8Array(column.buffer, first, count * width);
    this.#memory.bytes.set(bytesOf, at + (first % WORD));
    return at + (first % WORD);
  }
}

/** The kind of some codes. */
export const codesLike = (codes: CodeColumn): NumberKind<CodeColumn> =>
  codes instanceof Uint16Array ? Uint16Array : Uint32Array;
