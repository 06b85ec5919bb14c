import type { Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import { BenefitFold } from './benefit-fold.ts';
import { BlockPricing } from './block-pricing.ts';
import { type ClaimBlock, closeMoney } from './claim-block.ts';
import { ClaimFields } from './claim-fields.ts';
import type { KernelTables } from './kernel-tables.ts';
import { NotInColumns } from './not-in-columns.ts';
import { type Both, ofBoth } from './sides.ts';

/** Settles blocks of claims under both sets of rules: prices, then the benefit of each side. */
export class BlockSettler {
  readonly #tables: KernelTables;
  readonly folds: Both<BenefitFold>;

  constructor(tables: KernelTables) {
    this.#tables = tables;
    const shared = new ClaimFields(tables);
    this.folds = ofBoth(tables.sides, (_, side) => new BenefitFold(tables, { side, shared }));
  }

  /** Fills in the money of a block; false where columns cannot say it, and nothing is counted. */
  settle(block: ClaimBlock, segment: Segment): boolean {
    const pricing = new BlockPricing(this.#tables, block, segment);
    try {
      pricing.price();
      const isSettled = this.folds.every((fold) => fold.settle(block, segment));
      if (isSettled && closeMoney(block, this.#tables.memory)) return true;
    } catch (error) {
      // Row by row, the same problem is told with the place of its claim.
      if (!(error instanceof ProblemError) && !(error instanceof NotInColumns)) throw error;
    }
    pricing.takeBack();
    return false;
  }
}
