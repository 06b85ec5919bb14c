import { addressOf } from '@sanyi/feel/loops';
import type { BlockMemory } from './block-memory.ts';
import { KEY_SUMS, MIX, SUM_BYTES } from './key-code.ts';

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

/** A line of the cache of a core, which a record fills: most keys are short enough that it is one. */
const LINE = 64;

/** Sums of claims by keys, which have numbers in the order they are met. */
export class KeySums {
  readonly width: number;
  readonly #memory: BlockMemory;
  count = 0;
  /** By number, from 1: the key and its sums, as bytes of so many numbers of 64 bits. */
  readonly #recordWords: number;
  #records: Float64Array;
  #slots: Int32Array;
  readonly #latest: Int32Array;
  #told: readonly number[];

  /** @param firsts - how many first parts keys of pairs have, which are numbers from 0 */
  constructor(memory: BlockMemory, width: number, firsts = 0) {
    const bytes = width * Int32Array.BYTES_PER_ELEMENT + SUM_BYTES;
    this.width = width;
    this.#memory = memory;
    this.#recordWords = (Math.ceil(bytes / LINE) * LINE) / Float64Array.BYTES_PER_ELEMENT;
    this.#records = memory.float64((FIRST_KEYS + 1) * this.#recordWords);
    this.#slots = memory.int32(2 * FIRST_KEYS);
    this.#latest = memory.int32(firsts);
    this.#told = this.#tell();
  }

  /** What a loop is told that adds claims to keys it met: bytes of a key, records, bytes of one, the latest by first part. */
  get told(): readonly number[] {
    return this.#told;
  }

  #tell(): readonly number[] {
    const bytes = this.width * Int32Array.BYTES_PER_ELEMENT;
    return [bytes, addressOf(this.#records), this.#recordBytes, addressOf(this.#latest)];
  }

  get #recordBytes(): number {
    return this.#recordWords * Float64Array.BYTES_PER_ELEMENT;
  }

  /** Adds claims; `met` is told each key that was not met before, which gets the next number. */
  add({ count, rows, keys, money }: KeyedClaims, met: (key: Int32Array) => void): void {
    const { width } = this;
    const { keys: ofRows, pairKeys: ofPairs } = this.#memory.loops;
    const loop = rows === null ? ofPairs : ofRows;
    let at = 0;
    for (;;) {
      at = loop(
        at,
        count,
        width * Int32Array.BYTES_PER_ELEMENT,
        addressOf(keys),
        addressOf(this.#records),
        this.#recordBytes,
        addressOf(this.#slots),
        this.#slots.length - 1,
        addressOf(rows ?? keys),
        addressOf(money),
        addressOf(this.#latest),
      );
      if (at === count) return;
      const key = keys.subarray(at * width, (at + 1) * width);
      this.#add(key);
      met(key);
    }
  }

  /** The sums of a key, by the order in which it was met. */
  sumsOf(key: number): Float64Array {
    const end = (key + 2) * this.#recordWords;
    return this.#records.subarray(end - KEY_SUMS, end);
  }

  /** Moves the sums of each key to the cells where it counts. */
  take(values: Float64Array, cells: readonly Int32Array[]): void {
    for (let key = 0; key < cells.length; key++) {
      const sums = this.sumsOf(key);
      const [claims = 0, , , patient = 0, rest = 0] = sums;
      if (claims === 0) continue;
      // Every index is one of a column.
      const own = cells[key] as Int32Array;
      for (let at = 0; at < own.length; at++) {
        const cell = own[at] as number;
        for (let part = 0; part < KEY_SUMS; part++) {
          values[cell + part] = (values[cell + part] as number) + (sums[part] as number);
        }
        values[cell + KEY_SUMS] = (values[cell + KEY_SUMS] as number) + patient + rest;
      }
    }
    this.clear();
  }

  clear(): void {
    for (let key = 0; key < this.count; key++) this.sumsOf(key).fill(0);
  }

  #add(key: Int32Array): void {
    if ((this.count + 1) * this.#recordWords === this.#records.length) this.#grow();
    this.count += 1;
    this.#keyOf(this.count).set(key);
    this.#place(this.count);
  }

  #grow(): void {
    const records = this.#records;
    this.#records = this.#memory.float64(2 * records.length - this.#recordWords);
    this.#records.set(records);
    this.#told = this.#tell();
    this.#slots = this.#memory.int32(this.#slots.length * 2);
    for (let number = 1; number <= this.count; number++) this.#place(number);
  }

  #keyOf(number: number): Int32Array {
    const { buffer, byteOffset } = this.#records;
    return new Int32Array(buffer, byteOffset + number * this.#recordBytes, this.width);
  }

  #place(number: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(this.#keyOf(number)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number;
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
