import { assert } from '@sanyi/kernel';
import { type MemoryRoom, ownRoom } from './memory-room.ts';

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
  readonly memory: WebAssembly.Memory;
  readonly #room: MemoryRoom;
  /** The memory as it was and is: growing makes another buffer of the same bytes. */
  readonly #buffers = new Set<ArrayBufferLike>();
  /** All bytes there are. */
  #bytes: Uint8Array = new Uint8Array(0);

  /** @param room - where columns get their places; memory of its own where absent */
  constructor(room: MemoryRoom = ownRoom()) {
    this.memory = room.memory;
    this.#room = room;
    this.#look();
  }

  /** All bytes, which every column stands in; another view where the memory has grown. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** @throws RangeError where there is no room, as of all columns */
  uint8(length: number): Uint8Array {
    return new Uint8Array(...this.#place(length), length);
  }

  uint16(length: number): Uint16Array {
    return new Uint16Array(...this.#place(length * Uint16Array.BYTES_PER_ELEMENT), length);
  }

  int32(length: number): Int32Array {
    return new Int32Array(...this.#place(length * Int32Array.BYTES_PER_ELEMENT), length);
  }

  float64(length: number): Float64Array {
    return new Float64Array(...this.#place(length * Float64Array.BYTES_PER_ELEMENT), length);
  }

  /** A column of the kind of another. */
  like<Kind extends Whole>(column: Kind, length: number): Kind {
    const place = this.#place(length * column.BYTES_PER_ELEMENT);
    // What makes a column makes its like.
    const Like = column.constructor as new (...of: [...typeof place, number]) => Kind;
    return new Like(...place, length);
  }

  /** Whether a column stands in this memory: then its place is its address. */
  has({ buffer }: Placed): boolean {
    return this.#buffers.has(buffer);
  }

  /** Bytes that stand there already: views of them are columns of this memory. */
  bytesAt(at: number, length: number): Uint8Array {
    if (at + length > this.#bytes.length) this.#look();
    return this.#bytes.subarray(at, at + length);
  }

  #place(bytes: number): [SharedArrayBuffer, number] {
    const at = this.#room.take(bytes);
    if (at + bytes > this.#bytes.length) this.#look();
    const { buffer } = this.#bytes;
    assert(buffer instanceof SharedArrayBuffer, 'memory that is shared has a buffer that is');
    return [buffer, at];
  }

  /** Looks at the memory, which has grown, in this thread or in another one: growing by nothing shows it as it is now. */
  #look(): void {
    this.memory.grow(0);
    const { buffer }: { readonly buffer: ArrayBufferLike } = this.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#buffers.add(buffer);
  }
}

/** Where a column begins. */
export const addressOf = ({ byteOffset }: Placed): number => byteOffset;
