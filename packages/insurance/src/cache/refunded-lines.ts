import type { Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { actsLeft, type LeftOver } from '../kernel/left-over.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { type Round, refundRounds } from '../kernel/refund-rounds.ts';
import type { CachedDays, CachedPair } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import type { ClaimLines, LineDeltas } from './line-deltas.ts';
import type { RowChanges, RowMore } from './row-changes.ts';
import type { TouchedLines } from './touched-lines.ts';

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
  /** Of the person added last: where touched lines stand by claim, and what each claim comes to more whole. */
  readonly #lines = new Map<number, ClaimLines>();
  readonly #whole = new Map<number, RowMore>();
  /** What refunds take back. */
  #counted: Counted[] = [];

  constructor(tables: KernelTables, parts: Parts) {
    this.#tables = tables;
    this.#parts = parts;
  }

  /** Adds the touched lines of a cached person; false where rows cannot say what they come to. */
  add({ segment, cached }: CachedPair, at: number, into: RowChanges): boolean {
    const person = cached.person[at] as number;
    const rounds = this.#roundsOf(segment, person);
    if (rounds === null) return false;
    this.#find(segment, person);
    const rows = new RowsOf(cached, at, segment.claimStart[person] as number);
    let before: Round | null = null;
    for (const round of rounds) {
      if (!this.#round(segment, { round, rows, person: at }, into)) return false;
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
    for (let at = 0; at < rows.length; at++) {
      // Every index is one of the list.
      const claim = rows[at] as number;
      const row = of.rows.next(claim);
      if (at >= again && !this.#settle(segment, claim)) return false;
      const own = left[at] ?? null;
      const more = own === null ? this.#whole.get(claim) : this.#moreOf(segment, claim, own);
      if (more === null) return false;
      if (more === undefined) continue;
      if (row < 0) return false;
      into.touch(of.person);
      into.add(row, more);
    }
    return true;
  }

  /** Finds what a claim comes to more that is settled first, and counts it; false where rows cannot say it. */
  #settle(segment: Segment, claim: number): boolean {
    const lines = this.#lines.get(claim);
    if (lines === undefined) return true;
    const { deltas } = this.#parts;
    if (!deltas.add(segment, claim, lines)) return false;
    if (deltas.isAny) {
      const { total, hospital, fixedFund, inScope } = deltas;
      this.#whole.set(claim, { total, hospital, fixedFund, inScope });
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

  #find({ claimStart, lineStart }: Segment, person: number): void {
    const { lines, count } = this.#parts.touched;
    this.#lines.clear();
    this.#whole.clear();
    this.#counted = [];
    let claim = claimStart[person] as number;
    for (let from = 0; from < count; ) {
      // Every index is one of a column.
      const line = lines[from] as number;
      while (line >= (lineStart[claim + 1] as number)) claim += 1;
      let to = from + 1;
      while (to < count && (lines[to] as number) < (lineStart[claim + 1] as number)) to += 1;
      this.#lines.set(claim, { lines, from, to });
      from = to;
    }
  }

  #linesOf(claim: number): Int32Array {
    const found = this.#lines.get(claim);
    return found ? found.lines.subarray(found.from, found.to) : NOTHING.subarray(0, 0);
  }

  /** What a claim comes to more of which refunds left something; null where rows cannot say it. */
  #moreOf(segment: Segment, claim: number, left: LeftOver): RowMore | null | undefined {
    const sums = [0, 0, 0];
    for (const line of this.#linesOf(claim)) {
      const more = this.#lineMore(segment, line, { claim, left });
      if (more === null) return null;
      for (const [part, amount] of more.entries()) sums[part] = (sums[part] ?? 0) + amount;
    }
    const [total = 0, hospital = 0, inScope = 0] = sums;
    if (total === 0 && hospital === 0 && inScope === 0) return undefined;
    return { total, hospital, fixedFund: 0, inScope };
  }

  #lineMore(segment: Segment, line: number, { claim, left }: RoundClaim): Int32Array | null {
    const at = line - (segment.lineStart[claim] ?? 0);
    const act = actsLeft(segment, claim, left)[at] ?? 0;
    return this.#parts.deltas.moreOf(segment, { claim, line, act });
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
    return this.#linesOf(claim).every((line) => {
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
