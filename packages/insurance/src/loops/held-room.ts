import type { CodeColumn } from '@sanyi/facts';
import { addressOf, type LoopMemory } from '@sanyi/feel/loops';

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Numbers of a kind, as columns hold them. */
export type NumberKind<Of extends Column = Column> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, at: number, length: number): Of;
};

/** Bytes that a copy moves at once. */
const WORD = 8;

/**
 * Room in the memory of loops for columns that are taken one after the other. That memory is shared, and to or
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

  /** Takes a column as numbers of a kind, which holds them; gives the copy, which the next one overwrites. */
  take<Of extends Column>(column: Column, Kind: NumberKind<Of>): Of {
    const { length, byteOffset } = column;
    const bytes = length * Kind.BYTES_PER_ELEMENT + WORD;
    if (this.#bytes < bytes) {
      this.#bytes = 2 * bytes;
      this.#address = addressOf(this.#memory.uint8(this.#bytes));
    }
    const isAlike = column.BYTES_PER_ELEMENT === Kind.BYTES_PER_ELEMENT;
    const at = this.#address + (isAlike ? byteOffset % WORD : 0);
    const held = new Kind(this.#memory.memory.buffer, at, length);
    held.set(column);
    return held;
  }
}

/** The kind of some codes. */
export const codesLike = (codes: CodeColumn): NumberKind<CodeColumn> =>
  codes instanceof Uint16Array ? Uint16Array : Uint32Array;
