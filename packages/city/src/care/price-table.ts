import { LEVELS } from '@sanyi/facts';
import type { CityPrices } from '../city-prices.ts';
import { type PriceVersions, versionOf } from './price-versions.ts';

/** Prices of every item and level in every version, asked once. */
export type PriceTable = {
  readonly versions: PriceVersions;
  readonly items: number;
  readonly levels: number;
  /**
   * Fen, items from 0: the position of the first item is {@link priceRow}. The items of a version
   * stand together, because the lines of a claim share its day.
   */
  readonly fen: Float64Array;
};

/** Asks the prices of all items. */
export function priceTable(prices: CityPrices, items: number, versions: PriceVersions): PriceTable {
  const levels = LEVELS.codes.length;
  const fen = new Float64Array(versions.days.length * levels * items);
  let at = 0;
  for (const day of versions.days) {
    for (let level = 0; level < levels; level++) {
      for (let item = 0; item < items; item++) fen[at++] = prices.line(item + 1, level, day);
    }
  }
  return { versions, items, levels, fen };
}

/** Where the prices of a day and level begin. */
export const priceRow = (table: PriceTable, day: number, level: number): number =>
  (versionOf(table.versions, day) * table.levels + level) * table.items;
