/**
 * Entries that a table may have: 512 kB of doubles, a quarter of the second-level cache of a core.
 * What has more cases is computed row by row in the kernel.
 */
export const TABLE_ENTRIES_MAX = 65_536;

/** Flags of so few cases are bits of one number, which costs no memory to look up. */
export const BIT_CASES_MAX = 32;

/** Characters of the code of a row that is written apart for both answers of a condition. */
export const SPLIT_ROW_MAX = 20_000;
