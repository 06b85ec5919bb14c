import type { Segment } from '@sanyi/facts';
import type { Fold } from '@sanyi/policy';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { orderBlock } from './order-block.ts';

/** A decision about the benefit by number: no package speaks (INS-6), or none has columns. */
export const NO_BENEFIT = { silent: -2, rowByRow: -1 } as const;

/** The claims of a block about which a benefit is asked on one side, in the order of the fold. */
export class BenefitRows {
  readonly size: number;
  readonly #tables: KernelTables;
  readonly #side: 0 | 1;
  readonly #order: Int32Array;
  count = 0;
  /** One per position: the row of the block, the parameters in force, where sums start again. */
  readonly row: Int32Array;
  readonly interval: Uint16Array;
  readonly starts: Uint8Array;
  readonly stayNumber: Int32Array;
  /** One per row of the block: its position, or -1 where nobody is asked. */
  readonly positionOf: Int32Array;

  constructor(tables: KernelTables, side: 0 | 1, size: number) {
    this.#tables = tables;
    this.#side = side;
    this.size = size;
    this.#order = new Int32Array(size);
    this.row = new Int32Array(size);
    this.interval = new Uint16Array(size);
    this.starts = new Uint8Array(size);
    this.stayNumber = new Int32Array(size);
    this.positionOf = new Int32Array(size);
  }

  /**
   * Takes the claims of a block; false where one has a benefit without columns.
   *
   * @param ask - the decision that speaks in an interval at a class of places, by number
   */
  fill(
    block: ClaimBlock,
    segment: Segment,
    ask: { decision(interval: number, placeClass: number): number; fold(): Fold | null },
  ): boolean {
    orderBlock(block, segment, { side: this.#side, order: this.#order });
    this.count = 0;
    this.positionOf.fill(-1, 0, block.count);
    for (let person = 0; person < block.persons; person++) {
      if (!this.#person(block, person, ask)) return false;
    }
    return true;
  }

  #person(block: ClaimBlock, person: number, ask: Parameters<BenefitRows['fill']>[2]): boolean {
    const { calendar, stays } = this.#tables;
    const intervals = calendar.interval[this.#side];
    const days = block.benefitDay[this.#side];
    const end = block.personStart[person + 1] ?? 0;
    const year = new PersonYear();
    for (let at = block.personStart[person] ?? 0; at < end; at++) {
      const row = this.#order[at] as number;
      const day = days[row] as number;
      const now = calendar.year[day] as number;
      const stayNumber = year.countStay(now, stays.isStay[block.visit[row] as number] as number);
      const decision = ask.decision(intervals[day] as number, block.placeClass[row] as number);
      if (decision === NO_BENEFIT.silent) continue;
      if (decision === NO_BENEFIT.rowByRow) return false;
      const position = this.count++;
      this.row[position] = row;
      this.positionOf[row] = position;
      this.interval[position] = decision;
      this.stayNumber[position] = stayNumber;
      this.starts[position] = Number(year.startsAgain(ask.fold(), day, now));
    }
    return true;
  }
}

const NOT_STARTED = -1;

/** What is counted of a person from claim to claim: when the sums started (INS-1), stays (INS-4). */
class PersonYear {
  #since: number = NOT_STARTED;
  #stayYear = 0;
  #stays = 0;

  /** The number of a claim among the stays of its year; 0 where it is none. */
  countStay(year: number, isStay: number): number {
    if (year !== this.#stayYear) this.#stays = 0;
    this.#stayYear = year;
    this.#stays += isStay;
    return this.#stays * isStay;
  }

  startsAgain(fold: Fold | null, day: number, year: number): boolean {
    const reset = fold?.reset;
    const every = reset?.every ?? 'never';
    const isYearly = every === 'calendarYear';
    const isOver =
      this.#since === NOT_STARTED ||
      every === 'stay' ||
      (isYearly && this.#since !== year) ||
      (reset?.every === 'rollingDays' && day >= this.#since + reset.days);
    if (isOver) this.#since = isYearly ? year : day;
    return isOver;
  }
}
