import type { Segment } from '@sanyi/facts';
import type { BoundColumns, ColumnAnswers } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { BenefitKernel } from '../benefit-kernel.ts';
import { siteOf } from '../price/ask-price.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { type AskedColumns, rulesInOrder } from '../rules-in-order.ts';
import { BenefitFields } from './benefit-fields.ts';
import { BenefitRows, NO_BENEFIT } from './benefit-rows.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import { ClaimFields } from './claim-fields.ts';
import type { KernelTables } from './kernel-tables.ts';
import { KeyIndex } from './key-index.ts';

const FUND = MONEY.indexOf('fund');
/** Where names of columns of funds begin. */
export const FUNDS = 'funds.';
/** The column of all funds together. */
const ALL_FUNDS = 'funds';

/** A benefit asked about a block: positions are claims in the order of the fold. */
export type Answered = {
  /** The row of the block at a position, and the position of a row; -1 where nobody was asked. */
  readonly row: Int32Array;
  readonly positionOf: Int32Array;
  readonly count: number;
  readonly asked: AskedColumns;
  readonly answers: ColumnAnswers;
};

/** The benefit of one side: one ordered fold over the claims of a block, in columns. */
export class BenefitFold {
  readonly #tables: KernelTables;
  readonly #side: 0 | 1;
  readonly #shared: ClaimFields;
  readonly #kernel: BenefitKernel;
  /** The decision that speaks, by interval and class of places. */
  readonly #decisions: Int32Array;
  #rows: BenefitRows;
  #fields: BenefitFields | null = null;
  #bound: BoundColumns | null = null;
  #answers: ColumnAnswers | null = null;
  #inputs: AskedColumns['inputs'] = {};
  /** Sets of marks, and the rules of each in the order of running. */
  #lastSet = 0;
  #sets = new KeyIndex(0);
  readonly #inOrder: (readonly number[])[] = [[]];

  /**
   * `kernel`: one that knows decisions of the side already, or that tells funds apart; `shared`: fields
   * that the other side reads as well.
   */
  constructor(
    tables: KernelTables,
    of: { readonly side: 0 | 1; readonly kernel?: BenefitKernel; readonly shared?: ClaimFields },
  ) {
    const {
      side,
      kernel = new BenefitKernel(true, ALL_FUNDS),
      shared = new ClaimFields(tables),
    } = of;
    this.#tables = tables;
    this.#side = side;
    this.#kernel = kernel;
    this.#shared = shared;
    const { intervals } = tables.sides[side].rules.stack;
    this.#decisions = tables.memory.int32(intervals.length * tables.places.count);
    this.#decisions.fill(NO_BENEFIT.unknown);
    this.#rows = new BenefitRows(tables, side, 0);
  }

  /**
   * Writes what the funds pay for each claim of a block; false where columns cannot say it.
   *
   * @throws ProblemError what the decision refuses
   */
  settle(block: ClaimBlock, segment: Segment): boolean {
    const size = block.claim.length;
    // What a smaller block needs is there: memory of loops is not given back.
    if (this.#rows.size < size) {
      this.#rows = new BenefitRows(this.#tables, this.#side, size);
      this.#fields = null;
      this.#answers = null;
    }
    const rows = this.#rows;
    const asked = {
      decisions: this.#decisions,
      decision: (interval: number, placeClass: number) => this.#decision(interval, placeClass),
      fold: () => this.#kernel.fold,
    };
    if (!rows.fill(block, segment, asked)) return false;
    const bound = this.#kernel.bound(this.#tables.memory);
    if (bound !== this.#bound) {
      this.#bound = bound;
      this.#answers = null;
    }
    if (bound !== null) this.#evaluate(bound, block);
    this.#writeFunds(block);
    return true;
  }

  /** What the block settled last was asked and answered, position by position; null for nothing. */
  get answered(): Answered | null {
    if (this.#answers === null) return null;
    const { row, positionOf, interval, starts, count } = this.#rows;
    const asked = { inputs: this.#inputs, interval, starts };
    return { row, positionOf, count, asked, answers: this.#answers };
  }

  /** The rules that a claim cites, in the order of running. */
  citedInOrder(row: number): readonly number[] {
    const set = this.citedBy(row);
    const known = this.#inOrder[set];
    if (known) return known;
    const { asked, answers, positionOf } = this.answered ?? {};
    const position = positionOf?.[row] ?? -1;
    if (!asked || !answers || position < 0) return [];
    const rules = rulesInOrder(this.#kernel, asked, { position, answers });
    this.#inOrder[set] = rules;
    return rules;
  }

  /** A number for the set of rules of the benefit that a claim cites; 0 for none. */
  citedBy(row: number): number {
    const { marks } = this;
    const position = this.positionOf[row] ?? -1;
    if (position < 0 || marks.length === 0) return 0;
    if (this.#sets.width !== marks.length) {
      this.#sets = new KeyIndex(marks.length);
      this.#lastSet = 0;
    }
    const { key } = this.#sets;
    let isLast = this.#lastSet > 0;
    for (let word = 0; word < marks.length; word++) {
      const bits = marks[word]?.[position] ?? 0;
      if (key[word] === bits) continue;
      key[word] = bits;
      isLast = false;
    }
    // Claims of one person often follow each other with the same rules.
    if (!isLast) this.#lastSet = this.#sets.number() + 1;
    return this.#lastSet;
  }

  /** Columns of bits of the rules that are cited, by position; `firstRule` is the first of them. */
  get marks(): readonly Int32Array[] {
    return this.#answers?.rules ?? [];
  }

  get firstRule(): number {
    return this.#kernel.hooks[0]?.firstRule ?? 0;
  }

  /** Where each row of the block stands in the marks; -1 where nobody was asked. */
  get positionOf(): Int32Array {
    return this.#rows.positionOf;
  }

  #evaluate(bound: BoundColumns, block: ClaimBlock): void {
    const { count, interval, starts, size } = this.#rows;
    this.#answers ??= bound.answersFor(size, this.#tables.memory);
    const inputs = this.#fieldsOf(size).of(block, this.#rows);
    this.#inputs = inputs;
    bound.evaluate({ to: count, inputs, interval, starts, known: true }, this.#answers);
  }

  #writeFunds({ count, money }: ClaimBlock): void {
    const { positionOf } = this.#rows;
    const columns = Object.entries(this.#answers?.columns ?? {})
      .filter(([name]) => name === ALL_FUNDS || name.startsWith(FUNDS))
      .map(([, { values }]) => values);
    const width = MONEY_WIDTH;
    const from = this.#side * MONEY.length + FUND;
    const [all] = columns;
    // Every index is one of a column, so that what is read is a number; what is not paid is 0 there.
    if (this.#rows.isInOrder && all && columns.length === 1) {
      const bytes = money.BYTES_PER_ELEMENT;
      const into = addressOf(money) + from * bytes;
      this.#tables.memory.loops.spread(count, addressOf(all), into, width * bytes);
      return;
    }
    for (let row = 0; row < count; row++) {
      const at = positionOf[row] as number;
      let paid = 0;
      if (at >= 0) for (const values of columns) paid += values[at] as number;
      money[row * width + from] = paid;
    }
  }

  #fieldsOf(size: number): BenefitFields {
    const { kernel, fold } = this.#kernel;
    if (!kernel) throw new Error('no decision speaks about the benefit');
    const at = { tables: this.#tables, side: this.#side, size, shared: this.#shared };
    this.#fields ??= new BenefitFields(kernel, fold, at);
    return this.#fields;
  }

  #decision(interval: number, placeClass: number): number {
    const { rules, prices } = this.#tables.sides[this.#side];
    const site = prices.sites.classes[this.#tables.places.sites[this.#side][placeClass] ?? 0];
    if (!site) throw new Error('a class without institutions was asked');
    const hook = rules.stack.regime(interval, siteOf(site)).hook('benefit.claim');
    const found = hook === null ? NO_BENEFIT.silent : this.#kernel.place(hook);
    this.#decisions[interval * this.#tables.places.count + placeClass] = found;
    return found;
  }
}
