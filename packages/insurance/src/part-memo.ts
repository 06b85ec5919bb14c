import { assert } from '@sanyi/kernel';
import type { ChargeParts } from './settlement.ts';

/** The columns of parts a batch is summed from, by the index `PartMemo.find` gives. Whole fen. */
type PartColumns = {
  readonly amount: Float64Array;
  readonly hospital: Float64Array;
  readonly fixedFund: Float64Array;
  readonly inScope: Float64Array;
};

/**
 * Remembers the parts of each price and quantity that was met, because a city buys the same two
 * boxes a million times. An open hash table over typed arrays; it only grows.
 */
export type PartMemo = {
  /** Index of the parts of a price entry and a quantity, made on first sight. */
  find(entry: number, quantity: number): number;
  /** Current columns; they are replaced when the memo grows, so read them after `find`. */
  columns(): PartColumns;
};

const FIRST_SLOTS = 1 << 12;

export function partMemo(make: (entry: number, quantity: number) => ChargeParts): PartMemo {
  let mask = FIRST_SLOTS - 1;
  let slots = new Int32Array(FIRST_SLOTS).fill(-1);
  let keys = new Int32Array(FIRST_SLOTS);
  let columns = grown(FIRST_SLOTS / 2, null);
  let count = 0;

  const place = (entry: number, quantity: number): number => {
    let at = (Math.imul(entry, 0x9e3779b1) ^ Math.imul(quantity, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const index = slots[at] ?? -1;
      if (index < 0 || (keys[index * 2] === entry && keys[index * 2 + 1] === quantity)) return at;
      at = (at + 1) & mask;
    }
  };

  const grow = (): void => {
    const oldKeys = keys;
    mask = mask * 2 + 1;
    slots = new Int32Array(mask + 1).fill(-1);
    keys = new Int32Array(mask + 1);
    keys.set(oldKeys);
    columns = grown((mask + 1) / 2, columns);
    for (let index = 0; index < count; index++) {
      slots[place(keys[index * 2] ?? 0, keys[index * 2 + 1] ?? 0)] = index;
    }
  };

  return {
    columns: () => columns,
    find: (entry, quantity) => {
      const at = place(entry, quantity);
      const found = slots[at] ?? -1;
      if (found >= 0) return found;
      const parts = make(entry, quantity);
      if (count * 2 >= mask) grow();
      const index = count++;
      slots[place(entry, quantity)] = index;
      keys[index * 2] = entry;
      keys[index * 2 + 1] = quantity;
      columns.amount[index] = whole(parts.amount);
      columns.hospital[index] = whole(parts.hospital);
      columns.fixedFund[index] = whole(parts.fixedFund);
      columns.inScope[index] = whole(parts.inScope);
      return index;
    },
  };
}

function grown(size: number, old: PartColumns | null): PartColumns {
  const copy = (column: Float64Array | undefined): Float64Array => {
    const made = new Float64Array(size);
    if (column) made.set(column);
    return made;
  };
  return {
    amount: copy(old?.amount),
    hospital: copy(old?.hospital),
    fixedFund: copy(old?.fixedFund),
    inScope: copy(old?.inScope),
  };
}

function whole(amount: bigint): number {
  const value = Number(amount);
  assert(Number.isSafeInteger(value), `a charge of ${amount} fen does not fit a column`);
  return value;
}
