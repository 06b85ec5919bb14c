import { addressOf } from '@sanyi/feel/loops';
import type { BlockMemory } from './block-memory.ts';
import { KEY_SUMS, MIX } from './key-code.ts';

const FIRST_KEYS = 1 << 11;

/**
 * Claims that change, as rows of a block of money, each with a key of so many numbers of 32 bits. Without
 * rows money is pairs, claim by claim: what the patient pays more, and what funds do.
 */
export type KeyedClaims = {
  readonly count: number;
  readonly rows: Int32Array | null;
  readonly keys: Int32Array;
  readonly money: Float64Array;
};

/** Sums of claims by keys, which have numbers in the order they are met. */
export class KeySums {
  readonly width: number;
  readonly #memory: BlockMemory;
  count = 0;
  #known: Int32Array;
  #slots: Int32Array;
  #sums: Float64Array;
  readonly #latest: Int32Array;

  /** @param firsts - how many first parts keys of pairs have, which are numbers from 0 */
  constructor(memory: BlockMemory, width: number, firsts = 0) {
    this.width = width;
    this.#memory = memory;
    this.#known = memory.int32(FIRST_KEYS * width);
    this.#slots = memory.int32(2 * FIRST_KEYS);
    this.#sums = memory.float64(FIRST_KEYS * KEY_SUMS);
    this.#latest = memory.int32(firsts);
  }

  /** What a loop is told that adds claims to keys it met: bytes of a key, keys, sums, the latest by first part. */
  get parameters(): readonly number[] {
    const { width } = this;
    const columns = [this.#known, this.#sums, this.#latest].map(addressOf);
    return [width * Int32Array.BYTES_PER_ELEMENT, ...columns];
  }

  /** Adds claims; `met` is told each key that was not met before, which gets the next number. */
  add({ count, rows, keys, money }: KeyedClaims, met: (key: Int32Array) => void): void {
    const { width } = this;
    const { keys: ofRows, pairKeys: ofPairs } = this.#memory.loops;
    const loop = rows === null ? ofPairs : ofRows;
    let at = 0;
    for (;;) {
      at = loop(
        ...[at, count, width * Int32Array.BYTES_PER_ELEMENT],
        ...[keys, this.#known, this.#slots].map(addressOf),
        this.#slots.length - 1,
        ...[rows ?? keys, money, this.#sums, this.#latest].map(addressOf),
      );
      if (at === count) return;
      const key = keys.subarray(at * width, (at + 1) * width);
      this.#add(key);
      met(key);
    }
  }

  /** Sums of each key. */
  get all(): Float64Array {
    return this.#sums;
  }

  /** Moves the sums of each key to the cells where it counts. Every index is one of a column. */
  take(values: Float64Array, cells: readonly Int32Array[]): void {
    const all = this.#sums;
    for (let each = 0; each < cells.length; each++) {
      const from = each * KEY_SUMS;
      if (all[from] === 0) continue;
      const income = (all[from + 3] as number) + (all[from + 4] as number);
      for (const cell of cells[each] as Int32Array) {
        for (let part = 0; part < KEY_SUMS; part++) {
          values[cell + part] = (values[cell + part] as number) + (all[from + part] as number);
        }
        values[cell + KEY_SUMS] = (values[cell + KEY_SUMS] as number) + income;
      }
    }
    this.clear();
  }

  clear(): void {
    this.#sums.fill(0);
  }

  #add(key: Int32Array): void {
    const { width } = this;
    if (this.count * width === this.#known.length) {
      const [known, sums] = [this.#known, this.#sums];
      this.#known = this.#memory.int32(known.length * 2);
      this.#known.set(known);
      this.#sums = this.#memory.float64(sums.length * 2);
      this.#sums.set(sums);
      this.#slots = this.#memory.int32(this.#slots.length * 2);
      for (let each = 0; each < this.count; each++) {
        this.#place(known.subarray(each * width, (each + 1) * width), each);
      }
    }
    this.#known.set(key, this.count * width);
    this.#place(key, this.count);
    this.count += 1;
  }

  #place(key: Int32Array, number: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(key) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
}

/** As the loop does. */
function hashOf(key: Int32Array): number {
  let hash = 0;
  for (const part of key) {
    hash = Math.imul(hash ^ part, MIX.times);
    hash ^= hash >>> MIX.shift;
  }
  return hash;
}
