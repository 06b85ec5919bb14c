import { addressOf } from '@sanyi/feel/loops';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { CachedPair } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import { HeldRows } from './held-rows.ts';

/** Parts of a row of a cached segment that charges move, and where they stand. */
export const MORE = { total: 0, hospital: 1, fixedFund: 2, inScope: 3, width: 4 } as const;

/** What a change of charges does to a person: nothing, or rows change, or columns cannot say it. */
export const PERSON = { same: 0, changed: 1, apart: 2 } as const;

/** Persons of a cached segment that stand one after the other, by their number there. */
export type PersonRange = { readonly from: number; readonly to: number };

/** The persons of a block, and its number in the segment. */
export type PersonBlock = PersonRange & { readonly number: number };

/** By how much more a row comes to, in whole fen. */
export type RowMore = {
  readonly total: number;
  readonly hospital: number;
  readonly fixedFund: number;
  readonly inScope: number;
};

/** A person and a row, as what is held counts them. */
export type PersonRow = { readonly person: number; readonly row: number };

/**
 * By how much the charges of the rows of some cached persons change: columns that are used again, so
 * short that they stay in the cache of a core.
 */
export class RowChanges {
  /** The first row and the first person that are held; what is held counts from there. */
  row = 0;
  person = 0;
  readonly held: HeldRows;
  /** By row, `MORE.width` parts in whole fen. */
  more: Int32Array;
  /** By row: one more than the list of rules that the visit cites now, 0 where it is the same one. */
  visitList: Int32Array;
  /** By person: one of `PERSON`. */
  state: Uint8Array;
  /** By person: the row behind the last, and the first claim after the first held. */
  rowEnd: Int32Array;
  firstClaim: Int32Array;
  /** The first claim that is held, as a row of the claims. */
  #claim = 0;
  #cached: CachedSegment | null = null;
  /** Persons that are held. */
  persons = 0;
  readonly #memory: BlockMemory;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
    this.held = new HeldRows(memory);
    [this.more, this.visitList] = [memory.int32(0), memory.int32(0)];
    [this.rowEnd, this.firstClaim] = [memory.int32(0), memory.int32(0)];
    this.state = memory.uint8(0);
  }

  /** Begins persons of a segment with nothing changed. */
  begin(pair: CachedPair, { from, to }: PersonRange): void {
    const { cached } = pair;
    const { rowStart } = cached;
    this.person = from;
    this.row = rowStart[from] ?? 0;
    this.persons = to - from;
    const rows = (rowStart[to] ?? 0) - this.row;
    this.#makeRoom(rows);
    this.#memory.loops.clear(addressOf(this.more), rows * MORE.width * this.more.BYTES_PER_ELEMENT);
    this.state.fill(PERSON.same, 0, this.persons);
    for (let at = 0; at < this.persons; at++) {
      // Every index is one of a column.
      this.rowEnd[at] = (rowStart[from + at + 1] as number) - this.row;
    }
    this.#cached = cached;
    this.held.begin({ from: this.row, to: this.row + rows });
  }

  #makeRoom(rows: number): void {
    const memory = this.#memory;
    if (this.more.length < rows * MORE.width) {
      this.more = memory.int32(2 * rows * MORE.width);
      this.visitList = memory.int32(2 * rows);
    }
    const persons = this.persons;
    if (this.state.length >= persons) return;
    this.state = memory.uint8(2 * persons);
    this.rowEnd = memory.int32(2 * persons);
    this.firstClaim = memory.int32(2 * persons);
  }

  /** Finds the first claim of each person that is held. Every index is one of a column. */
  findClaims({ claims, person }: CachedPair): void {
    const { claimStart } = claims();
    const { firstClaim } = this;
    const own = this.person;
    this.#claim = this.persons === 0 ? 0 : (claimStart[person[own] as number] as number);
    for (let at = 0; at < this.persons; at++) {
      firstClaim[at] = (claimStart[person[own + at] as number] as number) - this.#claim;
    }
  }

  /** The claim that a row is, once claims were found. */
  claimOf({ person, row }: PersonRow): number {
    const own = this.#cached?.own[this.row + row] as number;
    return this.#claim + (this.firstClaim[person] as number) + own;
  }

  /** Says that visits of all rows cite what they did; lists stand as they were before. */
  clearLists(): void {
    this.#memory.loops.clear(addressOf(this.visitList), this.visitList.byteLength);
  }

  /** What changes of a person, by the number in the segment. */
  stateOf(person: number): number {
    return this.state[person - this.person] as number;
  }

  /** Whether any person changes. */
  get isAny(): boolean {
    return this.#isAny(PERSON.changed);
  }

  /** Whether any person has to be settled whole. */
  get isAnyApart(): boolean {
    return this.#isAny(PERSON.apart);
  }

  #isAny(state: number): boolean {
    const found = this.state.indexOf(state);
    return found >= 0 && found < this.persons;
  }

  /** Says that the rows of a person change. */
  touch(person: number): void {
    const at = person - this.person;
    if (this.state[at] === PERSON.same) this.state[at] = PERSON.changed;
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
    this.state[person - this.person] = PERSON.apart;
  }
}
