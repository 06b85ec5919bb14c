import type { Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { Fold } from '@sanyi/policy';
import { SILENT } from '../loops/decision-code.ts';
import { NEVER_AGAIN } from '../loops/start-code.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { orderBlock } from './order-block.ts';

/** Numbers of no decision: nobody asked yet, no package speaks (INS-6), or none has columns. */
export const NO_BENEFIT = { unknown: -3, silent: -2, rowByRow: -1 } as const;

/** Which decision speaks about the benefit, and when the sums of a person start again. */
export type BenefitAsked = {
  /** By interval and class of places: the number of the decision, or `NO_BENEFIT`. */
  readonly decisions: Int32Array;
  /** Asks where `decisions` holds `NO_BENEFIT.unknown`, and writes there what it finds. */
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
  /** Whether all rows are asked about in the order of the block: then positions are rows. */
  isInOrder = true;
  /** One per position: the row of the block, where sums start again. */
  row: Int32Array;
  readonly starts: Uint8Array;
  /** One per row of the block: its position, or -1 where nobody is asked; the number of a stay. */
  positionOf: Int32Array;
  readonly stayNumber: Int32Array;
  /** One per position: the parameters in force. */
  interval: Uint16Array;
  readonly #rows: Int32Array;
  readonly #moved: {
    readonly row: Int32Array;
    readonly positionOf: Int32Array;
    readonly interval: Uint16Array;
  };
  /** By row. */
  readonly #decisionOf: Uint16Array;
  /** How many claims nobody decides about. */
  readonly #silent: Int32Array;

  constructor(tables: KernelTables, side: 0 | 1, size: number) {
    this.#tables = tables;
    this.#side = side;
    this.size = size;
    this.#order = new Int32Array(size);
    const { memory } = tables;
    this.starts = memory.uint8(size);
    this.stayNumber = memory.int32(size);
    this.#decisionOf = memory.uint16(size);
    this.#silent = memory.int32(1);
    this.#rows = memory.int32(size);
    for (let row = 0; row < size; row++) this.#rows[row] = row;
    this.#moved = {
      row: memory.int32(size),
      positionOf: memory.int32(size),
      interval: memory.uint16(size),
    };
    this.row = this.#rows;
    this.positionOf = this.#rows;
    this.interval = this.#decisionOf;
  }

  /** Takes the claims of a block; false where one has a benefit without columns. */
  fill(block: ClaimBlock, segment: Segment, asked: BenefitAsked): boolean {
    const silent = this.#findDecisions(block, asked);
    if (silent === null) return false;
    const at = { side: this.#side, rows: this.#rows, order: this.#order };
    const isOrdered = orderBlock(block, segment, at);
    this.isInOrder = isOrdered && silent === 0;
    this.row = this.isInOrder ? this.#rows : this.#moved.row;
    this.positionOf = this.isInOrder ? this.#rows : this.#moved.positionOf;
    this.interval = this.isInOrder ? this.#decisionOf : this.#moved.interval;
    this.count = block.count - silent;
    if (!this.isInOrder) this.#place(block);
    this.#numberStays(block);
    this.#start(block, asked.fold());
    return true;
  }

  /** How many claims nobody decides about; null where a benefit has no columns. */
  #findDecisions(block: ClaimBlock, asked: BenefitAsked): number | null {
    const { calendar, places, memory } = this.#tables;
    const { count, placeClass } = block;
    const days = block.benefitDay[this.#side];
    const intervals = calendar.interval[this.#side];
    const { decisions } = asked;
    const into = this.#decisionOf;
    const columns = [days, intervals, placeClass, decisions].map(addressOf);
    const told = [...columns, places.count, addressOf(into), NO_BENEFIT.silent];
    const from = (at: number): number =>
      memory.loops.decisions(at, count, ...told, addressOf(this.#silent));
    this.#silent[0] = 0;
    for (let at = from(0); at < count; at = from(at)) {
      // Every index is one of a column, so that what is read is a number.
      const interval = intervals[days[at] as number] as number;
      const place = placeClass[at] as number;
      const known = decisions[interval * places.count + place];
      const found = known === NO_BENEFIT.unknown ? asked.decision(interval, place) : known;
      if (found === NO_BENEFIT.rowByRow) return null;
    }
    return this.#silent[0];
  }

  /** Gives each claim about which a decision speaks its position. */
  #place({ count }: ClaimBlock): void {
    const [order, decisionOf] = [this.#order, this.#decisionOf];
    const { row: rows, positionOf, interval } = this.#moved;
    let position = 0;
    for (let at = 0; at < count; at++) {
      const row = order[at] as number;
      const decision = decisionOf[row] as number;
      const isAsked = decision !== SILENT;
      positionOf[row] = isAsked ? position : -1;
      if (!isAsked) continue;
      rows[position] = row;
      interval[position] = decision;
      position += 1;
    }
  }

  /** Numbers the stays of each calendar year (INS-4). */
  #numberStays(block: ClaimBlock): void {
    const { calendar, stays, memory } = this.#tables;
    const { persons, hasStays, personStart, visit } = block;
    const days = block.benefitDay[this.#side];
    const order = this.#order;
    memory.loops.clear(addressOf(this.stayNumber), block.count * this.stayNumber.BYTES_PER_ELEMENT);
    for (let person = 0; person < persons; person++) {
      if (hasStays[person] === 0) continue;
      const end = personStart[person + 1] as number;
      let [year, number] = [0, 0];
      for (let at = personStart[person] as number; at < end; at++) {
        const row = order[at] as number;
        if (stays.isStay[visit[row] as number] === 0) continue;
        const now = calendar.year[days[row] as number] as number;
        number = now === year ? number + 1 : 1;
        year = now;
        this.stayNumber[row] = number;
      }
    }
  }

  /** Says where the sums of a person start again (INS-1). */
  #start(block: ClaimBlock, fold: Fold | null): void {
    const { calendar, memory } = this.#tables;
    const reset = fold?.reset ?? { every: 'never' };
    const length = reset.every === 'rollingDays' ? reset.days : LENGTHS[reset.every];
    memory.loops.starts(
      this.count,
      ...[this.row, block.personStart, block.benefitDay[this.#side]].map(addressOf),
      reset.every === 'calendarYear' ? addressOf(calendar.year) : 0,
      length,
      addressOf(this.starts),
    );
  }
}

/** After how long sums start again: in years, or in days. */
const LENGTHS = { calendarYear: 1, stay: 0, never: NEVER_AGAIN } as const;
