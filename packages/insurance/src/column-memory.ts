/** Memory of columns that is used again, batch by batch, so that nothing has to be collected. */
export class ColumnMemory {
  readonly #columns: Float64Array[] = [];
  #used = 0;

  /** Whoever got columns before has done with them. */
  again(): void {
    this.#used = 0;
  }

  /** A column of zeros. */
  column(length: number): Float64Array {
    const at = this.#used++;
    const known = this.#columns[at];
    const memory = known && known.length >= length ? known : new Float64Array(ROOM * length);
    this.#columns[at] = memory;
    return memory.subarray(0, length).fill(0);
  }
}

/** Batches are about as long as each other. */
const ROOM = 1.25;
