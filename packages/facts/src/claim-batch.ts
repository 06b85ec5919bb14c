import { assert } from '@sanyi/kernel';

/**
 * Claims as columns: acts, not charges. One row per claim; the lines of claim `i` are
 * `item` and `quantity` from `lineStart[i]` to `lineStart[i + 1]`.
 *
 * Claims stand in the order person, day, claim, and a person is never split over two batches.
 */
export type ClaimBatch = {
  readonly count: number;
  /** Unique integer up to 2^53 - 1. */
  readonly claim: Float64Array;
  readonly person: Uint32Array;
  readonly institution: Uint32Array;
  /** First day, in days since 1970-01-01. */
  readonly day: Int32Array;
  /** Last day; the day of discharge of a stay, else the same day. */
  readonly endDay: Int32Array;
  /** Position in `VISIT_KINDS`. */
  readonly visitKind: Uint8Array;
  /** Position in `TITLES`. */
  readonly title: Uint8Array;
  /** Bed-days of a stay, else 0. */
  readonly bedDays: Uint16Array;
  readonly diagnosisGroup: Uint16Array;
  /** 1 where the person has a family doctor contract with the grassroots institution. */
  readonly contracted: Uint8Array;
  /** 1 where a valid referral stands behind the visit. */
  readonly referred: Uint8Array;
  /** 1 at a special-needs clinic. */
  readonly specialNeeds: Uint8Array;
  /** The claim this one reverses, 0 for none. */
  readonly reverses: Float64Array;
  readonly lineStart: Uint32Array;
  readonly item: Uint32Array;
  /** Thousandths of the item's unit; negative only where `reverses` is set. */
  readonly quantity: Int32Array;
  /** What the source says was charged, fen; NaN where it says nothing; null if it never does. */
  readonly charged: Float64Array | null;
};

/** The settlement of a batch of claims, row by row beside it. Money in fen. */
export type SettlementBatch = {
  readonly count: number;
  readonly claim: Float64Array;
  readonly total: Float64Array;
  readonly hospital: Float64Array;
  /** Fixed part of fees paid by the fund beside the benefit. */
  readonly fixedFund: Float64Array;
  /** Sum of `funds`, without the fixed part. */
  readonly fund: Float64Array;
  readonly patient: Float64Array;
  /** One column per fund name of the stack's benefit decision. */
  readonly funds: Readonly<Record<string, Float64Array>>;
  readonly byCategory: Readonly<Record<ChargeFamily, Float64Array>>;
  readonly payable: Uint8Array;
  /** Position in `reasons`. */
  readonly reason: Uint8Array;
  readonly reasons: readonly string[];
  /** Rules of claim `i`: `rule` from `ruleStart[i]` to `ruleStart[i + 1]`, positions in the stack. */
  readonly ruleStart: Uint32Array;
  readonly rule: Uint16Array;
};

/** The families a settlement splits its total into; they add up to it. */
export type ChargeFamily =
  | 'visit'
  | 'drug'
  | 'herbal'
  | 'consumable'
  | 'test'
  | 'service'
  | 'other';

/** {@link ChargeFamily} in the order of the settlement's columns. */
export const CHARGE_FAMILIES: readonly ChargeFamily[] = [
  'visit',
  'drug',
  'herbal',
  'consumable',
  'test',
  'service',
  'other',
];

/**
 * Checks a batch before it is written or settled: offsets, order, signs and bounds.
 *
 * @throws Error when the producer broke the shape, which is a bug of the producer
 * @example
 * ```ts
 * assertClaimBatch(emptyClaimBatch());
 * ```
 */
export function assertClaimBatch(batch: ClaimBatch): void {
  const { count, lineStart, person, day, claim } = batch;
  assert(lineStart.length === count + 1 && lineStart[0] === 0, 'lineStart has count + 1 offsets');
  assert(lineStart[count] === batch.item.length, 'the last offset is the number of lines');
  assert(batch.quantity.length === batch.item.length, 'each line has a quantity');
  for (let i = 1; i < count; i++) {
    const before = (person[i - 1] ?? 0) - (person[i] ?? 0) || (day[i - 1] ?? 0) - (day[i] ?? 0);
    assert(
      before < 0 || (before === 0 && (claim[i - 1] ?? 0) < (claim[i] ?? 0)),
      `claims stand in the order person, day, claim (row ${i})`,
    );
  }
}

/**
 * A batch with room for so many claims and lines, every column of it zero; `charged` asks for the
 * column of what the source says was charged.
 *
 * @example
 * ```ts
 * roomForClaims({ claims: 2, lines: 3 }).quantity.length; // 3
 * ```
 */
export const roomForClaims = (size: {
  readonly claims: number;
  readonly lines: number;
  readonly charged?: boolean;
}): ClaimBatch => ({
  count: size.claims,
  claim: new Float64Array(size.claims),
  person: new Uint32Array(size.claims),
  institution: new Uint32Array(size.claims),
  day: new Int32Array(size.claims),
  endDay: new Int32Array(size.claims),
  visitKind: new Uint8Array(size.claims),
  title: new Uint8Array(size.claims),
  bedDays: new Uint16Array(size.claims),
  diagnosisGroup: new Uint16Array(size.claims),
  contracted: new Uint8Array(size.claims),
  referred: new Uint8Array(size.claims),
  specialNeeds: new Uint8Array(size.claims),
  reverses: new Float64Array(size.claims),
  lineStart: new Uint32Array(size.claims + 1),
  item: new Uint32Array(size.lines),
  quantity: new Int32Array(size.lines),
  charged: size.charged ? new Float64Array(size.lines) : null,
});

/**
 * A batch without claims.
 *
 * @example
 * ```ts
 * emptyClaimBatch().count; // 0
 * ```
 */
export const emptyClaimBatch = (): ClaimBatch => roomForClaims({ claims: 0, lines: 0 });

/**
 * A settlement of no claims.
 *
 * @example
 * ```ts
 * emptySettlementBatch().count; // 0
 * ```
 */
export function emptySettlementBatch(): SettlementBatch {
  const none = new Float64Array(0);
  const families = CHARGE_FAMILIES.map((family) => [family, none] as const);
  return {
    count: 0,
    claim: none,
    total: none,
    hospital: none,
    fixedFund: none,
    fund: none,
    patient: none,
    funds: {},
    // Every family has its column.
    byCategory: Object.fromEntries(families) as Record<ChargeFamily, Float64Array>,
    payable: new Uint8Array(0),
    reason: new Uint8Array(0),
    reasons: [],
    ruleStart: new Uint32Array(1),
    rule: new Uint16Array(0),
  };
}

/**
 * The largest amount of fen a column may hold: integers up to here are exact in a double.
 */
export const COLUMN_FEN_MAX: number = Number.MAX_SAFE_INTEGER;

/**
 * Turns exact fen into a column value.
 *
 * @throws Error above {@link COLUMN_FEN_MAX}, where a double would no longer be exact
 * @example
 * ```ts
 * columnFen(1234n); // 1234
 * ```
 */
export function columnFen(amount: bigint): number {
  const value = Number(amount);
  assert(Number.isSafeInteger(value), `amount of ${amount} fen does not fit a column`);
  return value;
}
