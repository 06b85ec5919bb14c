import { addressOf } from '@sanyi/feel/loops';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { CachedSegment } from './cached-segment.ts';

/** What the loop over claims reads of cached rows that are claims, in the memory of loops. */
export class HeldRows {
  readonly #memory: BlockMemory;
  #room = 0;
  #places: readonly number[] = [];
  /** Bytes of amounts, and of codes. */
  amounts: 4 | 8 = 4;
  codes: 2 | 4 = 2;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
  }

  /** Where funds, patients, months, kinds of visit, places and what is cited begin. */
  get columns(): readonly number[] {
    return this.#places;
  }

  /** Takes some rows of a segment, which are claims; those taken before are lost. */
  hold(segment: CachedSegment, from: number, to: number): void {
    const { fund, patient, month, visitKind, place, cited } = segment;
    const rows = to - from;
    if (this.#room < rows) this.#makeRoom(2 * rows);
    const { buffer } = this.#memory.memory;
    const isWide = fund instanceof Float64Array || patient instanceof Float64Array;
    const areWide = place instanceof Uint32Array || cited instanceof Uint32Array;
    const Amounts = isWide ? Float64Array : Int32Array;
    const Codes = areWide ? Uint32Array : Uint16Array;
    const [funds = 0, patients = 0, months = 0, kinds = 0, places = 0, citations = 0] =
      this.#places;
    new Amounts(buffer, funds, rows).set(fund.subarray(from, to));
    new Amounts(buffer, patients, rows).set(patient.subarray(from, to));
    new Uint8Array(buffer, months, rows).set(month.subarray(from, to));
    new Uint8Array(buffer, kinds, rows).set(visitKind.subarray(from, to));
    new Codes(buffer, places, rows).set(place.subarray(from, to));
    new Codes(buffer, citations, rows).set(cited.subarray(from, to));
    this.amounts = isWide ? 8 : 4;
    this.codes = areWide ? 4 : 2;
  }

  #makeRoom(rows: number): void {
    const memory = this.#memory;
    const wide = [memory.float64(rows), memory.float64(rows)];
    const bytes = [memory.uint8(rows), memory.uint8(rows)];
    const codes = [memory.int32(rows), memory.int32(rows)];
    this.#places = [...wide, ...bytes, ...codes].map(addressOf);
    this.#room = rows;
  }
}
