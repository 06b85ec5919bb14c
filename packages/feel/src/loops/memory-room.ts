import { MEMORY_PAGES } from './loop-function.ts';

const PAGE = 65_536;
/** Room for a block and its tables: growing takes longer than beginning with more, which is not taken yet. */
const FIRST_PAGES = 64;
/** A line of the cache of a core. */
const ALIGNED = 64;
/** Lines that a thread takes at once of memory that others take of too. */
const PIECE = 2 ** 14;
/** All bytes that a memory can have. */
export const MEMORY_BYTES: number = MEMORY_PAGES * PAGE;

/** There is no room for a column in memory that threads share. */
export class NoRoom extends RangeError {}

/** Where columns get their places in a memory. */
export type MemoryRoom = {
  readonly memory: WebAssembly.Memory;
  /**
   * Where so many bytes begin that nobody else has, all of them 0.
   *
   * @throws NoRoom where there is none, or RangeError where the machine has none
   */
  take(bytes: number): number;
};

/** Memory for one thread alone; nothing is given back. */
export function ownRoom(): MemoryRoom {
  const memory = newMemory();
  let end = ALIGNED;
  return {
    memory,
    take: (bytes) => {
      const at = end;
      end = linesOf(at + bytes) * ALIGNED;
      growTo(memory, end);
      return at;
    },
  };
}

/** Memory that threads share, and how many lines of it are taken. */
export type SharedMemory = { readonly memory: WebAssembly.Memory; readonly taken: Int32Array };

/**
 * Makes memory that several threads take room of, each by a `ThreadRoom`. What a thread took stays taken when it ends.
 *
 * @example
 * ```ts
 * const { memory, taken } = sharedMemory(); // both are handed to threads as they are
 * ```
 */
export function sharedMemory(): SharedMemory {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // Nothing stands at 0.
  taken[0] = 1;
  return { memory: newMemory(), taken };
}

/** How much of such memory is taken. */
export const bytesTaken = ({ taken }: SharedMemory): number => Atomics.load(taken, 0) * ALIGNED;

/**
 * The room of a thread in memory that others take of too. What it took it may take again from the beginning.
 *
 * @example
 * ```ts
 * const room = new ThreadRoom(sharedMemory());
 * const at = room.take(100);
 * room.again();
 * room.take(50) === at; // true
 * ```
 */
export class ThreadRoom implements MemoryRoom {
  readonly memory: WebAssembly.Memory;
  readonly #taken: Int32Array;
  /** Lines that are this thread's. */
  readonly #pieces: { readonly from: number; readonly to: number }[] = [];
  /** The number of the piece that is taken of, and what of it is free. */
  #piece = -1;
  #at = 0;
  #to = 0;
  /** Pieces before this one were taken of before. */
  #used = 0;

  constructor({ memory, taken }: SharedMemory) {
    this.memory = memory;
    this.#taken = taken;
  }

  /** Forgets all that was taken: columns that stand there are lost. */
  again(): void {
    this.#used = this.#pieces.length;
    this.#piece = -1;
    [this.#at, this.#to] = [0, 0];
  }

  take(bytes: number): number {
    // Nothing stands at 0, not even a column without numbers.
    const lines = Math.max(1, linesOf(bytes));
    while (this.#at + lines > this.#to) this.#next(lines);
    const from = this.#at * ALIGNED;
    this.#at += lines;
    if (this.#piece < this.#used) {
      new Uint8Array(this.memory.buffer, from, lines * ALIGNED).fill(0);
    }
    return from;
  }

  /** Goes on to the next piece, which is made where there is none. */
  #next(lines: number): void {
    const known = this.#pieces[this.#piece + 1] ?? this.#make(Math.max(PIECE, lines));
    this.#piece += 1;
    [this.#at, this.#to] = [known.from, known.to];
  }

  #make(lines: number): { readonly from: number; readonly to: number } {
    // What there is no room for is not taken, or nobody after it had any.
    if ((Atomics.load(this.#taken, 0) + lines) * ALIGNED > MEMORY_BYTES) {
      throw new NoRoom('no room for a column');
    }
    const from = Atomics.add(this.#taken, 0, lines);
    const piece = { from, to: from + lines };
    growTo(this.memory, piece.to * ALIGNED);
    this.#pieces.push(piece);
    return piece;
  }
}

const newMemory = (): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MEMORY_PAGES, shared: true });

const linesOf = (bytes: number): number => Math.ceil(bytes / ALIGNED);

/** Makes a memory so large, and half as large again as it is where there can be so much. */
function growTo(memory: WebAssembly.Memory, bytes: number): void {
  if (bytes <= memory.buffer.byteLength) return;
  // Other threads may have grown it, or do at this moment: growing by nothing tells how large it is now.
  const missing = (): number => Math.ceil(bytes / PAGE) - memory.grow(0);
  const least = missing();
  if (least <= 0) return;
  try {
    memory.grow(Math.max(least, memory.grow(0) >> 1));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const left = missing();
    if (left > 0) memory.grow(left);
  }
}
