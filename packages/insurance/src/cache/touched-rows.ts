import type { CodeColumn } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { ACT_LIST, KNOWN_ACT, TOO_WIDE } from '../loops/act-code.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { codesLike, HeldRoom } from '../loops/held-room.ts';
import { type CachedPair, personOfRow } from './cached-pair.ts';
import { NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { ClaimPages } from './claim-pages.ts';
import type { LineDeltas } from './line-deltas.ts';
import { MORE, PERSON, type RowChanges } from './row-changes.ts';
import type { TouchedActs } from './touched-acts.ts';

/** Instead of the page of a row: its person is settled whole. */
const LEFT = -1;
/** Of a record, where rows have their fixed part: nobody asked; cached amounts cannot say what an act comes to more. */
const KIND = { known: KNOWN_ACT, unknown: 1, apart: 2 } as const;

/** A block by its number, and the acts that refunds of its segment left, as the tables count them. */
type IndexedBlock = { readonly number: number; readonly left: Int32Array };

/**
 * Adds what touched lines come to more to cached rows, act by act. What an act comes to stands
 * together for all pages, so that it stays in the nearest cache of a core.
 */
export class TouchedRows {
  readonly #tables: KernelTables;
  readonly #deltas: LineDeltas;
  readonly #pages: ClaimPages;
  readonly #touched: TouchedActs;
  readonly #memory: BlockMemory;
  /** By act: its number among those that were met, below 0 where it was not; and acts by number. */
  readonly #numbers: Int32Array;
  readonly #acts: number[] = [];
  /** By number: what its lines come to more. */
  #totals: Float64Array;
  /** By number and page: what an act comes to more, as `MORE` says, and its `KIND`. */
  #records: Int32Array;
  /** Acts and pages that there is room for. */
  #actRoom = 0;
  #room = 0;
  /** Lines of the block that have touched acts: lists as `ACT_LIST` says, by place, and what they come to more. */
  #lists: Int32Array;
  #sums: Float64Array;
  #count = 0;
  /** The rows that these lines are of, list after list, and how many lines there are; rows of other lines too. */
  #rows: CodeColumn;
  #lines = 0;
  /** Where all rows of a block stand, or some. */
  readonly #all: HeldRoom;
  #some: CodeColumn;
  readonly #stopped: Int32Array;

  constructor(
    tables: KernelTables,
    of: {
      readonly memory: BlockMemory;
      readonly deltas: LineDeltas;
      readonly touched: TouchedActs;
    },
  ) {
    const { memory, touched } = of;
    const { days } = tables.lines;
    this.#tables = tables;
    this.#deltas = of.deltas;
    this.#memory = memory;
    this.#pages = new ClaimPages(tables, { days, hook: 'price.line', memory });
    this.#touched = touched;
    this.#numbers = new Int32Array(touched.isOne.length).fill(NOT_MET);
    this.#totals = new Float64Array(0);
    [this.#records, this.#lists] = [memory.int32(0), memory.int32(0)];
    [this.#sums, this.#some] = [memory.float64(0), memory.uint16(0)];
    this.#rows = this.#some;
    this.#all = new HeldRoom(memory);
    this.#stopped = memory.int32(1);
  }

  /** Adds the lines of the persons of a block; who cannot be told is to be settled whole. */
  add(pair: CachedPair, block: IndexedBlock, into: RowChanges): void {
    this.#find(pair, block);
    if (this.#count === 0) return;
    this.#findPages(pair, into);
    for (let person = into.person; person < into.person + into.persons; person++) {
      if (into.stateOf(person) === PERSON.apart) this.#leave(pair, person, into);
    }
    const isAnyLeft = this.#run(pair, into);
    // What was added of persons who were left since then does not count.
    if (isAnyLeft) this.#sumAgain(pair, into);
    const [lists, sums, totals] = [this.#lists, this.#sums, this.#totals];
    for (let list = 0; list < this.#count; list++) {
      // The number is the first part of `ACT_LIST`.
      const number = lists[list * 4] as number;
      totals[number] = (totals[number] as number) + (sums[list] as number);
    }
  }

  /** Moves what lines come to more to their items. */
  take(items: ChangedItems): void {
    for (const [number, act] of this.#acts.entries()) {
      items.addItem(this.#tables.lines.itemOf(act), this.#totals[number] as number);
    }
    this.#totals.fill(0);
  }

  /** Lists the lines of a block that have touched acts. Every index is one of a column, here and below. */
  #find({ acts }: CachedPair, { number: block, left }: IndexedBlock): void {
    if (acts === null) throw new Error('prices are told from an index of acts');
    const { blockAct, blockLine, act, actLines, lineRow } = acts;
    const { codedActs } = this.#tables.lines;
    const [first, last] = [blockAct[block] as number, blockAct[block + 1] as number];
    const [start, behind] = [blockLine[block] as number, blockLine[block + 1] as number];
    this.#makeRoom(lineRow, { acts: last - first, lines: behind - start });
    const [touched, lists] = [this.#touched.isOne, this.#lists];
    let [count, lines, end] = [0, 0, 0];
    for (let at = first; at < last; at++) {
      const code = act[at] as number;
      const own = code < codedActs ? code : (left[code - codedActs] as number);
      const from = end;
      end += actLines[at] as number;
      if (touched[own] === 0) continue;
      // Parts stand as `ACT_LIST` says.
      lists[count * 4] = this.#numberOf(own);
      lists[count * 4 + 1] = from;
      lists[count * 4 + 2] = end;
      lines += end - from;
      count += 1;
    }
    this.#count = count;
    this.#lines = lines;
    this.#sums.fill(0, 0, count);
    this.#hold(lineRow.subarray(start, behind));
  }

  /** Takes the rows of the lines that are listed: all of the block where they are many, which costs less by line. */
  #hold(block: CodeColumn): void {
    const isDense = this.#lines * DENSE > block.length;
    this.#rows = isDense ? this.#all.take(block, codesLike(block)) : this.#gather(block);
    const [lists, count] = [this.#lists, this.#count];
    const [address, bytes] = [addressOf(this.#rows), block.BYTES_PER_ELEMENT];
    let line = 0;
    for (let cell = 0; cell < count * 4; cell += 4) {
      const [from, to] = [lists[cell + 1] as number, lists[cell + 2] as number];
      if (isDense) line = from;
      lists[cell + 1] = address + line * bytes;
      line += to - from;
      lists[cell + 2] = address + line * bytes;
    }
  }

  /** The rows of the lines that are listed, without those of other lines between them. */
  #gather(block: CodeColumn): CodeColumn {
    const [into, lists, count] = [this.#some, this.#lists, this.#count];
    let line = 0;
    for (let cell = 0; cell < count * 4; cell += 4) {
      const to = lists[cell + 2] as number;
      for (let each = lists[cell + 1] as number; each < to; each++) {
        into[line] = block[each] as number;
        line += 1;
      }
    }
    return into.subarray(0, line);
  }

  #makeRoom(like: CodeColumn, of: { readonly acts: number; readonly lines: number }): void {
    const memory = this.#memory;
    if (this.#sums.length < of.acts) {
      this.#lists = memory.int32(2 * of.acts * ACT_LIST.width);
      this.#sums = memory.float64(2 * of.acts);
    }
    const isLike = this.#some.BYTES_PER_ELEMENT === like.BYTES_PER_ELEMENT;
    if (this.#some.length < of.lines || !isLike) this.#some = memory.like(like, 2 * of.lines);
  }

  /** Finds the pages of the rows of all lines: of every row, unless there are fewer lines. */
  #findPages(pair: CachedPair, into: RowChanges): void {
    const { held } = into;
    if (this.#rows.length * FEW < held.rows) {
      held.holdMonths(pair.cached);
      this.#pages.findSome(pair, into, this.#rows);
    } else {
      held.holdVisits(pair.cached);
      this.#pages.find(pair, into);
    }
    const isRoom = this.#acts.length <= this.#actRoom && this.#pages.pages.length <= this.#room;
    if (!isRoom) this.#makeRecords();
  }

  /** Adds all lists; whether any person turned out to be settled whole. */
  #run(pair: CachedPair, into: RowChanges): boolean {
    let [isAnyLeft, list, line] = [false, 0, 0];
    for (;;) {
      list = this.#loop(into, list, line);
      if (list === TOO_WIDE) throw new NotInColumns('a row beyond 31 bits');
      if (list === this.#count) return isAnyLeft;
      line = this.#stopped[0] as number;
      const row = this.#rows[this.#lineAt(line)];
      if (this.#ask(list, row as number)) continue;
      const person = personOfRow(pair.cached, into.row + (row as number));
      into.setApart(person);
      this.#leave(pair, person, into);
      isAnyLeft = true;
    }
  }

  /** The number of the line that stands at a byte. */
  #lineAt(byte: number): number {
    return (byte - addressOf(this.#rows)) / this.#rows.BYTES_PER_ELEMENT;
  }

  #loop(into: RowChanges, list: number, line: number): number {
    const bytes = this.#rows.BYTES_PER_ELEMENT === 2 ? 2 : 4;
    const { [`acts${bytes}` as const]: loop } = this.#memory.loops;
    return loop(
      ...[list, line, this.#count, addressOf(this.#lists), addressOf(this.#pages.pageOf)],
      ...[into.held.columns.month, this.#room, addressOf(this.#records), addressOf(into.more)],
      ...[addressOf(this.#sums), addressOf(this.#stopped)],
      ...[into.persons, addressOf(into.rowEnd), addressOf(into.state)],
    );
  }

  /** Asks what the act of a list comes to more on the page of a row; whether cached amounts can say it. */
  #ask(list: number, row: number): boolean {
    const number = this.#lists[list * ACT_LIST.width] as number;
    const at = this.#pages.pageOf[row] as number;
    const record = (number * this.#room + at) * MORE.width;
    if (this.#records[record + MORE.fixedFund] === KIND.apart) return false;
    const page = this.#pages.pages[at];
    if (!page) throw new Error('a page without days was asked');
    const base = this.#tables.lines.pages.base(page.day, page.place);
    const more = this.#deltas.moreOfAct(base, this.#acts[number] as number, Number.NaN);
    const [total = 0, hospital = 0, inScope = 0] = more ?? [];
    this.#records.set([total, hospital, more ? KIND.known : KIND.apart, inScope], record);
    return more !== null;
  }

  /** Leaves a person who is settled whole. */
  #leave({ cached }: CachedPair, person: number, { row }: RowChanges): void {
    const { rowStart } = cached;
    const [from, to] = [rowStart[person] as number, rowStart[person + 1] as number];
    this.#pages.pageOf.fill(LEFT, from - row, to - row);
  }

  /** Sums again what the lines come to more that count, without persons who are left. */
  #sumAgain({ cached }: CachedPair, { row: first }: RowChanges): void {
    const { pageOf } = this.#pages;
    for (let list = 0; list < this.#count; list++) {
      const cell = list * ACT_LIST.width;
      const number = this.#lists[cell] as number;
      const end = this.#lineAt(this.#lists[cell + ACT_LIST.to] as number);
      let sum = 0;
      for (
        let line = this.#lineAt(this.#lists[cell + ACT_LIST.from] as number);
        line < end;
        line++
      ) {
        const row = this.#rows[line] as number;
        const page = pageOf[row] as number;
        if (page === LEFT || cached.month[first + row] === NO_MONTH) continue;
        sum += this.#records[(number * this.#room + page) * MORE.width + MORE.total] as number;
      }
      this.#sums[list] = sum;
    }
  }

  /** The number of an act that is touched. */
  #numberOf(act: number): number {
    const known = this.#numbers[act] as number;
    if (known !== NOT_MET) return known;
    const made = this.#acts.push(act) - 1;
    this.#numbers[act] = made;
    return made;
  }

  /** Makes room for the acts and pages that there are, and as many more. */
  #makeRecords(): void {
    const [records, acts, room] = [this.#records, this.#actRoom, this.#room];
    this.#actRoom = Math.max(acts, 2 * this.#acts.length);
    const totals = new Float64Array(this.#actRoom);
    totals.set(this.#totals);
    this.#totals = totals;
    const pages = this.#pages.pages.length;
    // Pages of an act begin where a line of a cache does, and take few; memory is not given back, so room that is made again doubles.
    if (pages > room) this.#room = Math.max(2 * room, Math.ceil((pages + 1) / 4) * 4);
    this.#records = this.#memory.int32(this.#actRoom * this.#room * MORE.width);
    for (let at = MORE.fixedFund; at < this.#records.length; at += MORE.width) {
      this.#records[at] = KIND.unknown;
    }
    for (let number = 0; number < acts; number++) {
      const own = records.subarray(number * room * MORE.width, (number + 1) * room * MORE.width);
      this.#records.set(own, number * this.#room * MORE.width);
    }
  }
}

const NOT_MET = -1;
/** All lines of a block are taken where those that are listed, so many times, are more. */
const DENSE = 8;
/** Pages are found of some rows where lines, so many times, are fewer than rows: of all, a loop finds them. */
const FEW = 8;
