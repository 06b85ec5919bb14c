import type { LoopMemory } from '@sanyi/feel/loops';

type Held = Uint8Array | Uint16Array | Int32Array | Float64Array;
type Kind = 'uint8' | 'uint16' | 'int32' | 'float64';

/**
 * Columns in the memory of loops, which gives nothing back: whoever comes next is given the columns of who
 * was there before, in the order of asking.
 */
export class LoopRoom {
  readonly #memory: LoopMemory;
  readonly #held = new Map<string, Held>();
  #asked = 0;

  constructor(memory: LoopMemory) {
    this.#memory = memory;
  }

  /** Whoever was given columns before has done with what stands in them. */
  again(): void {
    this.#asked = 0;
  }

  // A column of a kind is held under the name of the kind.
  uint8(length: number): Uint8Array {
    return this.#column('uint8', length) as Uint8Array;
  }

  uint16(length: number): Uint16Array {
    return this.#column('uint16', length) as Uint16Array;
  }

  int32(length: number): Int32Array {
    return this.#column('int32', length) as Int32Array;
  }

  float64(length: number): Float64Array {
    return this.#column('float64', length) as Float64Array;
  }

  /** A column that is as long as asked, or longer. */
  #column(kind: Kind, length: number): Held {
    const name = `${kind} ${this.#asked++}`;
    const known = this.#held.get(name);
    const column = known && known.length >= length ? known : this.#memory[kind](length);
    this.#held.set(name, column);
    return column;
  }
}
