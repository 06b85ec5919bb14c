import { addressOf, compiledLoops, type Loop, LoopMemory } from '@sanyi/feel/loops';
import type { Bytes } from './bytes.ts';
import {
  beginsCode,
  boundsCode,
  DELTA_BLOCK,
  DISTINCT_SLOTS,
  deltasCode,
  distinctCode,
  GROUP,
  narrowCode,
  numberCode,
  packCode,
  runsCode,
  widenCode,
} from './page-code.ts';

const CODES = {
  bounds: boundsCode,
  narrow: narrowCode,
  widen: widenCode,
  distinct: distinctCode,
  number: numberCode,
  pack: packCode,
  runs: runsCode,
  deltas: deltasCode,
  begins: beginsCode,
} as const;

type Name = keyof typeof CODES;

const loopsOver = compiledLoops(CODES);

/** The least and the largest number of a column. */
export type Bounds = { readonly least: number; readonly most: number };

/** Bits that numbers up to one take; 0 for none. */
export const bitsFor = (most: number): number => 32 - Math.clz32(most);

/** Values of lists are numbers of 16 bits. */
const LISTED = 65_536;

/**
 * Loops in WebAssembly over the values of a page, with the memory they stand in, which is used again from
 * page to page.
 */
export class PageLoops {
  readonly #memory = new LoopMemory();
  readonly #loops: Readonly<Record<Name, Loop>> = loopsOver(this.#memory.memory);
  readonly #bounds = this.#memory.float64(2);
  readonly #scratch = this.#memory.int32(DELTA_BLOCK);
  readonly #slots = this.#memory.int32(DISTINCT_SLOTS);
  readonly #positionOf = this.#memory.int32(LISTED);
  /** The numbers that differ, in the order they were met: those of lists are more. */
  readonly distinct: Int32Array = this.#memory.int32(LISTED);
  #wide = this.#memory.float64(0);
  #listed = this.#memory.uint16(0);
  #starts = this.#memory.int32(0);
  #out = this.#memory.uint8(0);
  /** Numbers of the column, and where they stand in a dictionary. */
  numbers: Int32Array = this.#memory.int32(0);
  positions: Int32Array = this.#memory.int32(0);

  /** Makes room for so many numbers. */
  begin(room: number): void {
    if (this.numbers.length >= room + DELTA_BLOCK) return;
    const memory = this.#memory;
    const more = 2 * room + DELTA_BLOCK;
    this.numbers = memory.int32(more);
    this.positions = memory.int32(more);
    this.#starts = memory.int32(more);
    this.#wide = memory.float64(more);
    this.#listed = memory.uint16(more);
    // Packed differences have at most as many bits as numbers, and their widths.
    this.#out = memory.uint8(6 * more);
  }

  /** Takes doubles; gives their bounds. */
  takeWide(values: Float64Array, count: number): Bounds {
    const wide = this.#wide;
    wide.set(values.subarray(0, count));
    const from = addressOf(wide);
    this.#loops.bounds(from, from + 8 * count, addressOf(this.#bounds));
    const [least = 0, most = 0] = this.#bounds;
    return { least, most };
  }

  /** Fills in the numbers: by how much the doubles that were taken exceed a base. */
  narrow(base: number, count: number): void {
    this.#bounds[0] = base;
    const from = addressOf(this.#wide);
    this.#loops.narrow(from, from + 8 * count, addressOf(this.#bounds), addressOf(this.numbers));
  }

  /** Writes the doubles that were taken as whole numbers of 64 bits, and loses them. */
  writeLongs(into: Bytes, count: number): void {
    const from = addressOf(this.#wide);
    this.#loops.widen(from, from + 8 * count);
    into.put(new Uint8Array(this.#wide.buffer, from, 8 * count));
  }

  /** Finds positions of the numbers among those that differ; gives how many these are, below 0 for too many. */
  findDistinct(count: number): number {
    this.#slots.fill(0);
    const from = addressOf(this.numbers);
    const into = [this.positions, this.#slots, this.distinct].map(addressOf);
    return this.#loops.distinct(from, from + 4 * count, ...into);
  }

  /** Finds positions of values of lists in the order they are met; gives how many differ. */
  findListed(values: Uint16Array): number {
    this.#listed.set(values);
    this.#positionOf.fill(-1);
    const from = addressOf(this.#listed);
    const into = [this.positions, this.#positionOf, this.distinct].map(addressOf);
    return this.#loops.number(from, from + 2 * values.length, ...into);
  }

  /** Writes positions of so many bits one behind the other. */
  writePacked(into: Bytes, { count, width }: Packed): void {
    const from = addressOf(this.positions);
    this.#put(into, this.#loops.pack(from, from + 4 * count, width, addressOf(this.#out)));
  }

  /** Writes positions in Parquet's hybrid of runs and packed groups. */
  writeRuns(into: Bytes, { count, width }: Packed): void {
    this.positions.fill(0, count, count + GROUP);
    const from = addressOf(this.positions);
    this.#put(into, this.#loops.runs(from, from + 4 * count, width, addressOf(this.#out)));
  }

  /** Writes numbers that exceed a base as differences to the one before (DELTA_BINARY_PACKED). */
  writeDeltas(into: Bytes, base: number, count: number): void {
    const { numbers } = this;
    into.unsigned(DELTA_BLOCK);
    into.unsigned(DELTA_PARTS);
    into.unsigned(count);
    into.signed(base + (numbers[0] ?? 0));
    numbers.fill(numbers[count - 1] ?? 0, count, count + DELTA_BLOCK);
    const from = addressOf(numbers);
    const end = from + 4 * count;
    const { deltas } = this.#loops;
    this.#put(into, deltas(from, end, addressOf(this.#scratch), addressOf(this.#out)));
  }

  /** Writes where so many lists begin, as levels of one bit. */
  writeBegins(into: Bytes, start: Uint32Array, of: Lists): void {
    const { count, levels } = of;
    into.unsigned(2 * Math.ceil(levels / GROUP) + 1);
    this.#starts.set(start.subarray(0, count + 1));
    const from = addressOf(this.#starts);
    this.#put(into, this.#loops.begins(from, from + 4 * count, addressOf(this.#out)));
  }

  #put(into: Bytes, end: number): void {
    into.put(this.#out.subarray(0, end - addressOf(this.#out)));
  }
}

/** So many numbers of so many bits. */
type Packed = { readonly count: number; readonly width: number };
/** So many lists, whose values and empty ones are so many levels. */
type Lists = { readonly count: number; readonly levels: number };

const DELTA_PARTS = 4;
