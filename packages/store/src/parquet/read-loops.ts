import { addressOf, compiledLoops, type Loop, LoopMemory } from '@sanyi/feel/loops';
import type { LeafLevels } from './file-layout.ts';
import {
  countCode,
  doublesCode,
  listsCode,
  pickCode,
  pickWideCode,
  unpackCode,
  unrunCode,
} from './read-code.ts';

const CODES = {
  unpack: unpackCode,
  unrun: unrunCode,
  pick: pickCode,
  pickWide: pickWideCode,
  doubles: doublesCode,
  count: countCode,
  lists: listsCode,
} as const;

type Name = keyof typeof CODES;

const loopsOver = compiledLoops(CODES);

/** Numbers of a few bits each, in bytes from one to another. */
export type Packed = {
  readonly from: number;
  readonly end: number;
  readonly count: number;
  readonly width: number;
};

/** Loops that look at eight bytes read past the last one. */
const PAST = 8;
const maskOf = (width: number): number => (width >= 32 ? -1 : 2 ** width - 1);
const short = (): Error => new Error('a page of the Parquet file has fewer values than it says');

/**
 * Loops in WebAssembly over a page that is read, with the memory it stands in. Columns are given memory that
 * is theirs until {@link ReadLoops.begin}.
 */
export class ReadLoops {
  readonly #memory = new LoopMemory();
  readonly #loops: Readonly<Record<Name, Loop>> = loopsOver(this.#memory.memory);
  #page = this.#memory.uint8(0);
  #positions = this.#memory.int32(0);
  #present = this.#memory.int32(0);
  #repeated = this.#memory.int32(0);
  readonly #given = this.#memory.int32(1);
  readonly #ints = new Room((length) => this.#memory.int32(length));
  readonly #doubles = new Room((length) => this.#memory.float64(length));

  /** Begins with columns again: those that were given are used for others. */
  begin(): void {
    this.#ints.begin();
    this.#doubles.begin();
  }

  /** A column of whole numbers of 32 bits. */
  ints(length: number): Int32Array {
    return this.#ints.of(length);
  }

  doubles(length: number): Float64Array {
    return this.#doubles.of(length);
  }

  /** Takes a page, of which there is one at a time. */
  take(page: Uint8Array): Uint8Array {
    if (this.#page.length < page.length + PAST)
      this.#page = this.#memory.uint8(2 * page.length + PAST);
    this.#page.set(page);
    return this.#page.subarray(0, page.length);
  }

  /** Reads runs and packed groups of the page: positions in a dictionary. */
  readPositions(packed: Packed): void {
    this.#positions = this.#longer(this.#positions, packed.count);
    this.#unrun(packed, this.#positions);
  }

  /** The same: levels that say which values are there. */
  readPresent(packed: Packed): Int32Array {
    this.#present = this.#longer(this.#present, packed.count);
    return this.#unrun(packed, this.#present);
  }

  /** Of so many levels that were read, those that stand for an element, and those that have a value. */
  counted(
    count: number,
    { present, element }: LeafLevels,
  ): { readonly given: number; readonly elements: number } {
    const from = addressOf(this.#present);
    const given = this.#given;
    const end = from + 4 * count;
    const elements = this.#loops.count(from, end, present, element, addressOf(given));
    return { given: given[0] ?? 0, elements };
  }

  /** So many values have one level. */
  allPresent(count: number, level: number): void {
    this.#present = this.#longer(this.#present, count);
    this.#present.fill(level, 0, count);
  }

  /** The same: levels that say where lists begin. */
  readRepeated(packed: Packed): void {
    this.#repeated = this.#longer(this.#repeated, packed.count);
    this.#unrun(packed, this.#repeated);
  }

  /** Reads numbers of one width from the page. */
  unpack({ from, end, count, width }: Packed, into: Int32Array): void {
    if (8 * (end - from) < count * width) throw short();
    const start = addressOf(into);
    const page = addressOf(this.#page);
    this.#loops.unpack(page + from, start, start + 4 * count, width, maskOf(width));
  }

  /** Writes whole numbers of 64 bits of the page as doubles. */
  toDoubles({ from, end }: Pick<Packed, 'from' | 'end'>, into: Float64Array): void {
    if (end - from < 8 * into.length) throw short();
    const start = addressOf(this.#page) + from;
    this.#loops.doubles(start, start + 8 * into.length, addressOf(into));
  }

  /**
   * Writes how many elements stand before each list that begins, by the levels that were read, after so
   * many elements, and behind the last how many there are. Gives how many lists begin.
   */
  lists(
    count: number,
    of: { readonly element: number; readonly before: number; readonly into: Int32Array },
  ): number {
    const { element, before, into } = of;
    const from = addressOf(this.#repeated);
    const start = addressOf(into);
    const stop = start + 4 * (into.length - 1);
    const places = [addressOf(this.#present), element, start, stop, before];
    const end = this.#loops.lists(from, from + 4 * count, ...places);
    if (end < 0) throw new Error('a column of the Parquet file has too many lists');
    return (end - start) / 4;
  }

  /** Writes the entries of a dictionary at so many positions that were read. */
  pick<Column extends Int32Array | Float64Array>(
    entries: Column,
    count: number,
    into: Column,
  ): void {
    const loop = entries instanceof Float64Array ? this.#loops.pickWide : this.#loops.pick;
    const from = addressOf(this.#positions);
    if (loop(from, from + 4 * count, addressOf(entries), entries.length, addressOf(into)) < 0) {
      throw new Error('a value of the Parquet file stands outside its dictionary');
    }
  }

  #unrun({ from, end, count, width }: Packed, into: Int32Array): Int32Array {
    const page = addressOf(this.#page);
    const start = addressOf(into);
    const stop = start + 4 * count;
    const reached = this.#loops.unrun(page + from, page + end, start, stop, width, maskOf(width));
    if (reached < stop) throw short();
    return into.subarray(0, count);
  }

  #longer(column: Int32Array, count: number): Int32Array {
    return column.length >= count ? column : this.#memory.int32(2 * count);
  }
}

/** Columns that are given again and again in the same order, so that each has room. */
class Room<Column extends { readonly length: number; subarray(from: number, to: number): Column }> {
  readonly #make: (length: number) => Column;
  readonly #columns: Column[] = [];
  #next = 0;

  constructor(make: (length: number) => Column) {
    this.#make = make;
  }

  begin(): void {
    this.#next = 0;
  }

  of(length: number): Column {
    const at = this.#next++;
    const known = this.#columns[at];
    if (known !== undefined && known.length >= length) return known.subarray(0, length);
    const made = this.#make(Math.ceil(length * MORE));
    this.#columns[at] = made;
    return made.subarray(0, length);
  }
}

/** Row groups are about as long as each other. */
const MORE = 1.25;
