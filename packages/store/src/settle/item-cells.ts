import { type ClaimBatch, type IdRows, idRows } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { Column } from '../duck/columns.ts';
import type { Months } from './months.ts';

const FREE = -1;

/** Adds quantities and amounts up by month, institution and item, in an open hash table. */
export class ItemCells {
  readonly #months: Months;
  readonly #placeOf: IdRows;
  readonly #itemOf: IdRows;
  readonly #institutions: number;
  readonly #items: number;
  #size = 1 << 16;
  #keys = new Float64Array(this.#size).fill(FREE);
  #quantity = new Float64Array(this.#size);
  #amount = new Float64Array(this.#size);
  #count = 0;

  constructor(months: Months, ids: { institutions: readonly number[]; items: readonly number[] }) {
    this.#months = months;
    this.#placeOf = idRows(ids.institutions);
    this.#itemOf = idRows(ids.items);
    this.#institutions = ids.institutions.length;
    this.#items = ids.items.length;
  }

  /** `amounts` holds the amount of each line in fen, in the order of the batch. */
  add(claims: ClaimBatch, amounts: Float64Array): void {
    for (let row = 0; row < claims.count; row++) {
      const place = Math.max(0, this.#placeOf(claims.institution[row] ?? 0));
      const month = this.#months.at(claims.endDay[row] ?? 0);
      const base = (month * this.#institutions + place) * this.#items;
      for (let line = claims.lineStart[row] ?? 0; line < (claims.lineStart[row + 1] ?? 0); line++) {
        const item = Math.max(0, this.#itemOf(claims.item[line] ?? 0));
        const slot = this.#slot(base + item);
        this.#quantity[slot] = (this.#quantity[slot] ?? 0) + (claims.quantity[line] ?? 0);
        this.#amount[slot] = (this.#amount[slot] ?? 0) + (amounts[line] ?? 0);
      }
    }
  }

  get count(): number {
    return this.#count;
  }

  /** The cells as columns: month, institution, item, quantity in thousandths, amount in fen. */
  columns(ids: { institutions: readonly number[]; items: readonly number[] }): Column[] {
    const month = new Int32Array(this.#count);
    const institution = new Uint32Array(this.#count);
    const item = new Uint32Array(this.#count);
    const quantity = new Float64Array(this.#count);
    const amount = new Float64Array(this.#count);
    let out = 0;
    for (let slot = 0; slot < this.#size; slot++) {
      const key = this.#keys[slot] ?? FREE;
      if (key === FREE) continue;
      const place = Math.floor(key / ids.items.length);
      item[out] = ids.items[key % ids.items.length] ?? 0;
      institution[out] = ids.institutions[place % ids.institutions.length] ?? 0;
      month[out] = this.#months.first[Math.floor(place / ids.institutions.length)] ?? 0;
      quantity[out] = this.#quantity[slot] ?? 0;
      amount[out] = this.#amount[slot] ?? 0;
      out++;
    }
    assert(out === this.#count, 'every cell is written once');
    return [
      { kind: 'date', name: 'month', values: month },
      { kind: 'uinteger', name: 'institution', values: institution },
      { kind: 'uinteger', name: 'item', values: item },
      { kind: 'bigint', name: 'quantity', values: quantity },
      { kind: 'bigint', name: 'amount_fen', values: amount },
    ];
  }

  #slot(key: number): number {
    const mask = this.#size - 1;
    let slot = (Math.imul(key % 4_294_967_296, 0x9e3779b1) ^ (key / 65_536)) & mask;
    for (;;) {
      const found = this.#keys[slot];
      if (found === key) return slot;
      if (found === FREE) break;
      slot = (slot + 1) & mask;
    }
    if (2 * (this.#count + 1) > this.#size) {
      this.#grow();
      return this.#slot(key);
    }
    this.#keys[slot] = key;
    this.#count++;
    return slot;
  }

  #grow(): void {
    const [keys, quantity, amount] = [this.#keys, this.#quantity, this.#amount];
    this.#size *= 2;
    this.#keys = new Float64Array(this.#size).fill(FREE);
    this.#quantity = new Float64Array(this.#size);
    this.#amount = new Float64Array(this.#size);
    this.#count = 0;
    for (let old = 0; old < keys.length; old++) {
      if (keys[old] === FREE) continue;
      const slot = this.#slot(keys[old] ?? 0);
      this.#quantity[slot] = quantity[old] ?? 0;
      this.#amount[slot] = amount[old] ?? 0;
    }
  }
}
