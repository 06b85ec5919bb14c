import type { Day } from '@sanyi/kernel';

/** What a visit fee may depend on; positions in the code sets of `@sanyi/facts`. */
export type VisitFeeKey = {
  readonly visitKind: number;
  readonly level: number;
  readonly grassroots: boolean;
  readonly title: number;
  readonly scheme: number;
  /** False where the person has no insurance at all. */
  readonly insured: boolean;
  /** Whole years; the builder asks once per ten years of age. */
  readonly age: number;
  readonly day: Day;
};

/**
 * The prices the city is raked with, in fen. The caller fills them from the rules of the place, so
 * that no tariff stands in the builder. All functions are pure: same question, same answer.
 *
 * @example
 * ```ts
 * const flat: CityPrices = { line: () => 5000, visit: () => 1000 };
 * ```
 */
export type CityPrices = {
  /** Price of one unit: item number, position in `LEVELS`, day. 0 where it may not be charged. */
  line(item: number, level: number, day: Day): number;
  /** Sum of the fees of one visit, or of one bed-day where the kind is `inpatientDay`. */
  visit(key: VisitFeeKey): number;
  /**
   * Days of one version have the same prices, so they are asked on one of them. Without it every
   * day is asked.
   */
  version?(day: Day): number;
};
