import type { Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import type { BlockSettler } from './block-settler.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import type { KernelWatch } from './kernel-watch.ts';
import { NotInColumns } from './not-in-columns.ts';
import { BlockReader, type SegmentPeriod } from './read-block.ts';
import { RefundBooking } from './refund-booking.ts';
import { type Round, refundRounds } from './refund-rounds.ts';
import { type RefundedPerson, segmentOfRounds } from './refund-segment.ts';
import type { ReplaySums } from './replay-sums.ts';
import type { RuleSums } from './rule-sums.ts';

type Parts = {
  readonly tables: KernelTables;
  readonly period: SegmentPeriod;
  readonly settler: BlockSettler;
  readonly sums: ReplaySums;
  readonly ruleSums: RuleSums;
};

/** Settles persons with refunds: their claims are folded again after each refund, in columns too. */
export class RefundedPersons {
  readonly #parts: Parts;
  readonly #reader: BlockReader;
  readonly #booking: RefundBooking;
  watch: KernelWatch | null = null;

  constructor(parts: Parts) {
    const { tables, period, sums } = parts;
    this.#parts = parts;
    this.#reader = new BlockReader(tables, { ...period, ...ALL_DAYS });
    this.#booking = new RefundBooking(tables, period, sums);
  }

  /** Adds persons up, block by block; gives those that have to be settled row by row. */
  settle(segment: Segment, persons: readonly number[], block: ClaimBlock): number[] {
    const apart: number[] = [];
    let waiting: RefundedPerson[] = [];
    let claims = 0;
    const flush = (): void => {
      if (!this.#settle(segment, waiting, block))
        apart.push(...waiting.map(({ person }) => person));
      waiting = [];
      claims = 0;
    };
    for (const person of persons) {
      const rounds = this.#roundsOf(segment, person);
      const own = rounds?.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;
      if (rounds === null || own > block.claim.length) {
        apart.push(person);
        continue;
      }
      if (claims + own > block.claim.length) flush();
      waiting.push({ person, rounds });
      claims += own;
    }
    flush();
    return apart;
  }

  #roundsOf(segment: Segment, person: number): Round[] | null {
    const { tables, period } = this.#parts;
    try {
      return refundRounds({ tables, period, segment }, person);
    } catch (error) {
      if (error instanceof ProblemError || error instanceof NotInColumns) return null;
      throw error;
    }
  }

  #settle(segment: Segment, persons: readonly RefundedPerson[], block: ClaimBlock): boolean {
    if (persons.length === 0) return true;
    const { tables, settler, sums, ruleSums } = this.#parts;
    const rounds = segmentOfRounds(segment, persons, tables.lines.acts);
    const apart = { refunds: [], rules: [] as number[] };
    tables.lines.trim();
    this.#reader.fill(block, { segment: rounds, person: 0 }, apart);
    if (apart.rules.length > 0) return false;
    countOnce(block, persons);
    if (!settler.settle(block, rounds)) return false;
    const booking = this.#booking;
    booking.book({ segment, persons, block });
    sums.add(booking.block, segment.lineStart);
    ruleSums.add(booking.block, sums.changedRows, {
      block,
      segment: rounds,
      rowOf: booking.citedIn,
    });
    const { block: booked, citedIn } = booking;
    this.watch?.refunded({ segment, persons, rounds, block, booked, citedIn });
    return true;
  }
}

const ALL_DAYS = { since: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What was settled in an earlier round is counted there. */
function countOnce({ month }: ClaimBlock, persons: readonly RefundedPerson[]): void {
  let from = 0;
  for (const { rounds } of persons) {
    for (const { rows, again } of rounds) {
      month.fill(-1, from, from + again);
      from += rows.length;
    }
  }
}
