import { MEMORY_PAGES } from './loop-function.ts';
import { type Loops, loopsOver } from './loops.ts';

const PAGE = 65_536;
/** Room for a block and its tables: growing takes longer than beginning with more, which is not taken yet. */
const FIRST_PAGES = 64;
/** A line of the cache of a core. */
const ALIGNED = 64;

/**
 * Memory of columns that loops in WebAssembly go over. It is shared, so that columns stay where they are
 * when it grows; nothing is given back.
 */
export class LoopMemory {
  readonly memory: WebAssembly.Memory = new WebAssembly.Memory({
    initial: FIRST_PAGES,
    maximum: MEMORY_PAGES,
    shared: true,
  });
  readonly loops: Loops = loopsOver(this.memory);
  #end: number = ALIGNED;

  int32(length: number): Int32Array {
    return new Int32Array(...this.#room(length * Int32Array.BYTES_PER_ELEMENT), length);
  }

  float64(length: number): Float64Array {
    return new Float64Array(...this.#room(length * Float64Array.BYTES_PER_ELEMENT), length);
  }

  /** @throws RangeError where there is no room */
  #room(bytes: number): [SharedArrayBuffer, number] {
    const { memory } = this;
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNED) * ALIGNED;
    const known = memory.buffer.byteLength;
    const missing = this.#end - known;
    if (missing > 0) memory.grow(Math.ceil(Math.max(missing, known / 2) / PAGE));
    // Memory that is shared has a buffer that is.
    return [memory.buffer as unknown as SharedArrayBuffer, at];
  }
}
