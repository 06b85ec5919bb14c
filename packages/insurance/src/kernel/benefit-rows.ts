import type { Segment } from '@sanyi/facts';
import type { Fold } from '@sanyi/policy';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { orderBlock } from './order-block.ts';

/** Numbers of no decision: nobody asked yet, no package speaks (INS-6), or none has columns. */
export const NO_BENEFIT = { unknown: -3, silent: -2, rowByRow: -1 } as const;

/** Which decision speaks about the benefit, and when the sums of a person start again. */
export type BenefitAsked = {
  /** By interval and class of places: the number of the decision, or `NO_BENEFIT`. */
  readonly decisions: Int32Array;
  /** Asks where `decisions` holds `NO_BENEFIT.unknown`. */
  decision(interval: number, placeClass: number): number;
  fold(): Fold | null;
};

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
  /** One per row of the block: its position, or -1 where nobody is asked; then its decision. */
  readonly positionOf: Int32Array;
  readonly #decisionOf: Int32Array;

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
    this.#decisionOf = new Int32Array(size);
  }

  /** Takes the claims of a block; false where one has a benefit without columns. */
  fill(block: ClaimBlock, segment: Segment, asked: BenefitAsked): boolean {
    if (!this.#findDecisions(block, asked)) return false;
    orderBlock(block, segment, { side: this.#side, order: this.#order });
    this.#place(block);
    this.#numberStays(block);
    this.#start(block, asked.fold());
    return true;
  }

  #findDecisions(block: ClaimBlock, asked: BenefitAsked): boolean {
    const { calendar, places } = this.#tables;
    const { count, placeClass } = block;
    const days = block.benefitDay[this.#side];
    const intervals = calendar.interval[this.#side];
    // Every index is one of a column, here and below, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const interval = intervals[days[row] as number] as number;
      const at = placeClass[row] as number;
      let found = asked.decisions[interval * places.count + at] as number;
      if (found === NO_BENEFIT.unknown) found = asked.decision(interval, at);
      if (found === NO_BENEFIT.rowByRow) return false;
      this.#decisionOf[row] = found;
    }
    return true;
  }

  /** Gives each claim about which a decision speaks its position. */
  #place({ count }: ClaimBlock): void {
    const [order, positionOf, decisionOf] = [this.#order, this.positionOf, this.#decisionOf];
    let position = 0;
    for (let at = 0; at < count; at++) {
      const row = order[at] as number;
      const decision = decisionOf[row] as number;
      const isAsked = decision !== NO_BENEFIT.silent;
      positionOf[row] = isAsked ? position : -1;
      if (!isAsked) continue;
      this.row[position] = row;
      this.interval[position] = decision;
      position += 1;
    }
    this.count = position;
  }

  /** Numbers the stays of each calendar year (INS-4). */
  #numberStays(block: ClaimBlock): void {
    const { calendar, stays } = this.#tables;
    const days = block.benefitDay[this.#side];
    this.stayNumber.fill(0, 0, this.count);
    for (let person = 0; person < block.persons; person++) {
      if (block.hasStays[person] === 0) continue;
      const end = block.personStart[person + 1] as number;
      let [year, number] = [0, 0];
      for (let at = block.personStart[person] as number; at < end; at++) {
        const row = this.#order[at] as number;
        if (stays.isStay[block.visit[row] as number] === 0) continue;
        const now = calendar.year[days[row] as number] as number;
        number = now === year ? number + 1 : 1;
        year = now;
        const position = this.positionOf[row] as number;
        if (position >= 0) this.stayNumber[position] = number;
      }
    }
  }

  /** Says where the sums of a person start again (INS-1). */
  #start(block: ClaimBlock, fold: Fold | null): void {
    const { year } = this.#tables.calendar;
    const days = block.benefitDay[this.#side];
    const reset = fold?.reset ?? { every: 'never' };
    const isYearly = reset.every === 'calendarYear';
    const length = reset.every === 'rollingDays' ? reset.days : LENGTHS[reset.every];
    let person = -1;
    let end = 0;
    let since = 0;
    for (let position = 0; position < this.count; position++) {
      const row = this.row[position] as number;
      const isNext = row >= end;
      while (row >= end) end = block.personStart[++person + 1] as number;
      const day = days[row] as number;
      const now = isYearly ? (year[day] as number) : day;
      const startsAgain = isNext || now >= since + length || now < since;
      this.starts[position] = Number(startsAgain);
      if (startsAgain) since = now;
    }
  }
}

/** After how long sums start again: in years, or in days. */
const LENGTHS = { calendarYear: 1, stay: 0, never: Number.POSITIVE_INFINITY } as const;
