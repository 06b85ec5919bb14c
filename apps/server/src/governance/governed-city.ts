import type { City } from '../city/city.ts';
import { alertsOf } from '../pages/alerts.ts';
import type { PageSource } from '../pages/page-source.ts';
import type { GovernedCity } from './governance-source.ts';

/** What governance reads of a measured city. */
export function governedCity(city: City, source: PageSource, today: string): GovernedCity {
  const { book } = source;
  const { manifest } = city.facts;
  return {
    on: manifest.synthetic ? manifest.to : today,
    quarters: book.quarters,
    districts: book.districts,
    figure: (indicator, place, period) => {
      const figure = book.figure(indicator, place, period);
      if (!figure) return null;
      const { value, numerator, denominator } = figure;
      const judgement = book.judgement(indicator, place, period);
      return { indicator, place, period, value, numerator, denominator, judgement };
    },
    crossed: (period) =>
      alertsOf(source, period).map(({ indicator, place, title, level }) => ({
        indicator,
        place,
        title,
        judgement: level === 'over' ? 'missed' : 'near',
      })),
  };
}
