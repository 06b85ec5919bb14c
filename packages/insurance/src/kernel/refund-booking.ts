import type { Segment } from '@sanyi/facts';
import { ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { actsLeft } from './left-over.ts';
import { LINE } from './line-records.ts';
import type { SegmentPeriod } from './read-block.ts';
import type { Round } from './refund-rounds.ts';
import type { RefundedPerson } from './refund-segment.ts';
import type { ReplaySums } from './replay-sums.ts';
import type { Both } from './sides.ts';
import { VISIT } from './visit-outcomes.ts';

/** Rounds that were settled: their claims are the rows of a block, round after round. */
export type SettledRounds = {
  /** The segment that the persons stand in. */
  readonly segment: Segment;
  readonly persons: readonly RefundedPerson[];
  readonly block: ClaimBlock;
};

/**
 * Books what rounds came to: each claim as it was settled first, each refund as the sum of what it
 * changed on the claims before it (CLM-6).
 */
export class RefundBooking {
  readonly #tables: KernelTables;
  readonly #period: SegmentPeriod;
  readonly #sums: ReplaySums;
  /** The claims as they count. */
  block: ClaimBlock;
  /** The row of the rounds that tells what each claim cites; -1 for nothing. */
  citedIn: Int32Array = new Int32Array(0);

  constructor(tables: KernelTables, period: SegmentPeriod, sums: ReplaySums) {
    this.#tables = tables;
    this.block = new ClaimBlock(0, tables.memory);
    this.#period = period;
    this.#sums = sums;
  }

  book(settled: SettledRounds): void {
    const { persons, segment } = settled;
    const rounds = persons.reduce((sum, each) => sum + each.rounds.length, 0);
    const room = settled.block.count + rounds;
    if (room > this.block.claim.length) {
      this.block = new ClaimBlock(room * 2, this.#tables.memory);
      this.citedIn = new Int32Array(room * 2);
    }
    const { block } = this;
    block.count = 0;
    block.persons = 0;
    let from = 0;
    for (const { person, rounds: own } of persons) {
      block.personStart[block.persons] = block.count;
      block.personGroup[block.persons] = segment.personGroup[person] ?? 0;
      block.persons += 1;
      let before: Placed = { rows: [], left: [], from };
      for (const round of own) {
        const now = { ...round, from };
        if (round.refund) this.#refund(settled, { refund: round.refund, before, now });
        for (let at = round.again; at < round.rows.length; at++) {
          this.#claim(settled, { row: round.rows[at] ?? 0, settledIn: from + at });
        }
        from += round.rows.length;
        before = now;
      }
    }
    block.personStart[block.persons] = block.count;
  }

  /** Opens a row for a claim of the segment; its money is nothing yet. */
  #open({ segment }: SettledRounds, row: number): number {
    const { block } = this;
    const at = block.count++;
    const last = segment.endDay[row] ?? 0;
    const { from, monthOf } = this.#period;
    block.claim[at] = row;
    block.place[at] = segment.place[row] ?? 0;
    block.visit[at] = segment.visit[row] ?? 0;
    block.month[at] = last < from ? -1 : (monthOf[last - from] ?? 0);
    block.money.fill(0, at * MONEY_WIDTH, (at + 1) * MONEY_WIDTH);
    return at;
  }

  #claim(settled: SettledRounds, of: { readonly row: number; readonly settledIn: number }): void {
    const at = this.#open(settled, of.row);
    this.#add(at, settled.block, { from: of.settledIn, count: 1, sign: 1 });
    this.citedIn[at] = of.settledIn;
  }

  /** Adds what rows of the rounds came to; every index is one of the column. */
  #add(
    at: number,
    { money }: ClaimBlock,
    rows: { readonly from: number; readonly count: number; readonly sign: 1 | -1 },
  ): void {
    const into = this.block.money;
    const width = MONEY_WIDTH;
    const cell = at * width;
    const { sign } = rows;
    const end = (rows.from + rows.count) * width;
    for (let from = rows.from * width; from < end; from += width) {
      for (let part = 0; part < width; part++) {
        into[cell + part] = (into[cell + part] as number) + sign * (money[from + part] as number);
      }
    }
  }

  #refund(
    settled: SettledRounds,
    of: {
      readonly refund: NonNullable<Round['refund']>;
      readonly before: Placed;
      readonly now: Placed & Pick<Round, 'again'>;
    },
  ): void {
    const { refund, before, now } = of;
    const { segment } = settled;
    const at = this.#open(settled, refund.row);
    this.#add(at, settled.block, { from: now.from, count: now.again, sign: 1 });
    this.#add(at, settled.block, { from: before.from, count: before.rows.length, sign: -1 });
    const known = before.rows.indexOf(refund.original);
    this.citedIn[at] = known < 0 ? -1 : before.from + known;
    const { month, place, visit } = this.block;
    if ((month[at] ?? -1) >= 0) this.#sums.addRefund(place[at] ?? 0, visit[at] ?? 0);
    if (known < 0 || (this.block.month[at] ?? -1) < 0) return;
    const again = now.rows.indexOf(refund.original);
    this.#charges(settled, refund.row, {
      claim: refund.original,
      row: before.from + known,
      before: actsLeft(segment, refund.original, before.left[known] ?? null),
      after: again < 0 ? null : actsLeft(segment, refund.original, now.left[again] ?? null),
    });
  }

  /** Counts what the original costs less: by item where the refund names lines, else by family. */
  #charges(settled: SettledRounds, refund: number, original: Changed): void {
    const { segment, block } = settled;
    const { lines } = this.#tables;
    const [start, end] = [segment.lineStart[refund] ?? 0, segment.lineStart[refund + 1] ?? 0];
    for (const asked of segment.act.subarray(start, end)) {
      lines.addItem(lines.itemOf(asked), [lines.quantityOf(asked), 0, 0]);
    }
    const base = block.linePage[original.row] ?? 0;
    const first = segment.lineStart[original.claim] ?? 0;
    for (const [at, act] of original.before.entries()) {
      const named = segment.charged?.[first + at] ?? Number.NaN;
      const before = this.#amounts(base, act, named);
      const after = this.#amounts(base, original.after?.[at] ?? -1, named);
      const change = [after[0] - before[0], after[1] - before[1]] as const;
      if (start < end) lines.addItem(lines.itemOf(act), [0, ...change]);
      else this.#sums.addFamily(lines.itemOf(act), change);
    }
    if (original.after === null) this.#sums.addFamily(null, this.#lostVisit(block, original.row));
  }

  #lostVisit({ visit, visitOutcome }: ClaimBlock, row: number): Both<number> {
    const { outcomes, times } = this.#tables.visits;
    const { values, width } = outcomes;
    const lost = -(times[visit[row] ?? 0] ?? 0);
    const from = (visitOutcome[row] ?? 0) * width;
    return [lost * (values[from] ?? 0), lost * (values[from + VISIT.side] ?? 0)];
  }

  /** What an act costs on a page; nothing where none is left. */
  #amounts(base: number, act: number, charged: number): Both<number> {
    if (act < 0) return [0, 0];
    const { lines } = this.#tables;
    const from = lines.of(base, act, charged) * LINE.width;
    const { records } = lines.records;
    return [records[from + LINE.totalOld] ?? 0, records[from + LINE.totalNow] ?? 0];
  }
}

/** A round with the first row of the block it was settled in. */
type Placed = Pick<Round, 'rows' | 'left'> & { readonly from: number };

type Acts = ReturnType<typeof actsLeft>;

/** A claim of which a refund took something: its row in the segment and where it was settled before. */
type Changed = {
  readonly claim: number;
  readonly row: number;
  readonly before: Acts;
  /** Null where nothing is left, not even the visit. */
  readonly after: Acts | null;
};
