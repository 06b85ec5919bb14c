import { addressOf } from '@sanyi/feel/loops';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { CachedSegment } from './cached-segment.ts';

/** Where columns of held rows begin. */
type Columns = {
  readonly [name in
    | 'month'
    | 'kind'
    | 'day'
    | 'place'
    | 'own'
    | 'cited'
    | 'fund'
    | 'patient']: number;
};

const NOWHERE: Columns = {
  ...{ month: 0, kind: 0, day: 0, place: 0, own: 0, cited: 0, fund: 0, patient: 0 },
};

/** What loops read of cached rows that are claims, in their memory. */
export class HeldRows {
  readonly #memory: BlockMemory;
  #room = 0;
  #columns: Columns = NOWHERE;
  #codes: 2 | 4 = 2;
  #amounts: 4 | 8 = 4;
  #from = 0;
  #to = 0;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
  }

  get columns(): Columns {
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
    return this.#to - this.#from;
  }

  /** Begins some rows of a segment, which are claims; those held before are lost. */
  begin(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    this.#makeRoom();
  }

  /** Takes in which months the rows count. */
  holdMonths({ month }: CachedSegment): void {
    const held = new Uint8Array(this.#memory.memory.buffer, this.#columns.month, this.rows);
    held.set(month.subarray(this.#from, this.#to));
  }

  /** Takes what pages, and fees of visits, are told by. */
  holdVisits(segment: CachedSegment): void {
    const { day, place, own } = segment;
    const { columns, rows } = this;
    const { buffer } = this.#memory.memory;
    this.#codes = widthOf(segment);
    this.holdMonths(segment);
    new Uint16Array(buffer, columns.day, rows).set(day.subarray(this.#from, this.#to));
    this.#holdCodes(columns.place, place);
    this.#holdCodes(columns.own, own);
  }

  /** Takes where the rows count, what they cite, and what funds and patients paid. */
  holdPaid(segment: CachedSegment): void {
    const { cited, place, fund, patient, visitKind } = segment;
    const { columns, rows } = this;
    const { buffer } = this.#memory.memory;
    this.#codes = widthOf(segment);
    this.holdMonths(segment);
    new Uint8Array(buffer, columns.kind, rows).set(visitKind.subarray(this.#from, this.#to));
    this.#holdCodes(columns.place, place);
    this.#holdCodes(columns.cited, cited);
    const isWide = fund instanceof Float64Array || patient instanceof Float64Array;
    this.#amounts = isWide ? 8 : 4;
    const Amounts = isWide ? Float64Array : Int32Array;
    new Amounts(buffer, columns.fund, rows).set(fund.subarray(this.#from, this.#to));
    new Amounts(buffer, columns.patient, rows).set(patient.subarray(this.#from, this.#to));
  }

  #holdCodes(at: number, codes: CachedSegment['place']): void {
    const { buffer } = this.#memory.memory;
    const Codes = this.#codes === 4 ? Uint32Array : Uint16Array;
    new Codes(buffer, at, this.rows).set(codes.subarray(this.#from, this.#to));
  }

  #makeRoom(): void {
    if (this.#room >= this.rows) return;
    const memory = this.#memory;
    const room = 2 * this.rows;
    this.#room = room;
    this.#columns = {
      month: addressOf(memory.uint8(room)),
      kind: addressOf(memory.uint8(room)),
      day: addressOf(memory.uint16(room)),
      place: addressOf(memory.int32(room)),
      own: addressOf(memory.int32(room)),
      cited: addressOf(memory.int32(room)),
      fund: addressOf(memory.float64(room)),
      patient: addressOf(memory.float64(room)),
    };
  }
}

/** Bytes that the codes of a segment are held in. */
const widthOf = ({ place, own, cited }: CachedSegment): 2 | 4 =>
  [place, own, cited].some((codes) => codes instanceof Uint32Array) ? 4 : 2;
