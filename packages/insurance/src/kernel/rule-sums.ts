import type { Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import { HALF } from '../loops/cite-code.ts';
import { KeySums } from '../loops/key-sums.ts';
import { type ReplayLayout, RULE_WIDTH } from '../replay/replay-layout.ts';
import type { BenefitFold } from './benefit-fold.ts';
import { bitsOf } from './bits-of.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { type Both, ofBoth } from './sides.ts';

const [BOTH, REFORM, BASELINE] = [0, 1, 2];

/** Where claims were settled: a block of a segment, and their rows in it where those are others. */
export type Cited = {
  readonly block: ClaimBlock;
  readonly segment: Segment;
  readonly rowOf: Int32Array | null;
};

/** A word of marks of a benefit, and where each row of the block stands in it; -1 for nowhere. */
type Marked = { readonly words: Int32Array; readonly positionOf: Int32Array };

/** Of a key: bits of lists of lines, lists of visit and contact; then marks of both benefits. */
const BENEFIT = 2;
/** Claims that change: their rows, and where they were settled; both stand in the memory. */
type Changed = {
  readonly count: number;
  readonly rows: Int32Array;
  readonly settledIn: Int32Array;
};

const whole = (rows: Int32Array): Changed => ({ count: rows.length, rows, settledIn: rows });

/** Sums by combination, and where each counts among the sums of a layout. */
type Combinations = { readonly sums: KeySums; readonly cells: Int32Array[] };

/**
 * Sums of claims that change, by what is cited together under both sets of rules: each rule is looked
 * for in what is met, once, and not in each claim.
 */
export class RuleSums {
  readonly #layout: ReplayLayout;
  readonly #tables: KernelTables;
  readonly #folds: Both<BenefitFold>;
  /** Combinations by what is cited: longer ones once a benefit was decided for the first time. */
  readonly #combinations: Combinations[] = [];
  #rows: Int32Array;
  #settledIn: Int32Array;
  #keys: Int32Array;

  constructor(layout: ReplayLayout, tables: KernelTables, folds: Both<BenefitFold>) {
    this.#layout = layout;
    this.#tables = tables;
    this.#folds = folds;
    this.#rows = tables.memory.int32(0);
    this.#settledIn = tables.memory.int32(0);
    this.#keys = tables.memory.int32(0);
  }

  /** Adds claims of a block that count and change, with what is cited where they were settled. */
  add({ money }: ClaimBlock, changed: Int32Array, cited: Cited): void {
    const marked = this.#marked();
    const width = BENEFIT + marked.length;
    const { memory } = this.#tables;
    if (this.#keys.length < changed.length * width) {
      this.#keys = memory.int32(2 * changed.length * width);
    }
    const claims = cited.rowOf === null ? whole(changed) : this.#settled(changed, cited.rowOf);
    this.#keyed(cited, marked, claims);
    const { sums, cells } = this.#combinationsOf(width);
    const { count, rows } = claims;
    sums.add({ count, rows, keys: this.#keys, money }, (key) => cells.push(this.#cellsOf(key)));
  }

  /** The words of marks of both benefits, in the order of a key. */
  #marked(): readonly Marked[] {
    return this.#folds.flatMap(({ marks, positionOf }) =>
      marks.map((words) => ({ words, positionOf })),
    );
  }

  #combinationsOf(width: number): Combinations {
    const known = this.#combinations.at(-1);
    if (known?.sums.width === width) return known;
    const made = { sums: new KeySums(this.#tables.memory, width), cells: [] };
    this.#combinations.push(made);
    return made;
  }

  /** Takes the claims that cite anything, and where they were settled. */
  #settled(changed: Int32Array, rowOf: Int32Array): Changed {
    if (this.#rows.length < changed.length) {
      const { memory } = this.#tables;
      this.#rows = memory.int32(2 * changed.length);
      this.#settledIn = memory.int32(2 * changed.length);
    }
    const [rows, settledIn] = [this.#rows, this.#settledIn];
    let count = 0;
    for (const row of changed) {
      const settled = rowOf[row] ?? -1;
      // A refund of what was undone before cites nothing.
      if (settled < 0) continue;
      rows[count] = row;
      settledIn[count] = settled;
      count += 1;
    }
    return { count, rows, settledIn };
  }

  /** Writes what claims cite together, key by key. */
  #keyed(
    { block, segment }: Cited,
    marked: readonly Marked[],
    { count, settledIn }: Changed,
  ): void {
    const { lines, visits, contacts, memory } = this.#tables;
    const { cites, marks } = memory.loops;
    const { lineLists, visitOutcome, contactOutcome } = block;
    const [ofVisit, ofContact] = [visits.outcomes.list, contacts.outcomes.list];
    const keys = this.#keys;
    const width = BENEFIT + marked.length;
    const bytes = width * keys.BYTES_PER_ELEMENT;
    const columns = [settledIn, lineLists, visitOutcome, contactOutcome, ofVisit, ofContact, keys];
    const told = [...columns.map(addressOf), bytes];
    for (let at = cites(0, count, ...told); at < count; at = cites(at + 1, count, ...told)) {
      // Every index is one of a column, so that what is read is a number.
      const row = settledIn[at] as number;
      const visit = ofVisit[visitOutcome[row] as number] as number;
      keys[at * width] = lines.setOf(block, segment, row);
      keys[at * width + 1] = visit * HALF + (ofContact[contactOutcome[row] as number] as number);
    }
    for (const [word, { words, positionOf }] of marked.entries()) {
      const into = addressOf(keys) + (BENEFIT + word) * keys.BYTES_PER_ELEMENT;
      marks(count, ...[settledIn, positionOf, words].map(addressOf), into, bytes);
    }
  }

  /** Moves the sums of each rule to a column of sums. */
  take(values: Float64Array): void {
    for (const { sums, cells } of this.#combinations) sums.take(values, cells);
  }

  /** Where claims that cite a combination count: a cell for each rule that speaks on either side. */
  #cellsOf(key: Int32Array): Int32Array {
    const { at, width } = this.#layout.sections.rule;
    const [old, now] = this.#cited(key);
    const cells = [...new Set([...old, ...now])].map((rule) => {
      const isOld = old.has(rule);
      const speaking = isOld && now.has(rule) ? BOTH : isOld ? BASELINE : REFORM;
      return at + rule * width + speaking * RULE_WIDTH;
    });
    return Int32Array.from(cells);
  }

  /** The rules of a combination as positions of the layout. */
  #cited(key: Int32Array): Both<ReadonlySet<number>> {
    const [lists = 0, asked = 0] = key;
    const { lines, visits, contacts } = this.#tables;
    const words = this.#folds[0].marks.length;
    return ofBoth(this.#folds, (fold, side) => {
      const from = BENEFIT + side * words;
      const rules = [
        ...lines.listsOf(lists).flatMap((list) => lines.lists.lists[list]?.[side] ?? []),
        ...(visits.lists.lists[asked >>> 16]?.[side] ?? []),
        ...(contacts.lists.lists[asked & (HALF - 1)]?.[side] ?? []),
        ...markedIn(key.subarray(from, from + fold.marks.length), fold.firstRule),
      ];
      return new Set(rules.map((rule) => this.#layout.ruleOf[side][rule] ?? 0));
    });
  }
}

/** The rules that words of marks hold; `firstRule` is bit 0. */
export function markedIn(words: Int32Array, firstRule: number): number[] {
  const rules: number[] = [];
  for (const [word, bits] of words.entries()) {
    for (const bit of bitsOf(bits)) rules.push(firstRule + word * 32 + bit);
  }
  return rules;
}
