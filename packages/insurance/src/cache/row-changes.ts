import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';

/** Parts of a row of a cached segment that charges move, and where they stand. */
export const MORE = { total: 0, hospital: 1, fixedFund: 2, inScope: 3, width: 4 } as const;

/** What a change of charges does to a person: nothing, or rows change, or columns cannot say it. */
export const PERSON = { same: 0, changed: 1, apart: 2 } as const;

/** Persons of a cached segment that stand one after the other, by their number there. */
export type PersonRange = { readonly from: number; readonly to: number };

/** By how much more a row comes to, in whole fen. */
export type RowMore = {
  readonly total: number;
  readonly hospital: number;
  readonly fixedFund: number;
  readonly inScope: number;
};

/**
 * By how much the charges of the rows of some cached persons change: columns that are used again, so
 * short that they stay in the cache of a core.
 */
export class RowChanges {
  /** The first row and the first person that are held; what is held counts from there. */
  row = 0;
  person = 0;
  /** By row of a person who changes, `MORE.width` parts in whole fen. */
  more: Int32Array;
  /** By row of a person who changes: one more than the list of rules that the visit cites now, 0 where it is the same one. */
  visitList: Int32Array;
  /** By person: one of `PERSON`. */
  state: Uint8Array = new Uint8Array(0);
  /** How many persons change. */
  changed = 0;
  #rowStart: Uint32Array = new Uint32Array(0);
  readonly #memory: BlockMemory;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
    this.more = memory.int32(0);
    this.visitList = memory.int32(0);
  }

  /** Begins persons of a segment with nothing changed. */
  begin(rowStart: Uint32Array, { from, to }: PersonRange): void {
    this.#rowStart = rowStart;
    this.person = from;
    this.row = rowStart[from] ?? 0;
    this.changed = 0;
    const rows = (rowStart[to] ?? 0) - this.row;
    if (this.more.length < rows * MORE.width) {
      this.more = this.#memory.int32(2 * rows * MORE.width);
      this.visitList = this.#memory.int32(2 * rows);
    }
    if (this.state.length < to - from) this.state = new Uint8Array(to - from);
    this.state.fill(PERSON.same, 0, to - from);
  }

  /** What changes of a person, by the number in the segment. */
  stateOf(person: number): number {
    return this.state[person - this.person] as number;
  }

  /** Says that the rows of a person change; they stand at nothing when this is said first. */
  touch(person: number): void {
    const at = person - this.person;
    if (this.state[at] !== PERSON.same) return;
    this.state[at] = PERSON.changed;
    this.changed += 1;
    // Every index is one of the column.
    const from = (this.#rowStart[person] as number) - this.row;
    const to = (this.#rowStart[person + 1] as number) - this.row;
    this.more.fill(0, from * MORE.width, to * MORE.width);
    this.visitList.fill(0, from, to);
  }

  /**
   * Adds what a row comes to more; the person was touched.
   *
   * @throws NotInColumns for an amount beyond 21 million yuan
   */
  add(row: number, { total, hospital, fixedFund, inScope }: RowMore): void {
    // Parts stand as `MORE` says; a name would be looked up again for every row.
    const cell = (row - this.row) * 4;
    this.#increase(cell, total);
    this.#increase(cell + 1, hospital);
    this.#increase(cell + 2, fixedFund);
    this.#increase(cell + 3, inScope);
  }

  #increase(cell: number, by: number): void {
    const now = (this.more[cell] as number) + by;
    if ((now | 0) !== now) throw new NotInColumns('a row beyond 32 bits');
    this.more[cell] = now;
  }

  /** Says that a person has to be settled whole. */
  setApart(person: number): void {
    const at = person - this.person;
    if (this.state[at] === PERSON.changed) this.changed -= 1;
    this.state[at] = PERSON.apart;
  }
}
