import type { CityPrices } from '@sanyi/city';
import { LEVELS, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { type ClaimRules, priceBook } from '@sanyi/insurance';
import { assert } from '@sanyi/kernel';

/**
 * The prices a city is raked with: asked of the very rules that settle, at one institution that
 * stands for its level.
 */
export function pricesOfRules(rules: ClaimRules): CityPrices {
  const book = priceBook(rules);
  const standsFor = (level: number, grassroots: boolean | null): number => {
    const code = LEVELS.codes[level];
    const found =
      rules.institutions.find(
        (each) => each.level === code && (grassroots === null || each.grassroots === grassroots),
      ) ??
      rules.institutions.find((each) => each.level === code) ??
      // No act happens at a level that a city has no institution of, so its prices are never paid.
      rules.institutions[0];
    assert(found !== undefined, 'a city has institutions');
    return found.institution;
  };
  const ofLevel = LEVELS.codes.map((_, level) => standsFor(level, null));
  const grassroots = LEVELS.codes.map((_, level) => standsFor(level, true));
  const others = LEVELS.codes.map((_, level) => standsFor(level, false));
  return {
    version: (day) => book.version(day),
    line: (item, level, day) =>
      Number(book.line(item, { institution: ofLevel[level] ?? 0, day }).unitPrice),
    visit: (key) => {
      const places = key.grassroots ? grassroots : others;
      const visit = {
        visitKind: VISIT_KINDS.codes[key.visitKind] ?? 'outpatient',
        title: TITLES.codes[key.title] ?? 'none',
        specialNeeds: false,
        scheme: key.insured ? (SCHEMES.codes[key.scheme] ?? 'none') : 'none',
        age: key.age,
      } as const;
      const { charges } = book.visit(visit, {
        institution: places[key.level] ?? 0,
        day: key.day,
      });
      return charges.reduce((sum, charge) => sum + Number(charge.price), 0);
    },
  };
}
