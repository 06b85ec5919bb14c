import type { BlockMemory } from '../loops/block-memory.ts';
import type { RuleLists } from './rule-lists.ts';
import type { Both } from './sides.ts';

/**
 * Answers of both sides by number, from 1: the same fixed number of values for each side, and the
 * rules behind them. What is alike has one number, so that what is hot stays small.
 */
export class Outcomes {
  /** How many values an outcome has: those of the old rules, then those of the new. */
  readonly width: number;
  /** By outcome, in the memory; replaced when it grows, as the other columns: read it after `add`. */
  values: Float64Array;
  /** Numbers of the pairs of lists of rules. */
  list: Int32Array;
  /** How often each outcome was met by claims that count. */
  counts: Float64Array;
  count = 1;
  readonly #known = new Map<string, number>();
  readonly #lists: RuleLists;
  readonly #memory: BlockMemory;

  constructor(width: number, lists: RuleLists, memory: BlockMemory) {
    this.#memory = memory;
    this.width = width;
    this.#lists = lists;
    this.values = memory.float64(FIRST * width);
    this.list = memory.int32(FIRST);
    this.counts = memory.float64(FIRST);
  }

  /** The number of an outcome of these values and rules, one for all that are alike. */
  numberOf(values: readonly number[], rules: Both<readonly number[]>): number {
    const key = `${values.join(' ')} ${this.#lists.numberOf(rules)}`;
    const known = this.#known.get(key) ?? this.add(values, rules);
    this.#known.set(key, known);
    return known;
  }

  /** Keeps an outcome by a number of its own. */
  add(values: readonly number[], rules: Both<readonly number[]>): number {
    const made = this.count++;
    if (made >= this.list.length) this.#grow();
    this.set(made, values, rules);
    return made;
  }

  set(outcome: number, values: readonly number[], rules: Both<readonly number[]>): void {
    this.values.set(values, outcome * this.width);
    this.list[outcome] = this.#lists.numberOf(rules);
  }

  #grow(): void {
    const size = this.list.length * 2;
    const memory = this.#memory;
    const [values, list] = [memory.float64(size * this.width), memory.int32(size)];
    const counts = memory.float64(size);
    values.set(this.values);
    list.set(this.list);
    counts.set(this.counts);
    this.values = values;
    this.list = list;
    this.counts = counts;
  }
}

const FIRST = 1024;
