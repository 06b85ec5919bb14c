import type { BoundColumns, ColumnAnswers } from '@sanyi/feel';
import type { Fold } from '@sanyi/policy';
import type { BenefitKernel } from '../benefit-kernel.ts';
import { BenefitFields } from '../kernel/benefit-fields.ts';
import type { BenefitRows } from '../kernel/benefit-rows.ts';
import type { ClaimBlock } from '../kernel/claim-block.ts';
import { ClaimFields } from '../kernel/claim-fields.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';

/** More than any bound that persons are held to. */
export const BEYOND: number = 2 ** 31 - 1;

/** The accumulators of a fold that are carried, as fields that a benefit reads. */
export const sumNames = (fold: Fold | null): string[] =>
  (fold?.accumulators ?? []).flatMap(({ name, start }) =>
    typeof start === 'bigint' ? [`acc.${name}`] : [],
  );

/** A whole number of 32 bits from 0 on, or `BEYOND`. */
export const reachedBy = (amount: number): number =>
  amount >= 0 && amount < BEYOND ? amount : BEYOND;

/** Says what the sums of a person stand at before each claim: they are carried by what the benefit adds to them. */
export class ReachedSums {
  readonly #tables: KernelTables;
  readonly #kernel: BenefitKernel;
  #bound: BoundColumns | null = null;
  #answers: ColumnAnswers | null = null;
  #fields: BenefitFields | null = null;
  #size = 0;

  constructor(tables: KernelTables, kernel: BenefitKernel) {
    this.#tables = tables;
    this.#kernel = kernel;
  }

  /** The sums before the claims of a block, claim by claim, each `BEYOND` where it is below 0 or too large. */
  of(block: ClaimBlock, rows: BenefitRows): Int32Array {
    const { fold, kernel } = this.#kernel;
    const sums = (fold?.accumulators ?? []).flatMap(({ name, start }) =>
      typeof start === 'bigint' ? [{ name, start: Number(start) }] : [],
    );
    const reached = new Int32Array(rows.count * sums.length);
    if (kernel === null || sums.length === 0) return reached;
    const { columns } = this.#evaluated(block, rows);
    for (const [at, { name, start }] of sums.entries()) {
      const added = columns[`add.${name}`];
      let sum = start;
      for (let position = 0; position < rows.count; position++) {
        if (rows.starts[position] === 1) sum = start;
        reached[position * sums.length + at] = reachedBy(sum);
        const isAdded = added !== undefined && added.missing?.[position] !== 1;
        if (isAdded) sum += added.values[position] as number;
      }
    }
    return reached;
  }

  #evaluated(block: ClaimBlock, rows: BenefitRows): ColumnAnswers {
    const kernel = this.#kernel;
    const bound = kernel.bound();
    if (bound === null || kernel.kernel === null) throw new Error('no decision speaks');
    if (bound !== this.#bound || rows.size !== this.#size || !this.#answers || !this.#fields) {
      const { size } = rows;
      const shared = new ClaimFields(this.#tables);
      const at = { tables: this.#tables, side: 0, size, shared } as const;
      this.#fields = new BenefitFields(kernel.kernel, kernel.fold, at);
      this.#answers = bound.answersFor(size);
      this.#bound = bound;
      this.#size = size;
    }
    const inputs = this.#fields.of(block, rows);
    const { interval, starts, count } = rows;
    return bound.evaluate({ to: count, inputs, interval, starts }, this.#answers);
  }
}
