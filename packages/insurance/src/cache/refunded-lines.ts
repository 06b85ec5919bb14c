import type { Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { actsLeft, type LeftOver } from '../kernel/left-over.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { type Round, refundRounds } from '../kernel/refund-rounds.ts';
import type { CachedDays, CachedPair } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import type { LineDeltas } from './line-deltas.ts';
import type { RowChanges } from './row-changes.ts';
import type { PersonLines, TouchedLines } from './touched-lines.ts';

type Parts = {
  readonly days: CachedDays;
  readonly items: ChangedItems;
  readonly deltas: LineDeltas;
  readonly touched: TouchedLines;
};

/** What a line comes to more; `isNamed` where it is said of which item, and not only of which family. */
type Counted = { readonly item: number; readonly more: number; readonly isNamed: boolean };

/** A claim of a round, and what refunds left of it. */
type RoundClaim = { readonly claim: number; readonly left: LeftOver | null };

/** Says by how much more the rows of persons with refunds come to, who are settled again after each of them. */
export class RefundedLines {
  readonly #tables: KernelTables;
  readonly #parts: Parts;
  /** Of the person added last: touched lines by claim, and what counts of them. */
  readonly #lines = new Map<number, number[]>();
  #counted: Counted[] = [];

  constructor(tables: KernelTables, parts: Parts) {
    this.#tables = tables;
    this.#parts = parts;
  }

  /** Adds the touched lines of a cached person; false where rows cannot say what they come to. */
  add({ segment, cached }: CachedPair, of: PersonLines, into: RowChanges): boolean {
    const person = cached.person[of.person] as number;
    const rounds = this.#roundsOf(segment, person);
    if (rounds === null) return false;
    this.#find(segment, { ...of, person });
    const rows = new RowsOf(cached, of.person, segment.claimStart[person] as number);
    let before: Round | null = null;
    for (const round of rounds) {
      if (!this.#round(segment, { round, rows, person: of.person }, into)) return false;
      if (before && !this.#refund(segment, before, round)) return false;
      before = round;
    }
    for (const { item, more, isNamed } of this.#counted) {
      if (isNamed) this.#parts.items.addItem(item, more);
      else this.#parts.items.addFamily(item, more);
    }
    return true;
  }

  /** Adds the claims of a round to their rows, and counts those that are settled first in it. */
  #round(
    segment: Segment,
    of: { readonly round: Round; readonly rows: RowsOf; readonly person: number },
    into: RowChanges,
  ): boolean {
    const { rows, left, again } = of.round;
    for (const [at, claim] of rows.entries()) {
      const row = of.rows.next(claim);
      const more = this.#moreOf(segment, { claim, left: left[at] ?? null });
      if (more === null) return false;
      if (more.some((part) => part !== 0)) {
        if (row < 0) return false;
        const [total = 0, hospital = 0, inScope = 0] = more;
        into.touch(of.person);
        into.add(row, { total, hospital, fixedFund: 0, inScope });
      }
      if (at >= again && !this.#count(segment, claim)) return false;
    }
    return true;
  }

  #roundsOf(segment: Segment, person: number): Round[] | null {
    const period = this.#parts.days;
    try {
      return refundRounds({ tables: this.#tables, period, segment }, person);
    } catch (error) {
      if (error instanceof ProblemError || error instanceof NotInColumns) return null;
      throw error;
    }
  }

  #find({ claimStart, lineStart }: Segment, { person, from, to }: PersonLines): void {
    const { lines } = this.#parts.touched;
    this.#lines.clear();
    this.#counted = [];
    let claim = claimStart[person] ?? 0;
    for (const line of lines.subarray(from, to)) {
      while (line >= (lineStart[claim + 1] ?? 0)) claim += 1;
      const known = this.#lines.get(claim);
      if (known) known.push(line);
      else this.#lines.set(claim, [line]);
    }
  }

  /** What a claim comes to more of which refunds left something: amount, hospital's part, part in scope. */
  #moreOf(segment: Segment, { claim, left }: RoundClaim): number[] | null {
    const sums = [0, 0, 0];
    for (const line of this.#lines.get(claim) ?? []) {
      const more = this.#lineMore(segment, line, { claim, left });
      if (more === null) return null;
      for (const [part, amount] of more.entries()) sums[part] = (sums[part] ?? 0) + amount;
    }
    return sums;
  }

  #lineMore(segment: Segment, line: number, { claim, left }: RoundClaim): Int32Array | null {
    const at = line - (segment.lineStart[claim] ?? 0);
    const act = actsLeft(segment, claim, left)[at] ?? 0;
    return this.#parts.deltas.moreOf(segment, { claim, line, act });
  }

  /** Counts the lines of a claim that is settled first; false where rows cannot say what they come to. */
  #count(segment: Segment, claim: number): boolean {
    if ((segment.endDay[claim] ?? 0) < this.#parts.days.from) return true;
    for (const line of this.#lines.get(claim) ?? []) {
      const more = this.#lineMore(segment, line, { claim, left: null });
      if (more === null) return false;
      this.#add(segment, { line, more: more[0] ?? 0, isNamed: true });
    }
    return true;
  }

  /** Counts what a refund takes off its original; false where rows cannot say it. */
  #refund(segment: Segment, before: Round, { refund, rows, left }: Round): boolean {
    const { lineStart, endDay } = segment;
    if (refund === null || (endDay[refund.row] ?? 0) < this.#parts.days.from) return true;
    const claim = refund.original;
    const [was, is] = [before.rows.indexOf(claim), rows.indexOf(claim)];
    if (was < 0) return true;
    const old = { claim, left: before.left[was] ?? null };
    const now = is < 0 ? null : { claim, left: left[is] ?? null };
    const isNamed = (lineStart[refund.row] ?? 0) < (lineStart[refund.row + 1] ?? 0);
    return (this.#lines.get(claim) ?? []).every((line) => {
      const before = this.#lineMore(segment, line, old);
      const after = now === null ? NOTHING : this.#lineMore(segment, line, now);
      if (before === null || after === null) return false;
      this.#add(segment, { line, more: (after[0] ?? 0) - (before[0] ?? 0), isNamed });
      return true;
    });
  }

  #add(
    { act }: Segment,
    of: { readonly line: number; readonly more: number; readonly isNamed: boolean },
  ): void {
    const item = this.#tables.lines.itemOf(act[of.line] ?? 0);
    this.#counted.push({ item, more: of.more, isNamed: of.isNamed });
  }
}

/** The rows of a cached person one after the other: claims about which no benefit is asked have none. */
class RowsOf {
  readonly #cached: CachedSegment;
  readonly #first: number;
  readonly #end: number;
  #row: number;

  constructor(cached: CachedSegment, person: number, first: number) {
    this.#cached = cached;
    this.#first = first;
    this.#row = cached.rowStart[person] as number;
    this.#end = cached.rowStart[person + 1] as number;
  }

  /** The row of the next claim of a round; -1 where it has none. */
  next(claim: number): number {
    const isHere = this.#row < this.#end && this.#cached.own[this.#row] === claim - this.#first;
    return isHere ? this.#row++ : -1;
  }
}

const NOTHING: Int32Array = new Int32Array(3);
