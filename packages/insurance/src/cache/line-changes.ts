import type { Segment } from '@sanyi/facts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import { type CachedDays, type CachedPair, isRead } from './cached-pair.ts';
import { type CachedRounds, type ChargedClaims, NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { LineDeltas } from './line-deltas.ts';
import { PERSON, type PersonBlock, type RowChanges } from './row-changes.ts';
import { type SignedRow, signedRows } from './signed-rows.ts';
import type { TouchedActs } from './touched-acts.ts';
import { TouchedLines } from './touched-lines.ts';
import { TouchedRows } from './touched-rows.ts';

/** Finds the lines whose prices differ, and says by how much more each row of a cache comes to. */
export class LineChanges {
  readonly #tables: KernelTables;
  readonly #days: CachedDays;
  readonly #items: ChangedItems;
  readonly #acts: TouchedActs;
  readonly #touched: TouchedLines;
  readonly #deltas: LineDeltas;
  readonly #rows: TouchedRows;
  /** Acts that refunds of the segment left, as the tables count them. */
  #left: Int32Array = new Int32Array(0);
  /** The lines of one claim. */
  readonly #lines: { lines: Int32Array; from: number; to: number; counts: boolean } = {
    lines: new Int32Array(0),
    from: 0,
    to: 0,
    counts: false,
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
    const { memory, touched, items } = of;
    this.#tables = tables;
    this.#days = of.days;
    this.#items = items;
    this.#acts = touched;
    this.#touched = new TouchedLines(touched);
    this.#deltas = new LineDeltas(tables, of.layout);
    this.#rows = new TouchedRows(tables, { memory, deltas: this.#deltas, touched });
  }

  /** Makes room before a segment; gives its rounds, with acts as the tables count them where lines are asked about one by one. */
  begin(rounds: CachedRounds): ChargedClaims {
    const { lines } = this.#tables;
    lines.trim();
    this.#left = this.#acts.left(rounds);
    this.#rows.begin(this.#left);
    if (this.#left.length === 0 || rounds.charged === null) return rounds;
    return { ...rounds, act: Uint32Array.from(rounds.act, (act) => this.#actOf(act)) };
  }

  /** An act of the segment as the tables count it. */
  #actOf(act: number): number {
    const { codedActs } = this.#tables.lines;
    // Every index is one of a column.
    return act < codedActs ? act : (this.#left[act - codedActs] as number);
  }

  /** Adds what touched lines come to more, of the cached persons whose rows are begun. */
  add(pair: CachedPair, block: PersonBlock, into: RowChanges): void {
    if (pair.acts) this.#rows.add(pair, block.number, into);
    else this.#addAsked(pair, block, into);
    for (const signed of signedRows(pair, block, into)) this.#count(pair.claims(), signed);
  }

  /** Adds the lines of claims whose source says what was charged, line by line. */
  #addAsked(pair: CachedPair, { from, to }: PersonBlock, into: RowChanges): void {
    const touched = this.#touched;
    for (let at = from; at < to; at++) {
      if (into.stateOf(at) === PERSON.apart) continue;
      const person = pair.person[at] as number;
      if (!touched.find(pair.claims(), person, person)) continue;
      this.#lines.lines = touched.lines;
      if (this.#person(pair, at, into)) this.#deltas.keep();
      else {
        this.#deltas.drop();
        into.setApart(at);
      }
    }
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
    this.#rows.take(this.#items);
  }

  /** Adds the touched lines of a person; false where rows cannot say what they come to. */
  #person(pair: CachedPair, at: number, into: RowChanges): boolean {
    const { person, cached } = pair;
    const claims = pair.claims();
    const { own, rowStart, month } = cached;
    const deltas = this.#deltas;
    const lines = this.#lines;
    const { count } = this.#touched;
    const first = claims.claimStart[person[at] as number] as number;
    const end = rowStart[at + 1] as number;
    let row = rowStart[at] as number;
    let claim = first;
    for (lines.to = 0; lines.to < count; ) {
      claim = this.#nextClaim(claims, claim, count);
      const position = claim - first;
      // Rows stand as claims do, unless a stay is settled later than what came after it.
      while (row < end - 1 && (own[row] as number) < position) row += 1;
      const found = own[row] === position ? row : rowOf(cached, at, position);
      if (found < 0 && !isRead(claims, claim, this.#days)) continue;
      lines.counts = month[found] !== NO_MONTH;
      if (found < 0 || !deltas.add(claims, claim, lines)) return false;
      if (!deltas.isAny) continue;
      into.touch(at);
      into.add(found, deltas);
    }
    return true;
  }

  /** Counts the touched lines of a row of a round otherwise than once. */
  #count(claims: ChargedClaims, { claim, item, family }: SignedRow): void {
    const { lines } = this.#tables;
    const end = claims.lineStart[claim + 1] as number;
    for (let line = claims.lineStart[claim] as number; line < end; line++) {
      const code = claims.act[line] as number;
      const act = claims.charged === null ? this.#actOf(code) : code;
      if (this.#acts.mayBeOne[act] === 0) continue;
      const charged = claims.charged ? (claims.charged[line] as number) : Number.NaN;
      const more = this.#deltas.moreOf(claims, claim, { act, charged })?.[0];
      if (more === undefined) throw new Error('a person whose rows can be told was met');
      this.#items.addItem(lines.itemOf(act), item * more);
      this.#items.addFamily(lines.itemOf(act), family * more);
    }
  }

  /** The claim, from one on, that the line behind `#lines` is of; `#lines` are then all of this claim, before `end`. */
  #nextClaim({ lineStart }: ChargedClaims, from: number, end: number): number {
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
function rowOf({ rowStart, own }: CachedPair['cached'], person: number, position: number): number {
  const end = rowStart[person + 1] as number;
  for (let row = rowStart[person] as number; row < end; row++) {
    if (own[row] === position) return row;
  }
  return -1;
}
