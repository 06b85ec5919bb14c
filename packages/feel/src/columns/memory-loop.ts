import type { LoopMemory } from '../loops/index.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Held } from './column-forms.ts';
import type { KernelCode } from './kernel-code.ts';
import type { Loop, LoopOver } from './loop-types.ts';
import { writeLoop } from './write-loop.ts';

/** A column of a loop by its name in the code. */
type Slot = {
  readonly name: string;
  readonly use: 'row' | 'key' | 'answer';
  /** The column among those that a loop is called with. */
  of(given: Given): Held | null | undefined;
};
type Given = Parameters<Loop>;

/** The loop over rows as WebAssembly over a memory. Columns that are not there are copied to it and back. */
export function memoryLoop(
  code: KernelCode,
  keyed: ReadonlySet<string> | null,
  over: LoopOver,
  memory: LoopMemory,
): Loop {
  const given = givenOf(over);
  const slots = slotsOf(code, keyed).filter((slot) => slot.of(given) != null);
  const columns = new Map(slots.map((slot) => [slot.name, slot.of(given) as Held]));
  const bytes = writeLoop(code, columns, memory);
  const module = new WebAssembly.Module(bytes as BufferSource);
  const { exports } = new WebAssembly.Instance(module, { columns: { memory: memory.memory } });
  // The module was written with this function.
  const rows = exports.rows as (...told: number[]) => number;
  const sums = memory.float64(code.carried.length);
  const places = slots.map((slot) => new Place(slot, memory));
  const addresses = new Array<number>(slots.length).fill(0);
  return (...called) => {
    const [from, to, state] = [called[8], called[9], called[10]];
    for (const [at, place] of places.entries()) addresses[at] = place.take(called, from, to);
    for (const [at, sum] of state.acc.entries()) sums[at] = Number(sum);
    state.row = rows(from, to, sums.byteOffset, ...addresses);
    for (const [at, sum] of sums.entries()) state.acc[at] = sum;
    for (const place of places) place.give(from, to);
    if (state.row < to) throw WIDE;
  };
}

/** Where the column of a slot stands in a memory: itself, or a copy of it, whose place is used again. */
class Place {
  readonly #slot: Slot;
  readonly #memory: LoopMemory;
  /** The column that was met last, and where it stands; null where it stands elsewhere. */
  #column: Held | null = null;
  #address: number | null = null;
  #copy: Held | null = null;

  constructor(slot: Slot, memory: LoopMemory) {
    this.#slot = slot;
    this.#memory = memory;
  }

  /** The address of the column that a loop is called with, whose rows are read or written. */
  take(called: Given, from: number, to: number): number {
    // Every call brings the columns that the first one brought.
    const column = this.#slot.of(called) as Held;
    if (column !== this.#column) {
      this.#column = column;
      this.#address = this.#memory.has(column) ? column.byteOffset : null;
    }
    if (this.#address !== null) return this.#address;
    const { use } = this.#slot;
    const end = use === 'key' ? column.length : to;
    if (this.#copy === null || this.#copy.length < end) {
      this.#copy = this.#memory.like(column, Math.max(column.length, end));
    }
    const first = use === 'key' ? 0 : from;
    if (use !== 'answer') this.#copy.set(column.subarray(first, end), first);
    return this.#copy.byteOffset;
  }

  /** Copies answers back. */
  give(from: number, to: number): void {
    if (this.#address !== null || this.#slot.use !== 'answer' || this.#copy === null) return;
    this.#column?.set(this.#copy.subarray(from, to), from);
  }
}

const givenOf = ({ rows, read, arrays }: LoopOver): Given => [
  ...([read.columns, read.masks, arrays.values, arrays.missing, arrays.rules] as const),
  ...([rows.interval, rows.starts, rows.key, 0, 0] as const),
  { row: 0, acc: [] },
];

function slotsOf(code: KernelCode, keyed: ReadonlySet<string> | null): Slot[] {
  const useOf = (column: string): Slot['use'] => (keyed?.has(column) ? 'key' : 'row');
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
  return [
    ...[...code.columns].map(
      ([column, name]): Slot => ({ name, use: useOf(column), of: (given) => given[0][column] }),
    ),
    ...[...code.masks].map(
      ([column, name]): Slot => ({ name, use: useOf(column), of: (given) => given[1][column] }),
    ),
    ...numbers(code.outputs).flatMap((at): Slot[] => [
      { name: `o${at}`, use: 'answer', of: (given) => given[2][at] },
      { name: `x${at}`, use: 'answer', of: (given) => given[3][at] },
    ]),
    ...numbers(code.words).map(
      (at): Slot => ({ name: `y${at}`, use: 'answer', of: (given) => given[4][at] }),
    ),
    { name: 'interval', use: 'row', of: (given) => given[5] },
    { name: 'starts', use: 'row', of: (given) => given[6] },
    { name: 'key', use: 'row', of: (given) => given[7] },
  ];
}
