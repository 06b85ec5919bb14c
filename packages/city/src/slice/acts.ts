import { TITLES, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { i32, u8, u32 } from '../column.ts';
import { CITY_DAYS_MAX } from '../limits.ts';

/** Value of `reverses` of an act that reverses no other. */
export const NO_ACT = 0xffff_ffff;

/**
 * Acts of a slice as columns, in the order they were made: every visit, stay and refund before its
 * lines are known.
 */
export type Acts = {
  count: number;
  /** Row of the person in the slice. */
  readonly person: Uint32Array;
  readonly day: Int32Array;
  readonly endDay: Int32Array;
  /** Position of the quarter of the last day among the city's quarters. */
  readonly quarter: Uint8Array;
  /** District of the institution. */
  readonly district: Uint8Array;
  readonly stream: Uint8Array;
  readonly visitKind: Uint8Array;
  readonly title: Uint8Array;
  readonly group: Uint8Array;
  readonly institution: Uint32Array;
  readonly contracted: Uint8Array;
  readonly referred: Uint8Array;
  /** Mean 1 over all visits, and over all stays. */
  readonly severity: Float64Array;
  /** The act a refund takes drugs back from, {@link NO_ACT} for all others. */
  readonly reverses: Uint32Array;
  /** 1 where a refund takes the drugs of this act back. */
  readonly reversed: Uint8Array;
};

/** Columns for at most `capacity` acts. */
export const emptyActs = (capacity: number): Acts => ({
  count: 0,
  person: new Uint32Array(capacity),
  day: new Int32Array(capacity),
  endDay: new Int32Array(capacity),
  quarter: new Uint8Array(capacity),
  district: new Uint8Array(capacity),
  stream: new Uint8Array(capacity),
  visitKind: new Uint8Array(capacity),
  title: new Uint8Array(capacity),
  group: new Uint8Array(capacity),
  institution: new Uint32Array(capacity),
  contracted: new Uint8Array(capacity),
  referred: new Uint8Array(capacity),
  severity: new Float64Array(capacity),
  reverses: new Uint32Array(capacity).fill(NO_ACT),
  reversed: new Uint8Array(capacity),
});

/** Position of a stay among the kinds of visit. */
export const STAY: number = VISIT_KINDS.at('inpatientDay');

/** Position of a plain visit. */
export const OUTPATIENT: number = VISIT_KINDS.at('outpatient');

/** Position of no title. */
export const NO_TITLE: number = TITLES.at('none');

/** Position of the district and quarter of an act: `district * quarters + quarter`. */
export const cellOf = (acts: Acts, act: number, quarters: number): number =>
  u8(acts.district, act) * quarters + u8(acts.quarter, act);

const DAY_BITS = 13;
const DIGIT_BITS = 15;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The order person, day, making: positions of acts, by counting sort over 30 bits (17 of the person,
 * 13 of the day).
 */
export function actOrder(acts: Acts, firstDay: number): Uint32Array {
  const { count, person, day } = acts;
  const keys = new Uint32Array(count);
  const order = new Uint32Array(count);
  for (let act = 0; act < count; act++) {
    const at = i32(day, act) - firstDay;
    assert(at >= 0 && at <= CITY_DAYS_MAX, 'the day lies in the days of the city');
    keys[act] = (u32(person, act) << DAY_BITS) | at;
    order[act] = act;
  }
  return sortedBy(keys, sortedBy(keys, order, 0), DIGIT_BITS);
}

/** Sorts positions by one digit of their keys; positions of one digit keep their order. */
function sortedBy(keys: Uint32Array, order: Uint32Array, shift: number): Uint32Array {
  const digitOf = (position: number): number => (u32(keys, position) >>> shift) & (DIGITS - 1);
  const places = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < order.length; at++) {
    const digit = digitOf(at);
    places[digit + 1] = u32(places, digit + 1) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) {
    places[digit + 1] = u32(places, digit + 1) + u32(places, digit);
  }
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const position = u32(order, at);
    const digit = digitOf(position);
    const place = u32(places, digit);
    sorted[place] = position;
    places[digit] = place + 1;
  }
  return sorted;
}
