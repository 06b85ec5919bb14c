import { assert } from '@sanyi/kernel';
import type { SegmentCodes } from './segment-codes.ts';

/**
 * Finds the act of an item's id and a quantity: an open hash table in typed columns, because it is
 * asked for every line of a city.
 */
export function actIndex({
  acts,
  items,
}: SegmentCodes): (item: number, quantity: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * acts.count + 2));
  const rows = new Int32Array(size).fill(-1);
  const itemIds = Uint32Array.from(acts.item, (row) => items[row] ?? 0);
  const quantities = acts.quantity;
  const slotOf = (item: number, quantity: number): number => {
    const mixed = Math.imul(item, 0x9e3779b1) ^ Math.imul(quantity, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (size - 1);
  };
  for (let row = 0; row < acts.count; row++) {
    let slot = slotOf(itemIds[row] ?? 0, quantities[row] ?? 0);
    while (rows[slot] !== -1) slot = (slot + 1) & (size - 1);
    rows[slot] = row;
  }
  return (item, quantity) => {
    let slot = slotOf(item, quantity);
    for (;;) {
      const row = rows[slot] ?? -1;
      assert(row >= 0, 'the codes of a store know every act in its claims');
      if (itemIds[row] === item && quantities[row] === quantity) return row;
      slot = (slot + 1) & (size - 1);
    }
  };
}
