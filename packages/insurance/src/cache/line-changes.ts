import type { Segment } from '@sanyi/facts';
import { firstFrom } from '../kernel/first-from.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import { type CachedDays, type CachedPair, isPlainPerson, isRead } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { LineDeltas } from './line-deltas.ts';
import { RefundedLines } from './refunded-lines.ts';
import { PERSON, type PersonRange, type RowChanges } from './row-changes.ts';
import type { TouchedActs } from './touched-acts.ts';
import { type PersonLines, TouchedLines } from './touched-lines.ts';

/** Finds the lines whose prices differ, and says by how much more each row of a cache comes to. */
export class LineChanges {
  readonly #tables: KernelTables;
  readonly #days: CachedDays;
  readonly #items: ChangedItems;
  readonly #touched: TouchedLines;
  readonly #deltas: LineDeltas;
  readonly #refunded: RefundedLines;
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
    },
  ) {
    this.#tables = tables;
    this.#days = of.days;
    this.#items = of.items;
    this.#touched = new TouchedLines(of.touched);
    this.#deltas = new LineDeltas(tables, of.layout, of.days.from);
    this.#refunded = new RefundedLines(tables, {
      ...of,
      ...{ deltas: this.#deltas, touched: this.#touched },
    });
  }

  /** Finds the lines of a segment whose prices differ, and says how many there are. */
  find(segment: Segment): number {
    this.#tables.lines.trim();
    this.#touched.find(segment);
    this.#lines.lines = this.#touched.lines;
    return this.#touched.count;
  }

  /** Adds what touched lines come to more, of cached persons who follow those added before. */
  add(pair: CachedPair, { from, to }: PersonRange, into: RowChanges): void {
    const { segment, cached } = pair;
    const touched = this.#touched;
    for (let at = from; at < to; at++) {
      const person = cached.person[at] as number;
      const isPlain = isPlainPerson(cached, at);
      const isAny = isPlain ? touched.of(segment, person) : touched.ofPassed(segment, person);
      if (!isAny || into.stateOf(at) === PERSON.apart) continue;
      const { from: first, to: end } = touched;
      const own = { person: at, from: first, to: end };
      const isSaid = isPlain ? this.#plain(pair, own, into) : this.#person(pair, own, into);
      if (isSaid) this.#deltas.keep();
      else {
        this.#deltas.drop();
        into.setApart(at);
      }
    }
  }

  /** Adds the lines of a cached person with refunds; false where rows cannot say what they come to. */
  #person(pair: CachedPair, of: PersonLines, into: RowChanges): boolean {
    const { segment, cached } = pair;
    const person = cached.person[of.person] as number;
    return this.#isTakenBack(segment, { ...of, person })
      ? this.#refunded.add(pair, of, into)
      : this.#plain(pair, of, into);
  }

  /** Persons with touched lines that are read and who are not cached, once all who are were added. */
  others(segment: Segment): number[] {
    const left = this.#touched.left(segment);
    return left.filter((own) => this.#isAnyRead(segment, own)).map(({ person }) => person);
  }

  /** Moves what was counted to the items. */
  take(): void {
    this.#deltas.take(this.#items);
  }

  /**
   * Adds the lines of a person of whom no refund takes any back, so that a claim is the same in all its rows;
   * false where rows cannot say what they come to.
   */
  #plain({ segment, cached }: CachedPair, of: PersonLines, into: RowChanges): boolean {
    const { own, person, rowStart } = cached;
    const deltas = this.#deltas;
    const lines = this.#lines;
    const first = segment.claimStart[person[of.person] as number] as number;
    const end = rowStart[of.person + 1] as number;
    let row = rowStart[of.person] as number;
    let claim = first;
    for (lines.to = of.from; lines.to < of.to; ) {
      claim = this.#nextClaim(segment, claim, of.to);
      const position = claim - first;
      // Rows stand as claims do, unless a stay is settled later than what came after it.
      while (row < end - 1 && (own[row] as number) < position) row += 1;
      const found = own[row] === position ? row : rowOf(cached, of.person, position);
      if (found < 0 && !isRead(segment, claim, this.#days)) continue;
      if (found < 0 || !deltas.add(segment, claim, lines)) return false;
      if (deltas.isAny) this.#addTo(cached, { person: of.person, row: found }, into);
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
  #isTakenBack(segment: Segment, { person, from, to }: PersonLines): boolean {
    const { claimStart, refundRow, refundOf, claim: numbers } = segment;
    const last = claimStart[person + 1] as number;
    let claim = claimStart[person] as number;
    const lines = this.#lines;
    const first = firstFrom(refundRow, claim);
    for (lines.to = from; lines.to < to; ) {
      claim = this.#nextClaim(segment, claim, to);
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

  #isAnyRead(segment: Segment, { person, from, to }: PersonLines): boolean {
    let claim = segment.claimStart[person] as number;
    const lines = this.#lines;
    for (lines.to = from; lines.to < to; ) {
      claim = this.#nextClaim(segment, claim, to);
      if (isRead(segment, claim, this.#days)) return true;
    }
    return false;
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
