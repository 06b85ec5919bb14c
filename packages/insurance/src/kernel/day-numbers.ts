import type { BlockMemory } from '../loops/block-memory.ts';
import type { RuleDay } from '../rule-days.ts';
import { type RuleCalendar, SEGMENT_DAYS } from './rule-calendar.ts';
import { type Both, ofBoth } from './sides.ts';

/** What of a day the answers of a side's decision depend on. */
export type DayKey = (day: RuleDay, side: 0 | 1) => number;

/**
 * Numbers days by what the rules of both sides make of them: on days of one number every answer is
 * the same, so that answers are tabulated by number.
 */
export class DayNumbers {
  readonly #calendar: RuleCalendar;
  readonly #key: DayKey;
  /** By day, in the memory; -1 for a day that was not asked about. */
  readonly numberOf: Int32Array;
  readonly #known = new Map<string, number>();
  /** A day of each number. */
  readonly days: Both<RuleDay>[] = [];

  constructor(calendar: RuleCalendar, memory: BlockMemory, key: DayKey) {
    this.numberOf = memory.int32(SEGMENT_DAYS).fill(-1);
    this.#calendar = calendar;
    this.#key = key;
  }

  /** The number of a day. */
  at(day: number): number {
    const known = this.numberOf[day] ?? -1;
    if (known >= 0) return known;
    const made = this.#number([day, day]);
    this.numberOf[day] = made;
    return made;
  }

  /** The number for a stay, about which each side may ask on another day. */
  of([old, now]: Both<number>): number {
    return old === now ? this.at(old) : this.#number([old, now]);
  }

  #number(on: Both<number>): number {
    const days = ofBoth(on, (day, side) => this.#calendar.on(side, day));
    const key = ofBoth(days, this.#key).join(' ');
    const found = this.#known.get(key) ?? this.days.push(days) - 1;
    this.#known.set(key, found);
    return found;
  }
}
