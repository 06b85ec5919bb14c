import { assert } from '@sanyi/kernel';
import type { SegmentCodes } from './segment-codes.ts';

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
  /** The claim that each reverses, 0 for none; null where none reverses any. */
  readonly reverses: Float64Array | null;
  /** What the source says was charged per line, fen; NaN where it says nothing; null if it never does. */
  readonly charged: Float64Array | null;
};

/** What a person's claims have, as bits of a segment's `folds`. */
export const FOLDS = { stays: 1, refunds: 2 } as const;

/** How many rows the columns of a segment have, how wide its codes are and which columns it leaves out. */
export type SegmentShape = {
  readonly persons: number;
  readonly claims: number;
  readonly lines: number;
  readonly wide: Readonly<Record<'personGroup' | 'place' | 'visit' | 'act', boolean>>;
  readonly reverses: boolean;
  readonly charged: boolean;
};

/** Rows that a column of 16 bits can tell apart. */
const NARROW_ROWS = 65_536;

/**
 * Which code columns of a store need 32 bits.
 *
 * @example
 * ```ts
 * wideColumns(segmentCodes(claimCensus([], []), [7])).act; // false
 * ```
 */
export function wideColumns(codes: SegmentCodes): SegmentShape['wide'] {
  return {
    personGroup: codes.groups.count > NARROW_ROWS,
    place: codes.institutions.length > NARROW_ROWS,
    visit: codes.visits.count > NARROW_ROWS,
    act: codes.acts.count > NARROW_ROWS,
  };
}

/** Columns start at whole multiples of this, as the widest of them must. */
const ALIGNED = 8;

type Placed = { readonly at: number; readonly length: number };

type Kind = { readonly BYTES_PER_ELEMENT: number };

/** Where each column of a segment stands in its memory, and how long that is. */
function placed(shape: SegmentShape): {
  readonly columns: Readonly<Record<ColumnName, Placed>>;
  readonly bytes: number;
} {
  const { persons, claims, lines, wide } = shape;
  const codes = (isWide: boolean): Kind => (isWide ? Uint32Array : Uint16Array);
  const all: Record<ColumnName, readonly [Kind, number]> = {
    person: [Uint32Array, persons],
    personGroup: [codes(wide.personGroup), persons],
    claimStart: [Uint32Array, persons + 1],
    folds: [Uint8Array, persons],
    day: [Uint16Array, claims],
    endDay: [Uint16Array, claims],
    place: [codes(wide.place), claims],
    visit: [codes(wide.visit), claims],
    lineStart: [Uint32Array, claims + 1],
    act: [codes(wide.act), lines],
    claim: [Float64Array, claims],
    reverses: [Float64Array, shape.reverses ? claims : 0],
    charged: [Float64Array, shape.charged ? lines : 0],
  };
  let at = 0;
  const columns = Object.entries(all).map(([name, [kind, length]]) => {
    const from = at;
    at += Math.ceil((length * kind.BYTES_PER_ELEMENT) / ALIGNED) * ALIGNED;
    return [name, { at: from, length }];
  });
  // Every column was placed.
  return { columns: Object.fromEntries(columns) as Record<ColumnName, Placed>, bytes: at };
}

type ColumnName = Exclude<keyof Segment, 'persons' | 'claims' | 'lines'>;

/**
 * Bytes that a segment of a shape takes.
 *
 * @example
 * ```ts
 * const wide = { personGroup: false, place: false, visit: false, act: false };
 * segmentBytes({ persons: 0, claims: 0, lines: 0, wide, reverses: false, charged: false }); // 16
 * ```
 */
export const segmentBytes = (shape: SegmentShape): number => placed(shape).bytes;

/**
 * The segment whose columns lie in a piece of memory, ordinary or shared; nothing is copied.
 *
 * @param buffer - holds `segmentBytes(shape)` bytes from `from` on
 * @param from - a whole multiple of 8
 * @example
 * ```ts
 * const wide = { personGroup: false, place: false, visit: false, act: false };
 * const shape = { persons: 1, claims: 2, lines: 3, wide, reverses: false, charged: false };
 * segmentAt(shape, new ArrayBuffer(segmentBytes(shape))).act.length; // 3
 * ```
 */
export function segmentAt(shape: SegmentShape, buffer: ArrayBufferLike, from = 0): Segment {
  const { columns, bytes } = placed(shape);
  assert(from % ALIGNED === 0, 'a segment starts where its columns can');
  assert(from + bytes <= buffer.byteLength, 'the memory holds the whole segment');
  const words = (name: ColumnName): Uint32Array =>
    new Uint32Array(buffer, from + columns[name].at, columns[name].length);
  const shorts = (name: ColumnName): Uint16Array =>
    new Uint16Array(buffer, from + columns[name].at, columns[name].length);
  const doubles = (name: ColumnName): Float64Array =>
    new Float64Array(buffer, from + columns[name].at, columns[name].length);
  const codes = (name: keyof SegmentShape['wide']): CodeColumn =>
    shape.wide[name] ? words(name) : shorts(name);
  const { persons, claims, lines } = shape;
  return {
    persons,
    claims,
    lines,
    person: words('person'),
    personGroup: codes('personGroup'),
    claimStart: words('claimStart'),
    folds: new Uint8Array(buffer, from + columns.folds.at, columns.folds.length),
    day: shorts('day'),
    endDay: shorts('endDay'),
    place: codes('place'),
    visit: codes('visit'),
    lineStart: words('lineStart'),
    act: codes('act'),
    claim: doubles('claim'),
    reverses: shape.reverses ? doubles('reverses') : null,
    charged: shape.charged ? doubles('charged') : null,
  };
}
