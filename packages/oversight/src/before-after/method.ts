import type { Season } from './design.ts';
import type { ErrorModel } from './errors.ts';

/** Whether a series is compared by differences or by shares of itself. */
export type Scale = 'value' | 'log';

/** How a series is compared before and after. Every number comes from a parameter of a package. */
export type BeforeAfterMethod = {
  /** Most periods before and after that are looked at. */
  readonly periodsBefore: number;
  readonly periodsAfter: number;
  /** Whole periods after the day that are left out while a reform takes hold. */
  readonly settlingPeriods: number;
  /** Fewest observed periods on each side; with fewer nothing is told. */
  readonly leastBefore: number;
  readonly leastAfter: number;
  /** Fewest observations beyond the coefficients; with fewer nothing is told. */
  readonly leastFreedom: number;
  /** Probability that an interval is to hold the truth. */
  readonly confidence: number;
};

/** The parameters a package must give, by their part in the method. */
export const BEFORE_AFTER_PARAMETERS: Readonly<Record<keyof BeforeAfterMethod, string>> = {
  periodsBefore: 'beforeAfterPeriodsBefore',
  periodsAfter: 'beforeAfterPeriodsAfter',
  settlingPeriods: 'beforeAfterSettlingPeriods',
  leastBefore: 'beforeAfterLeastBefore',
  leastAfter: 'beforeAfterLeastAfter',
  leastFreedom: 'beforeAfterLeastFreedom',
  confidence: 'beforeAfterConfidence',
};

/** What is chosen for one study, beyond the method. */
export type BeforeAfterChoice = {
  readonly season: Season;
  readonly scale: Scale;
  readonly errors: ErrorModel;
};
