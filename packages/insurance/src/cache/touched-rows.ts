import type { CodeColumn } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { LIMITS } from '../limits.ts';
import { ACT_LIST, FIRST_LINE, KNOWN_ACT, TOO_WIDE } from '../loops/act-code.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { type ColumnRange, codesLike, HeldRoom, type NumberKind } from '../loops/held-room.ts';
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
  /** By act: its number among those that are touched, below 0 where it is not; and acts by number. */
  readonly #numbers: Int32Array;
  readonly #acts: number[] = [];
  /** Acts that refunds of the segment left, and acts of a block with how many lines each has, where a loop reads them. */
  readonly #left: HeldRoom;
  #leftAt = 0;
  readonly #blockActs: HeldRoom;
  readonly #blockLines: HeldRoom;
  /** By number: what its lines come to more. */
  #totals: Float64Array;
  /** By number and page: what an act comes to more, as `MORE` says, and its `KIND`. */
  #records: Int32Array;
  /** Acts and pages that there is room for. */
  #actRoom = 0;
  #room = 0;
  /** Lines of the block that have touched acts: lists as `ACT_LIST` says, and what they come to more. */
  #lists: Int32Array;
  #sums: Float64Array;
  #count = 0;
  /** The rows that these lines are of, list after list, and how many lines there are; rows of other lines too. */
  #rows: CodeColumn;
  /** Where a loop reads the first of these rows, and where bytes of lists are counted from. */
  #firstAt = 0;
  #rowsAt = 0;
  #lines = 0;
  /** Where all rows of a block stand, or some. */
  readonly #all: HeldRoom;
  #some: CodeColumn;
  readonly #stopped: Int32Array;
  /** By number: the largest part that the act comes to more; what these sum to by line of the block is its bound. */
  #largest: Float64Array;
  readonly #bound: Float64Array;
  /** Whether the rows of the block all count and none is left. */
  #isPlain = false;

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
    this.#numbers = memory.int32(touched.isOne.length).fill(NO_NUMBER);
    for (const act of touched.isOne.keys()) this.#number(act);
    [this.#left, this.#blockActs] = [new HeldRoom(memory), new HeldRoom(memory)];
    this.#blockLines = new HeldRoom(memory);
    [this.#records, this.#lists] = [memory.int32(0), memory.int32(0)];
    [this.#sums, this.#totals] = [memory.float64(0), memory.float64(0)];
    [this.#largest, this.#bound] = [memory.float64(0), memory.float64(1)];
    this.#some = memory.uint16(0);
    this.#rows = this.#some;
    this.#all = new HeldRoom(memory);
    this.#stopped = memory.int32(1);
  }

  /** Begins a segment, of which refunds left some acts, as the tables count them. */
  begin(left: Int32Array): void {
    for (const act of left) this.#number(act);
    if (this.#acts.length > this.#actRoom) this.#makeRecords();
    this.#leftAt = this.#left.take(left, { from: 0, to: left.length }, Int32Array);
  }

  /** Adds the lines of the persons of a block; who cannot be told is to be settled whole. */
  add(pair: CachedPair, block: number, into: RowChanges): void {
    this.#find(pair, block);
    if (this.#count === 0) return;
    this.#findPages(pair, into);
    this.#isPlain = isCounting(pair.cached, into);
    if (into.isAnyApart) this.#leaveApart(pair, into);
    // What was added of persons who were left since then does not count.
    if (this.#run(pair, into)) this.#sumAgain(pair, into);
  }

  /** Moves what lines come to more to their items. */
  take(items: ChangedItems): void {
    for (const [number, act] of this.#acts.entries()) {
      items.addItem(this.#tables.lines.itemOf(act), this.#totals[number] as number);
    }
    this.#totals.fill(0);
  }

  /** Lists the lines of a block that have touched acts. Every index is one of a column, here and below. */
  #find({ acts }: CachedPair, block: number): void {
    if (acts === null) throw new Error('prices are told from an index of acts');
    const { blockAct, blockLine, act, actLines, lineRow } = acts;
    const [from, to] = [blockAct[block] as number, blockAct[block + 1] as number];
    this.#makeRoom(to - from);
    const isNarrow = act.BYTES_PER_ELEMENT + actLines.BYTES_PER_ELEMENT === 4;
    const { [isNarrow ? 'find2' : 'find4']: loop } = this.#memory.loops;
    const Kind: NumberKind<CodeColumn> = isNarrow ? Uint16Array : Uint32Array;
    const own = this.#blockActs.take(act, { from, to }, Kind);
    const lines = this.#blockLines.take(actLines, { from, to }, Kind);
    const bytes = lineRow.BYTES_PER_ELEMENT;
    this.#count = loop(
      to - from,
      own,
      lines,
      this.#tables.lines.codedActs,
      this.#leftAt,
      addressOf(this.#numbers),
      addressOf(this.#largest),
      bytes,
      addressOf(this.#lists),
      addressOf(this.#stopped),
      addressOf(this.#bound),
    );
    if (this.#count === 0) return;
    this.#lines = (this.#stopped[0] as number) / bytes;
    this.#sums.fill(0, 0, this.#count);
    const last = (this.#count - 1) * ACT_LIST.width + ACT_LIST.to;
    const [first, end] = [this.#lists[ACT_LIST.from] as number, this.#lists[last] as number];
    const start = blockLine[block] as number;
    this.#hold(lineRow, { from: start + first / bytes, to: start + end / bytes }, first);
  }

  /**
   * Takes the rows of the lines that are listed, which stand between those of a block from a byte on: all of these where
   * they are many, which costs less by line.
   */
  #hold(lineRow: CodeColumn, range: ColumnRange, first: number): void {
    const rows = lineRow.subarray(range.from, range.to);
    const isDense = this.#lines * DENSE > rows.length;
    this.#rows = isDense ? rows : this.#gather(rows, first);
    this.#firstAt = isDense
      ? this.#all.take(lineRow, range, codesLike(rows))
      : addressOf(this.#rows);
    this.#rowsAt = this.#firstAt - (isDense ? first : 0);
  }

  /** The rows of the lines that are listed, without those of other lines between them; lists are of these then. */
  #gather(rows: CodeColumn, first: number): CodeColumn {
    if (this.#some.length < this.#lines || !isLike(this.#some, rows)) {
      this.#some = this.#memory.like(rows, 2 * this.#lines);
    }
    const [into, lists] = [this.#some, this.#lists];
    const bytes = rows.BYTES_PER_ELEMENT;
    let line = 0;
    // Parts stand as `ACT_LIST` says; a name would be looked up again for every list.
    for (let cell = 0; cell < this.#count * 4; cell += 4) {
      const from = ((lists[cell + 1] as number) - first) / bytes;
      const to = ((lists[cell + 2] as number) - first) / bytes;
      lists[cell + 1] = line * bytes;
      for (let each = from; each < to; each++) {
        into[line] = rows[each] as number;
        line += 1;
      }
      lists[cell + 2] = line * bytes;
    }
    return into.subarray(0, line);
  }

  #makeRoom(acts: number): void {
    if (this.#sums.length > acts) return;
    this.#lists = this.#memory.int32(2 * (acts + 1) * ACT_LIST.width);
    this.#sums = this.#memory.float64(2 * (acts + 1));
  }

  /** Finds the pages of the rows of all lines: of every row, unless there are fewer lines. */
  #findPages(pair: CachedPair, into: RowChanges): void {
    const { held } = into;
    if (this.#rows.length * FEW < held.rows) {
      held.holdMonths(pair.cached);
      this.#pages.findSome(pair, into, this.#rows);
    } else {
      held.holdPages(pair.cached);
      this.#pages.find(pair, into);
    }
    if (this.#pages.pages.length > this.#room) this.#makeRecords();
  }

  /** Adds all lists; whether any person turned out to be settled whole. */
  #run(pair: CachedPair, into: RowChanges): boolean {
    let [isAnyLeft, list, line]: [boolean, number, number] = [false, 0, FIRST_LINE];
    for (;;) {
      list = this.#loop(into, { list, line, isWhole: !isAnyLeft });
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

  /** The number among `#rows` of the line that stands at a byte. */
  #lineAt(byte: number): number {
    return (byte + this.#rowsAt - this.#firstAt) / this.#rows.BYTES_PER_ELEMENT;
  }

  #loop(into: RowChanges, { list, line, isWhole }: Going): number {
    const bytes = this.#rows.BYTES_PER_ELEMENT === 2 ? 2 : 4;
    // What 31 bits hold of all lines together, they hold of each row.
    const bound = (this.#bound[0] as number) / this.#rows.BYTES_PER_ELEMENT;
    const isPlain = this.#isPlain && bound < 2 ** 30;
    const { [`${isPlain ? 'plainActs' : 'acts'}${bytes}` as const]: loop } = this.#memory.loops;
    return loop(
      list,
      line,
      this.#count,
      addressOf(this.#lists),
      this.#rowsAt,
      this.#pages.pageOfAt,
      into.held.columns.month,
      this.#room,
      addressOf(this.#records),
      addressOf(into.more),
      addressOf(this.#sums),
      isWhole ? addressOf(this.#totals) : 0,
      addressOf(this.#stopped),
      into.persons,
      addressOf(into.rowEnd),
      addressOf(into.state),
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
    this.#reach(list, Math.max(...[total, hospital, inScope].map(Math.abs)));
    this.#records.set([total, hospital, more ? KIND.known : KIND.apart, inScope], record);
    return more !== null;
  }

  /** Says that lines of a list come to so much more. */
  #reach(list: number, more: number): void {
    const [number = 0, from = 0, to = 0] = this.#lists.subarray(list * ACT_LIST.width);
    const before = this.#largest[number] as number;
    if (more <= before) return;
    this.#largest[number] = more;
    this.#bound[0] = (this.#bound[0] as number) + (to - from) * (more - before);
  }

  /** Leaves the persons of whom it is known that they are settled whole. */
  #leaveApart(pair: CachedPair, into: RowChanges): void {
    for (let person = into.person; person < into.person + into.persons; person++) {
      if (into.stateOf(person) === PERSON.apart) this.#leave(pair, person, into);
    }
  }

  /** Leaves a person who is settled whole. */
  #leave({ cached }: CachedPair, person: number, { row }: RowChanges): void {
    const { rowStart } = cached;
    const [from, to] = [rowStart[person] as number, rowStart[person + 1] as number];
    this.#isPlain = false;
    this.#pages.pageOf.fill(LEFT, from - row, to - row);
  }

  /** Adds to totals what the lines come to more that count, without persons who are left. */
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
      this.#totals[number] = (this.#totals[number] as number) + sum;
    }
  }

  /** Numbers an act, if it is touched. */
  #number(act: number): void {
    if (this.#touched.isOne[act] === 0 || this.#numbers[act] !== NO_NUMBER) return;
    this.#numbers[act] = this.#acts.push(act) - 1;
  }

  /** Makes room for the acts that there are and that refunds may leave, and for the pages and as many more. */
  #makeRecords(): void {
    const [records, acts, room] = [this.#records, this.#actRoom, this.#room];
    // Only acts that refunds leave come later.
    this.#actRoom = Math.max(acts, this.#acts.length + LIMITS.leftActs);
    const [totals, largest] = [this.#totals, this.#largest];
    this.#totals = this.#memory.float64(this.#actRoom);
    this.#totals.set(totals);
    this.#largest = this.#memory.float64(this.#actRoom);
    this.#largest.set(largest);
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

/** The list and the line to go on from, and whether all that was added before counts. */
type Going = { readonly list: number; readonly line: number; readonly isWhole: boolean };

/** Whether all rows that are held count in some month. */
const isCounting = ({ month }: CachedPair['cached'], { row, held }: RowChanges): boolean =>
  month.subarray(row, row + held.rows).indexOf(NO_MONTH) < 0;

const isLike = (one: CodeColumn, other: CodeColumn): boolean =>
  one.BYTES_PER_ELEMENT === other.BYTES_PER_ELEMENT;

const NO_NUMBER = -1;
/** All lines of a stretch are taken where those that are listed, so many times, are more. */
const DENSE = 8;
/** Pages are found of some rows where lines, so many times, are fewer than rows: of all, a loop finds them. */
const FEW = 8;
