/** Raises amounts and numbers of persons from the file to the whole city. */
export type ReplayWeighing = {
  readonly money: (fen: bigint) => bigint;
  readonly count: (of: number) => number;
};

/** Amounts and numbers as they are in the file. */
export const AS_FILED: ReplayWeighing = { money: (fen) => fen, count: (of) => of };
