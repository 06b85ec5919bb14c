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
  const copies = slots.map(() => new Copy(memory));
  const addresses = new Array<number>(slots.length).fill(0);
  return (...called) => {
    const [from, to, state] = [called[8], called[9], called[10]];
    slots.forEach((slot, at) => {
      // Every call brings the columns that the first one brought.
      const column = slot.of(called) as Held;
      const range = slot.use === 'key' ? { from: 0, to: column.length } : { from, to };
      addresses[at] = memory.has(column)
        ? column.byteOffset
        : (copies[at] as Copy).take(column, range, slot.use !== 'answer');
    });
    state.acc.forEach((sum, at) => {
      sums[at] = Number(sum);
    });
    state.row = rows(from, to, sums.byteOffset, ...addresses);
    sums.forEach((sum, at) => {
      state.acc[at] = sum;
    });
    slots.forEach((slot, at) => {
      const column = slot.of(called) as Held;
      if (slot.use === 'answer' && !memory.has(column)) (copies[at] as Copy).give(column, from, to);
    });
    if (state.row < to) throw WIDE;
  };
}

/** A copy of a column in a memory, whose place is used again. */
class Copy {
  readonly #memory: LoopMemory;
  #held: Held | null = null;

  constructor(memory: LoopMemory) {
    this.#memory = memory;
  }

  /** Copies the rows of a column, where its values are read, to the same rows; gives their address. */
  take(
    column: Held,
    range: { readonly from: number; readonly to: number },
    isRead: boolean,
  ): number {
    if (this.#held === null || this.#held.length < range.to) {
      this.#held = this.#memory.like(column, Math.max(column.length, range.to));
    }
    if (isRead) this.#held.set(column.subarray(range.from, range.to), range.from);
    return this.#held.byteOffset;
  }

  give(column: Held, from: number, to: number): void {
    if (this.#held) column.set(this.#held.subarray(from, to), from);
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
      ([column, name]): Slot => ({ name, use: useOf(column), of: ([columns]) => columns[column] }),
    ),
    ...[...code.masks].map(
      ([column, name]): Slot => ({ name, use: useOf(column), of: ([, masks]) => masks[column] }),
    ),
    ...numbers(code.outputs).flatMap((at): Slot[] => [
      { name: `o${at}`, use: 'answer', of: ([, , outputs]) => outputs[at] },
      { name: `x${at}`, use: 'answer', of: ([, , , missing]) => missing[at] },
    ]),
    ...numbers(code.words).map(
      (at): Slot => ({ name: `y${at}`, use: 'answer', of: ([, , , , rules]) => rules[at] }),
    ),
    { name: 'interval', use: 'row', of: (given) => given[5] },
    { name: 'starts', use: 'row', of: (given) => given[6] },
    { name: 'key', use: 'row', of: (given) => given[7] },
  ];
}
