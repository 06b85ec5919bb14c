import type { KernelTables } from '../kernel/kernel-tables.ts';
import { KeyIndex } from '../kernel/key-index.ts';
import { markedIn } from '../kernel/rule-sums.ts';
import type { CacheCodes } from './cached-segment.ts';
import { startsOf } from './common-codes.ts';

/** What a claim cites: lists of lines (bits, or a number below 0), of visit and contact; marks. */
export type CitedParts = {
  readonly lists: number;
  readonly visit: number;
  readonly contact: number;
  /** Words of marks of the rules of the benefit, and the position of the claim in them, or -1. */
  readonly marks: readonly Int32Array[];
  readonly position: number;
};

/** Of a key: lists of lines, lists of visit and contact; then marks. */
const MARKS = 2;
/** Two numbers of lists share a number of 32 bits. */
const HALF = 65_536;

/** Numbers what claims cite together under a baseline. */
export class CitedNumbers {
  #index = new KeyIndex(MARKS);
  /** Numbers of the indexes before this one: keys grow when a benefit is decided for the first time. */
  #before = 0;
  readonly #keys: Int32Array[] = [];

  of({ lists, visit, contact, marks, position }: CitedParts): number {
    if (this.#index.width !== MARKS + marks.length) {
      this.#before = this.#keys.length;
      this.#index = new KeyIndex(MARKS + marks.length);
    }
    const { key } = this.#index;
    key[0] = lists;
    key[1] = visit * HALF + contact;
    for (const [word, bits] of marks.entries()) {
      key[MARKS + word] = position < 0 ? 0 : (bits[position] ?? 0);
    }
    const number = this.#before + this.#index.number();
    if (number === this.#keys.length) this.#keys.push(key.slice());
    return number;
  }

  /** The rules behind every number: of lines and first contact, of the visit, of the benefit apart. */
  rules(
    { lines, visits, contacts }: KernelTables,
    firstRule: number,
  ): Omit<CacheCodes, 'keys' | 'outOfScope' | 'fields' | 'pattern'> {
    const charges = this.#keys.map(([lists = 0, asked = 0]) => [
      ...lines.listsOf(lists).flatMap((list) => lines.lists.lists[list]?.[0] ?? []),
      ...(contacts.lists.lists[asked & (HALF - 1)]?.[0] ?? []),
    ]);
    const visited = this.#keys.map(([, asked = 0]) => visits.lists.lists[asked >>> 16]?.[0] ?? []);
    const benefits = this.#keys.map((key) => markedIn(key.subarray(MARKS), firstRule));
    return {
      chargeRuleStart: startsOf(charges),
      chargeRule: Uint32Array.from(charges.flat()),
      visitRuleStart: startsOf(visited),
      visitRule: Uint32Array.from(visited.flat()),
      benefitRuleStart: startsOf(benefits),
      benefitRule: Uint32Array.from(benefits.flat()),
    };
  }
}
