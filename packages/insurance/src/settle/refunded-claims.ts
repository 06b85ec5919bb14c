import type { ClaimBatch, Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import type { ColumnMemory } from '../column-memory.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { SegmentPeriod } from '../kernel/read-block.ts';
import { type Round, refundRounds } from '../kernel/refund-rounds.ts';
import { type RefundedPerson, segmentOfRounds } from '../kernel/refund-segment.ts';
import { LIMITS } from '../limits.ts';
import { writeRefundAmounts } from '../refunds.ts';
import { REFUND_REASON } from '../row-outcome.ts';
import { SettlementWriter } from '../settlement-writer.ts';
import type { SettledInto } from './block-writer.ts';

type Asked = {
  readonly tables: KernelTables;
  readonly period: SegmentPeriod;
  readonly segment: Segment;
};

type Work = {
  /** Persons with refunds, by row in the segment. */
  readonly persons: readonly number[];
  readonly batch: ClaimBatch;
  readonly into: SettledInto;
  /** Where rounds are written, group by group. */
  readonly memory: ColumnMemory;
  /** Settles all claims of rounds; false where columns cannot say them. */
  settle(rounds: Segment, into: SettledInto): boolean;
};

/**
 * Settles persons with refunds in columns: after each refund their claims are folded again without
 * what it took back, and the refund is the difference (CLM-6). Gives the persons whom columns cannot say.
 */
export function settleRefunded(asked: Asked, work: Work): number[] {
  const apart: number[] = [];
  let waiting: RefundedPerson[] = [];
  let claims = 0;
  const flush = (): void => {
    if (!settleTogether(asked, work, waiting)) apart.push(...waiting.map(({ person }) => person));
    waiting = [];
    claims = 0;
  };
  for (const person of work.persons) {
    const rounds = roundsOf(asked, person);
    const own = rounds?.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
    if (rounds === null || own > LIMITS.roundClaims) {
      apart.push(person);
      continue;
    }
    if (claims + own > LIMITS.blockClaims) flush();
    waiting.push({ person, rounds });
    claims += own;
  }
  flush();
  return apart;
}

function roundsOf(asked: Asked, person: number): Round[] | null {
  try {
    return refundRounds(asked, person);
  } catch (error) {
    if (error instanceof ProblemError || error instanceof NotInColumns) return null;
    throw error;
  }
}

function settleTogether(asked: Asked, work: Work, persons: readonly RefundedPerson[]): boolean {
  if (persons.length === 0) return true;
  const { segment, tables } = asked;
  const rounds = segmentOfRounds(segment, persons, tables.lines.acts);
  const { into, memory } = work;
  memory.again();
  const of = { count: rounds.claims, claim: rounds.claim };
  const settled: SettledInto = {
    writer: new SettlementWriter(of, { beside: into.writer, memory }),
    lineAmount: into.lineAmount && memory.column(rounds.lines),
  };
  if (!work.settle(rounds, settled)) return false;
  const booking = new Booking(work, settled, rounds.lineStart);
  let from = 0;
  for (const { rounds: own } of persons) from = booking.book(own, from);
  booking.close();
  return true;
}

/** A round with the first of its rows among the settled ones. */
type Placed = Pick<Round, 'rows' | 'again'> & { readonly from: number };

/** Columns that are copied, and added up for a refund. */
const MONEY = ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const;

/** Writes what rounds came to: each claim as it was settled first, each refund as what it changed. */
class Booking {
  readonly #batch: ClaimBatch;
  readonly #into: SettledInto;
  readonly #settled: SettledInto;
  readonly #lineStart: Uint32Array;
  /** Rows of the claims booked, and the rows they were settled in. */
  readonly #rows: number[] = [];
  readonly #settledIn: number[] = [];
  /** Amounts of the batch beside those of the rounds. */
  readonly #amounts: readonly (readonly [to: Float64Array, from: Float64Array])[];

  constructor({ batch, into }: Work, settled: SettledInto, lineStart: Uint32Array) {
    const [to, from] = [into.writer, settled.writer];
    this.#batch = batch;
    this.#into = into;
    this.#settled = settled;
    this.#lineStart = lineStart;
    this.#amounts = [
      ...MONEY.map((name) => [to[name], from[name]] as const),
      ...to.families.map((family, at) => [family, from.families[at] ?? family] as const),
      ...Object.entries(from.funds).map(([name, fund]) => [to.fundColumn(name), fund] as const),
    ];
  }

  /** Books the rounds of a person, whose first row is given; gives the one after the last. */
  book(rounds: readonly Round[], first: number): number {
    let from = first;
    let before: Placed = { rows: [], again: 0, from };
    for (const round of rounds) {
      const now = { rows: round.rows, again: round.again, from };
      if (round.refund) this.#refund(round.refund, before, now);
      for (let at = round.again; at < round.rows.length; at++) {
        this.#rows.push(round.rows[at] as number);
        this.#settledIn.push(from + at);
      }
      from += round.rows.length;
      before = now;
    }
    return from;
  }

  /** Copies the claims of all rounds booked, column by column; every index is one of a column. */
  close(): void {
    const [rows, settledIn] = [this.#rows, this.#settledIn];
    const [to, from] = [this.#into.writer, this.#settled.writer];
    for (const [into, of] of this.#amounts) {
      for (let at = 0; at < rows.length; at++) {
        into[rows[at] as number] = of[settledIn[at] as number] as number;
      }
    }
    for (let at = 0; at < rows.length; at++) {
      const [row, settled] = [rows[at] as number, settledIn[at] as number];
      this.#cite(row, settled);
      to.reason[row] = from.reason[settled] as number;
      this.#copyLines(row, settled);
    }
  }

  /** Written out: a claim has few lines, and `set` is slow to begin. */
  #copyLines(row: number, settledIn: number): void {
    const [into, from] = [this.#into.lineAmount, this.#settled.lineAmount];
    if (into === null || from === null) return;
    const end = this.#lineStart[settledIn + 1] as number;
    let line = this.#batch.lineStart[row] as number;
    for (let at = this.#lineStart[settledIn] as number; at < end; at++) {
      into[line++] = from[at] as number;
    }
  }

  #cite(row: number, settledIn: number): void {
    const [to, from] = [this.#into.writer, this.#settled.writer];
    to.payable[row] = from.payable[settledIn] as number;
    to.ruleFrom[row] = from.ruleFrom[settledIn] as number;
    to.ruleCount[row] = from.ruleCount[settledIn] as number;
  }

  #linesOf(settledIn: number): Float64Array {
    const [{ lineAmount }, lineStart] = [this.#settled, this.#lineStart];
    if (lineAmount === null) return new Float64Array(0);
    return lineAmount.subarray(lineStart[settledIn], lineStart[settledIn + 1]);
  }

  #refund(
    { row, original }: { readonly row: number; readonly original: number },
    before: Placed,
    now: Placed,
  ): void {
    const [{ writer, lineAmount }, batch] = [this.#into, this.#batch];
    for (const [to, from] of this.#amounts) {
      to[row] = sumOf(from, now.from, now.again) - sumOf(from, before.from, before.rows.length);
    }
    writer.reason[row] = writer.reasonOf(REFUND_REASON);
    const known = before.rows.indexOf(original);
    if (known < 0) return;
    this.#cite(row, before.from + known);
    if (lineAmount === null) return;
    const again = now.rows.indexOf(original);
    const taken = this.#linesOf(before.from + known);
    const left = again < 0 ? new Float64Array(taken.length) : this.#linesOf(now.from + again);
    writeRefundAmounts(batch, row, { original, before: taken, after: left, written: lineAmount });
  }
}

function sumOf(column: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += column[at] ?? 0;
  return sum;
}
