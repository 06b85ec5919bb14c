import type { Segment } from '@sanyi/facts';
import type { BoundColumns, ColumnAnswers } from '@sanyi/feel';
import { siteOf } from '../ask-price.ts';
import { BenefitKernel } from '../benefit-kernel.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { type AskedColumns, rulesInOrder } from '../rules-in-order.ts';
import { BenefitFields } from './benefit-fields.ts';
import { BenefitRows, NO_BENEFIT } from './benefit-rows.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { RuleSets } from './rule-sets.ts';

const FUND = MONEY.indexOf('fund');
/** Where names of columns of funds begin. */
export const FUNDS = 'funds.';

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
  readonly #kernel: BenefitKernel;
  /** The decision that speaks, by interval and class of places. */
  readonly #decisions: Int32Array;
  readonly sets: RuleSets = new RuleSets();
  #rows: BenefitRows;
  #fields: BenefitFields | null = null;
  #bound: BoundColumns | null = null;
  #answers: ColumnAnswers | null = null;
  /** By number of `sets`. */
  readonly #inOrder: (readonly number[])[] = [[]];

  /** `kernel`: one that knows decisions of the side already. */
  constructor(
    tables: KernelTables,
    { side, kernel = new BenefitKernel(true) }: { side: 0 | 1; kernel?: BenefitKernel },
  ) {
    this.#tables = tables;
    this.#side = side;
    this.#kernel = kernel;
    const { intervals } = tables.sides[side].rules.stack;
    this.#decisions = new Int32Array(intervals.length * tables.places.count).fill(
      NO_BENEFIT.unknown,
    );
    this.#rows = new BenefitRows(tables, side, 0);
  }

  /**
   * Writes what the funds pay for each claim of a block; false where columns cannot say it.
   *
   * @throws ProblemError what the decision refuses
   */
  settle(block: ClaimBlock, segment: Segment): boolean {
    const size = block.claim.length;
    if (this.#rows.size !== size) {
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
    clearFunds(block, this.#side);
    const bound = this.#kernel.bound();
    if (bound === null) return true;
    if (bound !== this.#bound) {
      this.#bound = bound;
      this.#answers = null;
    }
    const { count, interval, starts } = rows;
    const fields = this.#fieldsOf(size);
    fields.fill(block, rows);
    this.#answers ??= bound.answersFor(size);
    const { inputs } = fields;
    bound.evaluate({ to: count, inputs, interval, starts }, this.#answers);
    for (const [name, { values }] of Object.entries(this.#answers.columns)) {
      if (name.startsWith(FUNDS)) addFund(block, rows, { side: this.#side, values });
    }
    return true;
  }

  /** What the block settled last was asked and answered, position by position; null for nothing. */
  get answered(): Answered | null {
    if (this.#answers === null || this.#fields === null) return null;
    const { row, positionOf, interval, starts, count } = this.#rows;
    const { inputs } = this.#fields;
    return { row, positionOf, count, asked: { inputs, interval, starts }, answers: this.#answers };
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

  /** The set of rules of the benefit that a claim cites, by its number in `sets`. */
  citedBy(row: number): number {
    const position = this.#rows.positionOf[row] ?? -1;
    if (position < 0 || this.#answers === null) return 0;
    return this.sets.numberOf(this.#answers.rules, position, this.#kernel.hooks[0]?.firstRule ?? 0);
  }

  #fieldsOf(size: number): BenefitFields {
    const { kernel, fold } = this.#kernel;
    if (!kernel) throw new Error('no decision speaks about the benefit');
    const at = { tables: this.#tables, side: this.#side, size };
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

function clearFunds({ count, money }: ClaimBlock, side: 0 | 1): void {
  const from = side * MONEY.length + FUND;
  for (let row = 0; row < count; row++) money[row * MONEY_WIDTH + from] = 0;
}

/** Adds what a fund pays; where it pays nothing, its column holds 0. */
function addFund(
  { money }: ClaimBlock,
  { count, row }: BenefitRows,
  of: { readonly side: 0 | 1; readonly values: ArrayLike<number> },
): void {
  const { values, side } = of;
  const from = side * MONEY.length + FUND;
  // Every index is one of a column, so that what is read is a number.
  for (let at = 0; at < count; at++) {
    const into = (row[at] as number) * MONEY_WIDTH + from;
    money[into] = (money[into] as number) + (values[at] as number);
  }
}
