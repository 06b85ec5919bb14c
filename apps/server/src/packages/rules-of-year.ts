import { type Day, type IsoDate, isoDate, parseDay, unwrap } from '@sanyi/kernel';
import { firedRulesOn, type RulesOfDays } from '@sanyi/store';
import type { City } from '../city/city.ts';

/** The claims of a year and the rules that decided them. */
export type RulesOfYear = RulesOfDays & { readonly from: IsoDate; readonly to: IsoDate };

const kept = new WeakMap<City, Promise<RulesOfYear>>();

/** Counted once: the claims of a city that is served do not change. */
export function yearOf(city: City): Promise<RulesOfYear> {
  const known = kept.get(city);
  if (known) return known;
  const days = lastWholeYear(city.facts.manifest);
  const counted = firedRulesOn(city.settled, days).then((found) => ({
    ...found,
    from: isoDate(days.from),
    to: isoDate(days.to),
  }));
  kept.set(city, counted);
  return counted;
}

/** The last calendar year that the facts hold as a whole; all of their days where they hold none. */
function lastWholeYear(facts: { readonly from: string; readonly to: string }): {
  readonly from: Day;
  readonly to: Day;
} {
  const day = (text: string): Day => unwrap(parseDay(text));
  const [last, first] = [Number(facts.to.slice(0, 4)), Number(facts.from.slice(0, 4))];
  for (let year = last; year >= first; year--) {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    if (from >= facts.from && to <= facts.to) return { from: day(from), to: day(to) };
  }
  return { from: day(facts.from), to: day(facts.to) };
}
