import type { Segment } from '@sanyi/facts';
import { type ReplayLayout, RULE_WIDTH } from '../replay/replay-layout.ts';
import type { BenefitFold } from './benefit-fold.ts';
import { bitsOf } from './bits-of.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { KeyIndex } from './key-index.ts';
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
/** Two numbers of lists share a number of 32 bits. */
const HALF = 65_536;
/** Claims, losers, gainers, changes of patient and fund. */
const SUM_WIDTH = 5;
const FIRST_SUMS = 1 << 11;

/**
 * Sums of claims that change, by what is cited together under both sets of rules: each rule is looked
 * for in what is met, once, and not in each claim.
 */
export class RuleSums {
  readonly #layout: ReplayLayout;
  readonly #tables: KernelTables;
  readonly #folds: Both<BenefitFold>;
  /** Combinations by what is cited; those of an index before it have lower numbers. */
  #index = new KeyIndex(BENEFIT);
  #before = 0;
  /** By combination: where it counts among the sums of a layout, and its own sums. */
  readonly #cells: Int32Array[] = [];
  #sums: Float64Array = new Float64Array(FIRST_SUMS * SUM_WIDTH);

  constructor(layout: ReplayLayout, tables: KernelTables, folds: Both<BenefitFold>) {
    this.#layout = layout;
    this.#tables = tables;
    this.#folds = folds;
  }

  /**
   * Adds claims of a block that count and change, with what is cited where they were settled. Every
   * index is one of a column, so that what is read is a number; positions of money are written out.
   */
  add({ money }: ClaimBlock, changed: Int32Array, cited: Cited): void {
    const { rowOf } = cited;
    const marked = this.#marked();
    this.#renew(marked.length);
    const width = MONEY_WIDTH;
    for (let at = 0; at < changed.length; at++) {
      const row = changed[at] as number;
      const from = row * width;
      const total = (money[from + 5] as number) - (money[from] as number);
      const hospital = (money[from + 6] as number) - (money[from + 1] as number);
      const patient = (money[from + 9] as number) - (money[from + 4] as number);
      const settledIn = rowOf === null ? row : (rowOf[row] as number);
      // A refund of what was undone before cites nothing.
      if (settledIn < 0) continue;
      const cell = this.#combination(cited, marked, settledIn) * SUM_WIDTH;
      const sums = this.#sums;
      sums[cell] = (sums[cell] as number) + 1;
      if (patient > 0) sums[cell + 1] = (sums[cell + 1] as number) + 1;
      if (patient < 0) sums[cell + 2] = (sums[cell + 2] as number) + 1;
      sums[cell + 3] = (sums[cell + 3] as number) + patient;
      // What neither the hospital nor the patient bears, funds and fixed part do.
      sums[cell + 4] = (sums[cell + 4] as number) + total - hospital - patient;
    }
  }

  /** The words of marks of both benefits, in the order of a key. */
  #marked(): readonly Marked[] {
    return this.#folds.flatMap(({ marks, positionOf }) =>
      marks.map((words) => ({ words, positionOf })),
    );
  }

  /** Begins a new index when a benefit is decided for the first time: keys are longer from then on. */
  #renew(words: number): void {
    if (this.#index.width === BENEFIT + words) return;
    this.#before += this.#index.count;
    this.#index = new KeyIndex(BENEFIT + words);
  }

  /** The number of what a claim cites together. */
  #combination({ block, segment }: Cited, marked: readonly Marked[], row: number): number {
    const { lines, visits, contacts } = this.#tables;
    const index = this.#index;
    const { key } = index;
    const lists = block.lineLists[row] as number;
    key[0] = lists >= 0 ? lists : lines.setOf(block, segment, row);
    const visit = visits.outcomes.list[block.visitOutcome[row] as number] as number;
    key[1] = visit * HALF + (contacts.outcomes.list[block.contactOutcome[row] as number] as number);
    for (let word = 0; word < marked.length; word++) {
      const { words, positionOf } = marked[word] as Marked;
      const position = positionOf[row] as number;
      key[BENEFIT + word] = position < 0 ? 0 : (words[position] as number);
    }
    const found = this.#before + index.number();
    if (found === this.#cells.length) this.#add(key);
    return found;
  }

  #add(key: Int32Array): void {
    this.#cells.push(this.#cellsOf(key));
    if (this.#cells.length * SUM_WIDTH <= this.#sums.length) return;
    const sums = new Float64Array(this.#sums.length * 2);
    sums.set(this.#sums);
    this.#sums = sums;
  }

  /** Moves the sums of each rule to a column of sums. */
  take(values: Float64Array): void {
    const sums = this.#sums;
    for (const [each, cells] of this.#cells.entries()) {
      const from = each * SUM_WIDTH;
      if (sums[from] === 0) continue;
      const income = (sums[from + 3] as number) + (sums[from + 4] as number);
      for (const cell of cells) {
        for (let part = 0; part < SUM_WIDTH; part++) {
          values[cell + part] = (values[cell + part] as number) + (sums[from + part] as number);
        }
        values[cell + SUM_WIDTH] = (values[cell + SUM_WIDTH] as number) + income;
      }
    }
    sums.fill(0);
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
