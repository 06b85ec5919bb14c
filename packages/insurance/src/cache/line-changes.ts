import { FOLDS, type Segment } from '@sanyi/facts';
import { firstFrom } from '../kernel/first-from.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { LINE } from '../kernel/line-records.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { claimPage } from './claim-page.ts';
import { MORE, PERSON, type RowChanges } from './row-changes.ts';
import { isSameCited, type TouchedActs } from './touched-acts.ts';

/** A cached segment with the segment it was made from; `cachedOf` is -1 for persons that are not cached. */
export type CachedPair = {
  readonly segment: Segment;
  readonly cached: CachedSegment;
  readonly cachedOf: Int32Array;
};

/** The days of claims that are read and that count, as segments count days; all inclusive. */
export type CachedDays = { readonly since: number; readonly from: number; readonly to: number };

/** Instead of a row: a claim that is not read, and one that rows cannot say. */
const NO_ROW = -1;
const APART = -2;

/** Finds the lines whose prices differ, and says by how much more each row of a cache comes to. */
export class LineChanges {
  readonly #tables: KernelTables;
  readonly #layout: ReplayLayout;
  readonly #touched: TouchedActs;
  readonly #days: CachedDays;
  readonly #items: ChangedItems;
  /** By list of rules: whether both sides cite the same, 0 where nobody compared. */
  readonly #cites: number[] = [];
  #hits: Int32Array = new Int32Array(0);
  #found = 0;
  /** Of the hits of a person: the claim, its row of the cache or -1, its outcome. */
  #claim: Int32Array = new Int32Array(0);
  #row: Int32Array = new Int32Array(0);
  #outcome: Int32Array = new Int32Array(0);

  constructor(
    tables: KernelTables,
    of: {
      readonly layout: ReplayLayout;
      readonly touched: TouchedActs;
      readonly days: CachedDays;
      readonly items: ChangedItems;
    },
  ) {
    this.#tables = tables;
    this.#layout = of.layout;
    this.#touched = of.touched;
    this.#days = of.days;
    this.#items = of.items;
  }

  /** Finds the lines of a segment whose prices differ, and says how many there are. */
  find({ act }: Segment): number {
    if (this.#hits.length <= act.length) this.#hits = new Int32Array(act.length + 1);
    this.#found = touchedLines(act, this.#touched, this.#hits);
    return this.#found;
  }

  /** Adds what the lines that were found last come to more. */
  add(pair: CachedPair, into: RowChanges): void {
    this.#tables.lines.trim();
    const { lineStart, claimStart } = pair.segment;
    const hits = this.#hits;
    const count = this.#found;
    let person = 0;
    for (let at = 0; at < count; ) {
      const line = hits[at] as number;
      while ((lineStart[claimStart[person + 1] as number] as number) <= line) person += 1;
      const end = lineStart[claimStart[person + 1] as number] as number;
      let to = at + 1;
      while (to < count && (hits[to] as number) < end) to += 1;
      this.#person(pair, { person, from: at, to }, into);
      at = to;
    }
  }

  #person(
    pair: CachedPair,
    of: { readonly person: number; readonly from: number; readonly to: number },
    into: RowChanges,
  ): void {
    if (into.state[of.person] === PERSON.apart) return;
    const count = of.to - of.from;
    if (count > this.#claim.length) {
      this.#claim = new Int32Array(2 * count);
      this.#row = new Int32Array(2 * count);
      this.#outcome = new Int32Array(2 * count);
    }
    if (this.#ask(pair, of)) this.#write(pair, { person: of.person, count }, into);
    else into.setApart(of.person);
  }

  /** Asks what the lines of a person come to; false where rows of the cache cannot say it. */
  #ask(
    pair: CachedPair,
    of: { readonly person: number; readonly from: number; readonly to: number },
  ): boolean {
    const { lineStart, claimStart } = pair.segment;
    let claim = claimStart[of.person] as number;
    for (let at = of.from; at < of.to; ) {
      const line = this.#hits[at] as number;
      while (line >= (lineStart[claim + 1] as number)) claim += 1;
      const end = lineStart[claim + 1] as number;
      let to = at + 1;
      while (to < of.to && (this.#hits[to] as number) < end) to += 1;
      const row = this.#rowOf(pair, of.person, claim);
      if (row === APART) return false;
      const hit = at - of.from;
      this.#claim.fill(claim, hit, to - of.from);
      this.#row.fill(row, hit, to - of.from);
      if (row >= 0 && !this.#askClaim(pair.segment, claim, { from: at, to, hit })) return false;
      at = to;
    }
    return true;
  }

  /** Asks what lines of a claim come to. */
  #askClaim(
    segment: Segment,
    claim: number,
    of: { readonly from: number; readonly to: number; readonly hit: number },
  ): boolean {
    const { lines } = this.#tables;
    const { act, charged } = segment;
    const base = this.#pageOf(segment, claim);
    for (let at = of.from; at < of.to; at++) {
      const line = this.#hits[at] as number;
      const outcome = lines.of(base, act[line] as number, charged?.[line] ?? Number.NaN);
      // One that is too rare to be kept has no number.
      if (outcome === 0 || !this.#isSameCited(outcome)) return false;
      this.#outcome[of.hit + at - of.from] = outcome;
    }
    return true;
  }

  #pageOf(segment: Segment, claim: number): number {
    return claimPage(this.#tables, this.#tables.lines, { hook: 'price.line', segment, claim });
  }

  /** The first row of the cache that is a claim, or `NO_ROW` where it is not read, or `APART`. */
  #rowOf({ segment, cached, cachedOf }: CachedPair, person: number, claim: number): number {
    const own = cachedOf[person] as number;
    const row =
      own < 0 ? NO_ROW : rowOf(cached, own, claim - (segment.claimStart[person] as number));
    if (row < 0) return this.#isRead(segment, claim) ? APART : NO_ROW;
    return isTakenBack(segment, person, claim) ? APART : row;
  }

  /** Whether a claim is read by the replay. */
  #isRead({ endDay }: Segment, claim: number): boolean {
    const last = endDay[claim] as number;
    return last >= this.#days.since && last <= this.#days.to;
  }

  #isSameCited(outcome: number): boolean {
    const { lists, records } = this.#tables.lines;
    const list = records.list[outcome] ?? 0;
    const known = this.#cites[list];
    if (known !== undefined) return known === 1;
    const both = lists.lists[list];
    const isSame = both !== undefined && isSameCited(this.#layout.ruleOf, both);
    this.#cites[list] = Number(isSame);
    return isSame;
  }

  #write(
    { segment, cached, cachedOf }: CachedPair,
    of: { readonly person: number; readonly count: number },
    into: RowChanges,
  ): void {
    const { lines } = this.#tables;
    const { records } = lines.records;
    const { more } = into;
    const own = cachedOf[of.person] as number;
    const isPlain = own >= 0 && isPlainPerson(cached, own);
    for (let hit = 0; hit < of.count; hit++) {
      const row = this.#row[hit] as number;
      if (row < 0) continue;
      const outcome = this.#outcome[hit] as number;
      const from = outcome * LINE.width;
      const total = (records[from + 3] as number) - (records[from] as number);
      const hospital = (records[from + 4] as number) - (records[from + 1] as number);
      const inScope = (records[from + 5] as number) - (records[from + 2] as number);
      if (total === 0 && hospital === 0 && inScope === 0) continue;
      into.touch(of.person);
      if ((segment.endDay[this.#claim[hit] as number] as number) >= this.#days.from) {
        this.#items.addItem(lines.itemOf(lines.records.act[outcome] as number), total);
      }
      const position = cached.own[row] as number;
      const end = isPlain ? row + 1 : (cached.rowStart[own + 1] as number);
      // A claim stands in every round of a person with refunds.
      for (let each = row; each < end; each = nextRow(cached, { row: each, end, position })) {
        const cell = each * MORE.width;
        more[cell] = (more[cell] as number) + total;
        more[cell + 1] = (more[cell + 1] as number) + hospital;
        more[cell + 3] = (more[cell + 3] as number) + inScope;
      }
    }
  }
}

/** The next row of a person that is the same claim, or `end`. */
function nextRow(
  { own }: CachedSegment,
  at: { readonly row: number; readonly end: number; readonly position: number },
): number {
  let row = at.row + 1;
  while (row < at.end && own[row] !== at.position) row += 1;
  return row;
}

/**
 * Writes which lines have acts that are touched, and gives how many. It stores without a question, which
 * costs less than asking: most lines are not touched, and a processor cannot guess which are.
 */
function touchedLines(act: Segment['act'], touched: Uint8Array, into: Int32Array): number {
  let count = 0;
  for (let line = 0; line < act.length; line++) {
    into[count] = line;
    count += touched[act[line] as number] as number;
  }
  return count;
}

/** Whether the rows of a cached person are its claims. */
export const isPlainPerson = (
  { claimStart, month, sumPatient }: CachedSegment,
  person: number,
): boolean => (claimStart[person] as number) < month.length - sumPatient.length;

/** The first row of a cached person that is a claim, by its position among the claims; -1 for none. */
function rowOf(cached: CachedSegment, person: number, position: number): number {
  const { rowStart, own } = cached;
  const [from, end] = [rowStart[person] as number, rowStart[person + 1] as number];
  // Without refunds and stays the claims stand as they do in the segment.
  const guess = from + position;
  const isThere = guess < end && own[guess] === position;
  if (isThere && isPlainPerson(cached, person)) return guess;
  for (let row = from; row < end; row++) if (own[row] === position) return row;
  return -1;
}

/** Whether a refund takes anything back of a claim. */
function isTakenBack(segment: Segment, person: number, claim: number): boolean {
  const { folds, claimStart, refundRow, refundOf } = segment;
  if (((folds[person] as number) & FOLDS.refunds) === 0) return false;
  const end = claimStart[person + 1] as number;
  for (let at = firstFrom(refundRow, claimStart[person] as number); at < refundRow.length; at++) {
    if ((refundRow[at] as number) >= end) return false;
    if (refundOf[at] === segment.claim[claim]) return true;
  }
  return false;
}
