import { LEVELS, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { CityPrices } from '../city-prices.ts';
import { type PriceVersions, versionOf } from './price-versions.ts';

/** The parts of a visit that its fee is looked up by; positions in the code sets of the facts. */
type FeeKey = {
  readonly visitKind: number;
  readonly level: number;
  readonly grassroots: boolean;
  readonly title: number;
  readonly scheme: number;
  readonly age: number;
  readonly day: number;
};

/** Answers what one visit or bed-day costs, in fen. */
export type FeeTable = (key: FeeKey) => number;

const DECADES = 13;

/** Fees are asked once per kind, place, title, scheme, ten years of age, and version. */
export function feeTable(prices: CityPrices, versions: PriceVersions): FeeTable {
  const days = versions.days.length;
  const places = LEVELS.codes.length * 2;
  const titles = TITLES.codes.length;
  const schemes = SCHEMES.codes.length;
  const none = SCHEMES.at('none');
  // Holds the fee plus one, so that 0 says "not asked yet"; fees are far below 2^24 fen.
  const known = new Float32Array(
    VISIT_KINDS.codes.length * places * titles * schemes * DECADES * days,
  );
  return (key) => {
    const decade = Math.min(DECADES - 1, Math.floor(key.age / 10));
    const place = key.level * 2 + (key.grassroots ? 1 : 0);
    const who = ((key.visitKind * places + place) * titles + key.title) * schemes + key.scheme;
    const at = (who * DECADES + decade) * days + versionOf(versions, key.day);
    const found = known[at] ?? 0;
    if (found > 0) return found - 1;
    const { visitKind, level, grassroots, title, scheme } = key;
    const insured = scheme !== none;
    const age = decade * 10;
    // The caller's day lies in the span, and an integer in it is a day.
    const day = key.day as Day;
    const fee = prices.visit({ visitKind, level, grassroots, title, scheme, insured, age, day });
    known[at] = fee + 1;
    return fee;
  };
}
