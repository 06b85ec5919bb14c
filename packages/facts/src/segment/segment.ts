/** A column of codes, as wide as its table is long; one width for all segments of a store. */
export type CodeColumn = Uint16Array | Uint32Array;

/**
 * Claims of whole persons as a replay reads them: narrow columns, persons ascending, the claims of
 * each in the order day, claim. What codes mean stands in the {@link SegmentCodes} of the store.
 */
export type Segment = {
  readonly persons: number;
  readonly claims: number;
  readonly lines: number;
  /** Ids of persons, those without claims too. */
  readonly person: Uint32Array;
  /** Row in `groups`. */
  readonly personGroup: CodeColumn;
  /** Claims of person `i`: from `claimStart[i]` to `claimStart[i + 1]`. */
  readonly claimStart: Uint32Array;
  /** Bits of `FOLDS`. */
  readonly folds: Uint8Array;
  /** First day, days after `firstDay`. */
  readonly day: Uint16Array;
  readonly endDay: Uint16Array;
  /** Row in `institutions`. */
  readonly place: CodeColumn;
  /** Row in `visits`. */
  readonly visit: CodeColumn;
  /** Lines of claim `i`: from `lineStart[i]` to `lineStart[i + 1]`. */
  readonly lineStart: Uint32Array;
  /** Row in `acts`, one per line. */
  readonly act: CodeColumn;
  /** Ids of claims. */
  readonly claim: Float64Array;
  /** Claims that reverse another one, ascending, and the ids of those. */
  readonly refundRow: Uint32Array;
  readonly refundOf: Float64Array;
  /** What the source says was charged per line, fen; NaN where it says nothing; null if it never does. */
  readonly charged: Float64Array | null;
};

/** What a person's claims have, as bits of a segment's `folds`. */
export const FOLDS = { stays: 1, refunds: 2 } as const;
