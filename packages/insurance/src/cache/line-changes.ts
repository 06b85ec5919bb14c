import type { Segment } from '@sanyi/facts';
import { firstFrom } from '../kernel/first-from.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import { type CachedDays, type CachedPair, isPlainPerson, isRead } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { LineDeltas } from './line-deltas.ts';
import { RefundedLines } from './refunded-lines.ts';
import { PERSON, type PersonBlock, type RowChanges } from './row-changes.ts';
import type { TouchedActs } from './touched-acts.ts';
import { TouchedLines } from './touched-lines.ts';
import { TouchedRows } from './touched-rows.ts';

/** Finds the lines whose prices differ, and says by how much more each row of a cache comes to. */
export class LineChanges {
  readonly #tables: KernelTables;
  readonly #days: CachedDays;
  readonly #items: ChangedItems;
  readonly #touched: TouchedLines;
  readonly #deltas: LineDeltas;
  readonly #refunded: RefundedLines;
  readonly #rows: TouchedRows;
  /** The lines of one claim. */
  readonly #lines: { lines: Int32Array; from: number; to: number } = {
    lines: new Int32Array(0),
    from: 0,
    to: 0,
  };

  constructor(
    tables: KernelTables,
    of: {
      readonly layout: ReplayLayout;
      readonly touched: TouchedActs;
      readonly days: CachedDays;
      readonly items: ChangedItems;
      readonly memory: BlockMemory;
    },
  ) {
    this.#tables = tables;
    this.#days = of.days;
    this.#items = of.items;
    this.#touched = new TouchedLines(of.touched);
    this.#deltas = new LineDeltas(tables, of.layout, of.days.from);
    const { memory, touched, items } = of;
    this.#rows = new TouchedRows(tables, { memory, deltas: this.#deltas, touched, items });
    this.#refunded = new RefundedLines(tables, {
      ...of,
      ...{ deltas: this.#deltas, touched: this.#touched },
    });
  }

  /** Makes room before a segment. */
  begin(): void {
    this.#tables.lines.trim();
  }

  /** Adds what touched lines come to more, of the cached persons whose rows are begun. */
  add(pair: CachedPair, block: PersonBlock, into: RowChanges): void {
    const { from, to } = block;
    const isAsked = pair.segment.charged !== null;
    if (!isAsked) this.#rows.add(pair, block.number, into);
    const touched = this.#touched;
    for (let at = isAsked ? from : from + into.plain; at < to; at++) {
      if (into.stateOf(at) === PERSON.apart) continue;
      const person = pair.cached.person[at] as number;
      if (!touched.find(pair.segment, person, person)) continue;
      this.#lines.lines = touched.lines;
      if (this.#person(pair, at, into)) this.#deltas.keep();
      else {
        this.#deltas.drop();
        into.setApart(at);
      }
    }
  }

  /** Adds the touched lines of a cached person; false where rows cannot say what they come to. */
  #person(pair: CachedPair, at: number, into: RowChanges): boolean {
    const { segment, cached } = pair;
    if (isPlainPerson(cached, at) || !this.#isTakenBack(segment, cached.person[at] as number)) {
      return this.#plain(pair, at, into);
    }
    return this.#refunded.add(pair, at, into);
  }

  /** Whether a person of a segment has touched lines that are read. */
  isTouched(segment: Segment, person: number): boolean {
    if (!this.#touched.find(segment, person, person)) return false;
    const { count } = this.#touched;
    const lines = this.#lines;
    lines.lines = this.#touched.lines;
    let claim = segment.claimStart[person] as number;
    for (lines.to = 0; lines.to < count; ) {
      claim = this.#nextClaim(segment, claim, count);
      if (isRead(segment, claim, this.#days)) return true;
    }
    return false;
  }

  /** Moves what was counted to the items. */
  take(): void {
    this.#deltas.take(this.#items);
  }

  /**
   * Adds the lines of a person of whom no refund takes any back, so that a claim is the same in all its rows;
   * false where rows cannot say what they come to.
   */
  #plain({ segment, cached }: CachedPair, at: number, into: RowChanges): boolean {
    const { own, person, rowStart } = cached;
    const deltas = this.#deltas;
    const lines = this.#lines;
    const { count } = this.#touched;
    const first = segment.claimStart[person[at] as number] as number;
    const end = rowStart[at + 1] as number;
    let row = rowStart[at] as number;
    let claim = first;
    for (lines.to = 0; lines.to < count; ) {
      claim = this.#nextClaim(segment, claim, count);
      const position = claim - first;
      // Rows stand as claims do, unless a stay is settled later than what came after it.
      while (row < end - 1 && (own[row] as number) < position) row += 1;
      const found = own[row] === position ? row : rowOf(cached, at, position);
      if (found < 0 && !isRead(segment, claim, this.#days)) continue;
      if (found < 0 || !deltas.add(segment, claim, lines)) return false;
      if (deltas.isAny) this.#addTo(cached, { person: at, row: found }, into);
    }
    return true;
  }

  /** Adds the lines added last to a row, and to those of later rounds that are the same claim. */
  #addTo(
    cached: CachedSegment,
    { person, row }: { readonly person: number; readonly row: number },
    into: RowChanges,
  ): void {
    into.touch(person);
    into.add(row, this.#deltas);
    if (isPlainPerson(cached, person)) return;
    const { own, rowStart } = cached;
    for (let each = row + 1; each < (rowStart[person + 1] as number); each++) {
      if (own[each] === own[row]) into.add(each, this.#deltas);
    }
  }

  /** Whether a refund takes back a claim that lines are of, or they are those of a refund. */
  #isTakenBack(segment: Segment, person: number): boolean {
    const { claimStart, refundRow, refundOf, claim: numbers } = segment;
    const last = claimStart[person + 1] as number;
    let claim = claimStart[person] as number;
    const lines = this.#lines;
    const { count } = this.#touched;
    const first = firstFrom(refundRow, claim);
    for (lines.to = 0; lines.to < count; ) {
      claim = this.#nextClaim(segment, claim, count);
      for (let each = first; each < refundRow.length; each++) {
        if ((refundRow[each] as number) >= last) break;
        if (refundRow[each] === claim || refundOf[each] === numbers[claim]) return true;
      }
    }
    return false;
  }

  /** The claim, from one on, that the line behind `#lines` is of; `#lines` are then all of this claim, before `end`. */
  #nextClaim({ lineStart }: Segment, from: number, end: number): number {
    const lines = this.#lines;
    const found = lines.lines;
    let to = lines.to;
    const line = found[to] as number;
    let claim = from;
    let last = lineStart[claim + 1] as number;
    while (line >= last) {
      claim += 1;
      last = lineStart[claim + 1] as number;
    }
    lines.from = to;
    to += 1;
    while (to < end && (found[to] as number) < last) to += 1;
    lines.to = to;
    return claim;
  }
}

/** The row of a cached person that is a claim, by its position among the claims; -1 for none. */
function rowOf({ rowStart, own }: CachedSegment, person: number, position: number): number {
  const end = rowStart[person + 1] as number;
  for (let row = rowStart[person] as number; row < end; row++) {
    if (own[row] === position) return row;
  }
  return -1;
}
