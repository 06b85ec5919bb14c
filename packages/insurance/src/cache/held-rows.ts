import type { CodeColumn } from '@sanyi/facts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { type ColumnRange, HeldRoom, type NumberKind } from '../loops/held-room.ts';
import type { AmountColumn, CachedSegment } from './cached-segment.ts';

const COLUMNS = [
  'month',
  'kind',
  'day',
  'place',
  'own',
  'cited',
  'fund',
  'patient',
  'key',
  'starts',
  'inScope',
] as const;

type Name = (typeof COLUMNS)[number];

/** What loops read of the cached rows of a block, in their memory. */
export class HeldRows {
  readonly #rooms: Readonly<Record<Name, HeldRoom>>;
  readonly #columns: Record<Name, number> = columnsOf(() => 0);
  /** As what each column was taken in, if it was. */
  readonly #kinds: Record<Name, NumberKind | null> = columnsOf(() => null);
  #codes: 2 | 4 = 2;
  #amounts: 4 | 8 = 4;
  #range: ColumnRange = { from: 0, to: 0 };

  constructor(memory: BlockMemory) {
    this.#rooms = columnsOf(() => new HeldRoom(memory));
  }

  /** Where columns begin that were taken in. */
  get columns(): Readonly<Record<Name, number>> {
    return this.#columns;
  }

  /** Bytes of codes, and of amounts. */
  get codes(): 2 | 4 {
    return this.#codes;
  }

  get amounts(): 4 | 8 {
    return this.#amounts;
  }

  get rows(): number {
    return this.#range.to - this.#range.from;
  }

  /** Begins rows of a segment from one on, up to another; those held before are lost. */
  begin(range: ColumnRange): void {
    this.#range = range;
    for (const name of COLUMNS) this.#kinds[name] = null;
  }

  /** Takes in which months the rows count. */
  holdMonths({ month }: CachedSegment): void {
    this.#hold('month', month, Uint8Array);
  }

  /** Takes what pages are told by. */
  holdPages(segment: CachedSegment): void {
    const { day, place } = segment;
    this.#codes = widthOf(place);
    this.holdMonths(segment);
    this.#hold('day', day, Uint16Array);
    this.#hold('place', place, this.#Codes);
  }

  /** Takes what fees of visits are told by. */
  holdVisits(segment: CachedSegment): void {
    const { place, own } = segment;
    this.holdPages(segment);
    this.#codes = widthOf(place, own);
    this.#hold('place', place, this.#Codes);
    this.#hold('own', own, this.#Codes);
  }

  /** Takes where rows that are claims count, what they cite, and what funds and patients paid. */
  holdPaid(segment: CachedSegment): void {
    const { cited, place, fund, patient, visitKind } = segment;
    this.#codes = widthOf(place, cited);
    const isWide = fund instanceof Float64Array || patient instanceof Float64Array;
    this.#amounts = isWide ? 8 : 4;
    const Amounts = isWide ? Float64Array : Int32Array;
    this.holdMonths(segment);
    this.#hold('kind', visitKind, Uint8Array);
    this.#hold('place', place, this.#Codes);
    this.#hold('cited', cited, this.#Codes);
    this.#hold('fund', fund, Amounts);
    this.#hold('patient', patient, Amounts);
  }

  /** Takes what the fold reads. */
  holdFold({ key, day, starts, inScope }: CachedSegment): void {
    this.#codes = widthOf(key);
    const isWide = inScope instanceof Float64Array;
    this.#amounts = isWide ? 8 : 4;
    this.#hold('key', key, this.#Codes);
    this.#hold('day', day, Uint16Array);
    this.#hold('starts', starts, Uint8Array);
    this.#hold('inScope', inScope, isWide ? Float64Array : Int32Array);
  }

  get #Codes(): NumberKind<CodeColumn> {
    return this.#codes === 4 ? Uint32Array : Uint16Array;
  }

  #hold(name: Name, column: Column, Kind: NumberKind): void {
    if (this.#kinds[name] === Kind) return;
    this.#kinds[name] = Kind;
    this.#columns[name] = this.#rooms[name].take(column, this.#range, Kind);
  }
}

type Column = CodeColumn | AmountColumn | Uint8Array;

const columnsOf = <Each>(make: () => Each): Record<Name, Each> =>
  // Each name has its own.
  Object.fromEntries(COLUMNS.map((name) => [name, make()])) as Record<Name, Each>;

/** Bytes that hold the codes of all columns. */
const widthOf = (...columns: readonly CodeColumn[]): 2 | 4 =>
  columns.some((codes) => codes instanceof Uint32Array) ? 4 : 2;
