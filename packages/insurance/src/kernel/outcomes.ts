import type { RuleLists } from './rule-lists.ts';
import type { Both } from './sides.ts';

/**
 * Answers of both sides by number, from 1: the same fixed number of values for each side, and the
 * rules behind them. Equal questions have one number, so that what is hot stays small.
 */
export class Outcomes {
  /** Values of an outcome: those of the old rules, then those of the new. */
  readonly width: number;
  /** Replaced when it grows, as the other columns: read it after `add`. */
  values: Float64Array;
  /** Numbers of the pairs of lists of rules. */
  list: Int32Array;
  /** How often each outcome was met by claims that count. */
  counts: Float64Array;
  count = 1;
  readonly #known = new Map<string, number>();
  readonly #lists: RuleLists;

  constructor(width: number, lists: RuleLists) {
    this.width = width;
    this.#lists = lists;
    this.values = new Float64Array(FIRST * width);
    this.list = new Int32Array(FIRST);
    this.counts = new Float64Array(FIRST);
  }

  find(key: string): number | undefined {
    return this.#known.get(key);
  }

  /** Keeps an outcome under a key. */
  add(key: string, values: readonly number[], rules: Both<readonly number[]>): number {
    const made = this.count++;
    if (made >= this.list.length) this.#grow();
    this.values.set(values, made * this.width);
    this.list[made] = this.#lists.numberOf(rules);
    this.#known.set(key, made);
    return made;
  }

  #grow(): void {
    const size = this.list.length * 2;
    const [values, list] = [new Float64Array(size * this.width), new Int32Array(size)];
    const counts = new Float64Array(size);
    values.set(this.values);
    list.set(this.list);
    counts.set(this.counts);
    this.values = values;
    this.list = list;
    this.counts = counts;
  }
}

const FIRST = 1024;
