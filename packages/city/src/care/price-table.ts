import { LEVELS } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { CityPrices } from '../city-prices.ts';

/** Prices of every item, level and day of a city, asked once. */
export type PriceTable = {
  readonly firstDay: Day;
  readonly items: number;
  readonly levels: number;
  /**
   * Fen, items from 0: the position of the first item is {@link priceRow}. The items of a day stand
   * together, because the lines of a claim share its day.
   */
  readonly fen: Float64Array;
};

/** Asks the prices of all items on all days from `from` to `to`, the last day inclusive. */
export function priceTable(
  prices: CityPrices,
  items: number,
  span: { from: Day; to: Day },
): PriceTable {
  const days = span.to - span.from + 1;
  const levels = LEVELS.codes.length;
  const fen = new Float64Array(days * levels * items);
  let at = 0;
  for (let day = 0; day < days; day++) {
    // A day plus a count of days is a day.
    const on = (span.from + day) as Day;
    for (let level = 0; level < levels; level++) {
      for (let item = 0; item < items; item++) fen[at++] = prices.line(item + 1, level, on);
    }
  }
  return { firstDay: span.from, items, levels, fen };
}

/** Where the prices of a day and level begin. */
export const priceRow = (table: PriceTable, day: number, level: number): number =>
  ((day - table.firstDay) * table.levels + level) * table.items;
