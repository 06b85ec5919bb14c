import type { CodeColumn, Segment } from '@sanyi/facts';

/** Whole fen: 32 bits where they hold every amount of a segment. */
export type AmountColumn = Int32Array | Float64Array;

/** The month of a claim that counts in none. */
export const NO_MONTH = 255;

/** Instead of a row: a claim that cites nothing, or no rule of the benefit. */
export const NOTHING_CITED = 0xffff_ffff;
export const NO_BENEFIT_CITED = 0xffff_fffe;

/** Claims as they are charged: columns of a segment. */
export type ChargedClaims = Pick<
  Segment,
  | ('personGroup' | 'claimStart' | 'day' | 'endDay' | 'place' | 'visit')
  | ('lineStart' | 'act' | 'charged')
>;

/**
 * The rounds of persons with refunds as claims of theirs, one round after the other. What refunds left are acts
 * behind those of the codes, in the order of `leftItem` and `leftQuantity`: rows of items, and thousandths.
 */
export type CachedRounds = ChargedClaims & {
  readonly leftItem: Uint32Array;
  readonly leftQuantity: Int32Array;
};

/**
 * The claims of a segment as they came out under the rules of a baseline, person by person in the order
 * of the fold, so that a benefit can be folded again without asking any price. First the persons
 * without refunds, whose rows are their claims; then the persons with refunds, whose rows are the claims
 * of their rounds, and whose claims are sums of rows.
 */
export type CachedSegment = {
  /** By person, one more at the end: the first row of the fold. */
  readonly rowStart: Uint32Array;
  /** By person with refunds, one more at the end: the first of the claims that are sums. */
  readonly personSum: Uint32Array;
  readonly personGroup: CodeColumn;
  /** By person: the row among the persons of the segment that was cached. */
  readonly person: Uint32Array;
  /** Rows there of persons some of whose claims no benefit is asked about: those claims have no row here. */
  readonly silent: Uint32Array;
  /** What the person paid over the period under the baseline, fen. */
  readonly paid: Float64Array;
  /** By person: how far each accumulator of the benefit went before a row; `BEYOND` where one was below 0 or too large. */
  readonly reached: Int32Array;
  /** By row: the claim in the segment that was cached, or in the rounds, counted from the first of its person. */
  readonly own: CodeColumn;
  /** By row: what the benefit reads, as a row in the keys; where its sums start again; its day. */
  readonly key: CodeColumn;
  readonly starts: Uint8Array;
  readonly day: Uint16Array;
  readonly inScope: AmountColumn;
  /** Null where the benefit does not read it. */
  readonly outOfScope: AmountColumn | null;
  /** What funds and patient paid under the baseline. */
  readonly fund: AmountColumn;
  readonly patient: AmountColumn;
  /** By row: the month in which its charges count, place and kind of visit; and of rows that are claims what they cite. */
  readonly month: Uint8Array;
  readonly place: CodeColumn;
  readonly visitKind: Uint8Array;
  readonly cited: CodeColumn;
  /** By claim that is a sum of rows: month, place, kind of visit, what it cites and the row that tells it, what the patient paid. */
  readonly sumMonth: Uint8Array;
  readonly sumPlace: CodeColumn;
  readonly sumKind: Uint8Array;
  readonly sumCited: CodeColumn;
  readonly sumCitedRow: Uint32Array;
  readonly sumPatient: Float64Array;
  /** Their rows, twice the row and one more where it is taken off; one more start at the end. */
  readonly sumStart: Uint32Array;
  readonly sumRow: Uint32Array;
  readonly rounds: CachedRounds;
  /** Rows of rounds whose charges count in no month, and yet are taken off somewhere or added: see `signs`. */
  readonly signedRow: Uint32Array;
  /** Three for each: how often its lines count for their items, for their families alone, and its visit. */
  readonly signs: Int32Array;
  /** The first person of each block of rows, one more at the end: as many persons as have so few rows that what is added to them stays in the cache of a core, all of them with refunds or none. */
  readonly blockPerson: Uint32Array;
};

/**
 * Which rows of a cached segment have lines of an act, block by block, so that a change of some prices reads no
 * other line; without blocks where lines have to be asked one by one.
 */
export type ActIndex = {
  /** By block, one more at the end: the first of its acts, and of its lines. */
  readonly blockAct: Uint32Array;
  readonly blockLine: Uint32Array;
  /** Acts of the rows of a block, in the order of their items; and how many lines have the act. */
  readonly act: CodeColumn;
  readonly actLines: CodeColumn;
  /** By line, act after act: the row, counted from the first of the block. */
  readonly lineRow: CodeColumn;
};

/** What the codes of cached segments mean; segments that were cached together share it. */
export type CacheCodes = {
  readonly keys: number;
  /** Whether rows have what is out of scope. */
  readonly outOfScope: boolean;
  /** By field of `benefit.claim`: its value for each key; and the pattern of pilots at the place. */
  readonly fields: Readonly<Record<string, Int32Array>>;
  readonly pattern: Int32Array;
  /** By number of what is cited together: rules of lines and first contact, of the visit, of the benefit. */
  readonly chargeRuleStart: Uint32Array;
  readonly chargeRule: Uint32Array;
  readonly visitRuleStart: Uint32Array;
  readonly visitRule: Uint32Array;
  readonly benefitRuleStart: Uint32Array;
  readonly benefitRule: Uint32Array;
};

/** Whole numbers in the narrowest column that holds them. */
export const narrowCodes = (values: readonly number[]): CodeColumn =>
  values.every((value) => value < 65_536) ? Uint16Array.from(values) : Uint32Array.from(values);

/** Amounts in the narrowest column that holds them. */
export const narrowAmounts = (values: readonly number[]): AmountColumn =>
  values.every((value) => (value | 0) === value)
    ? Int32Array.from(values)
    : Float64Array.from(values);
