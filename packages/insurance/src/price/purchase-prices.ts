import type { Item, PurchasePriceTable } from '@sanyi/facts';
import { idRows } from '@sanyi/facts';
import { type Day, type Fen, fen } from '@sanyi/kernel';

/** What institutions paid for an item, by rule day. Items are given by their row in the item list. */
export type PurchasePrices = {
  at(itemRow: number, ruleDay: Day): Fen | null;
  /** Days on which the price of an item changes. */
  breaks(itemRow: number): readonly Day[];
};

export function purchasePrices(items: readonly Item[], table: PurchasePriceTable): PurchasePrices {
  const rowOf = idRows(items.map((each) => each.item));
  const first = new Int32Array(items.length).fill(-1);
  const end = new Int32Array(items.length).fill(-1);
  for (let row = 0; row < table.count; row++) {
    const item = rowOf(table.item[row] ?? -1);
    if (item < 0) continue;
    if (first[item] === -1) first[item] = row;
    end[item] = row + 1;
  }
  return {
    at: (itemRow, ruleDay) => {
      const last = end[itemRow] ?? -1;
      for (let row = first[itemRow] ?? -1; row >= 0 && row < last; row++) {
        if ((table.fromDay[row] ?? 0) > ruleDay) return null;
        // Prices are columns of whole fen, asserted where they are written.
        if (ruleDay < (table.toDay[row] ?? 0)) return fen(BigInt(table.price[row] ?? 0));
      }
      return null;
    },
    breaks: (itemRow) => {
      const from = Math.max(first[itemRow] ?? 0, 0);
      const to = Math.max(end[itemRow] ?? 0, from);
      const days = [...table.fromDay.subarray(from, to), ...table.toDay.subarray(from, to)];
      // Column values of days are days.
      return days as Day[];
    },
  };
}
