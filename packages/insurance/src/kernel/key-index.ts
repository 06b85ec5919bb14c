const FIRST_KEYS = 1 << 11;

/** Numbers keys of a few whole numbers of 32 bits in the order they are met: an open hash table. */
export class KeyIndex {
  readonly width: number;
  /** The key that is asked about next. */
  readonly key: Int32Array;
  count = 0;
  #keys: Int32Array;
  /** Numbers by hash, one more than they are; 0 where none stands. */
  #slots: Int32Array = new Int32Array(2 * FIRST_KEYS);

  constructor(width: number) {
    this.width = width;
    this.key = new Int32Array(width);
    this.#keys = new Int32Array(FIRST_KEYS * width);
  }

  /** The number of the key in `key`: `count` before, where it was not met yet. */
  number(): number {
    const { key, width } = this;
    const [keys, slots] = [this.#keys, this.#slots];
    const mask = slots.length - 1;
    // Every index is one of a column, here and below, so that what is read is a number.
    for (let slot = hashOf(key, 0, width) & mask; ; slot = (slot + 1) & mask) {
      const found = (slots[slot] as number) - 1;
      if (found < 0) return this.#add(slot);
      const from = found * width;
      let at = 0;
      while (at < width && keys[from + at] === key[at]) at += 1;
      if (at === width) return found;
    }
  }

  #add(slot: number): number {
    const made = this.count++;
    if (this.count * this.width > this.#keys.length) {
      const keys = new Int32Array(this.#keys.length * 2);
      keys.set(this.#keys);
      this.#keys = keys;
    }
    this.#keys.set(this.key, made * this.width);
    this.#slots[slot] = made + 1;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return made;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let each = 0; each < this.count; each++) {
      let slot = hashOf(this.#keys, each * this.width, this.width) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = each + 1;
    }
  }
}

function hashOf(keys: Int32Array, from: number, width: number): number {
  let hash = 0;
  for (let at = from; at < from + width; at++) {
    hash = Math.imul(hash ^ (keys[at] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
