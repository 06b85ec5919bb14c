import { assert } from '@sanyi/kernel';
import { MEMORY_PAGES } from './loop-function.ts';

const PAGE = 65_536;
/** Room for a block and its tables: growing takes longer than beginning with more, which is not taken yet. */
const FIRST_PAGES = 64;
/** A line of the cache of a core. */
const ALIGNED = 64;

/** A column that code may read: what holds it, and where. */
type Placed = { readonly buffer: ArrayBufferLike; readonly byteOffset: number };

type Whole =
  | (Int8Array | Int16Array | Int32Array)
  | (Uint8Array | Uint16Array | Uint32Array)
  | Float64Array;

/**
 * Memory of columns that loops in WebAssembly go over. It is shared, so that columns stay where they are
 * when it grows; nothing is given back.
 *
 * @example
 * ```ts
 * const memory = new LoopMemory();
 * const amounts = memory.float64(4096); // columns of a block
 * memory.has(amounts); // true
 * ```
 */
export class LoopMemory {
  readonly memory: WebAssembly.Memory = new WebAssembly.Memory({
    initial: FIRST_PAGES,
    maximum: MEMORY_PAGES,
    shared: true,
  });
  /** The memory as it was and is: growing makes another buffer of the same bytes. */
  readonly #buffers = new Set<ArrayBufferLike>();
  #end: number = ALIGNED;
  /** All bytes there are. */
  #bytes: Uint8Array = new Uint8Array(this.memory.buffer);

  /** All bytes, which every column stands in; another view where the memory has grown. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** @throws RangeError where there is no room, as of all columns */
  uint8(length: number): Uint8Array {
    return new Uint8Array(...this.#room(length), length);
  }

  uint16(length: number): Uint16Array {
    return new Uint16Array(...this.#room(length * Uint16Array.BYTES_PER_ELEMENT), length);
  }

  int32(length: number): Int32Array {
    return new Int32Array(...this.#room(length * Int32Array.BYTES_PER_ELEMENT), length);
  }

  float64(length: number): Float64Array {
    return new Float64Array(...this.#room(length * Float64Array.BYTES_PER_ELEMENT), length);
  }

  /** A column of the kind of another. */
  like<Kind extends Whole>(column: Kind, length: number): Kind {
    const place = this.#room(length * column.BYTES_PER_ELEMENT);
    // What makes a column makes its like.
    const Like = column.constructor as new (...of: [...typeof place, number]) => Kind;
    return new Like(...place, length);
  }

  /** Whether a column stands in this memory: then its place is its address. */
  has({ buffer }: Placed): boolean {
    return this.#buffers.has(buffer);
  }

  #room(bytes: number): [SharedArrayBuffer, number] {
    const { memory } = this;
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNED) * ALIGNED;
    const known = memory.buffer.byteLength;
    const missing = this.#end - known;
    if (missing > 0) {
      memory.grow(Math.ceil(Math.max(missing, known / 2) / PAGE));
      this.#bytes = new Uint8Array(memory.buffer);
    }
    const { buffer }: { readonly buffer: ArrayBufferLike } = memory;
    assert(buffer instanceof SharedArrayBuffer, 'memory that is shared has a buffer that is');
    this.#buffers.add(buffer);
    return [buffer, at];
  }
}

/** Where a column begins. */
export const addressOf = ({ byteOffset }: Placed): number => byteOffset;
