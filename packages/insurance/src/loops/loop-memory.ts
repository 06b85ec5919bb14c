import { MEMORY_PAGES } from './loop-function.ts';
import { type Loops, loopsOver } from './loops.ts';

const PAGE = 65_536;
/** A line of the cache of a core. */
const ALIGNED = 64;

/**
 * Memory of columns that loops in WebAssembly go over. It is shared, so that columns stay where they are
 * when it grows; nothing is given back.
 */
export class LoopMemory {
  readonly memory: WebAssembly.Memory = new WebAssembly.Memory({
    initial: 1,
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
    const missing = this.#end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    // Memory that is shared has a buffer that is.
    return [memory.buffer as unknown as SharedArrayBuffer, at];
  }
}
