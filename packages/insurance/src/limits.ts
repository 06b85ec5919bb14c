/** Limits of settling, each with its reason. */
export const LIMITS = {
  /** Prices that depend on what was charged are kept only while they are likely to come again. */
  chargedPrices: 200_000,
  /** Days on which prices change beyond which no pages of prices are kept: a page is as long as the price list. */
  pricePages: 256,
  /** A stay of a year has some 20,000 lines; more is a producer's mistake. */
  linesPerClaim: 1_000_000,
  /** Settlements store the reason of a decision as a number of 8 bits. */
  reasons: 256,
  /** `price.visit` may answer with at most this many charges (product contract). */
  visitCharges: 4,
  /** Days from 1970 on that are kept with their rule days, a century; others are looked up each time. */
  plainDays: 36_525,
  /** Fewer claims are settled row by row: filling the tables of a kernel costs as much as some thousands. */
  columnsFrom: 4096,
  /** Entries of the pages of acts of a replay, 256 MB: beyond, they are asked again. */
  actPages: 67_108_864,
  /** Quantities of items that refunds leave and that no line of the facts has. */
  leftActs: 4096,
  /** Share of the claims of a segment that were settled whole beyond which the next segment is settled without trying. */
  settledClaims: 0.5,
  /** Rows that a replay from a cache folds before it asks whom another benefit leaves alone, which costs as much. */
  foldedFirst: 1_000_000,
  /** Claims of a block of a replay: its columns stay in the second-level cache of a core. */
  blockClaims: 4096,
  /** Acts that a settlement numbers at first; with more its tables are made again, twice as large. */
  actRoom: 32_768,
  /** Claims of all rounds of a person with refunds; more are settled row by row, which keeps nothing of them. */
  roundClaims: 65_536,
  /** Rules in lists that a settlement keeps from batch to batch, 8 MB: then it begins again. */
  keptRules: 4_194_304,
  /** Bed-days of a stay that have a code; longer stays are settled row by row. */
  bedDays: 128,
  /** A hand-written claim is read by people. */
  caseLines: 1_000,
} as const;
