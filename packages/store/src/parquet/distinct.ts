/** Numbers that differ at most: with more, a dictionary is no shorter than differences are. */
const MOST = 1024;
const SLOTS: number = 4 * MOST;

/** Finds the few numbers that a column consists of, in an open hash table that is used again. */
export class Distinct {
  readonly #slots = new Int32Array(SLOTS);
  /** The numbers that differ, in the order they were met. */
  readonly values: Int32Array = new Int32Array(MOST);
  count = 0;

  /** Writes which of them each number is; false where they are too many. */
  fill(into: Int32Array, numbers: Int32Array, count: number): boolean {
    const [slots, values] = [this.#slots, this.values];
    slots.fill(0);
    let known = 0;
    let last = -1;
    let lastValue = 0;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const value = numbers[row] as number;
      if (value !== lastValue || last < 0) {
        let slot = (Math.imul(value, 0x9e3779b1) >>> 16) & (SLOTS - 1);
        let found = (slots[slot] as number) - 1;
        while (found >= 0 && values[found] !== value) {
          slot = (slot + 1) & (SLOTS - 1);
          found = (slots[slot] as number) - 1;
        }
        if (found < 0) {
          if (known === MOST) return false;
          found = known++;
          values[found] = value;
          slots[slot] = known;
        }
        last = found;
        lastValue = value;
      }
      into[row] = last;
    }
    this.count = known;
    return true;
  }
}
