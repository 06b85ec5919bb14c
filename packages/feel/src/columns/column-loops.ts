import { ProblemError } from '@sanyi/kernel';
import { runText } from '../javascript/run-code.ts';
import type { LoopMemory } from '../loops/index.ts';
import { WIDE } from '../numbers/wide.ts';
import type { ColumnFacts } from './column-types.ts';
import { type KernelCode, kernelCode, loopText } from './kernel-code.ts';
import type { KernelSource } from './kernel-source.ts';
import { MoreThanNumbers } from './loop-text.ts';
import type { Loop, LoopOver } from './loop-types.ts';
import { memoryLoop } from './memory-loop.ts';
import type { ReadColumns } from './read-columns.ts';
import { numberedWithin, type RowsWithin } from './within.ts';
import type { WithinNumbers } from './within-values.ts';

/** What loops are written from, before it is known how columns are held. */
type Source = Omit<KernelSource, 'shape'>;
/** The loops of a binding, written when columns held in a new way are met first. */
export class ColumnLoops {
  readonly #source: Source;
  readonly #codes = new Map<string, KernelCode>();
  readonly #written = new Map<string, Loop>();
  readonly #inMemory = new WeakMap<LoopMemory, Map<string, Loop | null>>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The loop over columns; in WebAssembly where they go into a memory and it can say the loop. */
  over(
    of: LoopOver,
    memory: LoopMemory | null,
  ): { readonly loop: Loop; readonly form: ColumnFacts['form'] } {
    const code = this.#code(of.read.shape);
    const loop = memory === null || code.rowsOnly ? null : this.#loopIn(memory, code, of);
    if (loop !== null) return { loop, form: 'webassembly' };
    return { loop: this.#loop(of.read.shape, code), form: 'javascript' };
  }

  /** Writes the code for columns of which nothing is known, and counts. */
  count(): Omit<ColumnFacts, 'form'> {
    const { tests } = this.#anyCode();
    return { ...this.#source.tabulator.size(), tests };
  }

  /** Numbers what the loop makes of some rows; null where it cannot be told. */
  within(rows: RowsWithin, numbers: WithinNumbers): number | null {
    const code = this.#anyCode();
    if (code.rowsOnly) return null;
    const carried = this.#source.carries.map(({ name }) => name);
    return numberedWithin({ code, carried }, rows, numbers);
  }

  /** The code for columns that are held in any way. */
  #anyCode(): KernelCode {
    const [known] = this.#codes.values();
    return known ?? this.#code({ whole: new Set(), masked: new Set() });
  }

  #code(shape: ReadColumns['shape']): KernelCode {
    const key = keyOf(shape);
    const code = this.#codes.get(key) ?? kernelCode({ ...this.#source, shape });
    this.#codes.set(key, code);
    return code;
  }

  #loop(shape: ReadColumns['shape'], code: KernelCode): Loop {
    const key = keyOf(shape);
    // The text was written by this folder and `javascript`, as the shape of a loop.
    const written = (): Loop => runText(loopText(code), code.values) as Loop;
    const loop = this.#written.get(key) ?? (code.rowsOnly ? ROWS_ONLY : written());
    this.#written.set(key, loop);
    return loop;
  }

  #loopIn(memory: LoopMemory, code: KernelCode, of: LoopOver): Loop | null {
    const loops = this.#inMemory.get(memory) ?? new Map<string, Loop | null>();
    this.#inMemory.set(memory, loops);
    const key = `${keyOf(of.read.shape)} ${kindsOf(of)}`;
    const known = loops.get(key);
    if (known !== undefined) return known;
    const made = sayable(() => memoryLoop(code, this.#source.keyed, of, memory));
    loops.set(key, made);
    return made;
  }
}

/** Null where the code says more than numbers. */
function sayable(make: () => Loop): Loop | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof MoreThanNumbers) return null;
    throw error;
  }
}

const keyOf = ({ whole, masked }: ReadColumns['shape']): string =>
  `${[...whole].join()} ${[...masked].join()}`;

const kindsOf = ({ rows, read }: LoopOver): string =>
  [...Object.values(read.columns), rows.interval, rows.key]
    .map((column) => column?.constructor.name ?? '')
    .join();

/** Asks the row program for every row. */
const ROWS_ONLY: Loop = (...[, , , , , , , , from, , state]) => {
  state.row = from;
  throw WIDE;
};

/** Whether the row program has to be asked about the row at which a loop stopped. */
export const isStop = (error: unknown): boolean => error === WIDE || error instanceof ProblemError;
