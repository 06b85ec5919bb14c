import type { Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { STOPPED } from '../loops/touched-code.ts';
import type { CachedPair } from './cached-pair.ts';
import { NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { ClaimPages } from './claim-pages.ts';
import type { LineDeltas } from './line-deltas.ts';
import { MORE, type PersonRow, type RowChanges } from './row-changes.ts';
import type { TouchedActs } from './touched-acts.ts';

/** Lines of a claim come to so much together at most, so that they fit in 32 bits beside a visit. */
const SUM_MOST = 2 ** 29;
/** More lines than any claim has. */
const LINES_MOST = 1_000_000;

/**
 * Adds what touched lines come to more to cached rows that are claims, by a loop. It knows what acts come
 * to on a page once they were asked about: what it meets first has to be asked and told.
 */
export class TouchedRows {
  readonly #tables: KernelTables;
  readonly #memory: BlockMemory;
  readonly #deltas: LineDeltas;
  readonly #pages: ClaimPages;
  /** By act: whether it is touched, and its number among those that are, from 1; 0 is nothing. */
  readonly #touched: Uint8Array;
  readonly #numbers: Int32Array;
  /** Acts by number. */
  readonly #acts: readonly number[];
  /** By page and number: what an act comes to more, and how often it was met, below 0 where nobody asked. */
  #records: Int32Array;
  #counts: Int32Array;
  #room = 0;
  #largest = 1;
  readonly #stopped: Int32Array;
  #lineStart: Int32Array;
  #lines: Int32Array;
  /** The first line and bytes of acts that are held. */
  #first = 0;
  #bytes: 2 | 4 = 2;

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
    this.#memory = memory;
    this.#deltas = of.deltas;
    this.#pages = new ClaimPages(tables, { days, hook: 'price.line', memory });
    this.#touched = memory.uint8(touched.length);
    this.#touched.set(touched);
    this.#numbers = memory.int32(touched.length);
    const acts = [NO_ACT];
    for (let act = touched.indexOf(1); act >= 0; act = touched.indexOf(1, act + 1)) {
      this.#numbers[act] = acts.push(act) - 1;
    }
    this.#acts = acts;
    [this.#records, this.#counts] = [memory.int32(0), memory.int32(0)];
    this.#stopped = memory.int32(STOPPED.width);
    [this.#lineStart, this.#lines] = [memory.int32(0), memory.int32(0)];
  }

  /** Adds the lines of all persons whose rows are held; who cannot be told is to be settled whole. */
  add(pair: CachedPair, rows: RowChanges): void {
    if (rows.plain === 0) return;
    this.#pages.find(pair, rows);
    this.#makeRoom();
    this.#hold(pair, rows);
    let [person, row] = [0, 0];
    for (;;) {
      person = this.#run(rows, person, row);
      if (person === rows.plain) return;
      row = this.#stopped[STOPPED.row] as number;
      if (this.#isAsked(pair, rows, { person, row })) continue;
      const first = person === 0 ? 0 : (rows.rowEnd[person - 1] as number);
      for (let own = first; own < row; own++) this.#uncount(pair, rows, { person, row: own });
      rows.setApart(rows.person + person);
      row = rows.rowEnd[person] as number;
      person += 1;
    }
  }

  /** Takes back what was counted of a claim before the loop stopped at it, and asks about its lines. */
  #isAsked(pair: CachedPair, rows: RowChanges, at: PersonRow): boolean {
    const line = this.#stopped[STOPPED.line] as number;
    if (line < 0) return false;
    this.#uncount(pair, rows, at, line / this.#bytes);
    return this.#ask(pair.segment, at.row, rows.claimOf(at));
  }

  #run(rows: RowChanges, person: number, row: number): number {
    const { held } = rows;
    const { columns, codes } = held;
    const loop = this.#memory.loops[`touched${this.#bytes}${codes}`];
    // Lines are counted from the first that is held.
    const acts = addressOf(this.#lines) - this.#first * this.#bytes;
    return loop(
      ...[person, rows.plain, row, addressOf(rows.rowEnd), addressOf(rows.firstClaim)],
      ...[addressOf(rows.state), columns.own, columns.month, addressOf(this.#lineStart), acts],
      ...[
        Math.min(Math.floor(SUM_MOST / this.#largest), LINES_MOST) * this.#bytes,
        addressOf(this.#touched),
      ],
      ...[addressOf(this.#numbers), addressOf(this.#pages.pageOf), this.#acts.length],
      ...[this.#records, this.#counts, rows.more, this.#stopped].map(addressOf),
    );
  }

  /** Takes the lines of all claims from the first person's to the last one's. */
  #hold({ segment, cached }: CachedPair, { person, plain }: RowChanges): void {
    const { claimStart, lineStart, act } = segment;
    const first = claimStart[cached.person[person] as number] as number;
    const last = claimStart[(cached.person[person + plain - 1] as number) + 1] as number;
    const [from, to] = [lineStart[first] as number, lineStart[last] as number];
    const bytes = act.BYTES_PER_ELEMENT === 2 ? 2 : 4;
    if (this.#lineStart.length <= last - first) {
      this.#lineStart = this.#memory.int32(2 * (last - first + 1));
    }
    const words = ((to - from) * bytes) / Int32Array.BYTES_PER_ELEMENT;
    if (this.#lines.length < words) this.#lines = this.#memory.int32(2 * Math.ceil(words));
    this.#lineStart.set(lineStart.subarray(first, last + 1));
    const { buffer, byteOffset } = this.#lines;
    const held =
      bytes === 2
        ? new Uint16Array(buffer, byteOffset, to - from)
        : new Uint32Array(buffer, byteOffset, to - from);
    held.set(act.subarray(from, to));
    this.#first = from;
    this.#bytes = bytes;
  }

  /** Asks what the touched acts of a claim come to more; false where cached amounts cannot say it. */
  #ask({ act, lineStart }: Segment, row: number, claim: number): boolean {
    const number = this.#pages.pageOf[row] as number;
    const page = this.#pages.pages[number];
    if (!page) throw new Error('a page without days was asked');
    const base = this.#tables.lines.pages.base(page.day, page.place);
    const end = lineStart[claim + 1] as number;
    for (let line = lineStart[claim] as number; line < end; line++) {
      const own = act[line] as number;
      const at = number * this.#acts.length + (this.#numbers[own] as number);
      if ((this.#counts[at] as number) >= 0) continue;
      const more = this.#deltas.moreOfAct(base, own, Number.NaN);
      if (more === null) return false;
      this.#learn(at, more);
    }
    return true;
  }

  #learn(at: number, [total = 0, hospital = 0, inScope = 0]: Int32Array): void {
    const record = at * MORE.width;
    this.#records[record + MORE.total] = total;
    this.#records[record + MORE.hospital] = hospital;
    this.#records[record + MORE.inScope] = inScope;
    this.#largest = Math.max(this.#largest, ...[total, hospital, inScope].map(Math.abs));
    this.#counts[at] = 0;
  }

  /** Takes back that touched lines of a claim were counted, up to one. Every index is one of a column. */
  #uncount({ segment, cached }: CachedPair, rows: RowChanges, at: PersonRow, to?: number): void {
    if (cached.month[rows.row + at.row] === NO_MONTH) return;
    const { act, lineStart } = segment;
    const counts = this.#counts;
    const claim = rows.claimOf(at);
    const from = (this.#pages.pageOf[at.row] as number) * this.#acts.length;
    const end = to ?? (lineStart[claim + 1] as number);
    for (let line = lineStart[claim] as number; line < end; line++) {
      const number = this.#numbers[act[line] as number] as number;
      if (number > 0) counts[from + number] = (counts[from + number] as number) - 1;
    }
  }

  #makeRoom(): void {
    const pages = this.#pages.pages.length;
    if (pages <= this.#room) return;
    const width = this.#acts.length;
    const room = 2 * pages;
    const [records, counts] = [
      this.#memory.int32(room * width * MORE.width),
      this.#memory.int32(room * width),
    ];
    records.set(this.#records);
    counts.fill(-1);
    counts.set(this.#counts);
    // Number 0 is no act, and nothing.
    for (let page = this.#room; page < room; page++) counts[page * width] = 0;
    this.#room = room;
    this.#records = records;
    this.#counts = counts;
  }

  /** Moves what was counted to items. */
  take(items: ChangedItems): void {
    const width = this.#acts.length;
    for (const [at, times] of this.#counts.entries()) {
      const act = this.#acts[at % width] ?? NO_ACT;
      if (times <= 0 || act === NO_ACT) continue;
      const more = this.#records[at * MORE.width + MORE.total] as number;
      items.addItem(this.#tables.lines.itemOf(act), times * more);
      this.#counts[at] = 0;
    }
  }
}

/** At number 0. */
const NO_ACT = -1;
