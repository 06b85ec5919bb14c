/** Limits of packages, each with its reason. All are far above what a city needs. */
export const LIMITS = {
  /** A package is read by people; more files than this is a mistake in the folder. */
  files: 2_000,
  /** A national price list has some 100,000 items at several levels. */
  listRows: 1_000_000,
  /** YAML and SQL are written by hand; a larger text is not one of ours. */
  textCharacters: 20_000_000,
  /** Settlements store a rule as a number of 16 bits. */
  rules: 65_535,
  /** Every dated value and package boundary opens an interval; a century of days has 36,525. */
  intervals: 40_000,
  /** More problems than this are not read by anybody. */
  problems: 500,
} as const;
