import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { CachedPair } from './cached-pair.ts';
import { NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { ClaimPages } from './claim-pages.ts';
import type { LineDeltas } from './line-deltas.ts';
import { MORE, PERSON, type RowChanges } from './row-changes.ts';
import type { TouchedActs } from './touched-acts.ts';
import { TouchedLines } from './touched-lines.ts';

/** An act that nobody asked about, and one of which cached amounts cannot say what it comes to. */
const UNKNOWN = -1;
const APART = -2;
/** At number 0. */
const NO_ACT = -1;

/**
 * Adds what touched lines come to more to cached rows that are claims. What acts come to stands by page and
 * by number among those that are touched, so close together that it stays in the cache of a core.
 */
export class TouchedRows {
  readonly #tables: KernelTables;
  readonly #deltas: LineDeltas;
  readonly #pages: ClaimPages;
  readonly #touched: TouchedLines;
  /** By act: its number among those that are touched, from 1; and acts by number. */
  readonly #numbers: Int32Array;
  readonly #acts: readonly number[];
  /** By page and number: what an act comes to more, and how often it was met, below 0 where nobody asked. */
  #records: Int32Array = new Int32Array(0);
  #counts: Int32Array = new Int32Array(0);
  #room = 0;
  /** Where lines of the person added last stand, to be counted once all are known. */
  #waiting: Int32Array = new Int32Array(1024);
  #wait = 0;
  /** The first touched line of persons who were not added. */
  #next = 0;
  /** Of the claim added last. */
  readonly #more = { total: 0, hospital: 0, fixedFund: 0, inScope: 0 };

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
    this.#pages = new ClaimPages(tables, { days, hook: 'price.line', memory });
    this.#touched = new TouchedLines(touched);
    this.#numbers = new Int32Array(touched.length);
    const acts = [NO_ACT];
    for (let act = touched.indexOf(1); act >= 0; act = touched.indexOf(1, act + 1)) {
      this.#numbers[act] = acts.push(act) - 1;
    }
    this.#acts = acts;
  }

  /**
   * Adds the lines of persons whose rows are their claims; who cannot be told is to be settled whole. Lines of
   * so few persons are found at once that they are still in the cache of a core when they are added. Every index is one of a column, here and below.
   */
  add(pair: CachedPair, into: RowChanges): void {
    const { segment, cached } = pair;
    const { claimStart, lineStart } = segment;
    if (into.plain === 0) return;
    const end = into.person + into.plain;
    const [first, last] = [cached.person[into.person] as number, cached.person[end - 1] as number];
    this.#touched.find(segment, first, last);
    this.#next = 0;
    for (let at = into.person; at < end && this.#next < this.#touched.count; at++) {
      const person = cached.person[at] as number;
      const behind = lineStart[claimStart[person + 1] as number] as number;
      if ((this.#touched.lines[this.#next] as number) >= behind) continue;
      // Lines before are of persons who are not among these.
      this.#passTo(lineStart[claimStart[person] as number] as number);
      const from = this.#next;
      this.#passTo(behind);
      if (from === this.#next || into.stateOf(at) === PERSON.apart) continue;
      if (this.#person(pair, { at, from, to: this.#next }, into)) this.#keep();
      else into.setApart(at);
      this.#wait = 0;
    }
  }

  /** Passes over touched lines before a line. */
  #passTo(line: number): void {
    const { lines, count } = this.#touched;
    let next = this.#next;
    while (next < count && (lines[next] as number) < line) next += 1;
    this.#next = next;
  }

  /** Adds some touched lines, which are all of a person; false where rows cannot say what they come to. */
  #person(pair: CachedPair, of: PersonLines, into: RowChanges): boolean {
    const { segment, cached } = pair;
    const { lineStart } = segment;
    const { lines } = this.#touched;
    const first = segment.claimStart[cached.person[of.at] as number] as number;
    let claim = first;
    let row = cached.rowStart[of.at] as number;
    for (let from = of.from; from < of.to; ) {
      const line = lines[from] as number;
      while (line >= (lineStart[claim + 1] as number)) claim += 1;
      const last = lineStart[claim + 1] as number;
      let to = from + 1;
      while (to < of.to && (lines[to] as number) < last) to += 1;
      const found = rowFrom(cached, { person: of.at, row, position: claim - first });
      // A claim without a row is not read: persons who have others are settled whole.
      if (found >= 0) {
        row = found;
        if (!this.#claim(pair, { row, claim, from, to })) return false;
        this.#addTo(into, of.at, row);
      }
      from = to;
    }
    return true;
  }

  /** Adds the claim added up last to its row. */
  #addTo(into: RowChanges, person: number, row: number): void {
    const { total, hospital, inScope } = this.#more;
    if (total === 0 && hospital === 0 && inScope === 0) return;
    into.touch(person);
    into.add(row, this.#more);
  }

  /** Adds up some touched lines of a claim. */
  #claim(pair: CachedPair, of: ClaimLines): boolean {
    const { act } = pair.segment;
    const { lines } = this.#touched;
    const page = this.#pages.ofRow(pair, of.row, of.claim);
    if (page >= this.#room) this.#makeRoom();
    if (this.#wait + of.to - of.from > this.#waiting.length) this.#growWaiting(of.to - of.from);
    const numbers = this.#numbers;
    const counts = this.#counts;
    const records = this.#records;
    const waiting = this.#waiting;
    const base = page * this.#acts.length;
    let wait = this.#wait;
    let [total, hospital, inScope] = [0, 0, 0];
    for (let each = of.from; each < of.to; each++) {
      const own = act[lines[each] as number] as number;
      const at = base + (numbers[own] as number);
      if ((counts[at] as number) < 0 && !this.#ask({ page, at }, own)) return false;
      // Parts stand as `MORE` says; a name would be looked up again for every line.
      const record = at * 4;
      total += records[record] as number;
      hospital += records[record + 1] as number;
      inScope += records[record + 3] as number;
      waiting[wait] = at;
      wait += 1;
    }
    if (pair.cached.month[of.row] !== NO_MONTH) this.#wait = wait;
    this.#more.total = total;
    this.#more.hospital = hospital;
    this.#more.inScope = inScope;
    return true;
  }

  /** Asks what an act comes to more on a page; false where cached amounts cannot say it. */
  #ask({ page: number, at }: { readonly page: number; readonly at: number }, act: number): boolean {
    if (this.#counts[at] === APART) return false;
    const page = this.#pages.pages[number];
    if (!page) throw new Error('a page without days was asked');
    const base = this.#tables.lines.pages.base(page.day, page.place);
    const more = this.#deltas.moreOfAct(base, act, Number.NaN);
    this.#counts[at] = more === null ? APART : 0;
    if (more === null) return false;
    const [total = 0, hospital = 0, inScope = 0] = more;
    this.#records.set([total, hospital, 0, inScope], at * MORE.width);
    return true;
  }

  /** Counts what waits. */
  #keep(): void {
    const [counts, waiting] = [this.#counts, this.#waiting];
    for (let each = 0; each < this.#wait; each++) {
      const at = waiting[each] as number;
      counts[at] = (counts[at] as number) + 1;
    }
  }

  #growWaiting(more: number): void {
    const waiting = new Int32Array(2 * (this.#wait + more));
    waiting.set(this.#waiting);
    this.#waiting = waiting;
  }

  #makeRoom(): void {
    const width = this.#acts.length;
    this.#room = 2 * this.#pages.pages.length;
    const records = new Int32Array(this.#room * width * MORE.width);
    const counts = new Int32Array(this.#room * width).fill(UNKNOWN);
    records.set(this.#records);
    counts.set(this.#counts);
    this.#records = records;
    this.#counts = counts;
  }

  /** Moves what was counted to items. */
  take(items: ChangedItems): void {
    const width = this.#acts.length;
    for (const [at, times] of this.#counts.entries()) {
      if (times <= 0) continue;
      const act = this.#acts[at % width] ?? NO_ACT;
      const more = this.#records[at * MORE.width + MORE.total] as number;
      items.addItem(this.#tables.lines.itemOf(act), times * more);
      this.#counts[at] = 0;
    }
  }
}

/** Touched lines of a cached person, and those of a row, which is a claim of the segment. */
type PersonLines = { readonly at: number; readonly from: number; readonly to: number };
type ClaimLines = {
  readonly row: number;
  readonly claim: number;
  readonly from: number;
  readonly to: number;
};

/**
 * The row of a person that is a claim, by its position among the claims; -1 for none. Rows stand as claims
 * do, and it is behind the row of the claim before, unless a stay is settled later than what came after it.
 */
function rowFrom(
  { own, rowStart }: CachedPair['cached'],
  of: { readonly person: number; readonly row: number; readonly position: number },
): number {
  const end = rowStart[of.person + 1] as number;
  let { row } = of;
  while (row < end - 1 && (own[row] as number) < of.position) row += 1;
  if (own[row] === of.position) return row;
  for (let each = rowStart[of.person] as number; each < end; each++) {
    if (own[each] === of.position) return each;
  }
  return -1;
}
