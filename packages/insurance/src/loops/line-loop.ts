import type { Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { ClaimBlock } from '../kernel/claim-block.ts';
import type { LineOutcomes } from '../kernel/line-outcomes.ts';
import { LINE } from '../kernel/line-records.ts';
import type { BlockMemory } from './block-memory.ts';
import { type ColumnRange, codesLike, HeldRoom } from './held-room.ts';
import { WALK_LISTS } from './walk-code.ts';

/** Numbers of 32 bits that a record of the loop has. */
const RECORD = 8;
const FIRST_RECORDS = 4096;
const INT_MOST = 2 ** 31 - 1;
const LINES_AT_ONCE = 4096;

/** Lines that a loop holds: ends of claims, their pages, acts, entries and records stand in `columns`. */
export type HeldLines = {
  readonly bytes: 2 | 4;
  readonly first: number;
  readonly columns: readonly number[];
};

/** The lines of a block that a loop goes over: those of claims from one on. */
export type LineRange = { readonly at: number; readonly to: number; readonly sign: 1 | -1 };

/**
 * The hottest loop, over the lines of a block. It knows what lines come to once they were asked about:
 * what it meets first has to be asked and told.
 */
export class LineLoop {
  readonly #memory: BlockMemory;
  readonly #stopped: Int32Array;
  readonly #room: HeldRoom;
  /** Where the acts of the lines held begin. */
  #acts = 0;
  #entries: Int32Array;
  #records: Int32Array;
  #counts: Int32Array;
  #from: Int32Array;
  #end: Int32Array;
  #page: Int32Array;
  /** Where the columns of the block held begin: a loop that has to ask often is begun often. */
  #columns: readonly number[] = [];
  /** Entries of the pages when they were last looked at: they are fewer after they were forgotten. */
  #used = 0;
  /** The largest part of a line, which says how many fit in 32 bits. */
  #largest = 1;
  /** The first line of the claims that are held, and bytes of an act. */
  #first = 0;
  #bytes: 2 | 4 = 2;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
    this.#stopped = memory.int32(1);
    const none = memory.int32(0);
    [this.#entries, this.#from, this.#end, this.#page] = [none, none, none, none];
    this.#room = new HeldRoom(memory);
    this.#records = memory.int32(FIRST_RECORDS * RECORD);
    this.#counts = memory.int32(FIRST_RECORDS);
  }

  /** Takes the lines of a block, before they are gone over. */
  hold(block: ClaimBlock, { act, lineStart }: Segment, outcomes: LineOutcomes): void {
    const { count, lineLists } = block;
    this.#memory.loops.clear(addressOf(lineLists), count * lineLists.BYTES_PER_ELEMENT);
    this.#makeRoom(block, outcomes);
    this.#bytes = act.BYTES_PER_ELEMENT === 2 ? 2 : 4;
    const lines = count === 0 ? { from: 0, to: 0 } : linesOf(block, lineStart);
    this.#first = lines.from;
    this.#acts = this.#room.take(act, lines, codesLike(act));
    this.#place(block, lineStart);
    const [old, now] = block.inScope;
    this.#columns = [
      addressOf(this.#from),
      addressOf(this.#end),
      addressOf(this.#page),
      addressOf(block.month),
      this.#acts,
      addressOf(this.#entries),
      addressOf(this.#records),
      addressOf(this.#counts),
      addressOf(block.money),
      addressOf(old),
      addressOf(now),
      addressOf(lineLists),
      addressOf(this.#stopped),
    ];
  }

  #makeRoom({ claim }: ClaimBlock, { pages, records }: LineOutcomes): void {
    if (pages.used < this.#used) this.#entries.fill(0);
    this.#used = pages.used;
    if (this.#entries.length < pages.used) {
      this.#entries = this.#moved(this.#entries, 2 * pages.used);
    }
    if (this.#counts.length < records.count) {
      this.#records = this.#moved(this.#records, 2 * records.count * RECORD);
      this.#counts = this.#moved(this.#counts, 2 * records.count);
    }
    if (this.#from.length >= claim.length) return;
    this.#from = this.#memory.int32(claim.length);
    this.#end = this.#memory.int32(claim.length);
    this.#page = this.#memory.int32(claim.length);
  }

  /** Writes where the lines of each claim begin and end, and its page. Every index is one of a column. */
  #place({ claim, count, linePage }: ClaimBlock, lineStart: Uint32Array): void {
    const [from, end, page] = [this.#from, this.#end, this.#page];
    const [bytes, start] = [this.#bytes, this.#first];
    for (let at = 0; at < count; at++) {
      const row = claim[at] as number;
      from[at] = ((lineStart[row] as number) - start) * bytes;
      end[at] = ((lineStart[row + 1] as number) - start) * bytes;
      page[at] = (linePage[at] as number) * Int32Array.BYTES_PER_ELEMENT;
    }
  }

  #moved(from: Int32Array, length: number): Int32Array {
    const into = this.#memory.int32(length);
    into.set(from);
    return into;
  }

  /** Adds lines to the money of the block held; gives the first claim with a line that has to be asked: `line`. */
  run({ at, to, sign }: LineRange): number {
    const { narrowLines, wideLines } = this.#memory.loops;
    const loop = this.#bytes === 2 ? narrowLines : wideLines;
    return loop(at, to, sign, this.#linesAtOnce() * this.#bytes, ...this.#columns);
  }

  /** So many lines that their sums have 32 bits. */
  #linesAtOnce(): number {
    return Math.min(Math.floor(INT_MOST / this.#largest), LINES_AT_ONCE);
  }

  /** Where `run` stopped, as a line of the segment. */
  get line(): number {
    return this.#first + (this.#stopped[0] as number) / this.#bytes;
  }

  /** What is held: bytes of an act, its first line, and where the columns that lines are looked up in begin. */
  get held(): HeldLines {
    const columns = [
      ...[this.#end, this.#page].map(addressOf),
      this.#acts,
      ...[this.#entries, this.#records].map(addressOf),
    ];
    return { bytes: this.#bytes, first: this.#first, columns };
  }

  /** Goes on with a claim from a line on, when it is run again. */
  goOn(at: number, line: number): void {
    this.#from[at] = (line - this.#first) * this.#bytes;
  }

  /** Tells what the outcome at an entry is, if it is kept. */
  learn(entry: number, { pages, records }: LineOutcomes): void {
    const outcome = pages.entries[entry] ?? 0;
    if (outcome === 0 || entry >= this.#entries.length || outcome >= this.#counts.length) return;
    this.#entries[entry] = outcome;
    // A record that was told has a bit of its rules.
    if (this.#records[outcome * RECORD + LISTS] === 0) this.#learnRecord(outcome, records);
  }

  #learnRecord(outcome: number, { records, list }: LineOutcomes['records']): void {
    const from = outcome * LINE.width;
    // Every index is one of a column, so that what is read is a number.
    for (let at = 0; at <= LISTS; at++) {
      const value = records[from + (ORDER[at] as number)] as number;
      this.#records[outcome * RECORD + at] = value;
      if (at < LISTS) this.#largest = Math.max(this.#largest, Math.abs(value));
    }
    const cited = list[outcome] as number;
    this.#records[outcome * RECORD + LISTS + 1] = cited < WALK_LISTS ? cited : -1;
  }

  /** Moves the counts to the records. */
  count({ records: { records } }: LineOutcomes): void {
    const counts = this.#counts;
    for (const [outcome, times] of counts.entries()) {
      if (times === 0) continue;
      const at = outcome * LINE.width + LINE.count;
      records[at] = (records[at] ?? 0) + times;
    }
    counts.fill(0);
  }
}

/** The lines of all claims of a block, of which stays may stand in another order than in the segment. */
function linesOf({ claim, count }: ClaimBlock, lineStart: Uint32Array): ColumnRange {
  let first = INT_MOST;
  let last = 0;
  for (let at = 0; at < count; at++) {
    // Every index is one of a column.
    const row = claim[at] as number;
    if (row < first) first = row;
    if (row > last) last = row;
  }
  return { from: lineStart[first] as number, to: lineStart[last + 1] as number };
}

/** The parts of a record as the loop reads them. */
const ORDER = [
  ...[LINE.totalOld, LINE.hospitalOld, LINE.totalNow, LINE.hospitalNow],
  ...[LINE.inScopeOld, LINE.inScopeNow, LINE.lists],
];
const LISTS: number = ORDER.indexOf(LINE.lists);
