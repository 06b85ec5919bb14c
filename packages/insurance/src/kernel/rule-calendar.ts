import type { Day } from '@sanyi/kernel';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { RuleDay } from '../rule-days.ts';
import { type Both, ofSides, type Side } from './sides.ts';

/** Days of segments are numbers of 16 bits. */
export const SEGMENT_DAYS = 65_536;

/** The days of segments as the rules of both sides know them: columns by day in a memory, filled when it is met. */
export class RuleCalendar {
  readonly #sides: Both<Side>;
  readonly #firstDay: number;
  /** The calendar year; 0 for a day that was not met. */
  readonly year: Int32Array;
  readonly interval: Both<Int32Array>;
  readonly ruleDay: Both<Int32Array>;

  constructor(sides: Both<Side>, firstDay: number, memory: BlockMemory) {
    this.#sides = sides;
    this.#firstDay = firstDay;
    this.year = memory.int32(SEGMENT_DAYS);
    this.interval = ofSides(sides, () => memory.int32(SEGMENT_DAYS));
    this.ruleDay = ofSides(sides, () => memory.int32(SEGMENT_DAYS));
  }

  /** Fills in a day. */
  meet(day: number): void {
    for (const side of [0, 1] as const) {
      const on = this.on(side, day);
      this.year[day] = on.year;
      this.interval[side][day] = on.interval;
      this.ruleDay[side][day] = on.ruleDay;
    }
  }

  on(side: 0 | 1, day: number): RuleDay {
    // Columns of days hold days.
    return this.#sides[side].rules.days((this.#firstDay + day) as Day);
  }
}
